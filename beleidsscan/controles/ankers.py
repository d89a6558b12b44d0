"""Ankers die niet van elkaar verschillen.

Wat: twee niveaus van één vraag zeggen hetzelfde, of verschillen alleen in woorden als "vaak", "goed" of "voldoende".
Waarom: twee mensen met hetzelfde stuk in de hand kiezen dan niet hetzelfde niveau.

Fout:
    - Er wordt soms met organisaties gesproken.
    - Er wordt vaak met organisaties gesproken.

Goed:
    - In het laatste jaar was er één gesprek met organisaties.
    - In het laatste jaar was er elk kwartaal een gesprek met organisaties.
"""

import re
from collections.abc import Iterator

from ..model.vraag import NiveauVraag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, vragen_met_route

# Words that give a tone but no fact.
_TOON = re.compile(
    r"\b(soms|vaak|regelmatig|meestal|goed|beter|heel|erg|zeer|vrij|tamelijk|enigszins|voldoende|onvoldoende|ruim|"
    r"behoorlijk|redelijk|sterk|nauwelijks|vrijwel|helemaal|echt|duidelijk|actief|serieus)\b"
)


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Anchors of one question that do not differ in a fact."""
    for route, vraag in vragen_met_route(lijst):
        if not isinstance(vraag, NiveauVraag):
            continue
        gezien: dict[str, int] = {}
        for i, anker in enumerate(vraag.niveaus):
            eerder = gezien.setdefault(_kern(anker), i)
            if eerder != i:
                bericht = f"Niveau {i} van '{vraag.id}' zegt hetzelfde als niveau {eerder}."
                yield Gebrek(
                    (*route, "niveaus", i), bericht, "Laat ze verschillen in een feit: een aantal, plek of datum."
                )


def _kern(tekst: str) -> str:
    return " ".join(re.findall(r"\w+", _TOON.sub("", tekst.lower())))
