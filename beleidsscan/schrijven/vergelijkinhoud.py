"""Everything that a comparison is written from, put together once."""

from functools import cached_property

from .. import __version__
from ..model.antwoorden import Kop
from ..model.vergelijking import Vergelijkherkomst, Vergelijking, Vergelijkingdocument
from ..model.vragenlijst import Vragenlijst
from .inhoud import Beeld


class Vergelijkinhoud:
    """The comparison, its questionnaire, and the header and picture of the self-view. No answer file of anybody."""

    def __init__(
        self, lijst: Vragenlijst, lijst_sha256: str, kop: Kop, vergelijking: Vergelijking, logo: Beeld | None = None
    ) -> None:
        self.lijst = lijst
        self.kop = kop
        self.vergelijking = vergelijking
        self.logo = logo
        self._lijst_sha256 = lijst_sha256

    @cached_property
    def document(self) -> Vergelijkingdocument:
        """The comparison as it goes into JSON, with what it was computed from."""
        herkomst = Vergelijkherkomst(
            programma=f"beleidsscan {__version__}",
            vragenlijst=self.lijst.id,
            vragenlijst_versie=self.lijst.versie,
            vragenlijst_sha256=self._lijst_sha256,
            gemeente=self.kop.gemeente,
            gemeentecode=self.kop.gemeentecode,
            peildatum=self.kop.peildatum.isoformat(),
            herkomst=self.kop.herkomst,
        )
        return Vergelijkingdocument("beleidsscan-vergelijking/1", herkomst, self.vergelijking)
