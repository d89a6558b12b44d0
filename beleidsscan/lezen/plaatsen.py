"""From the symbolic place of a value (a route of keys) to the concrete one (file, line, column)."""

from collections.abc import Iterable
from typing import Any

from ..model.bevinding import Bevinding, Plaats

Route = tuple[str | int, ...]


# The file, where a key and its value start (marks of the parser, None in no file), and the same of what is below it.
# A bare tuple: there are thousands, and a named one takes ten times as long to make.
Knoop = tuple[str, Any, Any, dict[str | int, Any]]


class Plaatsen:
    """The places of everything in one or more files, found by route."""

    def __init__(self, wortel: Knoop, bevindingen: Iterable[Bevinding] = ()) -> None:
        self._wortel = wortel
        # What reading found and could read on after, such as a key that stands twice.
        self.bevindingen = list(bevindingen)

    def voeg_toe(self, voor: Route, ander: "Plaatsen") -> None:
        """Hang the places of another file under the route `voor`."""
        self.bevindingen += ander.bevindingen
        bestand, _, _, kinderen = self._wortel
        for stap in voor[:-1]:
            # The steps on the way down may stand in no file; without them nothing below could be found.
            kinderen = kinderen.setdefault(stap, (bestand, None, None, {}))[3]
        kinderen[voor[-1]] = ander._wortel

    def zoek(self, route: Iterable[str | int], *, sleutel: bool = False) -> Plaats:
        """The place of a route. Steps that are not in the file (a tag, a missing key) are passed over."""
        knoop = self._wortel
        for stap in route:
            knoop = knoop[3].get(stap, knoop)
        bestand, van_sleutel, van_waarde, _ = knoop
        mark = van_sleutel if sleutel else van_waarde
        return Plaats(bestand, mark.line + 1, mark.column + 1) if mark else Plaats(bestand, 1, 1)


def plaats_van_teken(bestand: str, tekst: str, positie: int) -> Plaats:
    """The place of a character offset in a text."""
    ervoor = tekst[:positie]
    return Plaats(bestand, ervoor.count("\n") + 1, positie - (ervoor.rfind("\n") + 1) + 1)
