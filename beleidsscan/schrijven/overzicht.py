"""A questionnaire in a few lines: versions, sources and length per role."""

import math
import textwrap
from collections.abc import Iterator

from ..model.vragenlijst import KeuzeVraag, NiveauVraag, Vraag, Vragenlijst

_WOORDEN_PER_MINUUT = 200
_SECONDEN_PER_VRAAG = 10


def beschrijf_vragenlijst(lijst: Vragenlijst) -> str:
    """Name, version, sources, and per role the number of questions and the time that answering takes."""
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
        minuten = geschatte_minuten(vragen, rol)
        duur = f"ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'}"
        regels.append(f"    {gegevens.naam:<28} {len(vragen):>4} vragen, {duur}; kern {kern}")
    regels.append("  Bronnen")
    for bron in lijst.bronnen.values():
        regels.append(f"    {bron.auteur}, {bron.titel} ({bron.datum})")
    return "\n".join(regels) + "\n"


def geschatte_minuten(vragen: list[Vraag], rol: str) -> int:
    """Reading time at 200 words a minute plus ten seconds a question (our own choice), in whole minutes, up."""
    woorden = sum(len(tekst.split()) for vraag in vragen for tekst in _leestekst(vraag, rol))
    return math.ceil(woorden / _WOORDEN_PER_MINUUT + len(vragen) * _SECONDEN_PER_VRAAG / 60)


def _leestekst(vraag: Vraag, rol: str) -> Iterator[str]:
    yield vraag.tekst_voor(rol)
    if isinstance(vraag, KeuzeVraag):
        yield from (optie.tekst for optie in vraag.opties)
    elif isinstance(vraag, NiveauVraag):
        # A shared ladder is read once, not at every question.
        yield from vraag.niveaus
