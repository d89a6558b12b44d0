"""Whatever answers come in: an answer file, a workbook, or a report that carries its own."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..lezen.antwoorden import Scan, lees_scan, lees_scan_tekst
from ..lezen.bestandssoort import INVULWEGEN, soort_van
from ..lezen.vragenlijst import GekeurdeVragenlijst
from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.bevinding import BeleidsscanFout, InvoerFout, reden_van
from .laden import laad_vragenlijst, meld, vragenlijstmap

_ACHTERVOEGSELS = (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf")
_ERNAAST = re.compile(r"\.|~\$|beleidsscan-[a-z0-9-]+\.schema\.json$")
_LEEG = Antwoord()
_HULP_BIJ_VERSIE = "Werk het antwoordbestand bij waarvan dit rapport gemaakt is: beleidsscan bijwerken BESTAND"


def in_map(map_: Path) -> tuple[list[Path], list[str]]:
    """The files in a folder that can be brought in, by name, and the names of what else there is.

    Hidden files, and what a program or we ourselves keep beside one, are neither.
    """
    try:
        paden = [pad for pad in sorted(map_.iterdir()) if not _ERNAAST.match(pad.name)]
    except OSError as fout:
        raise BeleidsscanFout(f"De map {map_} is niet te lezen: {reden_van(fout)}.") from None
    bronnen = [pad for pad in paden if pad.suffix.lower() in _ACHTERVOEGSELS and not pad.is_dir()]
    return bronnen, [f"{pad.name}/" if pad.is_dir() else pad.name for pad in paden if pad not in bronnen]


def gegeven(bestand: Antwoordbestand) -> dict[str, Antwoord]:
    """What was filled in."""
    return {vraag: een for vraag, een in bestand.antwoorden.items() if een != _LEEG}


def lees_bron(pad: Path, eigen: Path | None) -> Scan:
    """The answers in a file of any kind; `eigen` is the user's own questionnaires.

    Raises BeleidsscanFout or InvoerFout, with every complaint at once.
    """
    soort = soort_van(_begin_van(pad))
    vragenlijst_van = partial(laad_vragenlijst, vragenlijstmap(eigen))
    if soort == "pdf":
        return _lees_rapport(pad, eigen, vragenlijst_van)
    if soort == "werkboek" or pad.suffix.lower() in (".xlsx", ".ods"):
        from ..lezen.werkboek import lees_werkboek

        scan = lees_werkboek(pad, vragenlijst_van)
        for een in scan.plaatsen.bevindingen:
            meld(een)
        return scan
    if pad.suffix.lower() == ".csv":
        raise BeleidsscanFout(f"{pad}: uit een csv-bestand kunnen wij niets lezen. {INVULWEGEN}")
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
        anders = [een._replace(hulp=_HULP_BIJ_VERSIE) if een.code == "versie" else een for een in fout.bevindingen]
        raise InvoerFout(anders, fout.uitgang) from None
