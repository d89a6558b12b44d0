"""Facts to bring to a talk: tasks with hours, the economic value of volunteering, a share with its uncertainty."""

from fractions import Fraction
from typing import NamedTuple


class Taak(NamedTuple):
    """A task of the centre. `uren` are those asked in a year (None: unknown); `voorrang` 1 goes first."""

    naam: str
    uren: Fraction | None
    voorrang: int


class Taaklast(NamedTuple):
    """What is asked against what there is, in hours a year.

    `verhouding` is available through asked, None when nothing is asked. In order of priority `past` fits, and from the
    first task that does not fit everything is `past_niet`. `zonder_uren` is asked too, but nobody knows how much.
    """

    gevraagd: Fraction
    beschikbaar: Fraction
    verhouding: Fraction | None
    tekort: Fraction
    past: tuple[Taak, ...]
    past_niet: tuple[Taak, ...]
    zonder_uren: tuple[Taak, ...]


class Geldwaarde(NamedTuple):
    """Hours of volunteering in a year, and their worth in euros at the lower and at the higher rate."""

    uren: Fraction
    van: Fraction
    tot: Fraction


class Betrouwbaarheid(NamedTuple):
    """A share of 0 to 1 that was counted, with the interval that it lies in with 95 per cent confidence."""

    aandeel: Fraction
    laag: Fraction
    hoog: Fraction
