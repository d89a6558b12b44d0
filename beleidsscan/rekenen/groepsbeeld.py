"""What may be shown of an anonymous role: per question medians and distributions, for all and for groups."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from ..model.antwoorden import Antwoordbestand, Organisatie, Waarde
from ..model.uitslag import VraagUitslag
from ..model.vergelijking import Antwoorddeel, Cel, Groepsbeeld, Groepscel, Groepsvraag
from ..model.vragenlijst import JaNeeVraag, KeuzeVraag, NiveauVraag, Vergelijken, Vraag, Vragenlijst
from .afscherming import NIETS, zichtbaar
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


def _plek(bestand: Antwoordbestand) -> tuple[str | None, str | None]:
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
        plekken: Sequence[tuple[str | None, str | None]],
    ) -> None:
        self.methode, self.vraag = methode, vraag
        self.mogelijk = mogelijke_antwoorden(lijst, vraag)
        # k counts who answered this question.
        self.gegeven = [(een, plek) for een, plek in zip(oordelen, plekken, strict=True) if een.waarde is not None]
        tabel = Counter(plek for _, plek in self.gegeven)
        self.mediaan_van = zichtbaar(tabel, methode.groep_minstens.aantal)
        # A distribution tells more than a median, so what is left after subtracting must be as large as its own limit.
        self.verdeling_van = zichtbaar(tabel, methode.verdeling_minstens.aantal) if self.mogelijk else NIETS

    def vraag_beeld(self) -> Groepsvraag:
        alles = [een for een, _ in self.gegeven]
        mag, verdeeld = self.mediaan_van, self.verdeling_van
        groepen = ((mag.eerste, verdeeld.eerste), (mag.tweede, verdeeld.tweede))
        return Groepsvraag(
            vraag=self.vraag.id,
            geheel=self._cel(alles, met_verdeling=verdeeld.geheel) if mag.geheel else None,
            uitsplitsingen={
                naam: tuple(self._zonder_verraad(list(self._cellen(as_, *groepen[as_]))))
                for as_, naam in enumerate(UITSPLITSINGEN)
            },
        )

    def _cellen(self, as_: int, getoond: frozenset[str], verdeeld: frozenset[str]) -> Iterator[Groepscel]:
        for naam in sorted(getoond):
            eigen = [een for een, plek in self.gegeven if plek[as_] == naam]
            yield Groepscel(naam, self._cel(eigen, met_verdeling=naam in verdeeld))

    def _cel(self, oordelen: Sequence[VraagUitslag], *, met_verdeling: bool) -> Cel:
        midden = mediaan([een.waarde for een in oordelen if een.waarde is not None])
        return Cel(len(oordelen), midden, self._verdeling(oordelen) if met_verdeling else None)

    def _verdeling(self, oordelen: Sequence[VraagUitslag]) -> tuple[Antwoorddeel, ...]:
        """The share of every possible answer; or only which one nearly all gave, so that the rest cannot be counted."""
        telling = Counter(een.antwoord for een in oordelen)
        grens = self.methode.bijna_allemaal.waarde
        delen = [(antwoord, Fraction(telling[antwoord], len(oordelen))) for antwoord in self.mogelijk]
        for antwoord, aandeel in delen:
            if aandeel > grens:
                return (Antwoorddeel(antwoord, None, grens),)
        return tuple(Antwoorddeel(antwoord, aandeel, None) for antwoord, aandeel in delen)

    @staticmethod
    def _zonder_verraad(cellen: list[Groepscel]) -> list[Groepscel]:
        """Beside a group in which nearly all agree, siblings show no distribution: subtracting would give its share."""
        if not any(map(_is_bijna_allemaal, cellen)):
            return cellen
        return [
            een if _is_bijna_allemaal(een) else een._replace(cel=een.cel._replace(verdeling=None)) for een in cellen
        ]


def _is_bijna_allemaal(groep: Groepscel) -> bool:
    return groep.cel.verdeling is not None and groep.cel.verdeling[0].meer_dan is not None


def mogelijke_antwoorden(lijst: Vragenlijst, vraag: Vraag) -> list[Waarde]:
    """The answers that a distribution is over, in order. A number has none: it could tell who gave it."""
    if isinstance(vraag, NiveauVraag):
        return list(range(len(lijst.ladder_van(vraag))))
    if isinstance(vraag, JaNeeVraag):
        return ["ja", "nee"]
    return [optie.id for optie in vraag.opties] if isinstance(vraag, KeuzeVraag) else []
