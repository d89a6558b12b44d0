"""From the symbolic place of a value (a route of keys) to the concrete one (file, line, column)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..model.bevinding import Plaats

Route = tuple[str | int, ...]


class Knoop(NamedTuple):
    """Where a key and its value start (marks of the parser; None in no file), and the same of what is below it."""

    bestand: str
    sleutel: Any
    waarde: Any
    kinderen: dict[str | int, "Knoop"]


class Plaatsen:
    """The places of everything in one or more files, found by route."""

    def __init__(self, wortel: Knoop) -> None:
        self._wortel = wortel

    def voeg_toe(self, voor: Route, wortel: Knoop) -> None:
        """Hang the places of another file under the route `voor`."""
        knoop = self._wortel
        for stap in voor[:-1]:
            # The steps on the way down may stand in no file; without them nothing below could be found.
            knoop = knoop.kinderen.setdefault(stap, Knoop(knoop.bestand, None, None, {}))
        knoop.kinderen[voor[-1]] = wortel

    def zoek(self, route: Iterable[str | int], *, sleutel: bool = False) -> Plaats:
        """The place of a route. Steps that are not in the file (a tag, a missing key) are passed over."""
        knoop = self._wortel
        for stap in route:
            knoop = knoop.kinderen.get(stap, knoop)
        mark = knoop.sleutel if sleutel else knoop.waarde
        return Plaats(knoop.bestand, mark.line + 1, mark.column + 1) if mark else Plaats(knoop.bestand, 1, 1)


def plaats_van_teken(bestand: str, tekst: str, positie: int) -> Plaats:
    """The place of a character offset in a text."""
    ervoor = tekst[:positie]
    return Plaats(bestand, ervoor.count("\n") + 1, positie - (ervoor.rfind("\n") + 1) + 1)
