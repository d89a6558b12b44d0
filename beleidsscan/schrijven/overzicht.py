"""A questionnaire in a few lines: versions, sources and length per role."""

import textwrap
from collections.abc import Mapping

from ..model.vragenlijst import Vragenlijst


def beschrijf_vragenlijst(lijst: Vragenlijst, minuten_voor: Mapping[str, int]) -> str:
    """Name, version, sources, and per role the number of questions and the minutes that answering takes."""
    regels = [f"{lijst.id} {lijst.versie}: {lijst.titel}"]
    regels += textwrap.wrap(lijst.omschrijving, 100, initial_indent="  ", subsequent_indent="  ")
    regels.append("  Onderdelen")
    for naam, indeling in lijst.indelingen.items():
        aantal = sum(deel.indeling == naam for deel in lijst.onderdelen)
        regels.append(f"    {indeling.titel:<28} {aantal:>4}")
    regels.append("  Lengte")
    for rol, gegevens in lijst.rollen.items():
        vragen = [vraag for vraag in lijst.vragen.values() if rol in vraag.rollen]
        kern = sum(vraag.kern for vraag in vragen)
        minuten = minuten_voor[rol]
        duur = f"ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'}"
        regels.append(f"    {gegevens.naam:<28} {len(vragen):>4} vragen, {duur}; kern {kern}")
    regels.append("  Bronnen")
    for bron in lijst.bronnen.values():
        regels.append(f"    {bron.auteur}, {bron.titel} ({bron.datum})")
    return "\n".join(regels) + "\n"
