"""What to do first, and what to find out first."""

from collections.abc import Iterable
from copy import copy
from fractions import Fraction

from ..model.uitslag import Advies, OnderdeelUitslag, Prioriteit, Stap, Uitslag, Uitzoekvraag, Werking
from ..model.vragenlijst import Maatregel, Vragenlijst, alle_onderdelen
from ..rekenen.maten import NUL, gewogen_som, som
from ..rekenen.waarde import waarde_van

_AANTAL_EERST = 3

Aandelen = dict[str, Fraction]


def adviseer(vragenlijst: Vragenlijst, uitslag: Uitslag) -> Advies:
    """Priorities, plan and unknowns for one result."""
    tellend = [
        deel for deel in uitslag.onderdelen if vragenlijst.indelingen[deel.indeling].telt_mee and deel.maten.gewicht
    ]
    prioriteiten = _prioriteiten(tellend)
    opbrengst = _Opbrengst(vragenlijst, uitslag, tellend)
    verbeteren = [prioriteit.onderdeel for prioriteit in prioriteiten]
    maatregelen = _per_onderdeel(vragenlijst)
    uitzoeken = _uitzoeken(vragenlijst, uitslag)
    return Advies(
        opbrengsten={maatregel.id: opbrengst.van(maatregel.id) for maatregel in vragenlijst.maatregelen},
        werking={maatregel.id: _werking(vragenlijst, uitslag, maatregel) for maatregel in vragenlijst.maatregelen},
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


class _Opbrengst:
    """The gain of a measure: the rise of the lower bound of the whole when its questions reach their levels.

    L is linear in the values, so the gain is the sum over its questions of share x (new value - present lower value),
    where an unknown value counts as 0. Never negative: a measure lowers nothing.
    """

    def __init__(self, vragenlijst: Vragenlijst, uitslag: Uitslag, tellend: list[OnderdeelUitslag]) -> None:
        totaal = som(deel.gewicht for deel in tellend)
        self._aandeel = {
            naam: aandeel * deel.gewicht / totaal for deel in tellend for naam, aandeel in aandelen_in(deel).items()
        }
        self._laag = {naam: uitslag.vragen[naam].waarde or NUL for naam in self._aandeel}
        self._bereik = {
            maatregel.id: [
                (naam, waarde_van(vragenlijst, vragenlijst.vragen[naam], antwoord) or NUL)
                for naam, antwoord in maatregel.tilt.items()
                if naam in self._aandeel
            ]
            for maatregel in vragenlijst.maatregelen
        }

    def kopie(self) -> "_Opbrengst":
        """A copy in which measures can be taken without changing this one."""
        nieuw = copy(self)
        nieuw._laag = dict(self._laag)
        return nieuw

    def van(self, maatregel: str) -> Fraction:
        return gewogen_som(
            (self._aandeel[naam], hoog - self._laag[naam])
            for naam, hoog in self._bereik[maatregel]
            if hoog > self._laag[naam]
        )

    def neem(self, maatregel: str) -> None:
        """From now on this measure is taken: what it lifts yields nothing more to the next one."""
        for naam, hoog in self._bereik[maatregel]:
            self._laag[naam] = max(self._laag[naam], hoog)


def _werking(vragenlijst: Vragenlijst, uitslag: Uitslag, maatregel: Maatregel) -> Werking:
    """Certain when a known answer lies below where the measure leads; possible when only unknown ones may."""
    onbekend = False
    for naam, antwoord in maatregel.tilt.items():
        gegeven = uitslag.vragen[naam]
        hoog = waarde_van(vragenlijst, vragenlijst.vragen[naam], antwoord) or NUL
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
    stappen = [
        Stap(
            maatregel=maatregel.id,
            onderdeel=naam,
            opbrengst=opbrengst.van(maatregel.id),
            dagdelen=maatregel.dagdelen,
        )
        for naam, rij in maatregelen.items()
        for maatregel in rij
    ]
    stappen = [stap for stap in stappen if stap.opbrengst]
    return min(stappen, key=lambda stap: (-stap.opbrengst / stap.dagdelen, stap.maatregel), default=None)


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
    return sorted(uit, key=lambda een: (-een.effect, een.vraag))


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
