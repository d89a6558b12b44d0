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
        hier = (*route, "onderdelen", naam)
        if naam not in delen:
            yield Gebrek(hier, f"Het onderdeel '{naam}' is er niet.", bij_naam=True)
        else:
            yield from _vergelijk(f"'{naam}'", deel, delen[naam], hier)
    yield from _vergelijk("Het geheel", verwacht.geheel, uitslag.geheel, (*route, "geheel"))


def _vergelijk(wie: str, verwacht: VerwachtDeel, deel: OnderdeelUitslag | Geheel, route: Route) -> Iterator[Gebrek]:
    """One finding for all figures of a section that differ."""
    uitkomst: dict[str, object] = {
        naam: None if breuk is None else procent(breuk)
        for naam, breuk in deel.maten._asdict().items()
        if naam != "gewicht"
    }
    if isinstance(deel, OnderdeelUitslag):
        uitkomst["staat"] = deel.staat
    hoort = verwacht.model_dump(exclude_unset=True)
    if anders := [naam for naam in hoort if uitkomst.get(naam) != hoort[naam]]:
        cijfers = (f"{naam} {_toon(uitkomst.get(naam))} (hier staat {_toon(hoort[naam])})" for naam in anders)
        hulp = "Klopt de nieuwe uitkomst? Zet haar dan hier neer."
        yield Gebrek((*route, anders[0]), f"{wie} komt anders uit. Wij rekenen: {', '.join(cijfers)}.", hulp)


def _toon(cijfer: object) -> object:
    return "niets" if cijfer is None else cijfer
