"""`nieuw`: an answer file to start from."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from .laden import EERSTE_SCAN, ScanOptie, VragenlijstOptie, keur_invuller, laad_vragenlijst, meld, vragenlijstmap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.vragenlijst import Vragenlijst


def nieuw(
    gemeente: Annotated[str, typer.Argument(metavar="GEMEENTE", help="De naam van de gemeente.", show_default=False)],
    rol: Annotated[str, typer.Option(metavar="ROL", help="Wie antwoordt.")] = "gemeente",
    scan: ScanOptie = EERSTE_SCAN,
    kern: Annotated[bool, typer.Option("--kern", help="Alleen de kernvragen.")] = False,
    naar: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Een map of een bestand, of - voor de uitvoer.", show_default=False),
    ] = None,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang een bestand dat er al is.")] = False,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Maak een leeg antwoordbestand met alle vragen.

    Voorbeeld: beleidsscan nieuw Groningen --rol gemeente
    """
    from ..model.basis import slug_van
    from ..schrijven.bestand import schrijf_atomair
    from ..schrijven.invulbestand import maak_invulbestand
    from ..schrijven.schemas import schemanaam

    lijst = laad_vragenlijst(vragenlijstmap(vragenlijst), scan).vragenlijst
    selectie = "kern" if kern else "volledig"
    keur_invuller(lijst, rol, selectie, gemeente)
    schema = None if naar == "-" else schemanaam("antwoorden", lijst.id)
    # The day is for the user to change.
    tekst = maak_invulbestand(lijst, gemeente, rol, selectie, date.today(), schema=schema)
    if schema is None:  # the standard output has no place beside it
        sys.stdout.write(tekst)
        return
    pad = doelpad(naar, "-".join([slug_van(gemeente, "gemeente"), *([rol] if rol != "gemeente" else [])]) + ".yaml")
    schrijf_atomair(pad, tekst.encode(), overschrijf=overschrijf)
    print(pad)
    zet_schema_naast(pad, lijst)
    meld(f"Ernaast staat {schema}. Daarmee helpt een editor u bij het invullen.")


def zet_schema_naast(pad: Path, lijst: "Vragenlijst") -> None:
    """The JSON Schema that the first line of an answer file names."""
    from ..schrijven.antwoordschema import antwoordschema
    from ..schrijven.bestand import schrijf_atomair
    from ..schrijven.schemas import naar_tekst, schemanaam

    schrijf_atomair(pad.parent / schemanaam("antwoorden", lijst.id), naar_tekst(antwoordschema(lijst)).encode())


def doelpad(naar: str | None, naam: str) -> Path:
    """A name that ends as an answer file does is that file; anything else is the folder for it."""
    doel = Path(naar or ".")
    return doel if doel.suffix.lower() in (".yaml", ".yml") and not doel.is_dir() else doel / naam
