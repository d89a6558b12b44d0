"""Een rapport waarvan de bijlagen niet bij elkaar horen.

Wat: in een rapport zitten de antwoorden, de cijfers en van beide een controlegetal. Een controlegetal klopt niet, de
cijfers horen bij andere antwoorden, of opnieuw rekenen met deze antwoorden geeft andere cijfers.
Waarom: zo ziet u of er na het maken iets aan de gegevens is veranderd. De tekst op de bladzijden kijken wij niet na.
Wie het rapport maakte, blijkt er ook niet uit.

Fout:
    Iemand verandert in de bijlage uitslag.json een 46 in een 64.

Goed:
    Iemand verandert gemeente.yaml, en maakt een nieuw rapport met: beleidsscan evalueer gemeente.yaml
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from .gebrek import Gebrek

FORMAAT = "beleidsscan-uitslag/1"
OPNIEUW = "Vraag het rapport opnieuw bij de maker, of maak het zelf met: beleidsscan evalueer"


def vergelijk_sommen(stukken: Mapping[str, bytes], somregels: bytes) -> Iterator[Gebrek]:
    """Which attachments, by name, do not have the hash that `somregels` (as sha256sum writes them) says."""
    genoemd = {naam: som for som, _, naam in (regel.partition("  ") for regel in somregels.decode().split("\n"))}
    for naam, inhoud in stukken.items():
        if naam not in genoemd:
            yield Gebrek((naam,), f"Voor de bijlage {naam} staat er geen controlegetal in sha256.txt.", OPNIEUW)
        elif genoemd[naam] != hashlib.sha256(inhoud).hexdigest():
            bericht = f"Het controlegetal van de bijlage {naam} klopt niet: zij is veranderd, of sha256.txt is dat."
            yield Gebrek((naam,), bericht, OPNIEUW)


def lees_herkomst(uitslag: bytes) -> dict[str, Any] | Gebrek:
    """What the figures in uitslag.json say that they were computed from; or what is wrong with them."""
    try:
        document = json.loads(uitslag)
    except (ValueError, RecursionError):
        return Gebrek(("uitslag.json",), "De bijlage uitslag.json is geen JSON.", OPNIEUW)
    if not isinstance(document, dict) or document.get("formaat") != FORMAAT:
        bericht = f"De bijlage uitslag.json heeft niet het formaat {FORMAAT}."
        return Gebrek(("uitslag.json",), bericht, "Misschien is het rapport van een nieuwere beleidsscan.")
    herkomst = document.get("herkomst")
    if not isinstance(herkomst, dict):
        return Gebrek(("uitslag.json",), "In de bijlage uitslag.json ontbreekt de herkomst van de cijfers.", OPNIEUW)
    return herkomst


def vergelijk_herkomst(herkomst: Mapping[str, Any], antwoorden: bytes) -> Iterator[Gebrek]:
    """Whether the figures come from these answers, going by the hash that goes with them."""
    if herkomst.get("antwoorden_sha256") != hashlib.sha256(antwoorden).hexdigest():
        bericht = "De cijfers in uitslag.json horen bij andere antwoorden dan die in antwoorden.yaml."
        yield Gebrek(("uitslag.json", "herkomst", "antwoorden_sha256"), bericht, OPNIEUW)


def vergelijk_uitslag(gegeven: bytes, herrekend: bytes) -> Iterator[Gebrek]:
    """Whether the figures in uitslag.json are, byte for byte, what the attached answers give."""
    if gegeven != herrekend:
        bericht = "Opnieuw rekenen met de antwoorden in dit rapport geeft andere cijfers dan uitslag.json."
        yield Gebrek(("uitslag.json",), bericht, OPNIEUW)
