"""What may be shown of an anonymous role: per question the middle and the distribution, for all and for groups.

Groups are shown with their distributions beside the one of the whole, or not at all. Medians of groups are not safe
beside anything: with the distribution of the whole, and even with no more than its median, they can leave one solution
for all answers. So groups, and what is left of the whole without them, have the size that a distribution needs.

That nearly all of a group agree is told of the whole alone, and never exactly: more than a share that at least two
counts lie above, so that one who disagrees may be there or not (of ten, "more than 80 %" is nine or ten). It depends on
the size alone; a distribution that is missing would tell as much. Where nearly all of a smaller group agree, there is
no distribution of that question, of the whole neither: that would tell how many agree.

Where no distribution is shown, the middle must not tell it. Of an even number of choices, or of answers out of two, the
mean of the middle two can tell how often each was given; so the lower of the two is taken. Of an odd number of numbers
the middle one is literally what one organisation filled in; so of numbers it is the mean of the middle three (odd) or
two (even), exact.

How many answered is shown beside how many took part. So eight files and seven answers tell that one did not know it,
left it open or does not have it; never who, which of the three, or what the others said.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from ..model.antwoorden import Antwoordbestand, Organisatie, Waarde
from ..model.methode import Vergelijken
from ..model.uitslag import VraagUitslag
from ..model.vergelijking import Antwoorddeel, Cel, Groepsbeeld, Groepscel, Groepsvraag
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .afscherming import NIETS, Plek, Zichtbaar, klasse, zichtbaar
from .maten import som
from .stemmen import Groep, mediaan

# The breakdowns, in the order in which they may be shown, and how an organisation falls in a group of each. What people
# type as their kind is the same group whatever its capitals and spaces.
UITSPLITSINGEN: dict[str, Callable[[Organisatie], str]] = {
    "soort": lambda organisatie: " ".join(organisatie.soort.lower().split()),
    "betaalde_krachten": lambda organisatie: organisatie.betaalde_krachten,
}


def groepsbeeld(lijst: Vragenlijst, methode: Vergelijken, groep: Groep) -> Groepsbeeld:
    """Every scored question of an anonymous role, as far as it may be shown."""
    plekken = [_plek(bestand) for bestand in groep.bestanden]
    vragen = [vraag for vraag in lijst.vragen.values() if vraag.telt and groep.geldt(vraag)]
    return Groepsbeeld(
        rol=groep.rol,
        aantal=len(groep.bestanden),
        vragen=tuple(_Beeld(lijst, methode, vraag, groep.bij(vraag), plekken).vraag_beeld() for vraag in vragen),
    )


def _plek(bestand: Antwoordbestand) -> Plek:
    eigen = bestand.kop.organisatie
    if eigen is None:
        return None, None
    soort, betaald = (groep_van(eigen) for groep_van in UITSPLITSINGEN.values())
    return soort, betaald


class _Beeld:
    """One question of one role."""

    def __init__(
        self,
        lijst: Vragenlijst,
        methode: Vergelijken,
        vraag: Vraag,
        oordelen: Sequence[VraagUitslag],
        plekken: Sequence[Plek],
    ) -> None:
        self.methode, self.vraag = methode, vraag
        self.mogelijk = mogelijke_antwoorden(lijst, vraag)
        # k counts who answered this question.
        self.gegeven = [(een, plek) for een, plek in zip(oordelen, plekken, strict=True) if een.waarde is not None]
        self.mag = len(self.gegeven) >= methode.groep_minstens.aantal
        tabel = Counter(plek for _, plek in self.gegeven)
        self.verdeeld = zichtbaar(tabel, methode.verdeling_minstens.aantal) if self.mogelijk else NIETS

    def vraag_beeld(self) -> Groepsvraag:
        alles = [een for een, _ in self.gegeven]
        te_zien = self._te_zien(alles)
        groepen = (te_zien.eerste, te_zien.tweede)
        return Groepsvraag(
            vraag=self.vraag.id,
            geheel=self._cel(alles, met_verdeling=te_zien.geheel) if self.mag else None,
            uitsplitsingen={naam: tuple(self._cellen(as_, groepen[as_])) for as_, naam in enumerate(UITSPLITSINGEN)},
        )

    def _te_zien(self, alles: Sequence[VraagUitslag]) -> Zichtbaar:
        """The distributions that are shown: all that sizes allow, that of the whole alone, or none."""
        if not self.verdeeld.geheel or self._eensgezinden(alles):
            return self.verdeeld._replace(eerste=frozenset(), tweede=frozenset())
        klassen: dict[Plek, list[VraagUitslag]] = {}
        for een, plek in self.gegeven:
            klassen.setdefault(klasse(plek, self.verdeeld), []).append(een)
        return NIETS if any(map(self._eensgezinden, klassen.values())) else self.verdeeld

    def _cellen(self, as_: int, getoond: frozenset[str]) -> Iterator[Groepscel]:
        for naam in sorted(getoond):
            yield Groepscel(
                naam, self._cel([een for een, plek in self.gegeven if plek[as_] == naam], met_verdeling=True)
            )

    def _cel(self, oordelen: Sequence[VraagUitslag], *, met_verdeling: bool) -> Cel:
        waarden = [een.waarde for een in oordelen if een.waarde is not None]
        verdeling = self._verdeling(oordelen) if met_verdeling else None
        laagste = not verdeling and (isinstance(self.vraag, KeuzeVraag) or len(self.mogelijk) == 2)
        return Cel(len(oordelen), midden_van(self.vraag, waarden, laagste=laagste), verdeling)

    def _verdeling(self, oordelen: Sequence[VraagUitslag]) -> tuple[Antwoorddeel, ...]:
        """The share of every possible answer; or only which one nearly all gave, so that the rest cannot be counted."""
        if bijna := self._eensgezinden(oordelen):
            return (bijna,)
        telling = Counter(een.antwoord for een in oordelen)
        return tuple(Antwoorddeel(een, Fraction(telling[een], len(oordelen)), None) for een in self.mogelijk)

    def _eensgezinden(self, oordelen: Sequence[VraagUitslag]) -> Antwoorddeel | None:
        """What nearly all of these answered. At least two counts lie above the limit."""
        aantal, grens = len(oordelen), self.methode.bijna_allemaal.waarde
        grens = min(grens, Fraction(aantal - 2, aantal)) if aantal * (1 - grens) <= 1 else grens
        [(antwoord, keer)] = Counter(een.antwoord for een in oordelen).most_common(1)
        return Antwoorddeel(antwoord, None, grens) if Fraction(keer, aantal) > grens else None


def midden_van(vraag: Vraag, waarden: Sequence[Fraction], *, laagste: bool) -> Fraction:
    """The median, or what stands for it; `laagste`: of an even number the lower of the middle two."""
    rij, plek = sorted(waarden), (len(waarden) - 1) // 2
    if isinstance(vraag, GetalVraag) and len(rij) % 2:
        return som(rij[plek - 1 : plek + 2]) / 3
    return rij[plek] if laagste else mediaan(rij)


def mogelijke_antwoorden(lijst: Vragenlijst, vraag: Vraag) -> list[Waarde]:
    """The answers that a distribution is over, in order. A number has none: it could tell who gave it."""
    if isinstance(vraag, NiveauVraag):
        return list(range(len(lijst.ladder_van(vraag))))
    if isinstance(vraag, JaNeeVraag):
        return ["ja", "nee"]
    return [optie.id for optie in vraag.opties] if isinstance(vraag, KeuzeVraag) else []
