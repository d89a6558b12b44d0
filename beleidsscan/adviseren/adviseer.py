"""What to do first, and what to find out first."""

import math
from collections.abc import Iterable
from copy import copy
from fractions import Fraction
from functools import lru_cache

from ..model.uitslag import Advies, OnderdeelUitslag, Prioriteit, Stap, Uitslag, Uitzoekvraag, Werking
from ..model.vragenlijst import Maatregel, Vragenlijst, alle_onderdelen
from ..rekenen.maten import NUL, heel, noemer_van, som
from ..rekenen.waarde import waarde_van

_AANTAL_EERST = 3

Aandelen = dict[str, Fraction]
# Per measure the questions that it lifts, each with the value that it leads to.
Tilt = dict[str, list[tuple[str, Fraction]]]


def adviseer(vragenlijst: Vragenlijst, uitslag: Uitslag) -> Advies:
    """Priorities, plan and unknowns for one result."""
    tellend = [
        deel for deel in uitslag.onderdelen if vragenlijst.indelingen[deel.indeling].telt_mee and deel.maten.gewicht
    ]
    prioriteiten = _prioriteiten(tellend)
    tilt = _tilt(vragenlijst)
    opbrengst = _Opbrengst(vragenlijst, uitslag, tellend)
    verbeteren = [prioriteit.onderdeel for prioriteit in prioriteiten]
    maatregelen = _per_onderdeel(vragenlijst)
    uitzoeken = _uitzoeken(vragenlijst, uitslag)
    return Advies(
        opbrengsten={naam: opbrengst.van(naam) for naam in tilt},
        werking={naam: _werking(uitslag, bereik) for naam, bereik in tilt.items()},
        prioriteiten=tuple(prioriteiten),
        plan=tuple(_plan(maatregelen, opbrengst, verbeteren)),
        eerste_stappen=tuple(_eerste_stappen(maatregelen, opbrengst, verbeteren)),
        uitzoeken=tuple(uitzoeken),
        eerst_uitzoeken=tuple(_eerst_uitzoeken(uitzoeken, {deel.id for deel in tellend})),
    )


def _prioriteiten(tellend: list[OnderdeelUitslag]) -> list[Prioriteit]:
    """pr = b (t - s) c for every section to improve, highest first: b its share of the weights, t its target."""
    totaal = som(deel.gewicht for deel in tellend)
    waarden = {
        deel.id: deel.gewicht / totaal * (deel.doel - deel.maten.score) * deel.maten.dekking
        for deel in tellend
        if deel.staat == "verbeteren" and deel.maten.score is not None
    }
    volgorde = sorted(waarden, key=lambda naam: (-waarden[naam], naam))
    return [Prioriteit(onderdeel=naam, waarde=waarden[naam]) for naam in volgorde]


def aandelen_in(deel: OnderdeelUitslag) -> Aandelen:
    """Per applicable question its share of the section, 0 to 1: w / W, through the sections within it."""
    if not deel.onderdelen:
        return {term.vraag: term.aandeel for term in deel.termen if term.aandeel is not None}
    kinderen = [kind for kind in deel.onderdelen if kind.maten.gewicht]
    totaal = som(kind.gewicht for kind in kinderen)
    uit: Aandelen = {}
    for kind in kinderen:
        for naam, aandeel in aandelen_in(kind).items():
            # A linked question may stand in more than one of them.
            uit[naam] = uit.get(naam, NUL) + aandeel * kind.gewicht / totaal
    return uit


# These two are the same for every answer file, so they are worked out once.
@lru_cache(maxsize=1)
def _tilt(vragenlijst: Vragenlijst) -> Tilt:
    vragen = vragenlijst.vragen
    return {
        maatregel.id: [
            (naam, waarde_van(vragenlijst, vragen[naam], antwoord) or NUL) for naam, antwoord in maatregel.tilt.items()
        ]
        for maatregel in vragenlijst.maatregelen
    }


