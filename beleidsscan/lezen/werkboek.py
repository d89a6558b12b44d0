"""A workbook that somebody filled in, .xlsx or .ods, read as an answer file and checked by the same rules."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ..model.basis import slug_van
from ..model.bevinding import MEESTE, Bevinding, InvoerFout, Plaats, Uitgang, dichtstbij
from ..model.invoer import lees_invoer
from ..model.vragenlijst import OpenVraag, Vragenlijst
from ..model.werkboek import (
    ANTWOORD,
    AUTEUR,
    BETAALDE_KRACHTEN,
    BRON,
    BRONKOLOMMEN,
    DATUM,
    FORMULIER,
    FORMULIER_VELD,
    INGEVULD,
    INVULKOLOMMEN,
    KORTE_NAAM,
    NOTITIE,
    PLAATS,
    REDEN,
    SCHEIDING,
    SOORT,
    TITEL,
    TOELICHTING,
    VELD_ID,
    VRAAG_ID,
    VRAAGKOLOMMEN,
)
from .antwoorden import Scan, keur_scan, kies_vragenlijst
from .ods import lees_ods
from .pakket import GEEN_WERKBOEK, GROOTSTE_WERKBOEK, Pakket, Weigering, keur_soort
from .plaatsen import Knoop, Plaatsen, Route
from .vragenlijst import GekeurdeVragenlijst
from .werkbladen import Blad
from .werkrijen import Rij, Rijlezer, in_woorden, rijen_onder
from .xlsx import lees_xlsx
from .yaml import lees_bytes

_DAG = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]((?:19|20)[0-9]{2})")
_SLUG = re.compile("(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_NIEUW = "Maak een nieuw werkboek met: beleidsscan formulier --formaat xlsx"
_TEKSTVELDEN = {"reden": REDEN, "toelichting": TOELICHTING, "notitie": NOTITIE}
_BRONVELDEN = {"titel": TITEL, "auteur": AUTEUR, "soort": SOORT}
# What the rules for an answer file say in words of YAML.
_IN_WERKBOEK = {
    "reden-ontbreekt": ("Bij 'nvt' hoort een reden.", f"Vul op deze rij ook de kolom '{REDEN}' in."),
    "tekst": ("Hier hoort tekst.", ""),
}


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
        return keur_scan(*werkboek.boom(vragenlijst_van), vragenlijst_van)
    except InvoerFout as fout:
        raise InvoerFout([_in_werkboek(een) for een in fout.bevindingen], fout.uitgang) from None


def _lees_bladen(pad: Path) -> list[Blad]:
    pakket = Pakket(lees_bytes(pad, GROOTSTE_WERKBOEK))
    keur_soort(pakket.namen)
    if "xl/workbook.xml" in pakket.namen:
        return lees_xlsx(pakket)
    if "mimetype" in pakket.namen and pakket.lees("mimetype").endswith(b"opendocument.spreadsheet"):
        return lees_ods(pakket)
    raise Weigering(*GEEN_WERKBOEK)


def _in_werkboek(bevinding: Bevinding) -> Bevinding:
    bericht, hulp = _IN_WERKBOEK.get(bevinding.code, (bevinding.bericht, bevinding.hulp))
    return replace(bevinding, bericht=bericht, hulp=hulp)


class _Celplaatsen(Plaatsen):
    """Places in a workbook: a node is named after its file, sheet and cell, and knows no lines."""

    def zoek(self, route: Any, *, sleutel: bool = False) -> Plaats:
        """The cell of a route, or of what it stands in."""
        return Plaats(super().zoek(route, sleutel=sleutel).bestand)


class _Werkboek:
    """Builds the plain values as YAML would give them, and their places."""

    def __init__(self, bestand: str, bladen: list[Blad]) -> None:
        self._bestand, self._bladen = bestand, bladen
        self._lezer = Rijlezer(bestand)
        self._wortel: Knoop = (bestand, None, None, {})
        self._ruw: dict[str, Any] = {}
        self._bronnen: dict[str, str] = {}  # the short name of each, and its title
        self._lees_velden()
        if self._ruw.pop(FORMULIER_VELD, "") != FORMULIER:
            raise Weigering(
                "Dit is geen werkboek van deze beleidsscan, of het verborgen blad 'Gegevens' is weg.",
                _NIEUW,
            )

    def boom(self, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> tuple[Any, Plaatsen]:
        """The values and the places; what could not be used is in the findings of the places."""
        plaatsen = _Celplaatsen(self._wortel)
        lijst = kies_vragenlijst(self._ruw, plaatsen, vragenlijst_van).vragenlijst
        if self._ruw.get("versie") != lijst.versie:
            bericht = f"Dit werkboek hoort bij versie {self._ruw.get('versie')}; wij hebben versie {lijst.versie}."
            raise InvoerFout([Bevinding(plaatsen.zoek(("versie",)), "versie", bericht, hulp=_NIEUW)])
        self._lees_bronnen()
        self._lees_vragen(lijst)
        plaatsen.bevindingen += self._lezer.bevindingen
        return self._ruw, plaatsen

    def _zet(self, route: Route, waarde: Any, plek: str) -> None:
        """Put a value in the tree, and its place."""
        ruw: Any = self._ruw
        knoop = self._wortel
        for stap in route[:-1]:
            ruw = ruw.setdefault(stap, {})
            knoop = knoop[3].setdefault(stap, (f"{self._bestand} {plek}", None, None, {}))
        ruw[route[-1]] = waarde
        knoop[3][route[-1]] = (f"{self._bestand} {plek}", None, None, {})

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
                self._zet(tuple(veld.split(".")[:2]), self._veld(rij, veld), plek)

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
        if deel := _DAG.fullmatch(tekst):
            return f"{deel[3]}-{int(deel[2]):02}-{int(deel[1]):02}"
        return tekst

    def _lees_bronnen(self) -> None:
        for rij in self._rijen(KORTE_NAAM, BRONKOLOMMEN):
            velden = {veld: self._lezer.tekst(rij, kop) for veld, kop in _BRONVELDEN.items()}
            velden["datum"] = self._dag(rij, DATUM)
            geschreven, plek = self._lezer.tekst(rij, KORTE_NAAM), rij.naam(KORTE_NAAM)
            naam = _korte_naam(geschreven)
            if naam in self._bronnen:
                self._lezer.meld(plek, "dubbel", f"De korte naam '{naam}' staat er twee keer in. Kies een andere.")
            elif naam:
                self._bronnen[naam] = velden["titel"]
                self._zet(("bronnen", naam), velden, plek)
                for veld, kop in (_BRONVELDEN | {"datum": DATUM}).items():
                    self._zet(("bronnen", naam, veld), velden[veld], rij.naam(kop))
            elif geschreven or any(velden.values()):
                self._lezer.meld(plek, "ontbreekt", "Geef deze bron een korte naam, zoals: nota")

    def _lees_vragen(self, lijst: Vragenlijst) -> None:
        gezien: dict[str, str] = {}
        rijen = self._rijen(VRAAG_ID, VRAAGKOLOMMEN)
        self._keur_bladen(lijst, rijen)
        self._zet(("antwoorden",), {}, "")
        for rij in rijen:
            naam, plek = self._lezer.tekst(rij, VRAAG_ID), rij.naam(ANTWOORD)
            gegeven = self._antwoord(lijst, rij, naam)
            if naam in gezien:
                bericht = f"De vraag '{naam}' staat er twee keer in, ook in {gezien[naam]}."
                self._lezer.meld(plek, "dubbel", bericht, "Haal een van de twee rijen weg.")
            elif naam:
                gezien[naam] = plek
                if gegeven or naam not in lijst.vragen:
                    self._zet_antwoord(naam, rij, gegeven)
            elif gegeven:
                bericht = "Hier is iets ingevuld, maar wij weten niet bij welke vraag."
                self._lezer.meld(plek, "zonder-vraag", bericht, "Zet het in de rij van een vraag.")

    def _keur_bladen(self, lijst: Vragenlijst, rijen: list[Rij]) -> None:
        """What would make answers get lost: no headings, no column for answers, one cell for more than one question."""
        for blad in self._bladen:
            eigen = [rij for rij in rijen if rij.blad is blad]
            namen = {cel.waarde for cel in blad.cellen.values() if isinstance(cel.waarde, str)}
            if not eigen and not namen.isdisjoint(lijst.vragen):
                self._lezer.meld(f"[{blad.naam}]", "koppen", "Op dit blad ontbreekt de rij met koppen.", _NIEUW)
            if eigen and ANTWOORD not in eigen[0].kolommen:
                self._lezer.meld(f"[{blad.naam}]", "koppen", f"Op dit blad ontbreekt de kolom '{ANTWOORD}'.", _NIEUW)
            for bereik in blad.samengevoegd:
                raakt = [rij for rij in eigen if any(bereik.bevat(*plek) for plek in _plekken(rij))]
                if len(raakt) > 1:
                    bericht = "Hier zijn cellen van meer vragen samengevoegd. Splits ze weer."
                    self._lezer.meld(raakt[0].naam(ANTWOORD), "samengevoegd", bericht)

    def _antwoord(self, lijst: Vragenlijst, rij: Rij, naam: str) -> dict[str, Any]:
        """The fields of an answer that were filled in."""
        ruw, vraag = self._lezer.antwoord(rij, ANTWOORD), lijst.vragen.get(naam)
        if isinstance(vraag, OpenVraag) and isinstance(ruw, float):
            ruw = in_woorden(ruw)
        velden: dict[str, Any] = {"antwoord": lees_invoer(lijst, vraag, ruw) if vraag else ruw}
        velden |= {veld: self._lezer.tekst(rij, kop) for veld, kop in _TEKSTVELDEN.items()}
        velden["bewijs"] = self._bewijs(rij)
        return {veld: waarde for veld, waarde in velden.items() if waarde not in (None, "", [])}

    def _zet_antwoord(self, naam: str, rij: Rij, gegeven: dict[str, Any]) -> None:
        self._zet(("antwoorden", naam), gegeven, rij.naam(ANTWOORD))
        plekken = {"bewijs": BRON, **_TEKSTVELDEN}
        for veld, waarde in gegeven.items():
            self._zet(("antwoorden", naam, veld), waarde, rij.naam(plekken.get(veld, ANTWOORD)))

    def _bewijs(self, rij: Rij) -> list[dict[str, str]]:
        """The sources named in a row, each with its place; with more than one, `SCHEIDING` stands between them."""
        bron, plaats = self._lezer.tekst(rij, BRON), self._lezer.tekst(rij, PLAATS)
        bronnen = [deel.strip() for deel in bron.split(SCHEIDING) if deel.strip()]
        plaatsen = [plaats] if len(bronnen) < 2 else [deel.strip() for deel in plaats.split(SCHEIDING)]
        if not bronnen and not plaats:
            return []
        if not bronnen:
            self._lezer.meld(rij.naam(BRON), "ontbreekt", "Hier ontbreekt de bron. U schreef wel een plaats.")
        elif len(bronnen) != len(plaatsen) or not all(plaatsen):
            hulp = f"Zet bij elke bron een plaats. Zet er {SCHEIDING} tussen als het er meer zijn."
            bericht = "Hier ontbreekt waar het in de bron staat, zoals: p. 3"
            self._lezer.meld(rij.naam(PLAATS), "ontbreekt", bericht, hulp if len(bronnen) > 1 else "")
        return [
            {"bron": naam, "plaats": waar}
            for naam, waar in zip(map(_korte_naam, bronnen), plaatsen, strict=False)
            if waar and self._is_bekend(rij, naam, bron)
        ]

    def _is_bekend(self, rij: Rij, naam: str, geschreven: str) -> bool:
        if naam in self._bronnen:
            return True
        hulp = self._lijkt_op(naam) or "Zet hem daar neer, met een korte naam en een titel."
        bericht = f"De bron '{naam or geschreven}' staat niet op het blad met bronnen."
        self._lezer.meld(rij.naam(BRON), "onbekende-bron", bericht, hulp)
        return False

    def _lijkt_op(self, naam: str) -> str:
        """A suggestion for a title, or a misspelt name, as long as somebody will see it: guessing takes time."""
        if len(self._lezer.bevindingen) >= MEESTE:
            return ""
        titels = {_korte_naam(titel): kort for kort, titel in self._bronnen.items()}
        return f"Bedoelde u '{titels[naam]}'?" if naam in titels else dichtstbij(naam, self._bronnen)


def _plekken(rij: Rij) -> list[tuple[int, int]]:
    """The cells of a row that people fill in."""
    return [(rij.nummer, rij.kolommen[kop]) for kop in INVULKOLOMMEN if kop in rij.kolommen]


_JA_NEE = {"waar": "ja", "onwaar": "nee"}


def _korte_naam(tekst: str) -> str:
    """A name as it is kept: `Nota 2025` and `nota-2025` are the same one."""
    return tekst if _SLUG.fullmatch(tekst) else slug_van(tekst, "")
