"""What every command needs first: the answer file with its checked questionnaire."""

import sys
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Uitgang, dichtstbij

# The heavy rooms (pydantic, yaml) are imported inside the functions: --help must not pay for them.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..lezen.antwoorden import Scan
    from ..lezen.vragenlijst import GekeurdeVragenlijst
    from ..model.uitslag import Uitslag
    from ..model.vragenlijst import Vragenlijst

AntwoordenOptie = Annotated[
    Path, typer.Argument(metavar="ANTWOORDEN", help="Uw antwoordbestand, zoals gemeente.yaml.", show_default=False)
]
VragenlijstOptie = Annotated[
    Path | None,
    typer.Option("--vragenlijst", metavar="MAP", help="Een map met eigen vragenlijsten.", show_default=False),
]
ScanOptie = Annotated[str, typer.Option(metavar="NAAM", help="Welke vragenlijst.")]
# Where people start when they do not say otherwise.
EERSTE_SCAN = "tien-punten"


def vragenlijstmap(eigen: Path | None) -> Path:
    """The folder with questionnaires: the user's own, or ours."""
    return eigen or gegevensmap("vragenlijsten")


@cache
def laad_vragenlijst(map_: Path, naam: str) -> "GekeurdeVragenlijst":
    """A questionnaire that has passed its checks. Raises BeleidsscanFout or InvoerFout."""
    from ..lezen.vragenlijst import vind_vragenlijst

    eigen_map = vind_vragenlijst(naam, map_)
    if map_ != gegevensmap("vragenlijsten"):
        return _keur(eigen_map)
    from .voorraad import Voorraad

    voorraad = Voorraad(eigen_map)
    gekeurd = voorraad.haal()
    if gekeurd is None:
        gekeurd = _keur(eigen_map)
        voorraad.bewaar(gekeurd)
    return gekeurd


def _keur(map_: Path) -> "GekeurdeVragenlijst":
    from ..controles.verwijzingen import controleer
    from ..lezen.vragenlijst import GekeurdeVragenlijst, lees_vragenlijst

    gelezen = lees_vragenlijst(map_)
    if gebreken := list(controleer(gelezen.vragenlijst)):
        plaatsen = (gelezen.plaatsen.zoek(een.route, sleutel=een.bij_naam) for een in gebreken)
        rijen = zip(plaatsen, gebreken, strict=True)
        raise InvoerFout([Bevinding(plaats, "verwijzing", een.bericht, hulp=een.hulp) for plaats, een in rijen])
    return GekeurdeVragenlijst(gelezen.vragenlijst, gelezen.sha256)


def keur_invuller(lijst: "Vragenlijst", rol: str, selectie: str, gemeente: str | None) -> None:
    """Whether there is anything to fill in for this role, in a municipality with this name. Raises BeleidsscanFout."""
    if gemeente is not None and (not gemeente.strip() or not gemeente.isprintable() or len(gemeente) > 200):
        raise BeleidsscanFout("Geef de naam van een gemeente, op één regel.")
    if rol not in lijst.rollen:
        hulp = dichtstbij(rol, lijst.rollen) or f"Kies uit: {', '.join(lijst.rollen)}."
        raise BeleidsscanFout(f"De rol '{rol}' is er niet. {hulp}")
    if not any(vraag.is_voor(rol, selectie) for vraag in lijst.vragen.values()):
        welke = "kernvragen" if selectie == "kern" else "vragen"
        raise BeleidsscanFout(f"Voor de rol '{rol}' heeft deze vragenlijst geen {welke}.", Uitgang.NIETS)


def laad_scan(antwoorden: Path, eigen: Path | None) -> "Scan":
    """An answer file and its questionnaire."""
    from ..lezen.antwoorden import lees_scan

    return lees_scan(antwoorden, partial(laad_vragenlijst, vragenlijstmap(eigen)))


def waarschuw(scan: "Scan", uitslag: "Uitslag") -> None:
    """Say on stderr which answers count nowhere, which days are still to come, and who is not known yet."""
    from ..controles import onbekend_wie, ongebruikt, toekomst

    for code, controle in (("toekomst", toekomst), ("onbekend-wie", onbekend_wie), ("ongebruikt", ongebruikt)):
        for gebrek in controle.controleer(scan.vragenlijst, scan.antwoorden, uitslag, date.today()):
            plaats = scan.plaatsen.zoek(gebrek.route, sleutel=gebrek.bij_naam)
            meld(Bevinding(plaats, code, gebrek.bericht, "waarschuwing", gebrek.hulp))


def op_terminal() -> bool:
    """Whether somebody is there to answer a question."""
    return sys.stdin is not None and sys.stdin.isatty()


def kies(vraag: str, keuzes: Mapping[str, str], anders: str) -> str:
    """Ask until one of the words is typed, and give what it stands for; `anders` when nothing will come any more."""
    while True:
        print(f"{vraag} ", end="", file=sys.stderr, flush=True)
        woord = sys.stdin.buffer.readline().decode("utf-8", "replace")
        if not woord:
            return anders
        if keuze := keuzes.get(woord.strip().lower()):
            return keuze
        letters = [een for een in keuzes if len(een) == 1]
        meld(f"Typ {', '.join(letters[:-1])} of {letters[-1]}.")


def meld(bericht: object) -> None:
    """A line for people: everything that is not a result goes to stderr."""
    print(bericht, file=sys.stderr)
