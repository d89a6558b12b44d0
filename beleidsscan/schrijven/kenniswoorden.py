"""What only one side of a comparison knows, what neither knows, and what is not filled in yet: in words."""

from collections.abc import Callable

from ..model.vergelijking import Rolvergelijking, Stem, VraagVergelijking
from . import opmaak
from .vergelijkkeuze import Kennis

_OPEN = ("nog open", "Nog niet ingevuld")


class Kenniswoorden:
    """The words for who knows. `noem` gives a role in the middle of a sentence.

    `uit_document`: a public document speaks for the self-view. What it does not say may be known all the same.
    """

    def __init__(self, zelf: str, noem: Callable[[str], str], *, uit_document: bool) -> None:
        self._zelf, self._noem, self._uit_document = zelf, noem, uit_document

    def per_kant(self, rol: Rolvergelijking) -> list[tuple[str, str, list[VraagVergelijking]]]:
        """Per way of knowing that is not both: which it is, a heading, and the questions, as far as there are any."""
        per_soort = (
            (kent, titel, [een for een in rol.vragen if een.kent == kent]) for kent, titel in self._titels(rol.rol)
        )
        return [een for een in per_soort if een[2]]

    def _titels(self, rol: str) -> list[tuple[str, str]]:
        ander = self._noem(rol)
        if self._uit_document:
            return [
                ("alleen de ander", f"Niet in het document, wel bekend bij {ander}"),
                ("alleen zelf", f"Wel in het document, niet bekend bij {ander}"),
                ("geen van beide", f"Niet in het document, en niet bekend bij {ander}"),
                _OPEN,
            ]
        return [
            ("alleen de ander", f"Alleen bekend bij {ander}"),
            ("alleen zelf", f"Alleen bekend bij {self._noem(self._zelf)}"),
            ("geen van beide", "Bij geen van beide bekend"),
            _OPEN,
        ]

    def open_bij(self, rol: str, vraag: VraagVergelijking) -> str:
        """Who has not filled in a question; who says weet-niet has."""
        kanten = ((self._zelf, vraag.zelf), (rol, vraag.ander))
        return opmaak.opsomming(self._noem(wie) for wie, stem in kanten if _is_open(stem))

    def bekend_bij(self, een: Kennis) -> str:
        """Who is the only one to know."""
        if self._uit_document and een.rollen == (self._zelf,):
            return "staat alleen in het document"
        return f"alleen bekend bij {opmaak.opsomming(map(self._noem, een.rollen))}"


def _is_open(stem: Stem) -> bool:
    return stem.waarde is None and not stem.weet_niet and bool(stem.niet_ingevuld)
