"""What a check says, and the walks through a questionnaire that checks share."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.gesprek import Bewering
from ..model.vraag import Vraag
from ..model.vragenlijst import Onderdeel, Vragenlijst, alle_onderdelen

Route = tuple[str | int, ...]


class Gebrek(NamedTuple):
    """What is wrong, and the route of keys to where it stands.

    `bij_naam`: the last key of the route is what it is about, not what stands there.
    """

    route: Route
    bericht: str
    hulp: str = ""
    bij_naam: bool = False


def onderdelen_met_route(lijst: Vragenlijst) -> Iterator[tuple[Route, Onderdeel]]:
    """Every section, those within sections right after their parent."""
    yield from _onderdelen(lijst.onderdelen, ("onderdelen",))


def _onderdelen(delen: Sequence[Onderdeel], route: Route) -> Iterator[tuple[Route, Onderdeel]]:
    for i, deel in enumerate(delen):
        yield (*route, i), deel
        yield from _onderdelen(deel.onderdelen, (*route, i, "onderdelen"))


def vragen_met_route(lijst: Vragenlijst) -> Iterator[tuple[Route, Vraag]]:
    """Every question, in order."""
    for route, deel in onderdelen_met_route(lijst):
        for i, vraag in enumerate(deel.vragen):
            yield (*route, "vragen", i), vraag


def beweringen_met_route(lijst: Vragenlijst) -> Iterator[tuple[Route, Bewering]]:
    """Everything with a source in what the conversation guide is made of."""
    gesprek = lijst.gesprek
    if gesprek is None:
        return
    yield from ((("gesprek", "tips", i), tip) for i, tip in enumerate(gesprek.tips))
    yield from ((("gesprek", "feiten", i), feit) for i, feit in enumerate(gesprek.feiten))
    yield from ((("gesprek", "taken", naam), taak) for naam, taak in gesprek.taken.items())
    yield from ((("gesprek", "waarde", naam), deel) for naam, deel in gesprek.waarde)


def gescoord_in(lijst: Vragenlijst, deel: Onderdeel) -> dict[str, Vraag]:
    """The scored questions that a section and those within it are made of, own and linked, by id."""
    delen = alle_onderdelen([deel])
    return {steen.vraag.id: steen.vraag for onder in delen for steen in lijst.bouwstenen.get(onder.id, ())}
