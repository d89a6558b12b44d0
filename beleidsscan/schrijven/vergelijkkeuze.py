"""What of a comparison goes on its first page and what is shown at length. It selects and orders, no more."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from ..model.vergelijking import OnderdeelVergelijking, Vak, Vergelijking, VraagVergelijking

_NUL = Fraction(0)
_MEESTE_GEDEELD = 3
_MEESTE_VERSCHILLEN = 5
_MEESTE_VRAGEN = 5
T = TypeVar("T")


class Gedeeld(NamedTuple):
    """A section on which the self-view and these other roles agree."""

    deel: OnderdeelVergelijking
    rollen: tuple[str, ...]


class Deelverschil(NamedTuple):
    """A section and the role that differs most on it."""

    deel: OnderdeelVergelijking
    rol: str


class Vraagverschil(NamedTuple):
    """A question, with what every role that was asked says on it; the one that differs most is `sterkst`."""

    vraag: str
    sterkst: VraagVergelijking
    rollen: tuple[tuple[str, VraagVergelijking], ...]


class Kennis(NamedTuple):
    """A question that only these roles know the answer to."""

    vraag: str
    rollen: tuple[str, ...]


def gedeeld(vergelijking: Vergelijking, vak: Vak, indelingen: Container[str]) -> list[Gedeeld]:
    """The sections on which sides agree, those with most sides first; not those that others differ on most."""
    oneens = {een.deel.id for een in deelverschillen(vergelijking, indelingen)}
    per_deel: dict[str, list[Deelverschil]] = {}
    for rol, deel in delen_van(vergelijking, indelingen):
        if deel.vak == vak and not deel.telt and deel.id not in oneens:
            per_deel.setdefault(deel.id, []).append(Deelverschil(deel, rol))
    uit = [Gedeeld(rij[0].deel, tuple(een.rol for een in rij)) for rij in per_deel.values()]
    return sorted(uit, key=lambda een: -len(een.rollen))[:_MEESTE_GEDEELD]


def deelverschillen(vergelijking: Vergelijking, indelingen: Container[str]) -> list[Deelverschil]:
    """The sections with the largest differences that count, each once; both directions when there are two."""
    sterkst: dict[str, Deelverschil] = {}
    for rol, deel in delen_van(vergelijking, indelingen):
        eerder = sterkst.get(deel.id)
        if deel.telt and (eerder is None or _groot(deel) > _groot(eerder.deel)):
            sterkst[deel.id] = Deelverschil(deel, rol)
    op_grootte = sorted(sterkst.values(), key=lambda een: -_groot(een.deel))
    return _met_beide_kanten(op_grootte, lambda een: (een.deel.verschil or _NUL) > 0)


def _met_beide_kanten(rij: Sequence[T], hoger: Callable[[T], bool]) -> list[T]:
    """The first of them; the last place is for the other direction when it would not be there."""
    uit, rest = list(rij[:_MEESTE_VERSCHILLEN]), rij[_MEESTE_VERSCHILLEN:]
    if len(kanten := {hoger(een) for een in uit}) == 1 and (ander := [een for een in rest if hoger(een) not in kanten]):
        uit[-1] = ander[0]
    return uit


def _groot(een: OnderdeelVergelijking | VraagVergelijking) -> Fraction:
    return abs(een.verschil or _NUL)


def delen_van(vergelijking: Vergelijking, indelingen: Container[str]) -> Iterator[tuple[str, OnderdeelVergelijking]]:
    """Every top-level section of these rows, by role."""
    for rol in vergelijking.rollen:
        yield from ((rol.rol, deel) for deel in rol.onderdelen if deel.indeling in indelingen)


def vraagverschillen(vergelijking: Vergelijking) -> tuple[list[Vraagverschil], list[Vraagverschil]]:
    """The questions with the largest differences that count: where the self-view is higher, and where it is lower."""
    per_vraag: dict[str, list[tuple[str, VraagVergelijking]]] = {}
    for rol in vergelijking.rollen:
        for vraag in rol.vragen:
            per_vraag.setdefault(vraag.vraag, []).append((rol.rol, vraag))
    alle = [
        Vraagverschil(naam, max((een for _, een in rij), key=_groot), tuple(rij)) for naam, rij in per_vraag.items()
    ]
    op_grootte = sorted((een for een in alle if een.sterkst.telt), key=lambda een: -_groot(een.sterkst))
    hoger = [een for een in op_grootte if (een.sterkst.verschil or _NUL) > 0]
    lager = [een for een in op_grootte if (een.sterkst.verschil or _NUL) < 0]
    return hoger[:_MEESTE_VRAGEN], lager[:_MEESTE_VRAGEN]


def te_vragen(vergelijking: Vergelijking) -> list[Kennis]:
    """The questions that only others, or only the self-view, know the answer to: those that others know first.

    Not where too few of a role answered to show it, or where somebody has not filled it in: then nobody can say who
    knows.
    """
    weten: dict[str, set[str]] = {}
    onzeker = ("te weinig antwoorden", "nog open")
    zwijgen = {een.vraag for rol in vergelijking.rollen for een in rol.vragen if een.kent in onzeker}
    for rol in vergelijking.rollen:
        for vraag in [een for een in rol.vragen if een.vraag not in zwijgen]:
            wie = weten.setdefault(vraag.vraag, set())
            wie |= {
                een
                for een, stem in ((vergelijking.zelf, vraag.zelf), (rol.rol, vraag.ander))
                if stem.waarde is not None
            }
    namen = [rol.rol for rol in vergelijking.rollen]
    van_anderen = [
        Kennis(vraag, tuple(een for een in namen if een in wie))
        for vraag, wie in weten.items()
        if wie and vergelijking.zelf not in wie
    ]
    van_zelf = [Kennis(vraag, (vergelijking.zelf,)) for vraag, wie in weten.items() if wie == {vergelijking.zelf}]
    return van_anderen[:_MEESTE_GEDEELD] + van_zelf[: _MEESTE_VRAGEN - _MEESTE_GEDEELD]


def gelijk_beantwoord(vergelijking: Vergelijking) -> list[tuple[str, int, int]]:
    """Per role on how many questions both sides answer nearly the same, if any, and how many both answered."""
    beide = [(rol.rol, [vraag for vraag in rol.vragen if vraag.kent == "allebei"]) for rol in vergelijking.rollen]
    tellingen = [(rol, sum(not vraag.telt for vraag in vragen), len(vragen)) for rol, vragen in beide]
    return [een for een in tellingen if een[1]]


def meest_uiteen(vragen: Iterable[T], verschil: Callable[[T], Fraction]) -> list[T]:
    """The questions that lie furthest apart, the furthest first."""
    anders = [een for een in vragen if verschil(een)]
    return sorted(anders, key=lambda een: -verschil(een))[:_MEESTE_VRAGEN]
