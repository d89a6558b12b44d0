"""`evalueer`: from an answer file to an advisory report."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout, Uitgang
from .laden import AntwoordenOptie, VragenlijstOptie, laad_scan, waarschuw
from .uitvoer import FormaatOptie, NaarOptie, kies_doelen, kies_formaten, maak_en_lever

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..lezen.antwoorden import Scan
    from ..schrijven.inhoud import Rapportinhoud


def evalueer(
    antwoorden: AntwoordenOptie,
    formaat: FormaatOptie = None,
    beknopt: Annotated[bool, typer.Option("--beknopt", help="Alleen de samenvatting van één bladzijde.")] = False,
    zonder_bijlagen: Annotated[
        bool, typer.Option("--zonder-bijlagen", help="Geen antwoorden en cijfers als bijlage in de PDF.")
    ] = False,
    naar: NaarOptie = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Maak van uw antwoorden een adviesrapport.

    Voorbeeld: beleidsscan evalueer gemeente.yaml --formaat pdf,html
    """
    formaten = kies_formaten(formaat, naar)
    doelen = kies_doelen(formaten, naar, _namen(antwoorden, beknopt=beknopt), [antwoorden])
    scan = laad_scan(antwoorden, vragenlijst)
    inhoud = reken(scan, antwoorden)
    _keur_beantwoord(inhoud, antwoorden)
    maak_en_lever(
        doelen,
        "het rapport",
        lambda soort: _maak(soort, inhoud, beknopt=beknopt, bijlagen=not zonder_bijlagen),
    )


def _namen(antwoorden: Path, *, beknopt: bool) -> dict[str, str]:
    stam, wat = f"{antwoorden.stem}-", "samenvatting" if beknopt else "advies"
    return {"pdf": f"{stam}{wat}.pdf", "html": f"{stam}{wat}.html", "json": f"{stam}uitslag.json"}


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
        return naar_html(inhoud, sjablonen, beknopt=beknopt, voor_pdf=False, krap=beknopt).encode()
    from ..schrijven.pdf import naar_pdf

    gc.enable()  # drawing hundreds of thousands of boxes leaves garbage worth collecting

    html = naar_html(inhoud, sjablonen, beknopt=beknopt, voor_pdf=True)
    krap = naar_html(inhoud, sjablonen, beknopt=True, voor_pdf=True, krap=True) if beknopt else ""
    mee = inhoud.bijlagen() if bijlagen else []
    return naar_pdf(html, sjabloonmap=sjablonen, bijlagen=mee, datum=inhoud.bestand.kop.peildatum, krap=krap)
