"""The cells of a workbook as they stand in the file: nothing is computed and nothing is filled in.

Only cells with something in them are kept. That is why there is no library for it here: those build every cell up to
the last one, so that one word in the far corner takes a hundred gigabytes, and a formula looks like its outcome.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from .pakket import te_groot

# All sheets together; a workbook of ours has 3,000.
MEESTE_CELLEN = 100_000
MEESTE_BEREIKEN = 2000

Celwaarde = str | float | bool | date | None
_WAARHEDEN = {"TRUE()": True, "FALSE()": False}
_CEL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Cel(NamedTuple):
    """What stands in a cell; of a formula or an error only that it is one."""

    waarde: Celwaarde
    soort: Literal["waarde", "formule", "fout"] = "waarde"


class Bereik(NamedTuple):
    """A block of cells, rows and columns counted from 0, the last ones included."""

    rij: int
    kolom: int
    laatste_rij: int
    laatste_kolom: int

    def bevat(self, rij: int, kolom: int) -> bool:
        """Whether a cell is in it."""
        return self.rij <= rij <= self.laatste_rij and self.kolom <= kolom <= self.laatste_kolom


@dataclass
class Blad:
    """A sheet: its cells by row and column, counted from 0, and which blocks were merged or filled by one formula."""

    naam: str
    cellen: dict[tuple[int, int], Cel] = field(default_factory=dict)
    samengevoegd: list[Bereik] = field(default_factory=list)
    formules: list[Bereik] = field(default_factory=list)

    def cel(self, rij: int, kolom: int) -> Cel | None:
        """A cell, or None when it is empty. What a formula elsewhere put here is a formula as well."""
        cel = self.cellen.get((rij, kolom))
        if cel and any(een.bevat(rij, kolom) for een in self.formules):
            return Cel(None, "formule")
        return cel


def keur_omvang(bladen: Iterable[Blad]) -> None:
    """Stop when there is more than a workbook of ours can hold. Raises Weigering."""
    bladen = list(bladen)
    if sum(len(blad.cellen) for blad in bladen) > MEESTE_CELLEN or any(
        len(blad.samengevoegd) > MEESTE_BEREIKEN or len(blad.formules) > MEESTE_BEREIKEN for blad in bladen
    ):
        raise te_groot()


def plek(naam: str) -> tuple[int, int]:
    """Row and column, counted from 0, of a name such as B12. Raises ValueError."""
    gevonden = _CEL.fullmatch(naam)
    if not gevonden:
        raise ValueError(naam)
    kolom = 0
    for letter in gevonden[1]:
        kolom = 26 * kolom + ord(letter) - ord("A") + 1
    return int(gevonden[2]) - 1, kolom - 1


def bereik(naam: str) -> Bereik:
    """A block such as B2:C9, or one cell. Raises ValueError."""
    van, _, tot = naam.partition(":")
    return Bereik(*plek(van), *plek(tot or van))


def van_formule(formule: str) -> Cel:
    """A formula is never computed; but `TRUE()` is how LibreOffice writes down a tick that was typed or pasted."""
    waarheid = _WAARHEDEN.get(formule.strip().removeprefix("of:").removeprefix("=").upper())
    return Cel(None, "formule") if waarheid is None else Cel(waarheid)


def procent(deel: float) -> str:
    """What somebody typed who sees 12% where the file says 0.12."""
    return f"{deel * 100:.12g}".replace(".", ",") + "%"
