"""What `controleer` does to files: find them, read them, run the checks that fit, and gather all findings."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ..controles.gebrek import Gebrek
from ..controles.gevallen import vergelijk_geval
from ..controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from ..controles.versies import vergelijk_versies
from ..lezen.antwoorden import Scan
from ..lezen.gevallen import lees_gevallen
from ..lezen.plaatsen import Plaatsen
from ..lezen.vragenlijst import OnbekendeVragenlijst, lees_vragenlijst
from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Keuring, Niveau, Plaats, Uitgang
from ..model.uitslag import Uitslag
from ..rekenen.scoor import scoor
from .keur_rapport import keur_rapport
from .laden import laad_scan, laad_vragenlijst
from .vinden import RAPPORT, vind


class Eisen(NamedTuple):
    """What the user asks: own questionnaires, the day of today, and maybe more.

    `minimale_dekking` is the least that must be known (0 to 1). `tegen` is an older questionnaire, or holds those.
    """

    vragenlijsten: Path | None
    vandaag: date
    minimale_dekking: Fraction | None = None
    tegen: Path | None = None


class _Vondst(NamedTuple):
    """What a part of the work gave. `onbruikbaar`: something could not be read at all."""

    bevindingen: list[Bevinding]
    onbruikbaar: bool = False


def keur(paden: list[str], eisen: Eisen) -> tuple[Keuring, bool]:
    """Everything that is wrong in these files, and whether one of them could not be read.

    Raises BeleidsscanFout when there is nothing to check, or nothing to compare with what is older.
    """
    stukken = list(dict.fromkeys(stuk for pad in paden for stuk in vind(pad)))
    if not stukken:
        raise BeleidsscanFout(f"Er is niets te controleren in {', '.join(paden)}.", Uitgang.NIETS)
    lijsten = [stuk for stuk in stukken if stuk.is_dir()]
    if eisen.tegen and not lijsten:
        raise BeleidsscanFout(f"Met --tegen vergelijkt u vragenlijsten. Er staat er geen in {', '.join(paden)}.")
    vondsten = [_probeer(stuk, partial(_keur_stuk, stuk, eisen)) for stuk in stukken]
    if eisen.tegen:
        vondsten += [_probeer(lijst, partial(_vergelijk, lijst, eisen.tegen)) for lijst in lijsten]
    bevindingen = {een: None for vondst in vondsten for een in vondst.bevindingen}
    keuring = Keuring(
        bestanden=tuple(sorted(map(str, stukken))),
        bevindingen=tuple(sorted(bevindingen, key=lambda een: (een.plaats, een.code, een.bericht))),
    )
    return keuring, any(vondst.onbruikbaar for vondst in vondsten)


def _probeer(stuk: Path, doe: Callable[[], Iterator[Bevinding]]) -> _Vondst:
    try:
        return _Vondst(list(doe()))
    except InvoerFout as fout:
        return _Vondst(fout.bevindingen, fout.uitgang == Uitgang.ONBRUIKBAAR)
    except BeleidsscanFout as fout:
        return _Vondst([Bevinding(Plaats(str(stuk)), "onleesbaar", str(fout))], onbruikbaar=True)


def _keur_stuk(stuk: Path, eisen: Eisen) -> Iterator[Bevinding]:
    if stuk.is_dir():
        yield from _keur_vragenlijst(stuk, eisen)
    elif stuk.suffix == RAPPORT:
        yield from keur_rapport(stuk, eisen.vragenlijsten)
    else:
        yield from _keur_antwoorden(laad_scan(stuk, eisen.vragenlijsten), eisen)


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


def _vergelijk(map_: Path, tegen: Path) -> Iterator[Bevinding]:
    """What a questionnaire does to its older version. What is wrong in the older one is found at its own place."""
    gelezen = lees_vragenlijst(map_)
    lijst = gelezen.vragenlijst
    if any(CONTROLES["verwijzing"].controleer(lijst)):
        return  # has been said, and there is no comparing with it
    try:
        gebreken = vergelijk_versies(laad_vragenlijst(tegen, lijst.id).vragenlijst, lijst)
    except OnbekendeVragenlijst:
        bericht = f"In de map {tegen} staat geen vragenlijst '{lijst.id}' om mee te vergelijken."
        gebreken = iter([Gebrek(("id",), bericht, "Is zij nieuw? Controleer haar dan zonder --tegen.")])
    except InvoerFout:
        raise
    except BeleidsscanFout as fout:
        hulp = "Noem bij --tegen de map van een vragenlijst, of een map met vragenlijsten."
        bevinding = Bevinding(Plaats(str(tegen)), "onleesbaar", str(fout), hulp=hulp)
        raise InvoerFout([bevinding], Uitgang.ONBRUIKBAAR) from None
    yield from _bevindingen("versies", gelezen.plaatsen, gebreken)


def _keur_antwoorden(scan: Scan, eisen: Eisen) -> Iterator[Bevinding]:
    uitslag = scoor(scan.vragenlijst, scan.antwoorden)
    yield from _keur_uitslag(scan, uitslag, eisen)


def _keur_uitslag(scan: Scan, uitslag: Uitslag, eisen: Eisen) -> Iterator[Bevinding]:
    for code, controle in CONTROLES_ANTWOORDEN.items():
        gebreken = controle.controleer(scan.vragenlijst, scan.antwoorden, uitslag, eisen.vandaag)
        yield from _bevindingen(code, scan.plaatsen, gebreken, sleutel=controle.bij_naam)
    dekking = uitslag.geheel.maten.dekking
    if eisen.minimale_dekking is not None and dekking < eisen.minimale_dekking:
        # Rounded down: 79.9 percent is not 80.
        bericht = (
            f"Van het geheel is {int(dekking * 100)} procent bekend; nodig is {int(eisen.minimale_dekking * 100)}."
        )
        yield Bevinding(scan.plaatsen.zoek(("antwoorden",), sleutel=True), "dekking", bericht)


def _bevindingen(
    code: str, plaatsen: Plaatsen, gebreken: Iterable[Gebrek], *, sleutel: bool = False
) -> Iterator[Bevinding]:
    for een in gebreken:
        plaats = plaatsen.zoek(een.route, sleutel=sleutel)
        yield Bevinding(plaats, code, een.bericht, niveau_van(code), een.hulp)


def niveau_van(code: str) -> Niveau:
    """How serious the findings of a code are; what reading finds is always a fault."""
    controle = CONTROLES.get(code) or CONTROLES_ANTWOORDEN.get(code)
    return controle.niveau if controle else "fout"
