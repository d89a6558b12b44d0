"""Een datum die nog moet komen.

Wat: de peildatum, of de volledige datum van een bron, ligt na vandaag.
Waarom: antwoorden gaan over wat er is. Een datum in de toekomst is bijna altijd een tikfout.

Fout:
    peildatum: 2062-01-31

Goed:
    peildatum: 2026-01-31
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .datum import volle_dag
from .gebrek import Gebrek


def controleer(_lijst: Vragenlijst, bestand: Antwoordbestand, _uitslag: Uitslag, vandaag: date) -> Iterator[Gebrek]:
    """Days in the header that lie after today."""
    if bestand.kop.peildatum > vandaag:
        yield Gebrek(("peildatum",), f"De peildatum {bestand.kop.peildatum} moet nog komen.")
    for naam, bron in bestand.kop.bronnen.items():
        dag = volle_dag(bron.datum)
        if dag and dag > vandaag:
            yield Gebrek(("bronnen", naam, "datum"), f"De datum {dag} van '{naam}' moet nog komen.")
