"""Whatever answers come in: an answer file, a workbook, or a report that carries its own."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..lezen.antwoorden import Scan, lees_scan, lees_scan_tekst
from ..lezen.vragenlijst import GekeurdeVragenlijst
from ..model.bevinding import BeleidsscanFout, InvoerFout, reden_van
from .laden import laad_vragenlijst, meld, vragenlijstmap

# How the kinds of files begin, whatever they are called.
_PDF = b"%PDF-"
_WERKBOEK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HTML = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|!--)", re.IGNORECASE)
_ACHTERVOEGSELS = (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf")
_HULP_BIJ_VERSIE = "Werk het antwoordbestand bij waarvan dit rapport gemaakt is: beleidsscan bijwerken BESTAND"


def in_map(map_: Path) -> list[Path]:
    """The files in a folder that can be brought in, by name. Hidden ones, and what a program keeps beside one, not."""
    try:
        paden = sorted(map_.iterdir())
    except OSError as fout:
        raise BeleidsscanFout(f"De map {map_} is niet te lezen: {reden_van(fout)}.") from None
    return [pad for pad in paden if pad.suffix.lower() in _ACHTERVOEGSELS and not pad.name.startswith((".", "~$"))]


def lees_bron(pad: Path, eigen: Path | None) -> Scan:
    """The answers in a file of any kind; `eigen` is the user's own questionnaires.

    Raises BeleidsscanFout or InvoerFout, with every complaint at once.
    """
    begin = _begin_van(pad)
    vragenlijst_van = partial(laad_vragenlijst, vragenlijstmap(eigen))
    if begin.startswith(_PDF):
        return _lees_rapport(pad, eigen, vragenlijst_van)
    if begin.startswith(_WERKBOEK) or pad.suffix.lower() in (".xlsx", ".ods"):
        from ..lezen.werkboek import lees_werkboek

        return lees_werkboek(pad, vragenlijst_van)
    if _HTML.match(begin):
        hulp = "Is dit het formulier? Open het in een browser, bewaar daar uw antwoorden en noem dat bestand."
        raise BeleidsscanFout(f"{pad} is een webpagina, geen antwoordbestand. {hulp}")
    return lees_scan(pad, vragenlijst_van)


def _begin_van(pad: Path) -> bytes:
    """The first characters; nothing when there are none to read, which the reader will explain."""
    try:
        with pad.open("rb") as bestand:
            return bestand.read(200)
    except OSError:
        return b""


def _lees_rapport(pad: Path, eigen: Path | None, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Scan:
    """The answers that a report carries, once its hashes and figures hold."""
    from ..lezen.rapport_pdf import lees_rapport
    from .keur_rapport import keur_rapport

    bevindingen = list(keur_rapport(pad, eigen))
    if fouten := [een for een in bevindingen if een.niveau == "fout"]:
        raise InvoerFout(fouten)
    for een in bevindingen:
        meld(een)
    tekst = lees_rapport(pad).antwoorden.decode()
    try:
        return lees_scan_tekst(tekst, f"{pad} (antwoorden.yaml)", vragenlijst_van)
    except InvoerFout as fout:
        anders = [replace(een, hulp=_HULP_BIJ_VERSIE) if een.code == "versie" else een for een in fout.bevindingen]
        raise InvoerFout(anders, fout.uitgang) from None
