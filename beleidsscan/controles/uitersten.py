"""Een onderdeel dat nooit 0 of 100 kan halen.

Wat: het beste antwoord op een vraag is geen 1 waard, het slechtste geen 0, of geen enkel getal is toegestaan.
Waarom: wie alles goed doet, hoort 100 te krijgen. Anders zijn onderdelen niet met elkaar te vergelijken.

Fout:
    opties:
      - {id: niets, tekst: Er is niets., waarde: 0}
      - {id: alles, tekst: Alles is er., waarde: 0.8}

Goed:
    opties:
      - {id: niets, tekst: Er is niets., waarde: 0}
      - {id: alles, tekst: Alles is er., waarde: 1}
"""

from collections.abc import Iterator

from ..model.uitslag import procent
from ..model.vraag import GetalVraag, KeuzeVraag
from ..model.vragenlijst import Vragenlijst
from ..rekenen.mogelijk import mogelijke_antwoorden, mogelijke_waarden
from .gebrek import Gebrek, Route, onderdelen_met_route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Scored questions that keep their section from the top or the bottom of the scale."""
    for route, deel in onderdelen_met_route(lijst):
        for i, vraag in enumerate(deel.vragen):
            # Levels, and yes or no, reach both ends by themselves.
            if isinstance(vraag, KeuzeVraag | GetalVraag) and vraag.telt:
                yield from _vraag(lijst, vraag, deel.id, (*route, "vragen", i))


def _vraag(lijst: Vragenlijst, vraag: KeuzeVraag | GetalVraag, onderdeel: str, route: Route) -> Iterator[Gebrek]:
    if not mogelijke_antwoorden(lijst, vraag):
        yield Gebrek((*route, "minimum"), f"Geen enkel getal past bij '{vraag.id}': 'minimum' is hoger dan 'maximum'.")
    waarden = mogelijke_waarden(lijst, vraag)
    if not waarden:
        return
    hier = (*route, "opties" if isinstance(vraag, KeuzeVraag) else "ankers")
    hulp = "Geef één antwoord de waarde {0}." if isinstance(vraag, KeuzeVraag) else "Kijk naar 'minimum' en 'maximum'."
    (slechtste, _), (beste, _) = waarden[0], waarden[-1]
    if beste < 1:
        bericht = f"Het beste antwoord op '{vraag.id}' is {procent(beste)}% waard; '{onderdeel}' haalt nooit 100."
        yield Gebrek(hier, bericht, hulp.format(1))
    if slechtste > 0:
        bericht = f"Het slechtste antwoord op '{vraag.id}' is {procent(slechtste)}% waard; '{onderdeel}' haalt nooit 0."
        yield Gebrek(hier, bericht, hulp.format(0))
