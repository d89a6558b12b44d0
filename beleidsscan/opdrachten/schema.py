"""`schema`: the JSON Schema of a kind of file, for editors."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout, dichtstbij
from .laden import VragenlijstOptie, laad_vragenlijst, vragenlijstmap


def schema(
    soort: Annotated[
        str | None,
        typer.Argument(metavar="SOORT", help="Een soort bestand. Zonder: welke er zijn.", show_default=False),
    ] = None,
    scan: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help="Bij antwoorden: met de vragen van deze vragenlijst.", show_default=False),
    ] = None,
    naar: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Een map of een bestand, of - voor de uitvoer.", show_default=False),
    ] = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Geef een JSON Schema, waarmee een editor helpt bij het invullen.

    Voorbeeld: beleidsscan schema antwoorden --naar schemas
    """
    from ..schrijven.antwoordschema import antwoordschema
    from ..schrijven.bestand import schrijf_atomair
    from ..schrijven.schemas import SOORTEN, naar_tekst, schemanaam

    if scan and soort != "antwoorden":
        raise BeleidsscanFout("--scan kan alleen bij: beleidsscan schema antwoorden")
    if soort is None:
        print("\n".join(f"{naam:<12} {een.uitleg}" for naam, een in SOORTEN.items()))
        return
    if soort not in SOORTEN:
        hulp = dichtstbij(soort, SOORTEN) or f"Kies uit: {', '.join(SOORTEN)}."
        raise BeleidsscanFout(f"De soort '{soort}' is er niet. {hulp}")
    lijst = laad_vragenlijst(vragenlijstmap(vragenlijst), scan).vragenlijst if scan else None
    tekst = naar_tekst(antwoordschema(lijst) if lijst else SOORTEN[soort].maak())
    if naar is None or naar == "-":
        sys.stdout.write(tekst)
        return
    pad = _pad(Path(naar), schemanaam(soort, scan))
    schrijf_atomair(pad, tekst.encode())
    print(pad)


def _pad(doel: Path, naam: str) -> Path:
    """A name that ends as a schema does is that file; anything else is the folder for it."""
    return doel if doel.suffix.lower() == ".json" and not doel.is_dir() else doel / naam
