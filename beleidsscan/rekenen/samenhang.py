"""Coherence between departments (horizontal) and between policy and execution (vertical), apart from the level."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from ..model.vergelijking import (
    Deelnemerwaarde,
    Horizontaal,
    Laagvraag,
    Samenhang,
    Samenhangvraag,
    Verticaal,
)
from ..model.vraag import Vraag
from ..model.vragenlijst import Vragenlijst
from .maten import EEN, som
from .stemmen import Groep, mediaan


def samenhang(lijst: Vragenlijst, groep: Groep) -> Samenhang:
    """Coherence over all scored questions that departments share."""
    vragen = [vraag for vraag in lijst.vragen.values() if vraag.telt]
    return Samenhang(groep.rol, _horizontaal(groep, vragen), _verticaal(groep, vragen))


def paarsgewijs(waarden: Sequence[Fraction]) -> Fraction:
    """The mean |x_i - x_j| over all pairs of two or more values.

    In order, the i-th of n values stands above i others and below n - 1 - i: so it counts 2i - n + 1 times.
    """
    n = len(waarden)
    return som(x * (2 * i - n + 1) for i, x in enumerate(sorted(waarden))) / Fraction(n * (n - 1), 2)


def grootste_verschil(n: int) -> Fraction:
    """The highest that `paarsgewijs` can be for n values: half of them 0, the other half 1."""
    return Fraction((n // 2) * (n - n // 2)) / Fraction(n * (n - 1), 2)


def _horizontaal(groep: Groep, vragen: Iterable[Vraag]) -> Horizontaal:
    """H = 1 - the mean over questions of the mean difference of pairs; from questions that two or more answered."""
    afdelingen = _per_afdeling(groep)
    gedeeld = [een for vraag in vragen if (een := _samenhangvraag(groep, afdelingen, vraag))]
    verschil = _gemiddelde(een.verschil for een in gedeeld)
    uiterste = _gemiddelde(grootste_verschil(een.aantal) for een in gedeeld)
    return Horizontaal(
        aantal=len(afdelingen),
        samenhang=None if verschil is None else EEN - verschil,
        laagst=None if uiterste is None else EEN - uiterste,
        hoogte=_gemiddelde(een.hoogte for een in gedeeld),
        vragen=tuple(gedeeld),
    )


def _per_afdeling(groep: Groep) -> list[list[int]]:
    """The places of the files of every department: one may answer once per layer, and that is one voice."""
    per_naam: dict[str | int, list[int]] = {}
    for plek, bestand in enumerate(groep.bestanden):
        naam = " ".join((bestand.kop.naam or "").lower().split())
        per_naam.setdefault(naam or plek, []).append(plek)
    return list(per_naam.values())


def _samenhangvraag(groep: Groep, afdelingen: Iterable[Sequence[int]], vraag: Vraag) -> Samenhangvraag | None:
    bekend = [een.waarde for een in groep.bij(vraag)]
    per_afdeling = ((plekken[0], [x for i in plekken if (x := bekend[i]) is not None]) for plekken in afdelingen)
    waarden = [Deelnemerwaarde(eerste, mediaan(eigen)) for eerste, eigen in per_afdeling if eigen]
    if len(waarden) < 2:
        return None
    kaal = [een.waarde for een in waarden]
    return Samenhangvraag(vraag.id, len(kaal), paarsgewijs(kaal), som(kaal) / len(kaal), tuple(waarden))


def _verticaal(groep: Groep, vragen: Iterable[Vraag]) -> Verticaal:
    """V = 1 - the mean |x_beleid - x_uitvoering| over questions answered from both layers, x the median of a layer."""
    lagen = [een.kop.laag for een in groep.bestanden]
    gedeeld: list[Laagvraag] = []
    for vraag in vragen:
        beleid, uitvoering = (_van_laag(groep, vraag, lagen, laag) for laag in ("beleid", "uitvoering"))
        if beleid and uitvoering:
            gedeeld.append(Laagvraag(vraag.id, mediaan(beleid), mediaan(uitvoering)))
    verschil = _gemiddelde(abs(een.uitvoering - een.beleid) for een in gedeeld)
    return Verticaal(
        beleid=lagen.count("beleid"),
        uitvoering=lagen.count("uitvoering"),
        samenhang=None if verschil is None else EEN - verschil,
        verschil=_gemiddelde(een.uitvoering - een.beleid for een in gedeeld),
        hoogte_beleid=_gemiddelde(een.beleid for een in gedeeld),
        hoogte_uitvoering=_gemiddelde(een.uitvoering for een in gedeeld),
        vragen=tuple(gedeeld),
    )


def _van_laag(groep: Groep, vraag: Vraag, lagen: Sequence[str | None], laag: str) -> list[Fraction]:
    """The values from one layer. `laag` is what a department says of itself: it makes policy, or carries it out."""
    return [
        een.waarde
        for een, eigen in zip(groep.bij(vraag), lagen, strict=True)
        if eigen == laag and een.waarde is not None
    ]


def _gemiddelde(waarden: Iterable[Fraction]) -> Fraction | None:
    rij = list(waarden)
    return som(rij) / len(rij) if rij else None
