"""Twee antwoorden die elkaar tegenspreken.

Wat: de antwoorden voldoen samen aan een regel onder `tegenspraken` in de vragenlijst: alles onder `als` en alles onder
`en` is waar. De regels zijn gegevens; wie een vragenlijst maakt, schrijft ze.
Waarom: één van de twee antwoorden klopt dan niet, en wie het rapport leest, ziet dat ook.

Fout:
    visie-besloten: niet-vastgesteld
    visie-gemaakt-met: 3              # de regel zegt: zonder visie is er niets samen gemaakt

Goed:
    visie-besloten: niet-vastgesteld
    visie-gemaakt-met: 0
"""

from collections.abc import Iterator, Mapping
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vraag import Antwoordwaarde
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek


def controleer(lijst: Vragenlijst, _bestand: Antwoordbestand, uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """A finding for every rule that holds, at the first question of its second half."""
    for regel in lijst.tegenspraken:
        if _geldt(regel.als, uitslag) and _geldt(regel.en, uitslag):
            namen = ", ".join(f"'{naam}'" for naam in (*regel.als, *regel.en))
            yield Gebrek(("antwoorden", next(iter(regel.en)), "antwoord"), regel.tekst, f"Kijk naar: {namen}.")


def _geldt(antwoorden: Mapping[str, tuple[Antwoordwaarde, ...]], uitslag: Uitslag) -> bool:
    """Whether every question has one of its answers. What does not count (hidden, nvt, unknown) has none."""
    return all(uitslag.vragen[naam].antwoord in waarden for naam, waarden in antwoorden.items())
