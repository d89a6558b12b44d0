"""A document as words: parts with a heading, and in them sentences, lines to write on and tables, in reading order.

Every format is made from it, so that HTML, PDF and Word say the same; and its words can be counted before it is drawn.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple


class Zin(NamedTuple):
    """A sentence or more. `kop` comes before it, `bron` after it, smaller. `deel`, 0 to 100, is drawn as a thin bar."""

    tekst: str
    kop: str = ""
    bron: str = ""
    soort: Literal["gewoon", "gezicht", "vraag"] = "gewoon"
    deel: int | None = None


class Schrijfregel(NamedTuple):
    """A line to write on, after a few words."""

    kop: str


class Tabel(NamedTuple):
    """A table with a heading above every column. `getallen`: the columns that hold numbers."""

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    getallen: frozenset[int] = frozenset()


Stuk = Zin | Schrijfregel | Tabel


class Deel(NamedTuple):
    """A part with its heading (`niveau` 2 or 3), `rubriek` in front of it, and its pieces.

    `gezichten` is how every side sees it: these come first, and side by side where there is room.
    """

    soort: Literal["opening", "kop", "onderwerp", "afspraken", "erbij"]
    kop: str
    niveau: Literal[2, 3]
    stukken: tuple[Stuk, ...]
    rubriek: str = ""
    gezichten: tuple[Stuk, ...] = ()


class Gespreksblad(NamedTuple):
    """The whole document."""

    titel: str
    ondertitel: str
    delen: tuple[Deel, ...]


def teksten(blad: Gespreksblad) -> Iterator[str]:
    """Every text of the document, in reading order."""
    yield from (blad.titel, blad.ondertitel)
    for deel in blad.delen:
        yield from (deel.rubriek, deel.kop)
        for stuk in (*deel.gezichten, *deel.stukken):
            yield from _van(stuk)


def _van(stuk: Stuk) -> Iterator[str]:
    if isinstance(stuk, Tabel):
        yield stuk.titel
        yield from stuk.koppen
        for rij in stuk.rijen:
            yield from rij
    elif isinstance(stuk, Zin):
        yield from (stuk.kop, stuk.tekst, stuk.bron)
    else:
        yield stuk.kop


def tel_woorden(blad: Gespreksblad) -> int:
    """How many words there are: whatever stands between spaces."""
    return sum(len(tekst.split()) for tekst in teksten(blad))
