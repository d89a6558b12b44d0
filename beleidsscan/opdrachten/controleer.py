"""`controleer`: what is wrong in questionnaires, answer files and reports, where, and what to do about it."""

import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout, Keuring, Plaats, Uitgang
from .laden import VragenlijstOptie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .keuren import Eisen

_FORMATEN = ("tekst", "json", "github", "sarif", "junit")


PadenOptie = Annotated[
    list[str] | None,
    typer.Argument(metavar="PAD...", help="Bestanden, mappen of patronen zoals antwoorden/*.yaml.", show_default=False),
]
FormaatOptie = Annotated[
    str | None,
    typer.Option(
        metavar="FORMAAT",
        help="tekst, json, github, sarif of junit. Zonder: tekst, en op GitHub ook github.",
        show_default=False,
    ),
]
DekkingOptie = Annotated[
    int | None,
    typer.Option(
        metavar="PROCENT", min=0, max=100, help="Zoveel moet in elk antwoordbestand bekend zijn.", show_default=False
    ),
]
ZonderOptie = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="Sla deze code over. Mag vaker.", show_default=False)
]
TegenOptie = Annotated[
    Path | None,
    typer.Option(
        metavar="OUDER", help="Vergelijk elke vragenlijst met de oudere versie in deze map.", show_default=False
    ),
]
UitlegOptie = Annotated[
    str | None, typer.Option(metavar="CODE", help="Leg een code uit; 'alle' voor de lijst.", show_default=False)
]


def controleer(
    paden: PadenOptie = None,
    formaat: FormaatOptie = None,
    streng: Annotated[bool, typer.Option("--streng", help="Ook een waarschuwing telt als fout.")] = False,
    zonder: ZonderOptie = None,
    minimale_dekking: DekkingOptie = None,
    tegen: TegenOptie = None,
    uitleg: UitlegOptie = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Controleer vragenlijsten, antwoorden en rapporten.

    Voorbeeld: beleidsscan controleer gemeente.yaml
    """
    if uitleg is not None:
        from .uitleggen import leg_uit

        sys.stdout.write(leg_uit(uitleg))
        return
    if formaat is not None and formaat not in _FORMATEN:
        raise BeleidsscanFout(f"Het formaat '{formaat}' is er niet. Kies uit: {', '.join(_FORMATEN)}.")
    if not paden:
        raise BeleidsscanFout("Noem minstens één bestand of map. Voorbeeld: beleidsscan controleer gemeente.yaml")
    keuring, onbruikbaar = _keur(paden, zonder or [], _eisen(vragenlijst, minimale_dekking, tegen))
    if streng:
        keuring = _streng(keuring)
    _toon(keuring, formaat or ("tekst+github" if os.environ.get("GITHUB_ACTIONS") == "true" else "tekst"))
    if onbruikbaar:
        raise typer.Exit(Uitgang.ONBRUIKBAAR)
    if any(een.niveau == "fout" for een in keuring.bevindingen):
        raise typer.Exit(Uitgang.FOUTEN)


def _eisen(eigen: Path | None, dekking: int | None, tegen: Path | None) -> "Eisen":
    from datetime import date
    from fractions import Fraction

    from .keuren import Eisen

    return Eisen(eigen, date.today(), None if dekking is None else Fraction(dekking, 100), tegen)


def _keur(paden: list[str], zonder: list[str], eisen: "Eisen") -> tuple[Keuring, bool]:
    from .keuren import keur
    from .uitleggen import code_om_over_te_slaan

    overslaan = {code_om_over_te_slaan(code) for code in zonder}
    keuring, onbruikbaar = keur(paden, eisen)
    over = tuple(een for een in keuring.bevindingen if een.code not in overslaan)
    return keuring._replace(bevindingen=over), onbruikbaar


def _streng(keuring: Keuring) -> Keuring:
    """Every warning a fault, so that each format says what the exit code says."""
    zo = (een._replace(niveau="fout") if een.niveau == "waarschuwing" else een for een in keuring.bevindingen)
    return keuring._replace(bevindingen=tuple(zo))


def _toon(keuring: Keuring, formaat: str) -> None:
    from ..schrijven.bevindingen import naar_github, naar_json, naar_tekst
    from ..schrijven.junit import naar_junit
    from ..schrijven.sarif import naar_sarif
    from .terminal import schermbreedte
    from .uitleggen import TITELS

    breedte = schermbreedte() if sys.stdout.isatty() else None
    maken: dict[str, Callable[[], str | bytes]] = {
        "tekst": lambda: naar_tekst(keuring, _regel_van, breedte),
        "json": lambda: naar_json(keuring),
        "github": lambda: naar_github(keuring),
        "sarif": lambda: naar_sarif(keuring, TITELS),
        "junit": lambda: naar_junit(keuring),
    }
    for soort in formaat.split("+"):
        uit = maken[soort]()
        sys.stdout.buffer.write(uit if isinstance(uit, bytes) else uit.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def _regel_van(plaats: Plaats) -> str:
    """The source line that a finding is about; nothing when there is none to be read."""
    regels = _regels(plaats.bestand)
    return regels[plaats.regel - 1] if 0 < plaats.regel <= len(regels) else ""


@cache
def _regels(bestand: str) -> list[str]:
    from ..lezen.yaml import lees_tekst

    try:
        # YAML counts more than one character as the end of a line.
        return re.split("[\n\x85\u2028\u2029]", lees_tekst(Path(bestand)))
    except BeleidsscanFout:
        return []
