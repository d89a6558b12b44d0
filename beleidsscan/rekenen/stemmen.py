"""The respondents of one role together, and what they say on a question as one side of a comparison."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import VraagUitslag
from ..model.vergelijking import Stem
from ..model.vraag import Vraag
from ..model.vragenlijst import Vragenlijst
from .waarde import beoordeel

VERBORGEN = Stem(waarde=None, antwoord=None, aantal=None, weet_niet=None, niet_ingevuld=None)


class Groep(NamedTuple):
    """The files of one role, in a fixed order, and what every question came to in each of them."""

    rol: str
    anoniem: bool
    bestanden: tuple[Antwoordbestand, ...]
    oordelen: tuple[dict[str, VraagUitslag], ...]

    def bij(self, vraag: Vraag) -> list[VraagUitslag]:
        """What this question came to with every respondent, in the order of the files."""
        return [oordeel[vraag.id] for oordeel in self.oordelen]

    def geldt(self, vraag: Vraag) -> bool:
        """Whether the question applies to anybody here. Of an anonymous role that never depends on an answer."""
        if self.anoniem:
            return any(vraag.is_voor(self.rol, een.kop.selectie) for een in self.bestanden)
        return any(een.gevraagd and een.toestand != "nvt" for een in self.bij(vraag))


def groepeer(lijst: Vragenlijst, bestanden: Iterable[Antwoordbestand]) -> dict[str, Groep]:
    """The files by role, in the order of the roles. The order in which the files came changes nothing."""
    per_rol: dict[str, list[Antwoordbestand]] = {}
    for bestand in sorted(bestanden, key=_volgorde):
        per_rol.setdefault(bestand.kop.rol, []).append(bestand)
    return {
        rol: Groep(rol, een.anoniem, tuple(per_rol[rol]), tuple(beoordeel(lijst, best) for best in per_rol[rol]))
        for rol, een in lijst.rollen.items()
        if rol in per_rol
    }


def _volgorde(bestand: Antwoordbestand) -> tuple[str, str, str]:
    kop = bestand.kop
    return kop.naam or "", kop.laag or "", kop.peildatum.isoformat()


def mediaan(waarden: Sequence[Fraction]) -> Fraction:
    """The middle value; of an even number of values the mean of the middle two, exact."""
    rij = sorted(waarden)
    midden = len(rij) // 2
    return rij[midden] if len(rij) % 2 else (rij[midden - 1] + rij[midden]) / 2


def stem_van(groep: Groep, vraag: Vraag) -> Stem:
    """What the respondents of a named role say on a question."""
    oordelen = groep.bij(vraag)
    waarden = [een.waarde for een in oordelen if een.waarde is not None]
    toestanden = [een.toestand for een in oordelen]
    return Stem(
        waarde=mediaan(waarden) if waarden else None,
        antwoord=oordelen[0].antwoord if len(oordelen) == 1 else None,
        aantal=len(waarden),
        weet_niet=toestanden.count("weet-niet"),
        niet_ingevuld=toestanden.count("niet-ingevuld"),
    )
