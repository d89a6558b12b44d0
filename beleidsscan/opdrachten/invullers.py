"""The answer files of one municipality together: found, read, and checked whether they can stand side by side."""

import hashlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..lezen.antwoorden import Scan
from ..lezen.yaml import GROOTSTE_BESTAND, lees_bytes
from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Plaats, Uitgang
from ..model.vragenlijst import Vragenlijst
from ..schrijven.opmaak import datum
from .laden import laad_scan, meld
from .vinden import is_map, is_rapport, vind

_JAAR = 366  # days


class Invuller(NamedTuple):
    """One answer file, and where it came from."""

    pad: Path
    scan: Scan

    @property
    def rol(self) -> str:
        """Who answered."""
        return self.scan.antwoorden.kop.rol

    def bezwaar(self, veld: str, code: str, bericht: str, hulp: str = "") -> Bevinding:
        """A finding about a line of the header."""
        return Bevinding(self.scan.plaatsen.zoek((veld,)), code, bericht, hulp=hulp)


def laad_invullers(paden: list[str], eigen: Path | None, *, met_zelf: bool) -> list[Invuller]:
    """Read every answer file behind these paths. `met_zelf`: one of them must be of the role to compare with.

    Raises InvoerFout with every finding at once, and BeleidsscanFout when there is nothing to read. Says on stderr when
    the files are of very different dates.
    """
    bestanden, bevindingen = _bestanden(paden)
    if not bestanden and not bevindingen:
        raise BeleidsscanFout(f"Er staan geen antwoordbestanden in {', '.join(paden)}.", Uitgang.NIETS)
    invullers: list[Invuller] = []
    uitgang = Uitgang.ONBRUIKBAAR if bevindingen else Uitgang.FOUTEN
    for pad in bestanden:
        try:
            invullers.append(Invuller(pad, _lees(pad, eigen)))
        except InvoerFout as fout:
            if all(een.plaats.bestand != str(pad) for een in fout.bevindingen):
                raise  # of the questionnaire: every file would say it again
            bevindingen += fout.bevindingen
            uitgang = max(uitgang, fout.uitgang)
        except BeleidsscanFout as fout:
            bevindingen.append(Bevinding(Plaats(str(pad)), "onleesbaar", str(fout)))
            uitgang = Uitgang.ONBRUIKBAAR
    alles_gelezen = not bevindingen
    invullers = list(_zonder_kopieen(invullers))
    bevindingen += _wat_niet_samengaat(invullers)
    if met_zelf and alles_gelezen:
        bevindingen += _zonder_zelf(invullers, paden)
    if bevindingen:
        raise InvoerFout(bevindingen, uitgang)
    _waarschuw_peildata(invullers)
    return invullers


def _bestanden(paden: list[str]) -> tuple[list[Path], list[Bevinding]]:
    """Each file once, also when two of the paths lead to it, and the folders that we could not look into.

    Of a folder only what is an answer file.
    """
    uit: dict[Path, Path] = {}
    gesloten: list[Bevinding] = []
    for pad in paden:
        vondst = vind(pad)
        gesloten += vondst.bevindingen
        for stuk in vondst.stukken:
            genoemd = stuk == Path(pad) or Path(pad).is_file()
            if genoemd or not (is_map(stuk) or is_rapport(stuk)):
                uit.setdefault(stuk.resolve(), stuk)
    return list(uit.values()), gesloten


def _lees(pad: Path, eigen: Path | None) -> Scan:
    if is_map(pad):
        raise BeleidsscanFout("Dit is een vragenlijst. Noem de antwoordbestanden.")
    if is_rapport(pad):
        raise BeleidsscanFout("Dit is een rapport. Haal de antwoorden eruit met: beleidsscan importeer BESTAND")
    return laad_scan(pad, eigen)


# What cannot stand side by side


def zelfrol(lijst: Vragenlijst) -> str | None:
    """The role whose view the others are set by, as far as the questionnaire says so."""
    return lijst.methode.vergelijken.zelf if lijst.methode.vergelijken else None


