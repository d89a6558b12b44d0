"""Answers that count nowhere: behind a filter that is closed, or to a question that this respondent is not asked."""

from collections.abc import Iterator

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from .verwijzingen import Gebrek

_REDENEN = {
    "verborgen": "Deze vraag geldt niet door uw antwoord op een eerdere vraag. Uw antwoord telt niet mee.",
    "niet-gevraagd": "Deze vraag wordt u niet gesteld. Uw antwoord telt niet mee.",
}


def ongebruikte_antwoorden(bestand: Antwoordbestand, uitslag: Uitslag) -> Iterator[Gebrek]:
    """A finding for every answer that was given but does not count."""
    for naam, gegeven in bestand.antwoorden.items():
        toestand = uitslag.vragen[naam].toestand
        if gegeven.antwoord is not None and toestand in _REDENEN:
            yield Gebrek(("antwoorden", naam), _REDENEN[toestand])
