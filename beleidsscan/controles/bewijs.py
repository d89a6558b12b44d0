"""Een antwoord waar bewijs bij hoort, en dat er niet bij staat.

Wat: het antwoord is een niveau waarbij de ladder om bewijs vraagt (`bewijs_vanaf`), en `bewijs` ontbreekt of is leeg.
Waarom: een hoog niveau is een bewering. Zonder bron en plaats kan niemand die nakijken.

Fout:
    plan-voor-bewoners: 3

Goed:
    plan-voor-bewoners:
      antwoord: 3
      bewijs: [{bron: visie, plaats: p. 16}]
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek


def controleer(lijst: Vragenlijst, bestand: Antwoordbestand, uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """Answers that lack the evidence that their level asks for."""
    for naam in bestand.antwoorden:
        if uitslag.vragen[naam].bewijs_ontbreekt:
            wat = lijst.vragen[naam].bewijs
            hulp = f"Wat hier bewijs is: {wat}" if wat else 'Schrijf: bewijs: [{bron: nota, plaats: "p. 3"}]'
            bericht = f"Bij niveau {bestand.antwoorden[naam].antwoord} van '{naam}' hoort bewijs."
            yield Gebrek(("antwoorden", naam, "antwoord"), bericht, hulp)
