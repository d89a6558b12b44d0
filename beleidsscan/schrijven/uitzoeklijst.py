"""What is to be found out, by who could know: a list to send to each of them."""

from collections.abc import Iterable
from typing import NamedTuple

from ..model.uitslag import Uitzoekvraag


class Uitzoeklijst(NamedTuple):
    """The questions for one of those who could know; '' when the questionnaire names nobody."""

    wie: str
    vragen: tuple[Uitzoekvraag, ...]


def per_wie(vragen: Iterable[Uitzoekvraag]) -> list[Uitzoeklijst]:
    """Each question once, with the first who could know, in the order given; the list with the first question first.

    Last come the questions of which nobody is named.
    """
    lijsten: dict[str, list[Uitzoekvraag]] = {}
    for een in vragen:
        lijsten.setdefault(een.wie_weet[0] if een.wie_weet else "", []).append(een)
    op_volgorde = sorted(lijsten.items(), key=lambda lijst: not lijst[0])
    return [Uitzoeklijst(wie, tuple(rij)) for wie, rij in op_volgorde]