def _wat_niet_samengaat(invullers: Sequence[Invuller]) -> Iterator[Bevinding]:
    if not invullers:
        return
    # Everything is held against the self-view, or else against what came first.
    eerste = next((een for een in invullers if een.rol == zelfrol(een.scan.vragenlijst)), invullers[0])
    kop = eerste.scan.antwoorden.kop
    for een in invullers:
        eigen = een.scan.antwoorden.kop
        if eigen.scan != kop.scan:
            bericht = f"Dit hoort bij de vragenlijst '{eigen.scan}', en {eerste.pad} bij '{kop.scan}'."
            yield een.bezwaar("scan", "scan", bericht, "Vergelijk bestanden van één vragenlijst.")
        andere_code = eigen.gemeentecode and kop.gemeentecode and eigen.gemeentecode != kop.gemeentecode
        if _gelijk(eigen.gemeente) != _gelijk(kop.gemeente) or andere_code:
            naam = f"{eigen.gemeente} ({eigen.gemeentecode})" if andere_code else eigen.gemeente
            bericht = f"Dit gaat over {naam}, en {eerste.pad} over {kop.gemeente}."
            yield een.bezwaar("gemeente", "gemeente", bericht, "Vergelijk bestanden van één gemeente.")
    yield from _dubbel(invullers, _vingerafdruk, "Dit bestand is gelijk aan {}.", "rol")
    yield from _dubbel(invullers, _naam, "Dezelfde naam staat in {}.", "naam")
    yield from _dubbel(invullers, _enige_stem, "Deze rol heeft één stem, en die staat al in {}.", "rol")


def _zonder_kopieen(invullers: Sequence[Invuller]) -> Iterator[Invuller]:
    """Each anonymous file once. Two of them can be the same in every word, so a copy stops nobody; it is said."""
    gezien: dict[Hashable, Invuller] = {}
    for een in invullers:
        eerder = gezien.setdefault(_inhoud(een), een)
        if eerder is een or not een.scan.vragenlijst.rollen[een.rol].anoniem:
            yield een
        else:
            bericht = f"Dit bestand is gelijk aan {eerder.pad}. Wij tellen het één keer."
            meld(Bevinding(een.scan.plaatsen.zoek(("rol",)), "dubbel", bericht, "waarschuwing"))


def _gelijk(naam: str) -> str:
    return " ".join(naam.casefold().split())


def _dubbel(
    invullers: Sequence[Invuller], sleutel_van: Callable[[Invuller], Hashable | None], bericht: str, veld: str
) -> Iterator[Bevinding]:
    gezien: dict[Hashable, Invuller] = {}
    for een in invullers:
        if (sleutel := sleutel_van(een)) is not None and gezien.setdefault(sleutel, een) is not een:
            yield een.bezwaar(veld, "dubbel", bericht.format(gezien[sleutel].pad), "Geef er één van de twee.")


def _vingerafdruk(een: Invuller) -> Hashable | None:
    if _enige_stem(een):
        return None  # has been said
    return _inhoud(een)


def _inhoud(een: Invuller) -> Hashable:
    return hashlib.sha256(lees_bytes(een.pad, GROOTSTE_BESTAND)).digest()


def _naam(een: Invuller) -> Hashable | None:
    """Who answers: a department may answer twice, once for its policy and once for its work."""
    kop = een.scan.antwoorden.kop
    return (kop.rol, _gelijk(kop.naam), kop.laag) if kop.naam and not _enige_stem(een) else None


def _enige_stem(een: Invuller) -> Hashable | None:
    return een.rol if een.scan.vragenlijst.rollen[een.rol].een_stem else None


def _zonder_zelf(invullers: Sequence[Invuller], paden: Sequence[str]) -> Iterator[Bevinding]:
    zelf = zelfrol(invullers[0].scan.vragenlijst)
    if zelf and all(een.rol != zelf for een in invullers):
        bericht = f"Hier is geen bestand met de rol '{zelf}' bij. Daarmee vergelijken wij de anderen."
        hulp = f"Noem ook dat bestand, bijvoorbeeld: beleidsscan vergelijk {zelf}.yaml {' '.join(paden)}"
        yield Bevinding(Plaats(", ".join(paden)), "rol", bericht, hulp=hulp)


def _waarschuw_peildata(invullers: Sequence[Invuller]) -> None:
    op_volgorde = sorted(invullers, key=lambda een: een.scan.antwoorden.kop.peildatum)
    oudste, nieuwste = op_volgorde[0], op_volgorde[-1]
    toen, nu = oudste.scan.antwoorden.kop.peildatum, nieuwste.scan.antwoorden.kop.peildatum
    if (nu - toen).days > _JAAR:
        bericht = f"Dit is van {datum(toen)}, en {nieuwste.pad} van {datum(nu)}. Daar zit meer dan een jaar tussen."
        meld(Bevinding(oudste.scan.plaatsen.zoek(("peildatum",)), "peildatum", bericht, "waarschuwing"))
