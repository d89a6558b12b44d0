"""Een vraag zonder maatregel, of een maatregel zonder vraag.

Wat: geen maatregel tilt een vraag die telt op, en zij is geen feitenvraag. Of een maatregel tilt niets op in het eigen
onderdeel, of tilt een feitenvraag op.
Waarom: een slechte uitkomst zonder raad helpt niemand, en raad die niets verandert ook niet.

Fout:
    - id: hulp-bij-aanvraag         # in geen enkele `tilt` genoemd

Goed:
    tilt: {hulp-bij-aanvraag: 3}    # bij een maatregel
    feitenvraag: true               # of bij de vraag, als geen maatregel haar kan veranderen
"""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst, alle_onderdelen
from .gebrek import Gebrek, gescoord_in, vragen_met_route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Scored questions that nothing lifts, and measures that lift nothing where they stand."""
    if not lijst.eisen.volledig:
        return
    opgetild = {naam for maatregel in lijst.maatregelen for naam in maatregel.tilt}
    for route, vraag in vragen_met_route(lijst):
        if not vraag.telt:
            continue
        if vraag.feitenvraag and vraag.id in opgetild:
            bericht = f"'{vraag.id}' heet een feitenvraag, maar een maatregel tilt haar op."
            yield Gebrek((*route, "feitenvraag"), bericht)
        if not vraag.feitenvraag and vraag.id not in opgetild:
            yield Gebrek(route, f"Geen maatregel tilt '{vraag.id}' op.", "Of zet erbij: feitenvraag: true")
    hier = {deel.id: set(gescoord_in(lijst, deel)) for deel in alle_onderdelen(lijst.onderdelen)}
    for i, maatregel in enumerate(lijst.maatregelen):
        if not hier[maatregel.onderdeel] & set(maatregel.tilt):
            bericht = f"'{maatregel.id}' tilt in '{maatregel.onderdeel}' niets op."
            yield Gebrek(("maatregelen", i, "tilt"), bericht)
