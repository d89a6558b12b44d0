"""Eén vraag die zwaarder telt dan alle andere samen.

Wat: een rol krijgt in een onderdeel drie of meer vragen die tellen, en één daarvan heeft meer dan de helft van het
gewicht.
Waarom: dan bepaalt één antwoord het cijfer, en doen de andere vragen er nauwelijks toe.

Fout:
    gewicht: 5      # naast drie vragen met gewicht 1

Goed:
    gewicht: 2      # naast drie vragen met gewicht 1
"""

from collections.abc import Iterator, Sequence

from ..model.uitslag import procent
from ..model.vragenlijst import Bouwsteen, Vragenlijst
from ..rekenen.maten import som
from .gebrek import Gebrek, vragen_met_route

# Of two questions with different weights, one always has more than half.
_MINSTENS = 3


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Questions that are over half of a section for some role, each once per section."""
    routes = {vraag.id: route for route, vraag in vragen_met_route(lijst)}
    for onderdeel, stenen in lijst.bouwstenen.items():
        gezien: set[str] = set()
        for rol in lijst.rollen:
            eigen = [steen for steen in stenen if rol in steen.vraag.rollen]
            if (steen := _overwicht(eigen)) and steen.vraag.id not in gezien:
                naam = steen.vraag.id
                gezien.add(naam)
                aandeel = procent(steen.gewicht / som(een.gewicht for een in eigen))
                bericht = f"'{naam}' telt voor {aandeel}% van '{onderdeel}' (rol '{rol}')."
                waar = ("raakt", onderdeel) if steen.gekoppeld else ("gewicht",)
                yield Gebrek((*routes[naam], *waar), bericht, "Maak dit gewicht kleiner, of dat van andere groter.")


def _overwicht(stenen: Sequence[Bouwsteen]) -> Bouwsteen | None:
    """The question with more than half of the weight, if there is one and there are others to outweigh."""
    if len(stenen) < _MINSTENS:
        return None
    zwaarste = max(stenen, key=lambda steen: steen.gewicht)
    return zwaarste if 2 * zwaarste.gewicht > som(steen.gewicht for steen in stenen) else None
