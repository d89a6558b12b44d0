"""Een antwoord met alleen oud bewijs.

Wat: elke bron bij het antwoord is meer dan vier jaar ouder dan de peildatum. Staat er alleen een jaar, dan geldt 31
december. Een bron zonder jaar telt hier niet als oud. De grens van vier jaar is een eigen keuze: zo lang zit een raad.
Waarom: na vier jaar kan er veel zijn veranderd. De vraag gaat over nu.

Fout:
    peildatum: 2026-01-31
    bronnen:
      visie: {titel: Visie op vrijwillige inzet, datum: "2019"}

Goed:
    peildatum: 2026-01-31
    bronnen:
      visie: {titel: Visie op vrijwillige inzet, datum: "2024"}
"""

from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .datum import laatste_dag
from .gebrek import Gebrek

_JAREN = 4


def controleer(_lijst: Vragenlijst, bestand: Antwoordbestand, uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """Answers that rest on old sources only."""
    peil = bestand.kop.peildatum
    oud = {naam for naam, bron in bestand.kop.bronnen.items() if _is_oud(bron.datum, peil)}
    for naam, gegeven in bestand.antwoorden.items():
        if uitslag.vragen[naam].toestand == "bekend" and gegeven.bewijs and {een.bron for een in gegeven.bewijs} <= oud:
            bericht = f"Het bewijs bij '{naam}' is meer dan vier jaar ouder dan de peildatum."
            yield Gebrek(("antwoorden", naam, "bewijs"), bericht, "Kijk of het nog klopt, en noem een nieuwere bron.")


def _is_oud(datum: str, peil: date) -> bool:
    dag = laatste_dag(datum)
    # As numbers: the 29 February of four years later may not exist.
    return dag is not None and (dag.year + _JAREN, dag.month, dag.day) < (peil.year, peil.month, peil.day)
