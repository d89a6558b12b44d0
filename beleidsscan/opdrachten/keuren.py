"""What `controleer` does to files: find them, read them, run the checks that fit, and gather all findings."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..controles.gebrek import Gebrek
from ..controles.gevallen import vergelijk_geval
from ..controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from ..controles.versies import vergelijk_versies, verschillen
from ..controles.verwijzingen import controleer as controleer_verwijzingen
from ..lezen.antwoorden import Scan
from ..lezen.gevallen import lees_gevallen
from ..lezen.plaatsen import Plaatsen
from ..lezen.vragenlijst import GelezenVragenlijst, OnbekendeVragenlijst, lees_vragenlijst
from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Keuring, Niveau, Plaats, Soort, Uitgang
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from ..rekenen.scoor import scoor
from .keur_rapport import keur_rapport
from .laden import laad_scan, laad_vragenlijst
from .vinden import is_map, is_rapport, vind

# So many changes are named as the cause of other figures.
_MEESTE_OORZAKEN = 3


class Eisen(NamedTuple):
    """What the user asks: own questionnaires, the day of today, and maybe more.

    `minimale_dekking` is the least that must be known (0 to 1). `tegen` is an older questionnaire, or holds those.
    """

    vragenlijsten: Path | None
    vandaag: date
    minimale_dekking: Fraction | None = None
    tegen: Path | None = None


class _Vangst:
    """Everything that was found. What stops one part of the work does not stop the rest, nor hide what it found."""

    def __init__(self) -> None:
        self._gevonden: dict[Bevinding, None] = {}
        self.onleesbaar: set[Path] = set()

    def meld(self, bevindingen: Iterable[Bevinding]) -> None:
        for een in bevindingen:
            self._gevonden[een] = None

    @contextmanager
    def probeer(self, stuk: Path) -> Iterator[None]:
        try:
            yield
        except InvoerFout as fout:
            self.meld(fout.bevindingen)
            if fout.uitgang == Uitgang.ONBRUIKBAAR:
                self.onleesbaar.add(stuk)
        except BeleidsscanFout as fout:
            self.meld([Bevinding(Plaats(str(stuk)), "onleesbaar", str(fout))])
            self.onleesbaar.add(stuk)

    def op_volgorde(self) -> tuple[Bevinding, ...]:
        return tuple(sorted(self._gevonden, key=lambda een: (een.plaats, een.code, een.bericht)))


def keur(paden: list[str], eisen: Eisen) -> tuple[Keuring, bool]:
    """Everything that is wrong in these files, and whether one of them could not be read.

    Raises BeleidsscanFout when there is nothing to check, or nothing to compare with what is older.
    """
    vondsten = [vind(pad) for pad in paden]
    stukken = list(dict.fromkeys(stuk for vondst in vondsten for stuk in vondst.stukken))
    gesloten = [een for vondst in vondsten for een in vondst.bevindingen]
    if not stukken and not gesloten:
        raise BeleidsscanFout(f"Er is niets te controleren in {', '.join(paden)}.", Uitgang.NIETS)
    if eisen.tegen and not gesloten and not any(is_map(stuk) for stuk in stukken):
        raise BeleidsscanFout(f"Met --tegen vergelijkt u vragenlijsten. Er staat er geen in {', '.join(paden)}.")
    vangst = _Vangst()
    vangst.meld(gesloten)
    for stuk in stukken:
        with vangst.probeer(stuk):
            _keur_stuk(stuk, eisen, vangst)
    gesloten_paden = [een.plaats.bestand for een in gesloten]
    soorten: dict[str, Soort] = {pad: "map" if is_map(Path(pad)) else "bestand" for pad in gesloten_paden}
    soorten |= {str(stuk): _soort(stuk, vangst) for stuk in stukken}
    return Keuring(dict(sorted(soorten.items())), vangst.op_volgorde()), bool(vangst.onleesbaar or gesloten)


def _soort(stuk: Path, vangst: _Vangst) -> Soort:
    if is_map(stuk):
        return "vragenlijst"
    if stuk in vangst.onleesbaar:
        return "bestand"
    return "rapport" if is_rapport(stuk) else "antwoordbestand"


def _keur_stuk(stuk: Path, eisen: Eisen, vangst: _Vangst) -> None:
    if is_map(stuk):
        _keur_vragenlijst(stuk, eisen, vangst)
    elif is_rapport(stuk):
        vangst.meld(keur_rapport(stuk, eisen.vragenlijsten))
    else:
        vangst.meld(_keur_antwoorden(laad_scan(stuk, eisen.vragenlijsten), eisen))


def _keur_vragenlijst(map_: Path, eisen: Eisen, vangst: _Vangst) -> None:
    gelezen = lees_vragenlijst(map_)
    lijst, oud = gelezen.vragenlijst, None
    if eisen.tegen:
        with vangst.probeer(map_):
            oud = _lees_ouder(gelezen, eisen.tegen)
    vangst.meld(_andere_mapnaam(map_, gelezen))
    if oud:
        vangst.meld(_bevindingen("versies", gelezen.plaatsen, vergelijk_versies(oud, lijst)))
    kapot = list(controleer_verwijzingen(lijst, oud.vragen if oud else ()))
    vangst.meld(_bevindingen("verwijzing", gelezen.plaatsen, kapot))
    if kapot:
        return  # the other checks count on them
    for code, controle in CONTROLES.items():
        if code != "verwijzing":
            vangst.meld(_bevindingen(code, gelezen.plaatsen, controle.controleer(lijst)))
    _keur_gevallen(map_, _oorzaak(oud, lijst) if oud else "", eisen, vangst)


def _andere_mapnaam(map_: Path, gelezen: GelezenVragenlijst) -> Iterator[Bevinding]:
    """A warning, no fault: who names the folder itself can use it under any name, such as a copy to compare with."""
    naam, echt = gelezen.vragenlijst.id, map_.resolve().name
    if naam not in (echt, map_.absolute().name):  # a link to the folder may bear the name as well
        bericht = f"De vragenlijst heet '{naam}', en haar map heet '{echt}'."
        hulp = f"Geef de map de naam '{naam}'. Onder die naam zoekt een antwoordbestand de vragenlijst."
        yield Bevinding(gelezen.plaatsen.zoek(("id",)), "mapnaam", bericht, "waarschuwing", hulp)


def _lees_ouder(gelezen: GelezenVragenlijst, tegen: Path) -> Vragenlijst:
    """The older version of a questionnaire. What is wrong in it is found at its own place. Raises InvoerFout."""
    naam = gelezen.vragenlijst.id
    try:
        return laad_vragenlijst(tegen, naam).vragenlijst
    except OnbekendeVragenlijst:
        bericht = f"In de map {tegen} staat geen vragenlijst '{naam}' om mee te vergelijken."
        gebrek = Gebrek(("id",), bericht, "Is zij nieuw? Controleer haar dan zonder --tegen.")
        raise InvoerFout(list(_bevindingen("versies", gelezen.plaatsen, [gebrek]))) from None
    except InvoerFout:
        raise
    except BeleidsscanFout as fout:
        hulp = "Noem bij --tegen de map van een vragenlijst, of een map met vragenlijsten."
        bevinding = Bevinding(Plaats(str(tegen)), "onleesbaar", str(fout), hulp=hulp)
        raise InvoerFout([bevinding], Uitgang.ONBRUIKBAAR) from None


def _oorzaak(oud: Vragenlijst, nieuw: Vragenlijst) -> str:
    """Why figures may differ from what they were."""
    anders = [een.bericht for een in islice(verschillen(oud, nieuw), _MEESTE_OORZAKEN + 1)]
    meer = " En er is meer anders." if len(anders) > _MEESTE_OORZAKEN else ""
    return " ".join(f"{een}." for een in anders[:_MEESTE_OORZAKEN]) + meer


def _keur_gevallen(map_: Path, oorzaak: str, eisen: Eisen, vangst: _Vangst) -> None:
    gevallen, plaatsen = lees_gevallen(map_)
    for geval in gevallen:
        with vangst.probeer(map_):
            scan = laad_scan(geval.antwoorden, map_)
            uitslag = scoor(scan.vragenlijst, scan.antwoorden)
            for een in vergelijk_geval(geval.verwacht, uitslag, ("gevallen", geval.naam)):
                gebrek = een._replace(hulp=f"{een.hulp} {oorzaak}".strip())
                vangst.meld(_bevindingen("geval", plaatsen, [gebrek]))
            vangst.meld(_keur_uitslag(scan, uitslag, eisen._replace(minimale_dekking=None)))


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
        plaats = plaatsen.zoek(een.route, sleutel=een.bij_naam)
        yield Bevinding(plaats, code, een.bericht, niveau_van(code), een.hulp)


def niveau_van(code: str) -> Niveau:
    """How serious the findings of a code are; what reading finds is always a fault."""
    controle = CONTROLES.get(code) or CONTROLES_ANTWOORDEN.get(code)
    return controle.niveau if controle else "fout"
