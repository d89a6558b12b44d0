"""Een bestand waarin nog niet staat wie antwoordt.

Wat: `naam` is nog `onbekend`, of onder `organisatie` is `soort` dat nog.
Waarom: een nieuw bestand begint met een gok. Wij vergelijken wie er antwoorden, en die gok telt daarin mee.

Fout:
    naam: onbekend
    laag: uitvoering

Goed:
    naam: Sport en bewegen
    laag: beleid
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import ONBEKEND, Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek

_HULP = "Vul dit bovenin het bestand in, of met: beleidsscan invullen BESTAND"


def controleer(_lijst: Vragenlijst, bestand: Antwoordbestand, _uitslag: Uitslag, _dag: date) -> Iterator[Gebrek]:
    """The name, and the kind of organisation."""
    kop = bestand.kop
    if kop.naam == ONBEKEND:
        ook = f" Klopt het dat het gaat over {kop.laag}?" if kop.laag else ""
        yield Gebrek(("naam",), f"Hier staat nog niet wie antwoordt.{ook}", _HULP)
    if kop.organisatie and kop.organisatie.soort == ONBEKEND:
        yield Gebrek(("organisatie", "soort"), "Hier staat nog niet wat voor organisatie antwoordt.", _HULP)
