"""Een voorbeeldgeval dat anders uitkomt dan ernaast staat.

Wat: een antwoordbestand in `gevallen/` geeft een ander cijfer of een andere stand dan `gevallen/verwacht.yaml` zegt.
Waarom: wie een vraag, gewicht of anker verandert, moet zien wat dat met de uitkomst doet.

Fout:
    onderdelen: {toegang-tot-hulp: {ondergrens: 60}}     # en de berekening geeft 45

Goed:
    onderdelen: {toegang-tot-hulp: {ondergrens: 45}}
"""

from collections.abc import Iterator

from ..model.geval import Verwacht, VerwachtDeel
from ..model.uitslag import Geheel, OnderdeelUitslag, Uitslag, procent
from .gebrek import Gebrek, Route


def vergelijk_geval(verwacht: Verwacht, uitslag: Uitslag, route: Route) -> Iterator[Gebrek]:
    """Where the result of a case differs from what was expected; `route` is that of the case."""
    delen = {deel.id: deel for deel in uitslag.alle_onderdelen()}
    for naam, deel in verwacht.onderdelen.items():
        if naam not in delen:
            yield Gebrek((*route, "onderdelen", naam), f"Het onderdeel '{naam}' is er niet.")
        else:
            yield from _vergelijk(deel, delen[naam], (*route, "onderdelen", naam))
    yield from _vergelijk(verwacht.geheel, uitslag.geheel, (*route, "geheel"))


def _vergelijk(verwacht: VerwachtDeel, deel: OnderdeelUitslag | Geheel, route: Route) -> Iterator[Gebrek]:
    uitkomst: dict[str, object] = {
        naam: None if breuk is None else procent(breuk)
        for naam, breuk in deel.maten._asdict().items()
        if naam != "gewicht"
    }
    if isinstance(deel, OnderdeelUitslag):
        uitkomst["staat"] = deel.staat
    for naam in verwacht.model_fields_set:
        if uitkomst.get(naam) != (hoort := getattr(verwacht, naam)):
            yield Gebrek((*route, naam), f"{naam} is {uitkomst.get(naam)}, en niet {hoort}.")
