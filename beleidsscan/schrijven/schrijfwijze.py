"""How answers, sources and fields of the header are written in an answer file: as YAML, or as JSON where it is that."""

from collections.abc import Mapping
from typing import Any

from ..model.antwoorden import Antwoord
from ..model.basis import Bron, Verwijzing
from .kopie import citaat
from .tekstredactie import scalair

# What stands behind a name: a value, or fields with values.
Inhoud = str | Mapping[str, str]

# What may do without quotes; everything else is free text.
_KAAL = ("antwoord", "bron")


class Schrijfwijze:
    """Values as text. `als_json`: where names stand in quotes, ours do too, and so does what stands behind them."""

    def __init__(self, *, als_json: bool) -> None:
        self._als_json = als_json

    def waarde(self, naam: str, waarde: Any, oud: str = "") -> str:
        """A value on one line, for the field `naam`; `oud` is what it replaces."""
        if isinstance(waarde, tuple):
            return f"[{', '.join(self.verwijzing(een) for een in waarde)}]"
        if self._als_json or (not oud and naam not in _KAAL):
            oud = '"'
        return scalair(waarde, oud)

    def verwijzing(self, een: Verwijzing) -> str:
        """One piece of evidence, between brackets."""
        return self.vlak({naam: self.waarde(naam, waarde) for naam, waarde in een})

    def kopwaarde(self, waarde: Any) -> str:
        """A value of the header on one line."""
        aanhaling = '"' if self._als_json else ""
        if isinstance(waarde, dict):
            paren = [f"{scalair(naam, aanhaling)}: {self.kopwaarde(een)}" for naam, een in waarde.items()]
            return f"{{{', '.join(paren)}}}"
        return scalair(waarde, aanhaling)

    def nieuw(self, een: Antwoord | Bron) -> Inhoud:
        """A source takes one line, an answer the short form where there is nothing but the answer."""
        velden = {naam: self.waarde(naam, waarde) for naam, waarde in gevuld(een).items()}
        if isinstance(een, Bron):
            return self.vlak(velden)
        return velden["antwoord"] if list(velden) == ["antwoord"] else velden

    def regels(self, inhoud: Mapping[str, Any], wit: str) -> list[str]:
        """Names with what stands behind them, each on a line of its own below `wit`."""
        regels = []
        for naam, een in inhoud.items():
            if isinstance(een, str):
                regels.append(f"{wit}{self._naam(naam)}: {een}".rstrip(" "))
            else:
                regels += [f"{wit}{self._naam(naam)}:", *self.regels(een, f"{wit}  ")]
        return regels

    def vlak(self, inhoud: Inhoud | Mapping[str, Inhoud]) -> str:
        """The same on one line: fields between brackets."""
        return inhoud if isinstance(inhoud, str) else f"{{{self.paren(inhoud)}}}"

    def paren(self, velden: Mapping[str, Inhoud]) -> str:
        """Names with what stands behind them on one line, as they stand between brackets."""
        return ", ".join(f"{self._naam(naam)}: {self.vlak(een)}" for naam, een in velden.items())

    def _naam(self, naam: str) -> str:
        return citaat(naam) if self._als_json else naam


def gevuld(een: Antwoord | Bron) -> dict[str, Any]:
    """The fields that say something. An answer can be an empty text: that is another thing than none."""
    return {
        naam: waarde for naam, waarde in een if waarde is not None and (naam == "antwoord" or waarde not in ("", ()))
    }
