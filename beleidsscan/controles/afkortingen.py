"""Een afkorting die nergens wordt uitgelegd.

Wat: er staat een afkorting van twee tot vijf hoofdletters, en nergens staat voluit wat zij betekent.
Waarom: wie de afkorting niet kent, kan de vraag niet beantwoorden en vraagt het niet altijd.

Fout:
    vraag: Betaalt de gemeente de VOG?

Goed:
    vraag: Betaalt de gemeente de verklaring omtrent het gedrag (VOG)?
"""

import re
from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, Route
from .taal import alle_teksten

_AFKORTING = re.compile(r"\b[A-Z]{2,5}\b")
# In brackets after the full form, or the other way round.
_UITLEG = re.compile(r"\(([A-Z]{2,5})\)|\b([A-Z]{2,5}) \(")
_ROMEINS = re.compile(r"[IVX]+")
_WOORD = re.compile(r"\w+")


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Abbreviations that are explained nowhere in the questionnaire, each where it stands first."""
    teksten = list(alle_teksten(lijst))
    eerste: dict[str, Route] = {}
    for _, route, tekst in teksten:
        for afkorting in _AFKORTING.findall(tekst):
            eerste.setdefault(afkorting, route)
    eerste = {een: route for een, route in eerste.items() if een not in lijst.eisen.afkortingen}
    if not eerste:
        return
    uitgelegd = {een for uitleg in _UITLEG.findall(lijst.model_dump_json()) for een in uitleg}
    woorden = {woord for tekst in teksten for woord in _WOORD.findall(tekst.tekst)}
    for afkorting, route in eerste.items():
        # A word that also stands somewhere in small letters is no abbreviation: it is said with stress.
        gewoon = _ROMEINS.fullmatch(afkorting) or afkorting.lower() in woorden
        if afkorting not in uitgelegd and not gewoon:
            hulp = "Zet haar tussen haakjes achter het hele woord, of in eisen.yaml bij 'afkortingen'."
            yield Gebrek(route, f"De afkorting '{afkorting}' is nergens uitgelegd.", hulp)
