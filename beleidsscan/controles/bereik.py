"""Een rol, onderdeel of indeling die niets krijgt.

Wat: een rol krijgt geen vraag die telt, een onderdeel heeft er geen, of een indeling heeft geen onderdelen.
Waarom: daar komt nooit een cijfer uit, wat iemand ook antwoordt.

Fout:
    rollen:
      gemeente: {naam: gemeente}
      afdeling: {naam: andere afdeling}     # en 'afdeling' staat bij geen enkele vraag

Goed:
    rollen: [gemeente, afdeling]            # bij minstens één vraag die telt
"""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, gescoord_in


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Roles, top-level sections and rows of sections that can never have a figure."""
    krijgen = {rol for vraag in lijst.vragen.values() if vraag.telt for rol in vraag.rollen}
    for rol in lijst.rollen:
        if rol not in krijgen:
            hulp = "Zet de rol bij een vraag, of haal haar weg."
            yield Gebrek(("rollen", rol), f"De rol '{rol}' krijgt geen enkele vraag die telt.", hulp, bij_naam=True)
    gevuld = {deel.indeling for deel in lijst.onderdelen}
    for naam in lijst.indelingen:
        if naam not in gevuld:
            hulp = "Zet 'indeling' bij een onderdeel, of haal haar weg."
            yield Gebrek(("indelingen", naam), f"De indeling '{naam}' heeft geen onderdelen.", hulp, bij_naam=True)
    for i, deel in enumerate(lijst.onderdelen):
        if not gescoord_in(lijst, deel):
            bericht = f"'{deel.id}' heeft geen enkele vraag die telt, ook niet door een koppeling."
            yield Gebrek(("onderdelen", i), bericht, "Er komt nooit een cijfer uit.")
