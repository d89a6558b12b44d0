"""What `controleer` does to a report PDF: do the hashes match, and do its answers really give its figures?"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .. import __version__
from ..adviseren.adviseer import adviseer
from ..controles.gebrek import Gebrek
from ..controles.rapport import lees_herkomst, vergelijk_herkomst, vergelijk_sommen, vergelijk_uitslag
from ..lezen.antwoorden import Scan, lees_scan_tekst
from ..lezen.rapport_pdf import Rapport, lees_rapport
from ..lezen.vragenlijst import GekeurdeVragenlijst, OnbekendeVragenlijst
from ..model.bevinding import Bevinding, InvoerFout, Niveau, Plaats
from ..rekenen.scoor import scoor
from ..schrijven.uitslag_json import maak_document, naar_json
from .laden import laad_vragenlijst, vragenlijstmap

_Vondsten = Iterator[tuple[Niveau, Gebrek]]


def keur_rapport(pad: Path, eigen: Path | None) -> Iterator[Bevinding]:
    """Everything that is wrong with what travels inside a report; `eigen` is the user's own questionnaires.

    Raises InvoerFout or BeleidsscanFout with exit code 2 when there is nothing to read in it.
    """
    for niveau, gebrek in _keur(lees_rapport(pad), eigen):
        yield Bevinding(Plaats(str(pad)), "rapport", gebrek.bericht, niveau, gebrek.hulp)


def _keur(rapport: Rapport, eigen: Path | None) -> _Vondsten:
    """Step by step: once a step fails, a later one has nothing new to say."""
    stukken = {"antwoorden.yaml": rapport.antwoorden, "uitslag.json": rapport.uitslag}
    gebreken = list(vergelijk_sommen(stukken, rapport.somregels))
    herkomst = lees_herkomst(rapport.uitslag)
    if isinstance(herkomst, Gebrek):
        gebreken.append(herkomst)
    elif not gebreken:
        gebreken += vergelijk_herkomst(herkomst, rapport.antwoorden)
    for gebrek in gebreken:
        yield "fout", gebrek
    if not gebreken and not isinstance(herkomst, Gebrek):
        yield from _reken_na(rapport, herkomst, eigen)


def _reken_na(rapport: Rapport, herkomst: Mapping[str, Any], eigen: Path | None) -> _Vondsten:
    if (gekeurd := _vragenlijst_van(herkomst, eigen)) is None:
        naam = " ".join(_kort(herkomst.get(veld)) for veld in ("vragenlijst", "vragenlijst_versie"))
        bericht = f"De cijfers zijn niet nagerekend: wij hebben de vragenlijst {naam} niet, of in een andere vorm."
        yield "aanwijzing", Gebrek((), bericht, "De controlegetallen kloppen. Kies de vragenlijst met --vragenlijst.")
        return
    try:
        scan = lees_scan_tekst(rapport.antwoorden.decode(), "antwoorden.yaml", lambda _: gekeurd)
    except InvoerFout as fout:
        for een in fout.bevindingen:
            yield "fout", Gebrek((), f"In de bijlage {een.plaats}: {een.bericht}", een.hulp)
        return
    ons = f"beleidsscan {__version__}"
    programma = herkomst.get("programma")
    for gebrek in vergelijk_uitslag(rapport.uitslag, _herreken(scan, str(programma))):
        if programma == ons:
            yield "fout", gebrek
        else:  # another version may have computed or written them in another way
            yield "waarschuwing", gebrek._replace(hulp=f"Het rapport noemt {_kort(programma)} als maker; dit is {ons}.")


def _vragenlijst_van(herkomst: Mapping[str, Any], eigen: Path | None) -> GekeurdeVragenlijst | None:
    """The questionnaire that the figures were computed with, if we have exactly that one."""
    try:
        gekeurd = laad_vragenlijst(vragenlijstmap(eigen), str(herkomst.get("vragenlijst")))
    except OnbekendeVragenlijst:
        return None
    lijst = gekeurd.vragenlijst
    onze = {"vragenlijst": lijst.id, "vragenlijst_versie": lijst.versie, "vragenlijst_sha256": gekeurd.sha256}
    return gekeurd if onze.items() <= herkomst.items() else None


def _herreken(scan: Scan, programma: str) -> bytes:
    """The figures as `programma` would have written them."""
    lijst, bestand = scan.vragenlijst, scan.antwoorden
    uitslag = scoor(lijst, bestand)
    document = maak_document(lijst, scan.vragenlijst_sha256, bestand, uitslag, adviseer(lijst, uitslag))
    return naar_json(document._replace(herkomst=document.herkomst._replace(programma=programma)))


def _kort(vreemd: object) -> str:
    """A word from a stranger, fit for the screen."""
    return repr(str(vreemd)[:40])
