"""Answers put into the text of an answer file: only what is answered changes, all else stays as it was written.

What replaces a value stands where that stood. What is new comes on a line of its own below what it belongs after, or
between the brackets where its neighbours are. Comments, order, quotes and line ends are people's own.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.antwoordtekst import Antwoordtekst, Stuk, Tak, Veld
from ..model.basis import Bron, Verwijzing
from .kopie import gevulde_velden
from .schrijfwijze import Inhoud, Schrijfwijze, gevuld
from .tekstredactie import Bladspiegel, Ingreep, pas_toe

# A block of text that keeps the empty lines below it: what is put there becomes a part of the text.
_HOUDT_WIT = re.compile(r"[|>][1-9]?\+")
_OPMERKING_BIJ_BLOK = re.compile(r"[|>][-+1-9]*([ \t]+#[^\r\n\x85\u2028\u2029]*)")


def zet_antwoorden(
    tekst: Antwoordtekst,
    oud: Antwoordbestand,
    nieuw: Mapping[str, Antwoord],
    bronnen: Mapping[str, Bron],
    kop: Mapping[str, Any] = {},
) -> str:
    """The text with these answers, sources and fields of the header in it; `oud` is what the text says now.

    Whoever calls reads the outcome again: a file can be written in ways that this cannot change well.
    """
    redactie = _Redactie(tekst)
    velden = gevulde_velden(oud.kop.model_copy(update=dict(kop)))
    redactie.zet_kop({naam: velden[naam] for naam in kop})
    redactie.zet_rij("bronnen", oud.kop.bronnen, bronnen, Bron(titel="-"))
    redactie.zet_rij("antwoorden", oud.antwoorden, nieuw, Antwoord())
    return pas_toe(tekst.tekst, redactie.ingrepen)


class _Redactie:
    """Collects what changes in one text."""

    def __init__(self, tekst: Antwoordtekst) -> None:
        self.tekst = tekst
        self.ingrepen: list[Ingreep] = []
        self._blad = Bladspiegel(tekst.tekst)
        self._wijze = Schrijfwijze(als_json=tekst.van(tekst.wortel.velden[0].sleutel).startswith('"'))

    def zet_kop(self, velden: Mapping[str, Any]) -> None:
        """Fields of the header: where they stand, and else above the sources."""
        wortel = self.tekst.wortel
        boven = [*takewhile(lambda veld: veld.naam not in ("bronnen", "antwoorden"), wortel.velden)]
        self._zet_kopvelden(wortel, velden, boven[-1] if boven else None)

    def _zet_kopvelden(self, tak: Tak, velden: Mapping[str, Any], na: Veld | None) -> None:
        erbij: dict[str, Inhoud] = {}
        for naam, waarde in velden.items():
            veld = tak.veld(naam)
            if veld is None:
                erbij[naam] = self._wijze.kopwaarde(waarde)
            elif isinstance(waarde, dict) and veld.waarde.is_rij:
                self._zet_kopvelden(veld.waarde, waarde, veld.waarde.velden[-1] if veld.waarde.velden else None)
            else:
                self._zet_achter(veld, self._wijze.kopwaarde(waarde))
        if erbij:
            self._voeg_toe(tak, na, erbij)

    def zet_rij(
        self, naam: str, oud: Mapping[str, Antwoord | Bron], nieuw: Mapping[str, Antwoord | Bron], leeg: Antwoord | Bron
    ) -> None:
        """One row of the file: the answers, or the sources. What is as it was, is not touched."""
        rij = self.tekst.wortel.veld(naam)
        erbij: dict[str, Inhoud] = {}
        for sleutel, een in nieuw.items():
            veld = rij and rij.waarde.veld(sleutel)
            was = oud.get(sleutel, leeg)
            if een == was:
                continue
            if veld:
                self._zet_velden(veld, gevuld(was), gevuld(een), list(type(een).model_fields))
            else:
                erbij[sleutel] = self._wijze.nieuw(een)
        if rij and erbij:
            self._zet_erbij(rij, rij.waarde.velden[-1] if rij.waarde.velden else None, erbij, self.tekst.wortel.haken)
        elif erbij:
            self._zet_bovenin(naam, erbij)

    def _zet_bovenin(self, naam: str, inhoud: Mapping[str, Inhoud]) -> None:
        """A row that the file does not have yet, above the answers."""
        velden = self.tekst.wortel.velden
        boven = [*takewhile(lambda veld: veld.naam != "antwoorden", velden)]
        plat = {een: self._wijze.vlak(waarde) for een, waarde in inhoud.items()}
        self._voeg_toe(self.tekst.wortel, boven[-1] if boven else None, {naam: plat})

    def _zet_velden(self, veld: Veld, was: Mapping[str, Any], wordt: Mapping[str, Any], volgorde: list[str]) -> None:
        tak = veld.waarde
        if not tak.is_rij:
            self._zet_kort(veld, wordt)
            return
        for een in tak.velden:
            if was.get(een.naam) != wordt.get(een.naam):
                self._zet_waarde(tak, een, was.get(een.naam), wordt.get(een.naam))
        groepen: dict[Veld | None, dict[str, Inhoud]] = {}
        na: Veld | None = None
        for naam in volgorde:
            een_veld = tak.veld(naam)
            if een_veld and not self._gaat_weg(tak, een_veld, was.get(naam), wordt.get(naam)):
                na = een_veld
            elif not een_veld and naam in wordt:
                groepen.setdefault(na, {})[naam] = self._wijze.waarde(naam, wordt[naam])
        for na_veld, groep in groepen.items():
            self._voeg_toe(tak, na_veld, groep)

    def _zet_kort(self, veld: Veld, wordt: Mapping[str, Any]) -> None:
        """An answer in the short form, or one that is still empty: it stays short while there is nothing to add."""
        if wordt.keys() <= {"antwoord"}:
            self._vervang(veld, "antwoord", wordt.get("antwoord"), self.tekst.haak is not None)
        else:
            velden = {naam: self._wijze.waarde(naam, waarde) for naam, waarde in wordt.items()}
            self._zet_erbij(veld, None, velden, self.tekst.haak is not None)

    def _gaat_weg(self, tak: Tak, veld: Veld, was: Any, wordt: Any) -> bool:
        """Whether its lines go. Between brackets it stays, without a value, and so does the place for an answer."""
        return was is not None and wordt is None and not tak.haken and veld.naam != "antwoord"

    def _zet_waarde(self, tak: Tak, veld: Veld, was: Any, wordt: Any) -> None:
        if self._gaat_weg(tak, veld, was, wordt):
            regels = self._blad.regels_van(veld.geheel)
            self.ingrepen.append(Ingreep(Stuk(self._blad.einde_voor(regels.begin), regels.eind), ""))
        elif isinstance(wordt, tuple) and was:
            self._zet_bewijs(veld, was, wordt)
        else:
            if wordt is None and isinstance(was, str) and veld.naam != "antwoord":
                wordt = ""
            self._vervang(veld, veld.naam, wordt, tak.haken)

    def _zet_bewijs(self, veld: Veld, was: Sequence[Verwijzing], wordt: Sequence[Verwijzing]) -> None:
        """Evidence that stays at the front of the list, stays as it was written."""
        delen, haken = veld.waarde.delen, veld.waarde.haken
        gelijk = len([*takewhile(lambda paar: paar[0] == paar[1], zip(was, wordt, strict=False))])
        if not gelijk:
            self.ingrepen.append(
                Ingreep(Stuk(veld.sleutel.eind, veld.geheel.eind), f": {self._wijze.waarde(veld.naam, wordt)}")
            )
            return
        nieuw = [self._wijze.verwijzing(een) for een in wordt[gelijk:]]
        laatste = delen[gelijk - 1]
        if haken:
            stuk, door = Stuk(laatste.eind, delen[-1].eind), "".join(f", {een}" for een in nieuw)
        else:
            begin = self._blad.regels_van(laatste).eind
            stuk = Stuk(begin, max(begin, delen[-1].eind))
            wit = self._wit_voor(veld.waarde.stuk.begin)
            door = "".join(f"{self._blad.regeleinde}{wit}- {een}" for een in nieuw)
        self.ingrepen.append(Ingreep(stuk, door))

    def _vervang(self, veld: Veld, naam: str, waarde: Any, in_haken: bool) -> None:
        """Another value behind a name, or none."""
        oud = self.tekst.van(veld.waarde.stuk)
        if waarde is None and not in_haken:
            self.ingrepen.append(Ingreep(Stuk(veld.sleutel.eind, veld.geheel.eind), ":"))
            return
        opmerking = _OPMERKING_BIJ_BLOK.match(oud)
        self._zet_achter(veld, self._wijze.waarde(naam, waarde, oud) + (opmerking[1] if opmerking else ""))

    def _zet_achter(self, veld: Veld, door: str) -> None:
        """A text behind a name; where nothing stood, the colon or the space may be missing too."""
        tussen = self.tekst.van(Stuk(veld.sleutel.eind, veld.waarde.stuk.begin))
        voor = ": " if ":" not in tussen else " " if tussen.endswith(":") else ""
        self.ingrepen.append(Ingreep(veld.waarde.stuk, voor + door))

    def _zet_erbij(self, veld: Veld, na: Veld | None, inhoud: Mapping[str, Inhoud], in_haken: bool) -> None:
        """New names under a name, after `na`. Its value is a row, or one word or nothing: then it becomes a row."""
        if veld.waarde.is_rij:
            self._voeg_toe(veld.waarde, na, inhoud)
            return
        wit = self._wit_voor(veld.sleutel.begin)
        if in_haken or self._staat_achter_iets(veld):
            self._zet_achter(veld, self._wijze.vlak(inhoud))
            return
        self.ingrepen.append(Ingreep(Stuk(veld.sleutel.eind, veld.geheel.eind), ":"))
        self._zet_regels(self._eind_van(veld), self._wijze.regels(inhoud, f"{wit}  "))

    def _eind_van(self, veld: Veld) -> int:
        """The end of its last line, or of the comments below that are indented deeper than the name."""
        eind = self._blad.regels_van(veld.geheel).eind
        diepte = len(self._wit_voor(veld.sleutel.begin)) + 1
        dieper = re.compile(rf"(?:(?:\r\n|[\r\n]) {{{diepte},}}#[^\r\n\x85\u2028\u2029]*)*")
        opmerkingen = dieper.match(self.tekst.tekst, eind)
        return opmerkingen.end() if opmerkingen else eind

    def _voeg_toe(self, tak: Tak, na: Veld | None, inhoud: Mapping[str, Any]) -> None:
        """New fields in a row, after its field `na`, or at the front."""
        if tak.haken:
            paren = self._wijze.paren(inhoud)
            plek = na.geheel.eind if na else tak.stuk.begin + 1
            door = f", {paren}" if na else f"{paren}, " if tak.velden else paren
            self.ingrepen.append(Ingreep(Stuk(plek, plek), door))
            return
        bij = na or tak.velden[0]
        regels = self._wijze.regels(inhoud, self._wit_voor(tak.velden[0].sleutel.begin))
        if na and not _HOUDT_WIT.search(self.tekst.van(bij.geheel)):
            self._zet_regels(self._eind_van(bij), regels)
        else:
            begin = self._blad.regels_van(bij.geheel).begin
            door = "".join(f"{regel}{self._blad.regeleinde}" for regel in regels)
            self.ingrepen.append(Ingreep(Stuk(begin, begin), door))

    def _zet_regels(self, plek: int, regels: Sequence[str]) -> None:
        self.ingrepen.append(Ingreep(Stuk(plek, plek), "".join(f"{self._blad.regeleinde}{een}" for een in regels)))

    def _wit_voor(self, plek: int) -> str:
        """As many spaces as there are characters before it on its line."""
        return " " * (plek - self._blad.regels_van(Stuk(plek, plek)).begin)

    def _staat_achter_iets(self, veld: Veld) -> bool:
        begin = self._blad.regels_van(veld.sleutel).begin
        return bool(self.tekst.van(Stuk(begin, veld.sleutel.begin)).strip())
