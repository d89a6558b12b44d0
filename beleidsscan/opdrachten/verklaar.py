"""`verklaar`: the whole arithmetic of one figure."""

import sys
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout, dichtstbij
from .laden import AntwoordenOptie, VragenlijstOptie, laad_scan


def verklaar(
    antwoorden: AntwoordenOptie,
    onderdeel: Annotated[
        str,
        typer.Argument(
            metavar="ONDERDEEL", help="Een nummer, letter of naam; 'geheel' voor alles.", show_default=False
        ),
    ],
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Laat zien hoe één getal is berekend.

    Voorbeeld: beleidsscan verklaar gemeente.yaml 8
    """
    from ..rekenen.scoor import scoor
    from ..schrijven.verklaring import verklaar_geheel, verklaar_onderdeel

    scan = laad_scan(antwoorden, vragenlijst)
    uitslag = scoor(scan.vragenlijst, scan.antwoorden)
    if onderdeel == "geheel":
        sys.stdout.write(verklaar_geheel(scan.vragenlijst, scan.antwoorden, uitslag))
        return
    delen = uitslag.alle_onderdelen()
    gevonden = next((deel for deel in delen if onderdeel in (deel.nummer, deel.id)), None)
    if gevonden is None:
        namen = [naam for deel in delen for naam in (deel.nummer, deel.id)]
        hulp = dichtstbij(onderdeel, namen) or f"Kies uit: geheel, {', '.join(deel.nummer for deel in delen)}."
        raise BeleidsscanFout(f"Het onderdeel '{onderdeel}' is er niet. {hulp}")
    sys.stdout.write(verklaar_onderdeel(scan.vragenlijst, scan.antwoorden, uitslag, gevonden))
