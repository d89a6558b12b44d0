"""Een korte lijst die te lang is, of een onderdeel overslaat.

Wat: er zijn meer vragen met `kern: true` dan `eisen.kern_hoogstens`, of een onderdeel heeft er geen.
Waarom: een kleine gemeente moet met de korte lijst toch het hele profiel krijgen.

Fout:
    kern: true                      # bij dertig vragen

Goed:
    kern: true                      # bij hooguit 24 vragen, en minstens één in elk onderdeel
"""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, gescoord_in, vragen_met_route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """A short selection that is too long or misses a top-level section."""
    grens = lijst.eisen.kern_hoogstens
    if grens is None:
        return
    kern = [(route, vraag) for route, vraag in vragen_met_route(lijst) if vraag.kern]
    for route, _ in kern[grens:]:
        yield Gebrek((*route, "kern"), f"Dit is kernvraag {len(kern)}, en {grens} is het meeste dat mag.")
    for i, deel in enumerate(lijst.onderdelen):
        if not any(vraag.kern for vraag in gescoord_in(lijst, deel).values()):
            yield Gebrek(("onderdelen", i), f"'{deel.id}' heeft geen kernvraag, ook niet door een koppeling.")
