"""`evalueer`: from an answer file to an advisory report."""

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout, Uitgang
from .laden import AntwoordenOptie, VragenlijstOptie, laad_scan, meld, waarschuw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..lezen.antwoorden import Scan
    from ..schrijven.inhoud import Rapportinhoud

_FORMATEN = ("pdf", "html", "json")


def evalueer(
    antwoorden: AntwoordenOptie,
    formaat: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAAT",
            help="pdf, html, json, of meer met komma's. Zonder: zoals --naar eindigt, en anders pdf.",
            show_default=False,
        ),
    ] = None,
    beknopt: Annotated[bool, typer.Option("--beknopt", help="Alleen de samenvatting van één bladzijde.")] = False,
    zonder_bijlagen: Annotated[
        bool, typer.Option("--zonder-bijlagen", help="Geen antwoorden en cijfers als bijlage in de PDF.")
    ] = False,
    naar: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Een map of een bestand, of - voor de uitvoer.", show_default=False),
    ] = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Maak van uw antwoorden een adviesrapport.

    Voorbeeld: beleidsscan evalueer gemeente.yaml --formaat pdf,html
    """
    formaten = _formaten(formaat or _eindigt_op(naar) or "pdf")
    doelen = _doelen(antwoorden, formaten, naar, beknopt=beknopt)
    scan = laad_scan(antwoorden, vragenlijst)
    inhoud = reken(scan, antwoorden)
    _keur_beantwoord(inhoud, antwoorden)
    # Everything is made before anything is written: a failure leaves no half set behind.
    klaar: dict[str, bytes] = {}
    for soort in doelen:
        with _geduld(soort):
            klaar[soort] = _maak(soort, inhoud, beknopt=beknopt, bijlagen=not zonder_bijlagen)
    for soort, doel in doelen.items():
        _lever(klaar[soort], doel)


def _formaten(formaat: str) -> list[str]:
    formaten = list(dict.fromkeys(deel.strip().lower() for deel in formaat.split(",")))
    for een in formaten:
        if een not in _FORMATEN:
            raise BeleidsscanFout(f"Het formaat '{een}' is er niet. Kies uit: {', '.join(_FORMATEN)}.")
    return formaten


def _eindigt_op(naar: str | None) -> str:
    """The format that the name of one file asks for; nothing for a folder or standard output."""
    soort = Path(naar or "").suffix.lower().lstrip(".")
    return soort if naar and soort in _FORMATEN and not Path(naar).is_dir() else ""


def _doelen(antwoorden: Path, formaten: list[str], naar: str | None, *, beknopt: bool) -> dict[str, Path | None]:
    """Per format the file to write; None is standard output."""
    soort = _eindigt_op(naar)
    if naar and (naar == "-" or soort):
        if len(formaten) > 1:
            raise BeleidsscanFout("Naar één bestand of naar - kan maar één formaat. Kies er één met --formaat.")
        if soort and soort != formaten[0]:
            raise BeleidsscanFout(f"{naar} eindigt op .{soort}, maar het formaat is {formaten[0]}.")
        doelen = {formaten[0]: None if naar == "-" else Path(naar)}
    else:
        wat = "samenvatting" if beknopt else "advies"
        stam = f"{antwoorden.stem}-"
        map_ = Path(naar or ".")
        namen = {"pdf": f"{stam}{wat}.pdf", "html": f"{stam}{wat}.html", "json": f"{stam}uitslag.json"}
        doelen = {een: map_ / namen[een] for een in formaten}
    for doel in doelen.values():
        if doel and doel.resolve() == antwoorden.resolve():
            raise BeleidsscanFout(f"{doel} is uw antwoordbestand. Dat overschrijven wij niet.")
    return doelen


def reken(scan: "Scan", antwoorden: Path) -> "Rapportinhoud":
    """Compute everything once, whatever is made of it; warnings go to stderr."""
    from ..adviseren.adviseer import adviseer
    from ..lezen.huisstijl import lees_huisstijl
    from ..rekenen.scoor import scoor
    from ..schrijven.inhoud import Rapportinhoud

    lijst, bestand = scan.vragenlijst, scan.antwoorden
    uitslag = scoor(lijst, bestand)
    waarschuw(scan, uitslag)
    logo = lees_huisstijl(bestand.kop.huisstijl, antwoorden.parent, scan.plaatsen)
    return Rapportinhoud(lijst, scan.vragenlijst_sha256, bestand, uitslag, adviseer(lijst, uitslag), logo)


def _keur_beantwoord(inhoud: "Rapportinhoud", antwoorden: Path) -> None:
    """A report about nothing helps nobody; 'weet-niet' and 'nvt' are answers too."""
    vragen = inhoud.lijst.vragen
    for uitslag in inhoud.uitslag.vragen.values():
        if uitslag.toestand in ("bekend", "weet-niet", "nvt") and vragen[uitslag.id].telt:
            return
    bericht = f"Er is nog geen enkele vraag beantwoord. Vul in {antwoorden} achter 'antwoord:' iets in."
    raise BeleidsscanFout(bericht, Uitgang.NIETS)


def _maak(soort: str, inhoud: "Rapportinhoud", *, beknopt: bool, bijlagen: bool) -> bytes:
    if soort == "json":
        from ..schrijven.uitslag_json import naar_json

        return naar_json(inhoud.document)
    from ..schrijven.html import naar_html

    sjablonen = gegevensmap("sjablonen")
    if soort == "html":
        return naar_html(inhoud, sjablonen, beknopt=beknopt, voor_pdf=False).encode()
    from ..schrijven.pdf import naar_pdf

    gc.enable()  # drawing hundreds of thousands of boxes leaves garbage worth collecting

    html = naar_html(inhoud, sjablonen, beknopt=beknopt, voor_pdf=True)
    mee = inhoud.bijlagen() if bijlagen else []
    return naar_pdf(html, sjabloonmap=sjablonen, bijlagen=mee, datum=inhoud.bestand.kop.peildatum)


@contextmanager
def _geduld(soort: str) -> Iterator[None]:
    """Say that we are busy once it takes more than a second."""
    klok = threading.Timer(1.0, meld, [f"Bezig met het rapport ({soort}) ..."])
    klok.daemon = True
    klok.start()
    try:
        yield
    finally:
        klok.cancel()


def _lever(bytes_: bytes, doel: Path | None) -> None:
    if doel is None:
        sys.stdout.buffer.write(bytes_)
        sys.stdout.buffer.flush()
        return
    from ..schrijven.bestand import schrijf_atomair

    schrijf_atomair(doel, bytes_)
    print(doel)
