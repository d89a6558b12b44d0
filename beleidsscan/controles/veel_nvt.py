"""Veel vragen met het antwoord nvt.

Wat: meer dan een vijfde van de vragen die zijn gesteld, heeft het antwoord nvt. De grens van een vijfde is een eigen
keuze.
Waarom: wat nvt is, telt niet mee. Met veel nvt gaat de uitkomst over een klein deel van het beleid, en lijkt zij beter.

Fout:
    leges: {antwoord: nvt, reden: Dat doen wij niet.}       # en zo bij een op de vier vragen

Goed:
    leges: {antwoord: nvt, reden: Hier zijn geen evenementen.}
    drempels-weg: 0                                         # iets niet doen is een antwoord, geen nvt
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek

_EEN_OP_DE = 5


def controleer(_lijst: Vragenlijst, _bestand: Antwoordbestand, uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """One finding for the whole file."""
    toestanden = [een.toestand for een in uitslag.vragen.values() if een.gevraagd]
    nvt = toestanden.count("nvt")
    if _EEN_OP_DE * nvt > len(toestanden):
        bericht = f"{nvt} van de {len(toestanden)} vragen hebben het antwoord nvt. Dat is meer dan een vijfde."
        hulp = "Doet u iets niet, kies dan het laagste antwoord. Weet u het niet, schrijf dan: weet-niet"
        yield Gebrek(("antwoorden",), bericht, hulp, bij_naam=True)
