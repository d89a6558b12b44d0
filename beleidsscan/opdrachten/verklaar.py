"""`verklaar`: the whole arithmetic of one figure."""

import sys
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout, dichtstbij
from .laden import AntwoordenOptie, VragenlijstOptie, laad_scan, waarschuw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.uitslag import OnderdeelUitslag


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
    from ..schrijven.schermtekst import BREEDTE
    from ..schrijven.verklaring import verklaar_geheel, verklaar_onderdeel
    from .terminal import schermbreedte

    scan = laad_scan(antwoorden, vragenlijst)
    uitslag = scoor(scan.vragenlijst, scan.antwoorden)
    waarschuw(scan, uitslag)
    breedte = schermbreedte() if sys.stdout.isatty() else BREEDTE
    if onderdeel.casefold() == "geheel":
        sys.stdout.write(verklaar_geheel(scan.vragenlijst, scan.antwoorden, uitslag, breedte))
        return
    gevonden = _vind(uitslag.alle_onderdelen(), onderdeel)
    sys.stdout.write(verklaar_onderdeel(scan.vragenlijst, scan.antwoorden, uitslag, gevonden, breedte))


def _vind(delen: "list[OnderdeelUitslag]", gevraagd: str) -> "OnderdeelUitslag":
    """By number, name or title; capitals only matter where two sections differ in nothing else."""
    klein = gevraagd.strip().casefold()
    namen = [(deel, (deel.nummer, deel.id, deel.titel)) for deel in delen]
    for deel, zo in namen:
        if gevraagd in zo:
            return deel
    for deel, zo in namen:
        if klein in [naam.casefold() for naam in zo]:
            return deel
    # A number that is not there looks like other numbers; only of a word one can guess what it should have been.
    hulp = dichtstbij(gevraagd, [naam for _, zo in namen for naam in zo[1:]])
    keuzes = f"Kies uit: geheel, {', '.join(deel.nummer for deel in delen)}."
    raise BeleidsscanFout(f"Het onderdeel '{gevraagd}' is er niet. {hulp or keuzes}")
