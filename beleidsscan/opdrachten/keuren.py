"""What `controleer` does to files: find them, read them, run the checks that fit, and gather all findings."""

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from ..controles.gebrek import Gebrek
from ..controles.gevallen import vergelijk_geval
from ..controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from ..lezen.antwoorden import Scan
from ..lezen.gevallen import lees_gevallen
from ..lezen.plaatsen import Plaatsen
from ..lezen.vragenlijst import lees_vragenlijst
from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Keuring, Niveau, Plaats, Uitgang
from ..model.uitslag import Uitslag
from ..rekenen.scoor import scoor
from .keur_rapport import keur_rapport
from .laden import laad_scan

_ANTWOORDBESTAND = re.compile(rb"^scan:", re.MULTILINE)
_VRAGENLIJST = "vragenlijst.yaml"
_RAPPORT = ".pdf"


class Eisen(NamedTuple):
    """What the user asks: own questionnaires, the day of today, and the least that must be known (0 to 1)."""

    vragenlijsten: Path | None
    vandaag: date
    minimale_dekking: Fraction | None = None


class _Vondst(NamedTuple):
    """What a part of the work gave. `onbruikbaar`: something could not be read at all."""

    bevindingen: list[Bevinding]
    onbruikbaar: bool = False


def keur(paden: list[str], eisen: Eisen) -> tuple[Keuring, bool]:
    """Everything that is wrong in these files, and whether one of them could not be read.

    Raises BeleidsscanFout when there is nothing to check.
    """
    stukken = list(dict.fromkeys(stuk for pad in paden for stuk in _vind(pad)))
    if not stukken:
        raise BeleidsscanFout(f"Er is niets te controleren in {', '.join(paden)}.", Uitgang.NIETS)
    vondsten = [_keur_stuk(stuk, eisen) for stuk in stukken]
    bevindingen = {een: None for vondst in vondsten for een in vondst.bevindingen}
    keuring = Keuring(
        bestanden=tuple(sorted(map(str, stukken))),
        bevindingen=tuple(sorted(bevindingen, key=lambda een: (een.plaats, een.code, een.bericht))),
    )
    return keuring, any(vondst.onbruikbaar for vondst in vondsten)


def _vind(pad: str) -> Iterator[Path]:
    """The questionnaires (as folders), answer files and reports behind one path, which may be a pattern."""
    hier = Path(pad)
    for een in [hier] if hier.exists() else _volgens(hier) or [hier]:
        if not een.is_dir():
            yield een.parent if een.name == _VRAGENLIJST else een
        else:
            yield from _in_map(een)


def _volgens(patroon: Path) -> list[Path]:
    """What a pattern such as antwoorden/*.yaml stands for, where no shell has filled it in."""
    vast = list(itertools.takewhile(lambda deel: not set(deel) & set("*?["), patroon.parts))
    rest = patroon.parts[len(vast) :]
    return sorted(Path(*vast).glob(str(Path(*rest)))) if rest else []


def _in_map(map_: Path) -> Iterator[Path]:
    if (map_ / _VRAGENLIJST).is_file():
        yield map_
        return
    for pad in sorted(map_.iterdir()):
        if pad.is_dir() and not pad.name.startswith("."):
            yield from _in_map(pad)
        elif _is_van_ons(pad):
            yield pad


def _is_van_ons(pad: Path) -> bool:
    """Whether a file in a folder is an answer file or a report; a folder may hold other things as well."""
    if pad.suffix == _RAPPORT:
        return pad.stem.endswith(("-advies", "-samenvatting"))
    if pad.suffix not in (".yaml", ".yml"):
        return False
    try:
        with pad.open("rb") as bestand:
            return bool(_ANTWOORDBESTAND.search(bestand.read(100_000)))
    except OSError:
        return False


def _keur_stuk(stuk: Path, eisen: Eisen) -> _Vondst:
    try:
        if stuk.is_dir():
            return _Vondst(list(_keur_vragenlijst(stuk, eisen)))
        if stuk.suffix == _RAPPORT:
            return _Vondst(list(keur_rapport(stuk, eisen.vragenlijsten)))
        return _Vondst(list(_keur_antwoorden(laad_scan(stuk, eisen.vragenlijsten), eisen)))
    except InvoerFout as fout:
        return _Vondst(fout.bevindingen, fout.uitgang == Uitgang.ONBRUIKBAAR)
    except BeleidsscanFout as fout:
        return _Vondst([Bevinding(Plaats(str(stuk)), "onleesbaar", str(fout))], onbruikbaar=True)


def _keur_vragenlijst(map_: Path, eisen: Eisen) -> Iterator[Bevinding]:
    gelezen = lees_vragenlijst(map_)
    if kapot := list(CONTROLES["verwijzing"].controleer(gelezen.vragenlijst)):
        yield from _bevindingen("verwijzing", gelezen.plaatsen, kapot)
        return  # the other checks count on them
    for code, controle in CONTROLES.items():
        yield from _bevindingen(code, gelezen.plaatsen, controle.controleer(gelezen.vragenlijst))
    gevallen, plaatsen = lees_gevallen(map_)
    for geval in gevallen:
        scan = laad_scan(geval.antwoorden, map_)
        uitslag = scoor(scan.vragenlijst, scan.antwoorden)
        route = ("gevallen", geval.naam)
        yield from _bevindingen("geval", plaatsen, vergelijk_geval(geval.verwacht, uitslag, route))
        yield from _keur_uitslag(scan, uitslag, eisen._replace(minimale_dekking=None))


def _keur_antwoorden(scan: Scan, eisen: Eisen) -> Iterator[Bevinding]:
    uitslag = scoor(scan.vragenlijst, scan.antwoorden)
    yield from _keur_uitslag(scan, uitslag, eisen)


def _keur_uitslag(scan: Scan, uitslag: Uitslag, eisen: Eisen) -> Iterator[Bevinding]:
    for code, controle in CONTROLES_ANTWOORDEN.items():
        gebreken = controle.controleer(scan.vragenlijst, scan.antwoorden, uitslag, eisen.vandaag)
        yield from _bevindingen(code, scan.plaatsen, gebreken)
    dekking = uitslag.geheel.maten.dekking
    if eisen.minimale_dekking is not None and dekking < eisen.minimale_dekking:
        # Rounded down: 79.9 percent is not 80.
        bericht = (
            f"Van het geheel is {int(dekking * 100)} procent bekend; nodig is {int(eisen.minimale_dekking * 100)}."
        )
        yield Bevinding(scan.plaatsen.zoek(("antwoorden",), sleutel=True), "dekking", bericht)


def _bevindingen(code: str, plaatsen: Plaatsen, gebreken: Iterable[Gebrek]) -> Iterator[Bevinding]:
    for een in gebreken:
        yield Bevinding(plaatsen.zoek(een.route), code, een.bericht, niveau_van(code), een.hulp)


def niveau_van(code: str) -> Niveau:
    """How serious the findings of a code are; what reading finds is always a fault."""
    controle = CONTROLES.get(code) or CONTROLES_ANTWOORDEN.get(code)
    return controle.niveau if controle else "fout"
