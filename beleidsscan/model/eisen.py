"""What a questionnaire demands of itself, as data: what checks hold it to, beyond what makes it computable."""

from typing import Annotated

from pydantic import Field

from .basis import Rijtje, Slug, Slugs, Tekst, Teksten, Vast

Aantal = Annotated[int, Field(ge=1)]


class Gedeeld(Vast):
    """So many scored questions in common between two roles, in every section of these rows (all rows when empty)."""

    rollen: Annotated[tuple[Slug, ...], Rijtje, Field(min_length=2, max_length=2)]
    minstens: Aantal
    indelingen: Slugs = ()


class Bronindex(Vast):
    """What can be pointed at in a source: its number of pages, and its sections, tables and notes by name."""

    bladzijden: int = 0
    delen: Teksten = ()


class Eisen(Vast):
    """The demands. An empty one demands nothing.

    `minuten` is per role the longest time that answering may take; `maatregelen` per row the fewest measures of a
    section; `niet_gebruiken` words for which there is a better one; `afkortingen` those that need no explaining in a
    text, with what they stand for; `plaatsen` per source what may be referred to.
    """

    volledig: bool = False
    kern_hoogstens: Aantal | None = None
    gedeeld: Annotated[tuple[Gedeeld, ...], Rijtje] = ()
    minuten: dict[Slug, Aantal] = {}
    maatregelen: dict[Slug, Aantal] = {}
    zin_hoogstens: Aantal | None = None
    zin_gemiddeld_onder: Aantal | None = None
    niet_gebruiken: dict[str, Tekst] = {}
    afkortingen: dict[str, Tekst] = {}
    plaatsen: dict[Slug, Bronindex] = {}
