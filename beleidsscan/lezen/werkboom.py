"""The plain values in a workbook, as YAML would give them, and the cells where they stand."""

from typing import Any

from ..model.bevinding import Plaats
from .plaatsen import Knoop, Plaatsen, Route


class _Celplaatsen(Plaatsen):
    """Places in a workbook: a node is named after its file, sheet and cell, and knows no lines."""

    def zoek(self, route: Any, *, sleutel: bool = False) -> Plaats:
        """The cell of a route, or of what it stands in."""
        return Plaats(super().zoek(route, sleutel=sleutel).bestand)


class Werkboom:
    """Grows value by value; `waarden` and `plaatsen` are what has come of it."""

    def __init__(self, bestand: str) -> None:
        self.waarden: dict[str, Any] = {}
        self._bestand = bestand
        self._wortel: Knoop = (bestand, None, None, {})
        self.plaatsen: Plaatsen = _Celplaatsen(self._wortel)

    def zet(self, route: Route, waarde: Any, plek: str) -> None:
        """Put a value in, and the cell that it came from."""
        ruw: Any = self.waarden
        knoop = self._wortel
        for stap in route[:-1]:
            ruw = ruw.setdefault(stap, {})
            knoop = knoop[3].setdefault(stap, (f"{self._bestand} {plek}", None, None, {}))
        ruw[route[-1]] = waarde
        knoop[3][route[-1]] = (f"{self._bestand} {plek}", None, None, {})
