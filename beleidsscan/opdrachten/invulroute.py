"""Which questions are asked, which are still open, and which comes next, as far as the answers tell now."""

from typing import NamedTuple

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.uitslag import VraagUitslag
from ..model.vraag import Vraag
from ..model.vragenlijst import Vragenlijst
from ..rekenen.leestijd import minuten_van
from ..rekenen.waarde import beoordeel


class Route(NamedTuple):
    """The questions on the way, in order. A filter that gets another answer gives another way."""

    lijst: Vragenlijst
    rol: str
    oordelen: dict[str, VraagUitslag]

    @property
    def gevraagd(self) -> list[str]:
        """What is asked."""
        return [naam for naam, een in self.oordelen.items() if een.gevraagd]

    @property
    def open(self) -> list[str]:
        """What has no answer yet."""
        return [naam for naam, een in self.oordelen.items() if een.toestand == "niet-ingevuld"]

    @property
    def nummers(self) -> dict[str, int]:
        """What the questions are called on the screen, from 1."""
        return {naam: nummer for nummer, naam in enumerate(self.gevraagd, 1)}

    def volgende_open(self, na: str) -> str | None:
        """The first question after this one that has no answer yet. This one itself may be asked no longer."""
        return next((naam for naam in self._na(na) if naam in set(self.open)), None)

    def vorige(self, voor: str | None) -> str | None:
        """The question before this one, or the last one of all."""
        verder = {*self._na(voor), voor} if voor else set()
        return next((naam for naam in reversed(self.gevraagd) if naam not in verder), None)

    def minuten_vanaf(self, naam: str) -> int:
        """How long the open questions from here on take."""
        open_ = set(self.open) & {naam, *self._na(naam)}
        return minuten_van((self.lijst.vragen[een] for een in open_), self.rol)

    def _na(self, naam: str) -> list[str]:
        vragen = list(self.lijst.vragen)
        return vragen[vragen.index(naam) + 1 :]


def route_van(lijst: Vragenlijst, bestand: Antwoordbestand) -> Route:
    """The way for these answers."""
    return Route(lijst, bestand.kop.rol, beoordeel(lijst, bestand))


def oordeel_over(lijst: Vragenlijst, bestand: Antwoordbestand, vraag: Vraag, gegeven: Antwoord) -> VraagUitslag:
    """What one answer says by itself; no filter hides it."""
    return beoordeel(lijst, bestand.model_copy(update={"antwoorden": {vraag.id: gegeven}}))[vraag.id]
