"""`importeer`: workbooks, saved forms and reports back into answer files."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout
from .laden import VragenlijstOptie, kies, meld, op_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .invoeren import Invoer

_KEUZES = {"o": "oud", "oud": "oud", "n": "nieuw", "nieuw": "nieuw", "s": "stop", "stop": "stop"}
_ONDERBROKEN = 130
_VRAAG = "Welke antwoorden wilt u waar zij anders zijn: [o]ud, [n]ieuw of [s]toppen?"


def importeer(
    bestanden: Annotated[
        list[Path],
        typer.Argument(
            metavar="BESTAND...", help="Een werkboek, bewaard formulier of rapport, of een map vol.", show_default=False
        ),
    ],
    naar: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Een map, of het antwoordbestand waar het in moet.", show_default=False),
    ] = None,
    bij_verschil: Annotated[
        str | None,
        typer.Option(
            "--bij-verschil",
            metavar="KEUZE",
            help="oud of nieuw: welk antwoord blijft staan als er al een ander staat.",
            show_default=False,
        ),
    ] = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Breng een ingevuld werkboek of formulier, of een rapport, in een antwoordbestand.

    Is dat antwoordbestand er al, dan ziet u eerst wat er verandert. Er verdwijnt niets zonder dat u het zegt.

    Voorbeeld: beleidsscan importeer groningen.xlsx
    """
    from ..schrijven.opmaak import opsomming
    from .importdoel import bereid_voor
    from .invoeren import Klachten

    if bij_verschil not in (None, "oud", "nieuw"):
        raise BeleidsscanFout(f"'{bij_verschil}' kan niet bij --bij-verschil. Kies oud of nieuw.")
    if naar == "-":
        raise BeleidsscanFout("Noem bij --naar een map of een antwoordbestand.")
    klachten = Klachten()
    invoer = bereid_voor(bestanden, naar, vragenlijst, klachten)
    for een in invoer:
        sys.stdout.write(een.scherm())
    sys.stdout.flush()
    keuze = _keuze(invoer, bij_verschil)
    for een in invoer:
        with klachten.van(een.bron):
            een.schrijf(keuze)
    if schemas := sorted({een.schema for een in invoer if een.boek is None and een.doel.exists()}):
        meld(f"Ernaast staat {opsomming(schemas)}. Daarmee helpt een editor u bij het invullen.")
    klachten.sluit_af()


def _keuze(invoer: "list[Invoer]", bij_verschil: str | None) -> str:
    """Which answers stay where two differ: asked once, for all files. Without anybody to ask nothing gives way."""
    if bij_verschil or not any(een.verschilt for een in invoer):
        return bij_verschil or "oud"
    if not op_terminal():
        return "onbekend"
    try:
        return kies(_VRAAG, _KEUZES, "stop")
    except KeyboardInterrupt:
        meld("\nGestopt. Er is niets weggeschreven.")
        raise typer.Exit(_ONDERBROKEN) from None
