"""Een antwoord dat nergens meetelt.

Wat: er staat een antwoord bij een vraag die door een eerder antwoord vervalt, of die deze rol of selectie niet krijgt.
Waarom: wie zo'n antwoord gaf, denkt dat het meetelt. Vaak klopt dan het eerdere antwoord, de rol of de selectie niet.

Fout:
    hulp-aanwezig: nee
    hulp-in-uren: 2       # deze vraag geldt alleen bij ja

Goed:
    hulp-aanwezig: ja
    hulp-in-uren: 2
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek

_REDENEN = {
    "verborgen": "Deze vraag geldt niet door uw antwoord op een eerdere vraag. Uw antwoord telt niet mee.",
    "niet-gevraagd": "Deze vraag wordt u niet gesteld. Uw antwoord telt niet mee.",
}


def controleer(_lijst: Vragenlijst, bestand: Antwoordbestand, uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """A finding for every answer that was given but does not count."""
    for naam, gegeven in bestand.antwoorden.items():
        toestand = uitslag.vragen[naam].toestand
        if gegeven.antwoord is not None and toestand in _REDENEN:
            yield Gebrek(("antwoorden", naam), _REDENEN[toestand], bij_naam=True)
