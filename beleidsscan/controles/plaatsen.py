"""Een vindplaats die niet in de bron staat.

Wat: `plaats` noemt een bladzijde, paragraaf of tabel die `eisen.plaatsen` bij deze bron niet kent.
Waarom: wie een bewering wil nagaan, moet haar kunnen vinden.

Fout:
    bronnen: [{bron: nota, plaats: p. 99}]                  # de nota telt 30 bladzijden

Goed:
    bronnen: [{bron: nota, plaats: "p. 9, par. 2.3"}]       # delen, gescheiden door een komma
"""

import re
from collections.abc import Iterator, Sequence

from ..model.basis import Verwijzing
from ..model.eisen import Bronindex
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, Route, beweringen_met_route, onderdelen_met_route, vragen_met_route

_BLADZIJDE = re.compile(r"p\. ([1-9][0-9]*)")


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Places that are not in the index of their source."""
    if not lijst.eisen.plaatsen:
        return
    for route, deel in onderdelen_met_route(lijst):
        yield from _verwijzingen(lijst, deel.bronnen, route)
    for route, vraag in vragen_met_route(lijst):
        yield from _verwijzingen(lijst, vraag.bronnen, route)
    for i, maatregel in enumerate(lijst.maatregelen):
        yield from _verwijzingen(lijst, maatregel.bronnen, ("maatregelen", i))
    for route, bewering in beweringen_met_route(lijst):
        yield from _verwijzingen(lijst, bewering.bronnen, route)


def _verwijzingen(lijst: Vragenlijst, bronnen: Sequence[Verwijzing], route: Route) -> Iterator[Gebrek]:
    for i, verwijzing in enumerate(bronnen):
        index = lijst.eisen.plaatsen.get(verwijzing.bron, Bronindex())
        for plaats in verwijzing.plaats.split(", "):
            if not _staat_in(index, plaats):
                bericht = f"De plaats '{plaats}' staat niet in de index van '{verwijzing.bron}'."
                yield Gebrek((*route, "bronnen", i, "plaats"), bericht, "Zie eisen.yaml, onder 'plaatsen'.")


def _staat_in(index: Bronindex, plaats: str) -> bool:
    bladzijde = _BLADZIJDE.fullmatch(plaats)
    return int(bladzijde[1]) <= index.bladzijden if bladzijde else plaats in index.delen
