"""A workbook to fill in: a first sheet that explains, a sheet per section, one for sources and two hidden ones.

Every text is written as a text and every cell to fill in holds text, so that nothing that people type becomes a date or
a formula. The few formulas count our own cells. The same input gives the same bytes.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from ..model.vraagnummers import vraagnummers
from ..model.vragenlijst import Vragenlijst
from ..model.werkboek import (
    AUTEUR,
    BRONKOLOMMEN,
    DATUM,
    FORMULIER,
    FORMULIER_VELD,
    INGEVULD,
    KORTE_NAAM,
    SOORT,
    TITEL,
    VELD_ID,
)
from .beginblad import Beginblad, Deel
from .vragenblad import Lijsten, Vragenblad
from .werkstijl import LANGSTE_BLADNAAM, Stijl, beveilig, drukaf

_BRONRIJEN = 60
_EERSTE_BRON = 4
_BREED = {KORTE_NAAM: 18, TITEL: 52, AUTEUR: 28, DATUM: 14, SOORT: 24}
# No name of a sheet ends with these.
_WACHT_OP_MEER = frozenset(
    {"aan", "als", "bij", "dat", "de", "die", "door", "een", "en", "geen", "het", "hun", "in", "met", "na", "naar"}
    | {"niet", "of", "om", "onder", "op", "over", "te", "tot", "tussen", "uit", "uw", "van", "voor", "wat", "zonder"}
)
_EIGEN_HOOGTE = re.compile(rb'(<row [^>]*) customHeight="1"')


def maak_werkboek(lijst: Vragenlijst, rol: str, selectie: str, gemeente: str, dag: date, minuten: int) -> bytes:
    """An .xlsx with every question of a role; `minuten` is how long answering takes, `dag` the day to start from."""
    import xlsxwriter  # type: ignore[import-untyped]

    uit = BytesIO()
    boek = xlsxwriter.Workbook(uit, {"in_memory": True})
    titel = f"{lijst.titel}: {lijst.rollen[rol].naam}"
    boek.set_properties({"title": titel, "subject": gemeente, "created": datetime.combine(dag, time())})
    _Werkboek(boek, lijst, rol, selectie).schrijf(gemeente, dag, minuten)
    boek.close()
    return _afgewerkt(uit.getvalue())


def _afgewerkt(ruw: bytes) -> bytes:
    """The same workbook with what the library cannot say: it is in Dutch, and rows may grow with what is typed."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(ruw)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            inhoud = oud.read(deel)
            if deel.filename == "docProps/core.xml":
                inhoud = inhoud.replace(b"</cp:core", b"<dc:language>nl-NL</dc:language></cp:core")
            elif deel.filename.startswith("xl/worksheets/sheet"):
                inhoud = _EIGEN_HOOGTE.sub(rb"\1", inhoud)
            nieuw.writestr(deel, inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


class _Werkboek:
    def __init__(self, boek: Any, lijst: Vragenlijst, rol: str, selectie: str) -> None:
        self.boek, self.lijst, self.rol, self.selectie = boek, lijst, rol, selectie
        self.stijl = Stijl(boek)
        self.delen = list(self._delen())

    def _delen(self) -> Iterator[Deel]:
        namen: set[str] = {"begin", "bronnen", "lijsten", "gegevens"}
        for deel in self.lijst.onderdelen:
            if vragen := [vraag for vraag in deel.alle_vragen() if vraag.is_voor(self.rol, self.selectie)]:
                naam = _bladnaam(f"{deel.nummer} {deel.titel}", namen)
                namen.add(naam.lower())
                yield Deel(deel, vragen, naam)

    def schrijf(self, gemeente: str, dag: date, minuten: int) -> None:
        begin = self.boek.add_worksheet("Begin")
        bladen = [self.boek.add_worksheet(deel.blad) for deel in self.delen]
        bronnen = self.boek.add_worksheet("Bronnen")
        lijsten = Lijsten(self.boek.add_worksheet("Lijsten"), self.lijst, self.rol)
        bronkeuze = f"=Bronnen!$A${_EERSTE_BRON + 1}:$A${_EERSTE_BRON + _BRONRIJEN}"
        nummers = vraagnummers(self.lijst, self.rol, self.selectie)
        bereiken = []
        for deel, blad in zip(self.delen, bladen, strict=True):
            vragenblad = Vragenblad(blad, deel.blad, self.stijl, lijsten, nummers, bronkeuze)
            bereiken.append(vragenblad.schrijf(deel.onderdeel, deel.vragen))
        Beginblad(begin, self.stijl, self.lijst, self.rol, self.delen).schrijf(gemeente, dag, minuten, bereiken)
        self._bronnen(bronnen)
        self._gegevens(self.boek.add_worksheet("Gegevens"))
        lijsten.blad.hide()
        begin.activate()

    def _bronnen(self, blad: Any) -> None:
        for kolom, kop in enumerate(BRONKOLOMMEN):
            blad.set_column(kolom, kolom, _BREED[kop])
            blad.write_string(_EERSTE_BRON - 1, kolom, kop, self.stijl.kop)
        blad.write_string(0, 0, "Bronnen", self.stijl.titel)
        uitleg = (
            "Noem hier de stukken waarnaar u verwijst. De korte naam kiest u zelf, zoals: nota. "
            "Korte naam en titel zijn verplicht. Een datum schrijft u als 2025, maart 2025 of 31-3-2025."
        )
        blad.write_string(1, 0, uitleg, self.stijl.gewoon)
        for rij in range(_EERSTE_BRON, _EERSTE_BRON + _BRONRIJEN):
            for kolom in range(len(BRONKOLOMMEN)):
                blad.write_blank(rij, kolom, None, self.stijl.invoer)
        blad.freeze_panes(_EERSTE_BRON, 1)
        beveilig(blad)
        drukaf(blad, self.lijst.titel, liggend=True, koprij=_EERSTE_BRON - 1)

    def _gegevens(self, blad: Any) -> None:
        velden = {
            FORMULIER_VELD: FORMULIER,
            "scan": self.lijst.id,
            "versie": self.lijst.versie,
            "rol": self.rol,
            "selectie": self.selectie,
        }
        for rij, (veld, waarde) in enumerate([(VELD_ID, INGEVULD), *velden.items()]):
            blad.write_string(rij, 0, veld, self.stijl.vast)
            blad.write_string(rij, 1, waarde, self.stijl.vast)
        beveilig(blad)
        blad.hide()


def _ingekort(naam: str) -> str:
    """As many whole words as fit, without a last one that waits for the next; the number in front is no word."""
    woorden = naam[: LANGSTE_BLADNAAM + 1].split(" ")[:-1]
    while len(woorden) > 2 and woorden[-1].strip(",").lower() in _WACHT_OP_MEER:
        woorden.pop()
    return " ".join(woorden).rstrip(",")


def _bladnaam(naam: str, bezet: set[str]) -> str:
    """A name that a sheet can have and no other has: cut at a word, without the signs that Excel refuses."""
    kaal = " ".join("".join(" " if teken in "[]:*?/\\" else teken for teken in naam).split()).strip("'")
    kort = (kaal if len(kaal) <= LANGSTE_BLADNAAM else _ingekort(kaal)) or kaal[:LANGSTE_BLADNAAM]
    volgende, nummer = kort, 2
    while volgende.lower() in bezet:
        volgende, nummer = f"{kort[: LANGSTE_BLADNAAM - 4]} {nummer}", nummer + 1
    return volgende
