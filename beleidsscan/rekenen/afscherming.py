"""Small groups of an anonymous role: which groups may be shown so that nothing under k follows from what is shown.

Numbers can be subtracted: a total minus the groups shown is the rest. So a group that may be shown by itself may have
to stay hidden for the sake of another (complementary suppression). The same holds between two breakdowns of the same
respondents. Everything here looks at how many answered and never at what they answered.

Why it holds: whatever is shown sorts the respondents in classes (in which shown groups somebody is), and looks only at
how often every answer was given in a class. Every class has k respondents or more. So what is shown stays the same when
people in a class swap answers, and tells of fewer than k people only what it tells of their whole class. Of a class it
may tell everything: so `minstens` is what a distribution needs, also for whoever shows less of it (groepsbeeld.py).

This protects whoever reads one output. Who holds the files holds the answers.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Plek = tuple[str | None, str | None]
Kruistabel = Mapping[Plek, int]


class Zichtbaar(NamedTuple):
    """What may be shown of one question: all respondents, and the groups of the first and of the second breakdown."""

    geheel: bool
    eerste: frozenset[str]
    tweede: frozenset[str]


NIETS = Zichtbaar(False, frozenset(), frozenset())


def zichtbaar(tabel: Kruistabel, minstens: int) -> Zichtbaar:
    """What may be shown of respondents counted by two breakdowns at once; None is a group that is never shown.

    All of them from `minstens` on. The second breakdown is not shown when together with the first it would set fewer
    apart; so two groups that differ by fewer are never both shown.
    """
    if sum(tabel.values()) < minstens:
        return NIETS
    eerste = toonbare_groepen(_opgeteld(tabel, lambda rij, _: rij), minstens)
    tweede = toonbare_groepen(_opgeteld(tabel, lambda _, kolom: kolom), minstens)
    klassen = _opgeteld(tabel, lambda rij, kolom: klasse((rij, kolom), Zichtbaar(True, eerste, tweede)))
    if any(0 < aantal < minstens for aantal in klassen.values()):
        tweede = frozenset()
    return Zichtbaar(True, eerste, tweede)


def klasse(plek: Plek, gezien: Zichtbaar) -> Plek:
    """Which of the shown groups somebody is in."""
    rij, kolom = plek
    return rij if rij in gezien.eerste else None, kolom if kolom in gezien.tweede else None


def toonbare_groepen(groepen: Mapping[str | None, int], minstens: int) -> frozenset[str]:
    """The sibling groups that may be shown beside their total.

    Those of `minstens` and more; and as long as the hidden ones together are fewer, but not none, the smallest one that
    is shown is hidden too.
    """
    getoond = {groep: aantal for groep, aantal in groepen.items() if groep is not None and aantal >= minstens}
    while getoond and 0 < sum(groepen.values()) - sum(getoond.values()) < minstens:
        getoond.pop(min(getoond, key=lambda groep: (getoond[groep], groep)))
    return frozenset(getoond)


def _opgeteld(tabel: Kruistabel, naar: Callable[[str | None, str | None], T]) -> dict[T, int]:
    uit: dict[T, int] = {}
    for plek, aantal in tabel.items():
        uit[naar(*plek)] = uit.get(naar(*plek), 0) + aantal
    return uit
