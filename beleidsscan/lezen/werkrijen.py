"""The rows of a workbook below the headings that we know, and what stands in them, with a complaint where it must."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from ..model.bevinding import Bevinding, Plaats
from ..model.werkboek import kolomletters
from .werkbladen import Blad, Celwaarde
from .yaml import ONZICHTBAAR

# No heading of ours is as long; a text in a cell can be a thousand times that.
_LANGSTE_KOP = 100
_ZELF_TYPEN = "Typ het antwoord zelf, of plak het met: Plakken speciaal > Waarden."
_ALS_TEKST = "Maak de cel op als tekst en typ het dan opnieuw."


class Rij(NamedTuple):
    """A row, and which column stands under which heading.

    `gevuld` are its columns with something in them, `koprij` is the row of the headings.
    """

    blad: Blad
    nummer: int
    kolommen: dict[str, int]
    gevuld: tuple[int, ...]
    koprij: int

    def naam(self, kop: str) -> str:
        """The cell under a heading, such as `[3 Ruimte!D7]`; the whole row when there is no such column."""
        letters = kolomletters(self.kolommen[kop]) if kop in self.kolommen else ""
        return f"[{self.blad.naam}!{letters}{self.nummer + 1}]"

    def zonder_kop(self) -> Iterator[tuple[int, str]]:
        """The columns with something in this row, and a heading that we do not know or none; and that heading."""
        eigen = set(self.kolommen.values())
        for kolom in self.gevuld:
            if kolom not in eigen:
                kop = self.blad.cellen.get((self.koprij, kolom))
                yield kolom, " ".join(kop.waarde.split())[:_LANGSTE_KOP] if kop and isinstance(kop.waarde, str) else ""


def rijen_onder(blad: Blad, kenmerk: str, koppen: Collection[str]) -> Iterator[Rij]:
    """The rows below a row of headings with `kenmerk` and another of `koppen` in it."""
    bekend = {_woorden(kop): kop for kop in koppen}
    koprij, kolommen = 0, dict[str, int]()
    for nummer, cellen in _rijen(blad):
        gevonden = {bekend[tekst]: kolom for kolom, tekst in sorted(cellen.items(), reverse=True) if tekst in bekend}
        if kenmerk in gevonden and len(gevonden) > 1:
            koprij, kolommen = nummer, gevonden
        elif kolommen:
            yield Rij(blad, nummer, kolommen, tuple(sorted(cellen)), koprij)


def _rijen(blad: Blad) -> Iterator[tuple[int, dict[int, str]]]:
    """What may be a heading in every row that has any cells, by column."""
    rijen: dict[int, dict[int, str]] = {}
    for (nummer, kolom), cel in blad.cellen.items():
        if isinstance(cel.waarde, str) and not cel.waarde.strip():
            continue
        rijen.setdefault(nummer, {})[kolom] = _woorden(cel.waarde)
    yield from sorted(rijen.items())


def _woorden(waarde: Celwaarde) -> str:
    return " ".join(waarde.split()).lower() if isinstance(waarde, str) and len(waarde) <= _LANGSTE_KOP else ""


class Rijlezer:
    """Reads cells; what cannot be used becomes a finding and counts as empty."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.bevindingen: list[Bevinding] = []

    def meld(self, plek: str, code: str, bericht: str, hulp: str = "") -> None:
        """A finding about a cell."""
        self.bevindingen.append(Bevinding(Plaats(f"{self.bestand} {plek}"), code, bericht, hulp=hulp))

    def waarde(self, rij: Rij, kop: str) -> Celwaarde:
        """What stands under a heading, without white space around it; None for nothing."""
        cel = rij.blad.cel(rij.nummer, rij.kolommen[kop]) if kop in rij.kolommen else None
        if cel is None:
            return None
        if cel.soort == "formule":
            self.meld(rij.naam(kop), "formule", "Hier staat een formule. Wij rekenen niets uit.", _ZELF_TYPEN)
        elif cel.soort == "fout":
            self.meld(rij.naam(kop), "celfout", f"Deze cel geeft een fout: {cel.waarde}.", _ZELF_TYPEN)
        elif not isinstance(cel.waarde, str):
            return cel.waarde
        elif vreemd := ONZICHTBAAR.search(cel.waarde):
            self.meld(rij.naam(kop), "teken", f"In deze cel staat een onzichtbaar teken (U+{ord(vreemd[0]):04X}).")
        else:
            return cel.waarde.strip() or None
        return None

    def antwoord(self, rij: Rij, kop: str) -> str | float | bool | None:
        """As `waarde`, but a date is what a spreadsheet makes of `1-2` or `10.5`, and nobody's answer."""
        waarde = self.waarde(rij, kop)
        if isinstance(waarde, date):
            self.meld(rij.naam(kop), "datum", "Het rekenprogramma heeft hier een datum van gemaakt.", _ALS_TEKST)
            return None
        return waarde

    def tekst(self, rij: Rij, kop: str) -> str:
        """As `antwoord`, in words; "" for nothing."""
        return in_woorden(self.antwoord(rij, kop))


def in_woorden(waarde: str | float | bool | None) -> str:
    """What somebody sees in the cell."""
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        return f"{waarde:.15g}".replace(".", ",")
    return waarde or ""
