"""A workbook that somebody filled in, .xlsx or .ods, read as an answer file and checked by the same rules."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ..model.bevinding import Bevinding, InvoerFout, Plaats, Uitgang
from ..model.brondatum import HULP_DATUM, lees_datum
from ..model.vragenlijst import Vragenlijst
from ..model.werkboek import (
    AUTEUR,
    BETAALDE_KRACHTEN,
    BRONKOLOMMEN,
    DATUM,
    FORMULIER,
    FORMULIER_VELD,
    INGEVULD,
    KORTE_NAAM,
    SOORT,
    TITEL,
    VELD_ID,
    VELDLABELS,
)
from .antwoorden import Scan, keur_scan, kies_vragenlijst
from .bestandssoort import INVULWEGEN, UIT_WORD
from .ods import lees_ods
from .pakket import GEEN_WERKBOEK, GROOTSTE_WERKBOEK, Pakket, Weigering, keur_soort
from .vragenlijst import GekeurdeVragenlijst
from .werkantwoorden import NIEUW_WERKBOEK, Vraagrijen, korte_naam
from .werkbladen import Blad, keur_rijen
from .werkboom import Werkboom
from .werkklachten import Celklachten, rijen_weg
from .werkrijen import Rij, Rijlezer, in_woorden, rijen_onder
from .xlsx import lees_xlsx
from .yaml import lees_bytes

_BRONVELDEN = {"titel": TITEL, "auteur": AUTEUR, "soort": SOORT}


def lees_werkboek(pad: Path, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Scan:
    """Read a workbook and check it against the questionnaire that it was made for (`vragenlijst_van` finds that one).

    Raises BeleidsscanFout when it cannot be read, and InvoerFout with every finding at once, by sheet and cell.
    """
    try:
        werkboek = _Werkboek(str(pad), _lees_bladen(pad))
    except Weigering as fout:
        bevinding = Bevinding(Plaats(str(pad)), "werkboek", str(fout), hulp=fout.hulp)
        raise InvoerFout([bevinding], Uitgang.ONBRUIKBAAR) from None
    try:
        boom, vragen = werkboek.lees(werkboek.vragenlijst(vragenlijst_van))
        scan = keur_scan(boom.waarden, boom.plaatsen, vragenlijst_van)
    except InvoerFout as fout:
        raise InvoerFout([werkboek.klachten.verwoord(een) for een in fout.bevindingen], fout.uitgang) from None
    scan.plaatsen.bevindingen += [*vragen.waarschuwingen, *rijen_weg(str(pad), scan, vragen.gezien)]
    return scan


def _lees_bladen(pad: Path) -> list[Blad]:
    pakket = Pakket(lees_bytes(pad, GROOTSTE_WERKBOEK))
    keur_soort(pakket.namen)
    soort = pakket.lees("mimetype") if "mimetype" in pakket.namen else b""
    if "xl/workbook.xml" in pakket.namen:
        bladen = lees_xlsx(pakket)
    elif soort.endswith(b"opendocument.spreadsheet"):
        bladen = lees_ods(pakket)
    elif soort.endswith(b"opendocument.text"):
        raise Weigering(UIT_WORD, INVULWEGEN)
    else:
        raise Weigering(*GEEN_WERKBOEK)
    for blad in bladen:
        keur_rijen(blad)
    return bladen


class _Werkboek:
    """The fields about who answers and the sources; the rows with answers are read by `Vraagrijen`."""

    def __init__(self, bestand: str, bladen: list[Blad]) -> None:
        self._bladen = bladen
        self._boom, self._lezer = Werkboom(bestand), Rijlezer(bestand)
        self._bronnen: dict[str, str] = {}  # the short name of each, and its title
        self.klachten = Celklachten(bestand)
        self._lees_velden()
        if self._boom.waarden.pop(FORMULIER_VELD, "") != FORMULIER:
            raise Weigering(
                "Dit is geen werkboek van deze beleidsscan, of het verborgen blad 'Gegevens' is weg.", NIEUW_WERKBOEK
            )

    def vragenlijst(self, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Vragenlijst:
        """The one that it was made for. Raises InvoerFout when we have another version."""
        waarden, plaatsen = self._boom.waarden, self._boom.plaatsen
        lijst = kies_vragenlijst(waarden, plaatsen, vragenlijst_van).vragenlijst
        if waarden.get("versie") != lijst.versie:
            bericht = f"Dit werkboek hoort bij versie {waarden.get('versie')}; wij hebben versie {lijst.versie}."
            raise InvoerFout([Bevinding(plaatsen.zoek(("versie",)), "versie", bericht, hulp=NIEUW_WERKBOEK)])
        return lijst

    def lees(self, lijst: Vragenlijst) -> tuple[Werkboom, Vraagrijen]:
        """What was filled in; what could not be used is in the findings of its places."""
        self._lees_bronnen()
        vragen = Vraagrijen(lijst, self._lezer, self._boom, self.klachten, self._bronnen)
        vragen.lees(self._bladen)
        self._boom.plaatsen.bevindingen += self._lezer.bevindingen
        return self._boom, vragen

    def _rijen(self, kenmerk: str, koppen: tuple[str, ...]) -> list[Rij]:
        return [rij for blad in self._bladen for rij in rijen_onder(blad, kenmerk, koppen)]

    def _lees_velden(self) -> None:
        """The header: what was filled in on the first sheet, and what we hid."""
        gezien: dict[str, str] = {}
        for rij in self._rijen(VELD_ID, (VELD_ID, INGEVULD)):
            veld, plek = self._lezer.tekst(rij, VELD_ID), rij.naam(INGEVULD)
            if veld in gezien:
                self._lezer.meld(plek, "dubbel", f"'{veld}' staat er twee keer in, ook in {gezien[veld]}.")
            elif veld:
                gezien[veld] = plek
                waarde = self._veld(rij, veld)
                self._boom.zet(tuple(veld.split(".")[:2]), waarde, plek)
                if veld in VELDLABELS:
                    self.klachten.onthoud(plek, None, waarde, f"Vul dit in: '{VELDLABELS[veld]}'. Het is verplicht.")

    def _veld(self, rij: Rij, veld: str) -> str:
        if veld == "peildatum":
            return self._dag(rij, INGEVULD)
        tekst = self._lezer.tekst(rij, INGEVULD)
        return _JA_NEE.get(tekst.lower(), tekst.lower()) if veld in ("laag", BETAALDE_KRACHTEN) else tekst

    def _dag(self, rij: Rij, kop: str) -> str:
        """A day as 2026-01-31, whether it is a date, or a text as people write it; else the text."""
        waarde = self._lezer.waarde(rij, kop)
        if isinstance(waarde, date):
            return waarde.isoformat()
        tekst = in_woorden(waarde)
        return lees_datum(tekst) or tekst

    def _lees_bronnen(self) -> None:
        for rij in self._rijen(KORTE_NAAM, BRONKOLOMMEN):
            velden = {veld: self._lezer.tekst(rij, kop) for veld, kop in _BRONVELDEN.items()}
            velden["datum"] = self._dag(rij, DATUM)
            geschreven, plek = self._lezer.tekst(rij, KORTE_NAAM), rij.naam(KORTE_NAAM)
            naam = korte_naam(geschreven)
            if naam in self._bronnen:
                self._lezer.meld(plek, "dubbel", f"De korte naam '{naam}' staat er twee keer in. Kies een andere.")
            elif naam:
                self._bronnen[naam] = velden["titel"]
                self.klachten.onthoud(rij.naam(TITEL), None, velden["titel"], "Geef deze bron een titel.")
                self._keur_datum(rij, velden["datum"])
                self._boom.zet(("bronnen", naam), velden, plek)
                for veld, kop in (_BRONVELDEN | {"datum": DATUM}).items():
                    self._boom.zet(("bronnen", naam, veld), velden[veld], rij.naam(kop))
            elif geschreven or any(velden.values()):
                self._lezer.meld(plek, "ontbreekt", "Geef deze bron een korte naam, zoals: nota")

    def _keur_datum(self, rij: Rij, datum: str) -> None:
        if datum and not lees_datum(datum):
            self._lezer.meld(rij.naam(DATUM), "waarde", f"'{datum}' is geen datum.", HULP_DATUM)


_JA_NEE = {"waar": "ja", "onwaar": "nee"}
