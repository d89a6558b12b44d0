"""Te weinig vragen die twee rollen allebei krijgen.

Wat: in een onderdeel staan minder gedeelde vragen dan `eisen.gedeeld` vraagt, en `niet_gedeeld` noemt geen reden.
Waarom: antwoorden van twee rollen zijn alleen te vergelijken op vragen die zij allebei kregen.

Fout:
    rollen: [gemeente]              # bij alle vragen van het punt

Goed:
    rollen: [gemeente, steunpunt]   # bij drie vragen van het punt
    niet_gedeeld: {afdeling: Geen andere afdeling kan dit zien.}
"""

from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, gescoord_in


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Top-level sections with too few scored questions, own or linked, in common between two roles."""
    for i, deel in enumerate(lijst.onderdelen):
        vragen = gescoord_in(lijst, deel).values()
        for eis in lijst.eisen.gedeeld:
            if eis.indelingen and deel.indeling not in eis.indelingen:
                continue
            aantal = sum(set(eis.rollen) <= set(vraag.rollen) for vraag in vragen)
            if aantal < eis.minstens and not set(eis.rollen) & set(deel.niet_gedeeld):
                paar = " en ".join(eis.rollen)
                bericht = f"'{deel.id}' heeft {aantal} gedeelde vragen voor {paar}; nodig zijn er {eis.minstens}."
                yield Gebrek(("onderdelen", i), bericht, "Of noem bij 'niet_gedeeld' waarom het niet kan.")