@lru_cache(maxsize=1)
def _per_dagdeel(vragenlijst: Vragenlijst) -> dict[str, int]:
    """Per measure how much its gain counts for each half day that it takes: whole numbers, to compare measures with."""
    maatregelen = vragenlijst.maatregelen
    schaal = noemer_van(maatregel.dagdelen for maatregel in maatregelen)
    dagdelen = {maatregel.id: heel(maatregel.dagdelen, schaal) for maatregel in maatregelen}
    alle = math.lcm(*dagdelen.values())
    return {naam: alle // aantal for naam, aantal in dagdelen.items()}


class _Opbrengst:
    """The gain of a measure: the rise of the lower bound of the whole when its questions reach their levels.

    L is linear in the values, so the gain is the sum over its questions of share x (new value - present lower value),
    where an unknown value counts as 0. Never negative: a measure lowers nothing. Shares and values are kept in whole
    numbers, each over one denominator: the plan tries every measure again after each choice.
    """

    def __init__(self, vragenlijst: Vragenlijst, uitslag: Uitslag, tellend: list[OnderdeelUitslag]) -> None:
        tilt = _tilt(vragenlijst)
        totaal = noemer_van(deel.gewicht for deel in tellend)
        gewichten = [heel(deel.gewicht, totaal) for deel in tellend]
        per_deel = [aandelen_in(deel) for deel in tellend]
        per = noemer_van(aandeel for aandelen in per_deel for aandeel in aandelen.values())
        self._aandeel = {
            naam: gewicht * heel(aandeel, per)
            for gewicht, aandelen in zip(gewichten, per_deel, strict=True)
            for naam, aandeel in aandelen.items()
        }
        laag = {naam: uitslag.vragen[naam].waarde or NUL for naam in self._aandeel}
        noemer = noemer_van([*laag.values(), *(hoog for bereik in tilt.values() for _, hoog in bereik)])
        self._laag = {naam: heel(waarde, noemer) for naam, waarde in laag.items()}
        self._bereik = {
            maatregel: [(naam, heel(hoog, noemer)) for naam, hoog in bereik if naam in self._aandeel]
            for maatregel, bereik in tilt.items()
        }
        self._noemer = sum(gewichten) * per * noemer or 1  # 1: nothing counts, and nothing yields anything
        self._per_dagdeel = _per_dagdeel(vragenlijst)

    def kopie(self) -> "_Opbrengst":
        """A copy in which measures can be taken without changing this one."""
        nieuw = copy(self)
        nieuw._laag = dict(self._laag)
        return nieuw

    def van(self, maatregel: str) -> Fraction:
        return Fraction(self._delen(maatregel), self._noemer)

    def per_dagdeel(self, maatregel: str) -> int:
        """The gain per half day in parts that are the same for all measures."""
        return self._delen(maatregel) * self._per_dagdeel[maatregel]

    def _delen(self, maatregel: str) -> int:
        aandeel, laag = self._aandeel, self._laag
        return sum([aandeel[naam] * max(0, hoog - laag[naam]) for naam, hoog in self._bereik[maatregel]])

    def neem(self, maatregel: str) -> None:
        """From now on this measure is taken: what it lifts yields nothing more to the next one."""
        for naam, hoog in self._bereik[maatregel]:
            self._laag[naam] = max(self._laag[naam], hoog)


def _werking(uitslag: Uitslag, bereik: Iterable[tuple[str, Fraction]]) -> Werking:
    """Certain when a known answer lies below where the measure leads; possible when only unknown ones may."""
    onbekend = False
    for naam, hoog in bereik:
        gegeven = uitslag.vragen[naam]
        if gegeven.waarde is not None and gegeven.waarde < hoog:
            return "zeker"
        onbekend = onbekend or gegeven.onbekend
    return "misschien" if onbekend else "geen"


def _per_onderdeel(vragenlijst: Vragenlijst) -> dict[str, list[Maatregel]]:
    """The measures of every top-level section, those of the sections within it too."""
    bovenste = {deel.id: top.id for top in vragenlijst.onderdelen for deel in alle_onderdelen([top])}
    uit: dict[str, list[Maatregel]] = {}
    for maatregel in vragenlijst.maatregelen:
        uit.setdefault(bovenste[maatregel.onderdeel], []).append(maatregel)
    return uit


def _plan(maatregelen: dict[str, list[Maatregel]], opbrengst: _Opbrengst, verbeteren: list[str]) -> Iterable[Stap]:
    """Sections by priority; within a section greedily by gain per half day, recomputed after each choice."""
    opbrengst = opbrengst.kopie()
    for naam in verbeteren:
        over = {naam: maatregelen.get(naam, [])}
        while stap := _beste(opbrengst, over):
            over = {naam: [maatregel for maatregel in over[naam] if maatregel.id != stap.maatregel]}
            opbrengst.neem(stap.maatregel)
            yield stap


def _eerste_stappen(
    maatregelen: dict[str, list[Maatregel]], opbrengst: _Opbrengst, verbeteren: list[str]
) -> Iterable[Stap]:
    """The best gains per half day over all sections to improve, at most one per section."""
    opbrengst = opbrengst.kopie()
    over = {naam: maatregelen.get(naam, []) for naam in verbeteren}
    for _ in range(_AANTAL_EERST):
        stap = _beste(opbrengst, over)
        if stap is None:
            return
        opbrengst.neem(stap.maatregel)
        del over[stap.onderdeel]
        yield stap


def _beste(opbrengst: _Opbrengst, maatregelen: dict[str, list[Maatregel]]) -> Stap | None:
    """The measure with the highest gain per half day, ties by id; None when nothing yields anything."""
    kandidaten = [
        (-rendement, maatregel.id, naam, maatregel)
        for naam, rij in maatregelen.items()
        for maatregel in rij
        if (rendement := opbrengst.per_dagdeel(maatregel.id))
    ]
    if not kandidaten:
        return None
    _, _, naam, beste = min(kandidaten, key=lambda een: een[:2])
    return Stap(maatregel=beste.id, onderdeel=naam, opbrengst=opbrengst.van(beste.id), dagdelen=beste.dagdelen)


def _uitzoeken(vragenlijst: Vragenlijst, uitslag: Uitslag) -> list[Uitzoekvraag]:
    """Unknown questions by what they could move in their own section (w / W); ties by id."""
    uit = []
    for deel in uitslag.onderdelen:
        aandelen = aandelen_in(deel)
        uit += [
            Uitzoekvraag(
                vraag=naam, onderdeel=deel.id, effect=aandelen[naam], wie_weet=vragenlijst.vragen[naam].wie_weet
            )
            for naam in _eigen_vragen(deel)
            if uitslag.vragen[naam].onbekend
        ]
    noemer = noemer_van(een.effect for een in uit)
    return sorted(uit, key=lambda een: (-heel(een.effect, noemer), een.vraag))


def _eigen_vragen(deel: OnderdeelUitslag) -> Iterable[str]:
    yield from (term.vraag for term in deel.termen if not term.gekoppeld)
    for kind in deel.onderdelen:
        yield from _eigen_vragen(kind)


def _eerst_uitzoeken(uitzoeken: list[Uitzoekvraag], tellend: set[str]) -> Iterable[Uitzoekvraag]:
    """The most telling unknowns, at most one per section, so that they do not all come from one corner."""
    gehad: set[str] = set()
    for een in uitzoeken:
        if len(gehad) < _AANTAL_EERST and een.onderdeel in tellend - gehad:
            gehad.add(een.onderdeel)
            yield een
