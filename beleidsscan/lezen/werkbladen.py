"""The cells of a workbook as they stand in the file: nothing is computed and nothing is filled in.

Only cells with something in them are kept, up to limits. No library does that. python-calamine ends the whole process
on one cell in the far corner, and shows a formula as its outcome. openpyxl makes a cell for each one in a merged block,
sets no limits and reads no .ods.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from .pakket import Weigering, te_groot

# What Excel can hold in a cell.
LANGSTE_TEKST = 32_767
# All sheets together; a workbook of ours has 3,000 cells, with 200,000 characters before anybody types.
MEESTE_CELLEN = 100_000
MEESTE_TEKENS = 5_000_000
MEESTE_BEREIKEN = 100
# With anything in them, on one sheet: each is held against every block.
MEESTE_RIJEN = 10_000

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


class Omvang:
    """Counts what all sheets hold together. Raises Weigering when no workbook of ours has so much."""

    def __init__(self) -> None:
        self._cellen, self._tekens, self._bereiken = MEESTE_CELLEN, MEESTE_TEKENS, MEESTE_BEREIKEN

    def tel_cel(self, cel: Cel, keer: int = 1) -> None:
        """A cell that stands there so many times."""
        lengte = len(cel.waarde) if isinstance(cel.waarde, str) else 0
        keur_lengte(lengte)
        self._cellen -= keer
        self._tekens -= lengte * keer
        if self._cellen < 0 or self._tekens < 0:
            raise te_groot()

    def tel_bereik(self) -> None:
        """A block that was merged, or filled by one formula."""
        self._bereiken -= 1
        if self._bereiken < 0:
            raise Weigering("In dit werkboek zijn te veel cellen samengevoegd.", "Splits ze weer en sla het op.")


def keur_lengte(tekens: int) -> None:
    """Refuse a text that is too long for a cell, while it is read or after. Raises Weigering."""
    if tekens > LANGSTE_TEKST:
        raise Weigering(f"In een cel staan meer dan {LANGSTE_TEKST} tekens.", "Kort die tekst in en sla het op.")


def keur_rijen(blad: Blad) -> None:
    """Refuse a sheet with too many rows. Raises Weigering."""
    if len({rij for rij, _ in blad.cellen}) > MEESTE_RIJEN:
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
