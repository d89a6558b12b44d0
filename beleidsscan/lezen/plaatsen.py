"""From the symbolic place of a value (a route of keys) to the concrete one (file, line, column)."""

from collections.abc import Iterable
from typing import NamedTuple

from ..model.bevinding import Plaats

Route = tuple[str | int, ...]


class Punt(NamedTuple):
    """Where a key stands and where its value starts, zero-based (line, column) pairs."""

    sleutel: tuple[int, int]
    waarde: tuple[int, int]


class Plaatsen:
    """The places of everything in one or more files, found by route."""

    def __init__(self, bestand: str, punten: dict[Route, Punt]) -> None:
        self._punten: dict[Route, tuple[str, Punt]] = {(): (bestand, punten.get((), Punt((0, 0), (0, 0))))}
        self.voeg_toe((), bestand, punten)

    def voeg_toe(self, voor: Route, bestand: str, punten: dict[Route, Punt]) -> None:
        """Hang the places of another file under the route `voor`."""
        for route, punt in punten.items():
            self._punten[voor + route] = (bestand, punt)

    def zoek(self, route: Iterable[str | int], *, sleutel: bool = False) -> Plaats:
        """The place of a route. Steps that are not in the file (a tag, a missing key) are passed over."""
        gevonden: Route = ()
        for stap in route:
            verder = (*gevonden, stap)
            if verder in self._punten:
                gevonden = verder
        bestand, punt = self._punten[gevonden]
        regel, kolom = punt.sleutel if sleutel else punt.waarde
        return Plaats(bestand, regel + 1, kolom + 1)


def plaats_van_teken(bestand: str, tekst: str, positie: int) -> Plaats:
    """The place of a character offset in a text."""
    ervoor = tekst[:positie]
    return Plaats(bestand, ervoor.count("\n") + 1, positie - (ervoor.rfind("\n") + 1) + 1)
