"""A workbook goes out, is filled in and comes back: the same answers, or a complaint that names sheet and cell."""

import io
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from conftest import TESTS, per_geval
from hulp import SPEELTUIN, SPEELTUIN_ANTWOORDEN, klopt_met
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.lezen.ods import lees_ods
from beleidsscan.lezen.pakket import Pakket
from beleidsscan.lezen.werkbladen import Cel
from beleidsscan.lezen.werkboek import lees_werkboek
from beleidsscan.model.antwoorden import Antwoord, Organisatie, bezwaar_tegen, toon_waarde
from beleidsscan.model.basis import Bron, Verwijzing
from beleidsscan.model.bevinding import BeleidsscanFout, InvoerFout, Uitgang
from beleidsscan.model.invoer import lees_invoer
from beleidsscan.model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag
from beleidsscan.model.werkboek import (
    ANTWOORD,
    BETAALDE_KRACHTEN,
    BRON,
    NOTITIE,
    ORGANISATIE_SOORT,
    PLAATS,
    REDEN,
    TOELICHTING,
    VRAAG_ID,
    VRAAGKOLOMMEN,
    kolomletters,
)
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst, vragenlijstmap
from beleidsscan.schrijven.werkboek import maak_werkboek

LIJST = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst
DAG = date(2026, 1, 31)
GEMEENTE = "Verzonnen & Zn."
KOLOM = {kop: nummer for nummer, kop in enumerate(VRAAGKOLOMMEN, 1)}
VELDEN = {ANTWOORD: "antwoord", REDEN: "reden", TOELICHTING: "toelichting", NOTITIE: "notitie"}


@cache
def leeg(rol: str = "beheerder", selectie: str = "volledig", gemeente: str = GEMEENTE) -> bytes:
    return maak_werkboek(LIJST, rol, selectie, gemeente, DAG, 7)


def open_(ruw: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(ruw), rich_text=True)


def rijen(boek: Workbook) -> Iterator[tuple[Any, int, str]]:
    """Every row of a question: its sheet, its number and its id."""
    for blad in boek.worksheets:
        for rij in range(1, blad.max_row + 1):
            naam = blad.cell(rij, KOLOM[VRAAG_ID]).value
            if naam and naam != VRAAG_ID and blad.title not in ("Gegevens", "Lijsten"):
                yield blad, rij, naam


def cel(boek: Workbook, vraag: str, kop: str = ANTWOORD) -> Cell:
    return next(blad.cell(rij, KOLOM[kop]) for blad, rij, naam in rijen(boek) if naam == vraag)


def zet(vak: Cell, waarde: Any) -> None:
    """As somebody types it in a cell that holds text: what starts with = stays what it is."""
    vak.value = waarde
    if isinstance(waarde, str):
        vak.data_type = "s"


def veld(boek: Workbook, naam: str) -> Cell:
    for blad in (boek["Begin"], boek["Gegevens"]):
        for rij in blad.iter_rows():
            for vak in rij:
                if vak.value == naam:
                    return blad.cell(vak.row, 2)  # type: ignore[no-any-return]
    raise KeyError(naam)


def zet_bron(boek: Workbook, nummer: int, *velden: str) -> None:
    for kolom, waarde in enumerate(velden, 1):
        zet(boek["Bronnen"].cell(4 + nummer, kolom), waarde)


def bewaar(boek: Workbook, map_: Path) -> Path:
    pad = map_ / "werkboek.xlsx"
    boek.save(pad)
    return pad


def lees(pad: Path) -> Scan:
    return lees_werkboek(pad, lambda naam: laad_vragenlijst(SPEELTUIN, naam))


def klachten(pad: Path) -> list[tuple[str, str]]:
    """The place, without the file, and the code of every complaint."""
    with pytest.raises(InvoerFout) as fout:
        lees(pad)
    return [(str(een.plaats).removeprefix(str(pad)).strip(), een.code) for een in fout.value.bevindingen]


# --- What we write. ---


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    assert maak_werkboek(LIJST, "beheerder", "volledig", GEMEENTE, DAG, 7) == leeg()


@pytest.mark.parametrize("rol", LIJST.rollen)
def test_elke_vraag_van_een_rol_staat_er_een_keer_in(rol: str) -> None:
    verwacht = [vraag.id for vraag in LIJST.vragen.values() if vraag.is_voor(rol, "volledig")]
    assert [naam for _, _, naam in rijen(open_(leeg(rol)))] == verwacht


def test_een_leeg_werkboek_is_een_leeg_antwoordbestand(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.xlsx"
    pad.write_bytes(leeg("beheerder", "kern"))
    kop = lees(pad).antwoorden.kop
    assert (kop.scan, kop.versie, kop.gemeente, kop.peildatum) == ("speeltuin", "7.b", GEMEENTE, DAG)
    assert (kop.rol, kop.selectie) == ("beheerder", "kern")
    assert lees(pad).antwoorden.antwoorden == {}


def test_alleen_invulvakken_zijn_open() -> None:
    boek = open_(leeg())
    for blad, rij, _ in rijen(boek):
        open_vakken = {kop for kop, kolom in KOLOM.items() if not blad.cell(rij, kolom).protection.locked}
        assert open_vakken == {ANTWOORD, REDEN, TOELICHTING, BRON, PLAATS, NOTITIE}
    assert all(blad.protection.sheet for blad in boek.worksheets if blad.title != "Lijsten")
    assert [blad.title for blad in boek.worksheets if blad.sheet_state != "visible"] == ["Lijsten", "Gegevens"]


def test_invulvakken_zijn_tekst_zodat_er_geen_datum_of_som_van_komt() -> None:
    boek = open_(leeg())
    assert {blad.cell(rij, KOLOM[kop]).number_format for blad, rij, _ in rijen(boek) for kop in VELDEN} == {"@"}


def test_de_enige_formules_tellen_onze_eigen_cellen() -> None:
    gevaarlijk = '=HYPERLINK("http://verzonnen.nl";"klik")'
    lijst = LIJST.model_copy(update={"titel": gevaarlijk, "omschrijving": "=1+1"})
    boek = open_(maak_werkboek(lijst, "beheerder", "volledig", gevaarlijk, DAG, 7))
    formules = [
        vak.value for blad in boek.worksheets for rij in blad.iter_rows() for vak in rij if vak.data_type == "f"
    ]
    assert len(formules) == 1 + 2 * sum(1 for deel in LIJST.onderdelen if any(deel.alle_vragen()))
    assert all(een.startswith(("=COUNTA(", "=IFERROR(COUNTA(")) for een in formules)
    for vak, tekst in (
        (veld(boek, "gemeente"), gevaarlijk),
        (boek["Begin"]["A1"], gevaarlijk),
        (boek["Begin"]["B5"], "=1+1"),
    ):
        assert (vak.value, vak.data_type) == (tekst, "s")


def test_elke_keuze_uit_een_lijst_is_een_antwoord() -> None:
    """What the drop-down gives is read back as an answer without objection, and nothing that can be answered lacks."""
    boek = open_(leeg())
    gezien = set()
    for blad, rij, naam in rijen(boek):
        vraag = LIJST.vragen[naam]
        for regel in blad.data_validations.dataValidation:
            if f"D{rij}" in regel.sqref and regel.type == "list":
                van, tot = regel.formula1.removeprefix("Lijsten!").replace("$", "").split(":")
                keuzes = [vak[0].value for vak in boek["Lijsten"][van:tot]]
                gelezen = [lees_invoer(LIJST, vraag, keuze) for keuze in keuzes]
                goed = [Antwoord(antwoord=een, reden="x") for een in gelezen]
                assert not [een for een in goed if bezwaar_tegen(LIJST, vraag, een, "beheerder")]
                assert gelezen == [
                    *antwoorden_op(vraag),
                    "weet-niet",
                    *(["nvt"] if vraag.nvt_voor("beheerder") else []),
                ]
                gezien.add(naam)
    assert gezien == {naam for _, _, naam in rijen(boek) if antwoorden_op(LIJST.vragen[naam])}


def antwoorden_op(vraag: Any) -> list[Any]:
    if isinstance(vraag, NiveauVraag):
        return list(range(len(LIJST.ladder_van(vraag))))
    if isinstance(vraag, KeuzeVraag):
        return [optie.id for optie in vraag.opties]
    return ["ja", "nee"] if isinstance(vraag, JaNeeVraag) else []


def test_het_zegt_wie_de_antwoorden_ziet_en_is_nederlands() -> None:
    def begin(rol: str) -> str:
        return "\n".join(str(vak.value) for rij in open_(leeg(rol))["Begin"].iter_rows() for vak in rij)

    assert "U antwoordt niet anoniem" in begin("ouder")
    assert "reizen niet mee in een rapport" in begin("buurt")
    assert "Ongeveer 7 minuten" in begin("buurt")
    with zipfile.ZipFile(io.BytesIO(leeg())) as pak:
        assert b"<dc:language>nl-NL</dc:language>" in pak.read("docProps/core.xml")
        assert b"<dc:title>" in pak.read("docProps/core.xml")


def test_een_voorwaarde_staat_er_in_woorden() -> None:
    boek = open_(leeg())
    assert "Alleen als u bij vraag I.7 antwoordt: 'ja'." in str(cel(boek, "peuterhoek", "Vraag").value)
    assert "'Met een sleutel' of 'Op vaste tijden'" in str(cel(boek, "sleutel-uitgifte", "Vraag").value)


# --- The same answers as in an answer file. ---


@cache
def plekken() -> dict[str, tuple[str, int]]:
    """Where a question stands: the part of the zip, and the row. And where the sheet with sources does."""
    boek = open_(leeg())
    delen = {blad.title: f"xl/worksheets/sheet{nummer}.xml" for nummer, blad in enumerate(boek.worksheets, 1)}
    return {naam: (delen[blad.title], rij) for blad, rij, naam in rijen(boek)} | {"Bronnen": (delen["Bronnen"], 4)}


def plek(vraag: str, kop: str = ANTWOORD) -> tuple[str, str]:
    """The part of the zip and the name of the cell under a heading."""
    deel, rij = plekken()[vraag]
    return deel, f"{kolomletters(KOLOM[kop] - 1)}{rij}"


def als_xml(waarde: Any) -> str:
    """The inside of a cell, as programs write it."""
    if isinstance(waarde, bool):
        return f' t="b"><v>{waarde:d}</v>'
    if isinstance(waarde, int | float):
        return f"><v>{waarde!r}</v>"
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(waarde)}</t></is>'


def herschreven(ruw: bytes, vervang: Callable[[str, bytes], bytes | None], **erbij: bytes) -> bytes:
    """The zip with other parts; None leaves a part out."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ruw)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.namelist():
            if (inhoud := vervang(deel, oud.read(deel))) is not None:
                nieuw.writestr(deel, inhoud)
        for deel, inhoud in erbij.items():
            nieuw.writestr(deel, inhoud)
    return uit.getvalue()


def gevuld(cellen: dict[tuple[str, str], Any], ruw: bytes = b"") -> bytes:
    """Our workbook with these values in its empty cells, by part and name: without a library in between."""
    per_deel: dict[str, dict[bytes, Any]] = {}
    for (deel, naam), waarde in cellen.items():
        per_deel.setdefault(deel, {})[naam.encode()] = waarde

    def vul(deel: str, inhoud: bytes) -> bytes:
        eigen = per_deel.get(deel, {})
        namen = b"|".join(eigen or [b"-"])
        nieuw, aantal = re.subn(
            rb'<c r="(%s)"( s="[0-9]+")/>' % namen,
            lambda c: b'<c r="%s"%s%s</c>' % (c[1], c[2], als_xml(eigen[c[1]]).encode()),
            inhoud,
        )
        assert aantal == len(eigen)
        return nieuw

    return herschreven(ruw or leeg(), vul)


@per_geval("invoer")
def test_wat_iemand_typt_of_plakt(geval: dict[str, Any]) -> None:
    ruw = float(geval["ruw"]) if isinstance(geval["ruw"], Decimal) else geval["ruw"]
    gegeven = {plek(geval["vraag"]): ruw, plek(geval["vraag"], REDEN): geval.get("reden")}
    pad = Bytespad(gevuld({vak: waarde for vak, waarde in gegeven.items() if waarde is not None}))
    if "code" in geval:
        assert [code for _, code in klachten(pad)] == [geval["code"]]
    else:
        gelezen = lees(pad).antwoorden.antwoorden.get(geval["vraag"], Antwoord())
        assert gelezen.antwoord == Antwoord(antwoord=geval.get("wordt")).antwoord


def cellen_van(antwoorden: dict[str, Antwoord]) -> dict[tuple[str, str], str]:
    """What somebody would type for these answers."""
    uit = {}
    for naam, gegeven in antwoorden.items():
        for kop, attribuut in VELDEN.items():
            waarde = getattr(gegeven, attribuut)
            uit[naam, kop] = toon_waarde(waarde) if isinstance(waarde, int | Fraction) else waarde
        uit[naam, BRON] = "; ".join(een.bron for een in gegeven.bewijs)
        uit[naam, PLAATS] = "; ".join(een.plaats for een in gegeven.bewijs)
    return {plek: tekst for plek, tekst in uit.items() if tekst}


def vul_in(boek: Workbook, antwoorden: dict[str, Antwoord], bronnen: dict[str, Bron]) -> None:
    for nummer, (naam, bron) in enumerate(bronnen.items(), 1):
        zet_bron(boek, nummer, naam, bron.titel, bron.auteur, bron.datum, bron.soort)
    for (naam, kop), tekst in cellen_van(antwoorden).items():
        zet(cel(boek, naam, kop), tekst)


def test_hetzelfde_als_het_antwoordbestand(tmp_path: Path) -> None:
    bestand = laad_scan(SPEELTUIN_ANTWOORDEN, SPEELTUIN).antwoorden
    boek = open_(leeg())
    vul_in(boek, bestand.antwoorden, bestand.kop.bronnen)
    gelezen = lees(bewaar(boek, tmp_path)).antwoorden
    # What was left open says nothing.
    assert gelezen.antwoorden == {naam: een for naam, een in bestand.antwoorden.items() if een != Antwoord()}
    assert gelezen.kop.bronnen == bestand.kop.bronnen


_TEKST = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" \n;="), max_size=40)
_REGEL = _TEKST.map(str.strip).filter(bool)
_PLAATS = _REGEL.map(lambda tekst: tekst.replace(";", ",").strip()).filter(bool)
_BRONNEN = {"nota": Bron(titel="Nota"), "bron-2": Bron(titel="Nog een")}
_BEWIJS = st.lists(st.builds(Verwijzing, bron=st.sampled_from(sorted(_BRONNEN)), plaats=_PLAATS), max_size=3)


@st.composite
def goede_antwoorden(trek: st.DrawFn) -> dict[str, Antwoord]:
    uit = {}
    for naam in trek(
        st.lists(st.sampled_from([een for een in plekken() if een in LIJST.vragen]), unique=True, max_size=6)
    ):
        vraag = LIJST.vragen[naam]
        waarde = trek(st.sampled_from(antwoorden_op(vraag)) if antwoorden_op(vraag) else _ander(vraag))
        uit[naam] = Antwoord(
            antwoord=trek(
                st.sampled_from([waarde, waarde, "weet-niet", "nvt" if vraag.nvt_voor("beheerder") else waarde])
            ),
            reden=trek(_REGEL),
            toelichting=trek(_TEKST.map(str.strip)),
            notitie=trek(_TEKST.map(str.strip)),
            bewijs=trek(_BEWIJS),
        )
    return uit


def _ander(vraag: Any) -> st.SearchStrategy[Any]:
    if isinstance(vraag, GetalVraag):
        hoogste = int(vraag.maximum or 10**6)
        return st.decimals(0, hoogste, places=2).map(lambda getal: Antwoord(antwoord=getal).antwoord)
    return _REGEL.filter(lambda tekst: lees_invoer(LIJST, vraag, tekst) == tekst)


@settings(max_examples=40, deadline=None)
@given(goede_antwoorden())
def test_elk_goed_antwoord_komt_gelijk_terug(antwoorden: dict[str, Antwoord]) -> None:
    cellen = {plek(*waar): tekst for waar, tekst in cellen_van(antwoorden).items()}
    assert lees(Bytespad(gevuld(cellen | bronnen()))).antwoorden.antwoorden == antwoorden


def bronnen() -> dict[tuple[str, str], str]:
    """The cells for `_BRONNEN`."""
    deel, koprij = plekken()["Bronnen"]
    rij = enumerate(_BRONNEN.items(), koprij + 1)
    return {(deel, f"{k}{i}"): tekst for i, (naam, bron) in rij for k, tekst in (("A", naam), ("B", bron.titel))}


class Bytespad(type(Path())):  # type: ignore[misc]
    """A file that is in memory only."""

    def __new__(cls, _inhoud: bytes) -> "Bytespad":
        return super().__new__(cls, "in-geheugen.xlsx")  # type: ignore[no-any-return]

    def __init__(self, inhoud: bytes) -> None:
        self.inhoud = inhoud

    def open(self, *_: Any, **__: Any) -> Any:
        return io.BytesIO(self.inhoud)


# --- What people do to a workbook. ---

GOED = {
    "keuring-gedaan": "4",
    "keuring-logboek": "Ja",
    "hek-regeling": "Met een sleutel.",
    "wens-voor-later": "=A1 *b*",
}
GELEZEN = {"keuring-gedaan": 4, "keuring-logboek": "ja", "hek-regeling": "sleutel", "wens-voor-later": "=A1 *b*"}


def ingevuld() -> Workbook:
    boek = open_(leeg())
    for naam, waarde in GOED.items():
        zet(cel(boek, naam), waarde)
    return boek


def gelezen(boek: Workbook, map_: Path) -> dict[str, Any]:
    return {naam: een.antwoord for naam, een in lees(bewaar(boek, map_)).antwoorden.antwoorden.items()}


def test_rijen_in_een_andere_volgorde(tmp_path: Path) -> None:
    boek = ingevuld()
    for blad in boek.worksheets[1:-3]:
        inhoud = [[vak.value for vak in rij] for rij in blad.iter_rows(min_row=5)]
        for rij, waarden in enumerate(reversed(inhoud), 5):
            for kolom, waarde in enumerate(waarden, 1):
                zet(blad.cell(rij, kolom), waarde)
    assert gelezen(boek, tmp_path) == GELEZEN


def test_rijen_kolommen_en_bladen_erbij_weg_en_anders_genoemd(tmp_path: Path) -> None:
    boek = ingevuld()
    blad = cel(boek, "keuring-gedaan").parent
    blad.insert_rows(6, 3)
    blad.insert_cols(3, 2)
    blad.cell(7, 2).value = "Een eigen opmerking in een kolom van ons."
    blad.title = "Anders"
    boek["Begin"].title = "Voorblad"
    boek["Gegevens"].title = "x"
    boek.create_sheet("Eigen blad", 0)["B7"] = "=1+1"
    del boek[cel(boek, "hek-regeling").parent.title]
    assert gelezen(boek, tmp_path) == {naam: een for naam, een in GELEZEN.items() if naam != "hek-regeling"}


def test_een_rij_weg_is_een_vraag_die_open_bleef(tmp_path: Path) -> None:
    boek = ingevuld()
    vak = cel(boek, "keuring-gedaan")
    vak.parent.delete_rows(vak.row)
    scan = lees(bewaar(boek, tmp_path))
    assert "keuring-gedaan" not in scan.antwoorden.antwoorden
    assert [(een.niveau, een.code, een.bericht) for een in scan.plaatsen.bevindingen] == [
        ("waarschuwing", "ontbreekt", "Van 1 vraag ontbreekt de rij: I.1 (Toestellen worden nagekeken).")
    ]
    assert not lees(bewaar(ingevuld(), tmp_path)).plaatsen.bevindingen


def test_opgemaakte_tekst_en_getallen_in_woordvakken(tmp_path: Path) -> None:
    boek = ingevuld()
    vet = TextBlock(InlineFont(b=True), "groen ")
    cel(boek, "wens-voor-later").value = CellRichText("Een ", vet, "hek")
    cel(boek, "keuring-gedaan", TOELICHTING).value = 12.5
    cel(boek, "keuring-gedaan", BRON).value = "Logboek 2025"
    cel(boek, "keuring-gedaan", PLAATS).value = 3
    zet_bron(boek, 1, "logboek-2025", "Logboek van de klusploeg")
    boek["Bronnen"]["D5"].value = datetime(2025, 3, 1)
    scan = lees(bewaar(boek, tmp_path)).antwoorden
    assert scan.antwoorden["wens-voor-later"].antwoord == "Een groen hek"
    keuring = scan.antwoorden["keuring-gedaan"]
    assert keuring.toelichting == "12,5"
    assert keuring.bewijs == (Verwijzing(bron="logboek-2025", plaats="3"),)
    assert scan.kop.bronnen["logboek-2025"].datum == "2025-03-01"


@pytest.mark.parametrize(
    "waarde", [datetime(2025, 7, 1), date(2025, 7, 1), "2025-07-01", "1-7-2025", " 01/07/2025 ", "1 juli 2025"]
)
def test_een_peildatum_zoals_mensen_die_schrijven(waarde: Any, tmp_path: Path) -> None:
    boek = open_(leeg())
    veld(boek, "peildatum").value = waarde
    assert lees(bewaar(boek, tmp_path)).antwoorden.kop.peildatum == date(2025, 7, 1)


def test_een_naam_die_ontbreekt(tmp_path: Path) -> None:
    boek = open_(leeg("ouder"))
    assert klachten(bewaar(boek, tmp_path)) == [(f"[Begin!{veld(boek, 'naam').coordinate}]", "waarde")]
    zet(veld(boek, "naam"), " Ouder van Verzonnen ")
    assert lees(bewaar(boek, tmp_path)).antwoorden.kop.naam == "Ouder van Verzonnen"


def test_wat_verplicht_is_staat_erbij_en_heet_in_een_klacht_zo(tmp_path: Path) -> None:
    tien_punten = laad_vragenlijst(vragenlijstmap(None), "tien-punten")
    boek = open_(maak_werkboek(tien_punten.vragenlijst, "organisatie", "volledig", GEMEENTE, DAG, 15))
    plek_ = f"[Begin!{veld(boek, BETAALDE_KRACHTEN).coordinate}]: fout waarde:"
    assert boek["Begin"].cell(veld(boek, BETAALDE_KRACHTEN).row, 1).value == "Werken er betaalde krachten? (verplicht)"
    for waarde, klacht in (
        ("", "Vul dit in: 'Werken er betaalde krachten?'. Het is verplicht."),
        ("soms", "Hier staat 'soms'. Hier kan alleen: 'ja' of 'nee'."),
    ):
        zet(veld(boek, BETAALDE_KRACHTEN), waarde)
        with pytest.raises(InvoerFout) as fout:
            lees_werkboek(bewaar(boek, tmp_path), lambda _: tien_punten)
        assert f"{plek_} {klacht}" in str(fout.value)
        assert "Vul dit in: 'Soort organisatie, zoals zorg of sport'. Het is verplicht." in str(fout.value)


def test_de_naam_van_een_blad_eindigt_met_een_woord_dat_kan_eindigen() -> None:
    lijst = laad_vragenlijst(vragenlijstmap(None), "tien-punten").vragenlijst
    namen = [blad.title for blad in open_(maak_werkboek(lijst, "gemeente", "volledig", "", DAG, 15)).worksheets]
    assert "1 Niet bezuinigen" in namen
    assert not [naam for naam in namen if naam.split()[-1] in ("het", "de", "van", "en", "om", "op", "bij")]


def test_wat_een_organisatie_en_een_afdeling_over_zich_vertellen(tmp_path: Path) -> None:
    tien_punten = laad_vragenlijst(vragenlijstmap(None), "tien-punten")
    ruw = maak_werkboek(tien_punten.vragenlijst, "organisatie", "volledig", GEMEENTE, DAG, 15)
    boek = open_(ruw)
    zet(veld(boek, ORGANISATIE_SOORT), "sport")
    zet(veld(boek, BETAALDE_KRACHTEN), "Nee ")
    kop = lees_werkboek(bewaar(boek, tmp_path), lambda _: tien_punten).antwoorden.kop
    assert kop.organisatie == Organisatie(soort="sport", betaalde_krachten="nee")
    boek = open_(maak_werkboek(tien_punten.vragenlijst, "afdeling", "volledig", GEMEENTE, DAG, 15))
    zet(veld(boek, "naam"), "Sport")
    zet(veld(boek, "laag"), "Beleid")
    kop = lees_werkboek(bewaar(boek, tmp_path), lambda _: tien_punten).antwoorden.kop
    assert (kop.naam, kop.laag) == ("Sport", "beleid")


def test_twaalf_procent_is_geen_twaalf_toestellen(tmp_path: Path) -> None:
    boek = open_(leeg())
    cel(boek, "toestellen-aantal").value = 0.12
    cel(boek, "toestellen-aantal").number_format = "0%"
    assert klachten(bewaar(boek, tmp_path)) == [
        (f"[I Toestellen!{cel(boek, 'toestellen-aantal').coordinate}]", "getal")
    ]


# --- Every complaint names its cell, and all come at once. ---


def test_alle_klachten_tegelijk(tmp_path: Path) -> None:
    boek = ingevuld()
    zet(cel(boek, "gebreken-open"), "veel")
    zet(cel(boek, "keuring-logboek"), "misschien")
    zet(cel(boek, "ondergrond-soort"), "zant")
    zet(cel(boek, "valpartijen"), "nvt")
    cel(boek, "toestellen-aantal").value = datetime(2026, 5, 10)
    cel(boek, "jonge-kinderen").value = "=1=1"
    zet(cel(boek, "keuring-gedaan", BRON), "Logboek van de klusploeg; begroting")
    zet(cel(boek, "keuring-gedaan", PLAATS), "p. 3; p. 4")
    zet(cel(boek, "uren-open", PLAATS), "p. 9")
    zet(cel(boek, "rolstoel-toegang", BRON), "logboek; logboek")
    zet(cel(boek, "rolstoel-toegang", PLAATS), "p. 9")
    zet(cel(boek, "kind-geweigerd", TOELICHTING), "zacht\xadafbreken\x81")
    zet(cel(boek, "onderhoudsplan", VRAAG_ID), "onderhoudplan")
    zet(cel(boek, "wens-voor-later", VRAAG_ID), None)
    zet_bron(boek, 1, "logboek", "Logboek van de klusploeg")
    zet_bron(boek, 2, "Logboek", "Een ander")
    zet_bron(boek, 3, "", "Zonder korte naam")
    zet_bron(boek, 4, "zonder-titel")
    zet(veld(boek, "gemeente"), "")
    zet(veld(boek, "peildatum"), "vandaag")
    dubbel = cel(boek, "hek-regeling")
    dubbel.parent.cell(30, KOLOM[VRAAG_ID]).value = "hek-regeling"
    dubbel.parent.cell(31, KOLOM[TOELICHTING]).value = "Een losse regel."
    zet_bron(boek, 5, "nota", "Nota", "", "32 maart")
    pad = bewaar(boek, tmp_path)
    with pytest.raises(InvoerFout) as fout:
        lees(pad)
    assert fout.value.uitgang is Uitgang.FOUTEN
    klopt_met(TESTS / "schermen" / "werkboek-fouten.txt", str(fout.value).replace(str(pad), "werkboek.xlsx") + "\n")


# --- What somebody may send us. ---

BLAD = "xl/worksheets/sheet2.xml"


def met_deel(naam: str, inhoud: bytes = b"x") -> bytes:
    return herschreven(leeg(), lambda _, oud: oud, **{naam: inhoud})


def met_blad(maak: Callable[[bytes], bytes]) -> bytes:
    return herschreven(leeg(), lambda deel, oud: maak(oud) if deel == BLAD else oud)


def ods(rijen_: str, *, voor: str = "", manifest: bytes = b"") -> bytes:
    ruimtes = "".join(
        f' xmlns:{een.replace("drawing", "draw")}="urn:oasis:names:tc:opendocument:xmlns:{een}:1.0"'
        for een in ("office", "table", "text", "drawing")
    )
    blad = f"<table:table table:name='A'>{rijen_}</table:table>"
    inhoud = f"{voor}<office:document-content{ruimtes}>{blad}</office:document-content>"
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        pak.writestr("META-INF/manifest.xml", manifest)
        pak.writestr("content.xml", inhoud)
    return uit.getvalue()


def met_wachtwoord_op_de_zip() -> bytes:
    """Every part says that it is encrypted, in its own head and in the list at the end."""
    ruw = bytearray(leeg())
    for merk, waar in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        plaats = ruw.find(merk)
        while plaats >= 0:
            ruw[plaats + waar] |= 1
            plaats = ruw.find(merk, plaats + 4)
    return bytes(ruw)


def met_leugen_over_de_lengte() -> bytes:
    """The list says that a part is one byte long."""
    ruw = bytearray(met_deel("xl/zwaar.xml", b"0" * 10**6))
    for naam in (b"xl/worksheets/sheet2.xml", b"xl/workbook.xml"):
        plaats = ruw.rfind(naam) - 46
        ruw[plaats + 24 : plaats + 28] = b"\x01\0\0\0"
    return bytes(ruw)


def met_bzip() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(leeg())) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_BZIP2) as nieuw:
        for deel in oud.namelist():
            nieuw.writestr(deel, oud.read(deel))
    return uit.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
_ENTITEITEN = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_CEL = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'
_GESPANNEN = _CEL.format("table:number-columns-spanned='2'")
_BREED = _CEL.format("table:number-columns-repeated='16384'")
_MERGES = b'<mergeCell ref="A1:XFD9"/>' * 101
_LANG = (
    "<table:table-row table:number-rows-repeated='{}'><table:table-cell office:value-type='string'>{}"
    "</table:table-cell></table:table-row>"
)


def met_gedeelde_tekst(tekens: int, keer: int) -> bytes:
    """Many cells that hold one text."""
    with zipfile.ZipFile(io.BytesIO(leeg())) as pak:
        nummer = pak.read("xl/sharedStrings.xml").count(b"<si>")
    blad = b"<worksheet><row>%s</row></worksheet>" % (b'<c t="s"><v>%d</v></c>' % nummer * keer)
    nieuw = b"<si><t>%s</t></si></sst>" % (b"a" * tekens)
    return herschreven(leeg(), lambda deel, oud: blad if deel == BLAD else oud.replace(b"</sst>", nieuw))


VIJANDIG: dict[str, tuple[Callable[[], bytes], str]] = {
    "leeg": (bytes, "leeg"),
    "alleen nullen": (lambda: b"\0" * 4096, "leeg"),
    "csv": (lambda: b"vraag;antwoord\n", "geen werkboek"),
    "yaml": (SPEELTUIN_ANTWOORDEN.read_bytes, "geen werkboek"),
    "pdf": (lambda: b"%PDF-1.7\n", "geen werkboek"),
    "oude Excel": (lambda: _OLE, "oude Excel"),
    "met een wachtwoord": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "ods met een wachtwoord": (lambda: ods("", manifest=b"<m:encryption-data/>"), "wachtwoord"),
    "zip met een wachtwoord": (met_wachtwoord_op_de_zip, "wachtwoord"),
    "Word": (lambda: met_deel("word/document.xml"), "Word"),
    "oude Word": (lambda: _OLE + "WordDocument".encode("utf-16-le"), "Word"),
    "tekst van LibreOffice": (
        lambda: herschreven(ods(""), lambda _, oud: oud.replace(b"opendocument.spreadsheet", b"opendocument.text")),
        "Word",
    ),
    "Numbers": (lambda: met_deel("Index/Document.iwa"), "Numbers"),
    "binair": (lambda: met_deel("xl/workbook.bin"), "xlsb"),
    "macro's": (lambda: met_deel("xl/vbaProject.bin"), "macro's"),
    "macro's in ods": (
        lambda: herschreven(ods(""), lambda _, oud: oud, **{"Basic/Standard/Module1.xml": b""}),
        "macro's",
    ),
    "koppelingen": (lambda: met_deel("xl/externalLinks/externalLink1.xml"), "andere bestanden"),
    "koppelingen in ods": (lambda: ods("<table:table-source/>"), "andere bestanden"),
    "een andere zip": (lambda: herschreven(leeg(), lambda *_: None, iets=b"x"), "geen werkboek"),
    "half": (lambda: leeg()[: len(leeg()) // 2], "beschadigd"),
    "zonder einde": (lambda: leeg()[:-10], "beschadigd"),
    "zonder blad": (lambda: herschreven(leeg(), lambda deel, oud: None if deel == BLAD else oud), "beschadigd"),
    "half blad": (lambda: met_blad(lambda oud: oud[: len(oud) // 2]), "beschadigd"),
    "leugen over de lengte": (met_leugen_over_de_lengte, "beschadigd"),
    "ander inpakken": (met_bzip, "beschadigd"),
    "onbekende tekst": (lambda: met_blad(lambda oud: oud.replace(b't="s"><v>', b't="s"><v>9')), "beschadigd"),
    "entiteiten": (lambda: met_blad(lambda oud: oud.replace(b"<worksheet", _ENTITEITEN + b"<worksheet", 1)), "DOCTYPE"),
    "entiteiten in ods": (lambda: ods("", voor=_ENTITEITEN.decode()), "DOCTYPE"),
    "zip-bom": (lambda: met_blad(lambda oud: oud + b" " * (100 * 1024**2)), "te groot"),
    "veel delen": (lambda: herschreven(leeg(), lambda _, oud: oud, **{f"a/{i}": b"" for i in range(3000)}), "te groot"),
    "diep": (lambda: met_blad(lambda _: b"<a>" * 10**6), "te groot"),
    "veel elementen": (lambda: met_blad(lambda _: b"<a>" + b"<b/>" * 250_000 + b"</a>"), "te groot"),
    "een lang stuk": (lambda: met_blad(lambda _: b"<a " + b"x='' " * 10**6 + b"/>"), "te groot"),
    "veel samengevoegd": (
        lambda: met_blad(lambda oud: oud.replace(b"</sheetData>", b"</sheetData>" + _MERGES)),
        "te veel cellen samengevoegd",
    ),
    "veel blokken met een formule": (
        lambda: met_blad(
            lambda _: b'<a><c><f t="array" ref="A1:B2"/></c>%s</a>' % (b'<c><f t="array" ref="A1"/></c>' * 100)
        ),
        "te veel cellen samengevoegd",
    ),
    "veel blokken in ods": (
        lambda: ods(f"<table:table-row>{_GESPANNEN * 101}</table:table-row>"),
        "te veel cellen samengevoegd",
    ),
    "korte stukken": (lambda: met_blad(lambda _: b"<a>%s</a>" % (b"<b>%s</b>" % (b" " * 900_000) * 19)), "te groot"),
    "korte stukken in een ander deel": (
        lambda: herschreven(
            leeg(),
            lambda deel, oud: b"<b>%s</b>" % (b" " * 900_000) * 19 if deel.endswith("workbook.xml.rels") else oud,
        ),
        "te groot",
    ),
    "een lange tekst": (lambda: met_gedeelde_tekst(32_768, 1), "meer dan 32767 tekens"),
    "een tekst in veel cellen": (lambda: met_gedeelde_tekst(32_767, 153), "te groot"),
    "een lange tekst in ods": (lambda: ods(_LANG.format(100_000, f"<text:p>{'a' * 10**6}</text:p>")), "meer dan 32767"),
    "veel spaties in ods": (lambda: ods(_LANG.format(1, "<text:s text:c='1000'/>" * 33)), "meer dan 32767 tekens"),
    "een herhaalde tekst in ods": (lambda: ods(_LANG.format(153, f"<text:p>{'a' * 32_767}</text:p>")), "te groot"),
    "cellen buiten een rij": (lambda: ods(_CEL.format("table:number-columns-repeated='2000000000'")), "te groot"),
    "veel rijen": (
        lambda: ods(f"<table:table-row table:number-rows-repeated='10001'>{_CEL.format('')}</table:table-row>"),
        "te groot",
    ),
    "herhaalde cellen": (lambda: ods(f"<table:table-row>{_BREED * 20}</table:table-row>"), "te groot"),
    "herhaalde rijen": (
        lambda: ods(f"<table:table-row table:number-rows-repeated='1048576'>{_CEL.format('')}</table:table-row>"),
        "te groot",
    ),
    "een eigen werkboek": (
        lambda: herschreven(leeg(), lambda _, oud: oud.replace(b"beleidsscan-werkboek/1", b"x")),
        "geen werkboek",
    ),
}


@pytest.mark.parametrize("naam", VIJANDIG)
def test_een_vreemd_bestand_geeft_een_duidelijk_bericht(naam: str, tmp_path: Path) -> None:
    maak, woord = VIJANDIG[naam]
    pad = tmp_path / "werkboek.xlsx"
    pad.write_bytes(maak())
    with pytest.raises(InvoerFout, match=woord) as fout:
        lees(pad)
    assert fout.value.uitgang is Uitgang.ONBRUIKBAAR
    assert [str(een.plaats) for een in fout.value.bevindingen] == [str(pad)]
    assert fout.value.bevindingen[0].hulp


def test_de_langste_tekst_kan_nog(tmp_path: Path) -> None:
    boek = ingevuld()
    zet(cel(boek, "keuring-gedaan", TOELICHTING), "a" * 32_767)
    assert lees(bewaar(boek, tmp_path)).antwoorden.antwoorden["keuring-gedaan"].toelichting == "a" * 32_767


def test_zoveel_rijen_en_blokken_als_er_mogen_zijn_kosten_weinig() -> None:
    """Every block is held against every row, and every cell that is read against every block."""
    kop = f'<c t="str"><v>{VRAAG_ID}</v></c><c t="str"><v>{ANTWOORD}</v></c>'
    rij = b'<row><c t="str"><v>x</v></c><c t="str"><v>y</v></c></row>'
    blok, formule = b'<mergeCell ref="A1:A99999"/>', b'<row><c r="AA1"><f t="array" ref="A1"/></c></row>'
    inhoud = b"<a><row>%s</row>%s%s%s</a>" % (kop.encode(), rij * 9_000, formule * 50, blok * 50)
    begin = monotonic()
    assert {code for _, code in klachten(Bytespad(met_blad(lambda _: inhoud)))} >= {"dubbel", "onbekende-vraag"}
    assert monotonic() - begin < 20


def test_een_bestand_van_twee_gigabyte_wordt_niet_gelezen(tmp_path: Path) -> None:
    pad = tmp_path / "werkboek.xlsx"
    with pad.open("wb") as bestand:
        bestand.truncate(2 * 1024**3)
    with pytest.raises(BeleidsscanFout, match="groter dan 10 MB"):
        lees(pad)
    with pytest.raises(BeleidsscanFout, match="bestaat niet"):
        lees(tmp_path / "anders.xlsx")
    with pytest.raises(BeleidsscanFout, match="is een map"):
        lees(tmp_path)


def test_een_cel_in_de_verste_hoek_kost_niets(tmp_path: Path) -> None:
    boek = ingevuld()
    boek["Begin"]["XFD1048576"] = "ver weg"
    assert gelezen(boek, tmp_path) == GELEZEN


def test_een_formule_die_andere_cellen_vult(tmp_path: Path) -> None:
    boek = open_(leeg())
    vak = cel(boek, "gebreken-open")
    vak.parent["D6"] = ArrayFormula(f"D6:{vak.coordinate}", "=1+1")
    vak.value = 2
    assert klachten(bewaar(boek, tmp_path)) == [("[I Toestellen!D6]", "formule"), ("[I Toestellen!D7]", "formule")]


def test_zonder_beginblad_of_bronnenblad(tmp_path: Path) -> None:
    boek = ingevuld()
    zet(cel(boek, "keuring-gedaan", BRON), "nota")
    zet(cel(boek, "keuring-gedaan", PLAATS), "p. 3")
    del boek["Begin"], boek["Bronnen"]
    gemist = [
        ("", "ontbreekt"),
        ("", "ontbreekt"),
        (f"[I Toestellen!G{cel(boek, 'keuring-gedaan').row}]", "onbekende-bron"),
    ]
    assert klachten(bewaar(boek, tmp_path)) == gemist


def test_een_vinkje_van_libreoffice_is_geen_som() -> None:
    waar = leeg_met_formule("keuring-logboek", "TRUE()")
    assert lees(Bytespad(waar)).antwoorden.antwoorden["keuring-logboek"].antwoord == "ja"
    som = leeg_met_formule("keuring-logboek", "TRUE()+0")
    assert [code for _, code in klachten(Bytespad(som))] == ["formule"]


def leeg_met_formule(vraag: str, formule: str) -> bytes:
    deel, vak = plek(vraag)
    cel_ = rb'<c r="%s"( s="[0-9]+")/>' % vak.encode()
    nieuw = rb'<c r="%s"\1 t="b"><f>%s</f><v>1</v></c>' % (vak.encode(), formule.encode())
    return herschreven(leeg(), lambda naam, oud: re.sub(cel_, nieuw, oud) if naam == deel else oud)


def met_tekst(inhoud: str, *, gedeeld: bool) -> bytes:
    """One explanation, as it stands in the file: in the cell itself, or in the list of texts that cells refer to."""
    deel, vak = plek("keuring-gedaan", TOELICHTING)
    leeg_vak = rb'<c r="%s"( s="[0-9]+")/>' % vak.encode()

    def vul(naam: str, oud: bytes) -> bytes:
        if gedeeld and naam == "xl/sharedStrings.xml":
            return re.sub(rb"<sst[^>]*>", rb"\g<0><si>%s</si>" % inhoud.encode(), oud)
        if gedeeld and naam.startswith("xl/worksheets/"):
            oud = re.sub(rb'(t="s"><v>)([0-9]+)', lambda c: c[1] + b"%d" % (int(c[2]) + 1), oud)
        in_cel = b' t="s"><v>0</v>' if gedeeld else b' t="inlineStr"><is>%s</is>' % inhoud.encode()
        return re.sub(leeg_vak, rb'<c r="%s"\1%s</c>' % (vak.encode(), in_cel), oud) if naam == deel else oud

    return herschreven(leeg(), vul)


@pytest.mark.parametrize("gedeeld", [False, True])
@pytest.mark.parametrize(
    ("inhoud", "gelezen_"),
    [
        ("<t>zand</t><rPh sb='0' eb='1'><t>klank</t></rPh>", "zand"),
        ("<r><t>zand</t></r><rPh sb='0' eb='1'><t>klank</t></rPh><r><t> erbij</t></r>", "zand erbij"),
        ("<t>een_x000D_\ntwee</t>", "een\ntwee"),
        ("<t>een_x005F_x000D_</t>", "een_x000D_"),
        ("<t>een_xD800_</t>", "een_xD800_"),
    ],
)
def test_hoe_excel_een_tekst_bewaart(inhoud: str, gelezen_: str, gedeeld: bool) -> None:
    scan = lees(Bytespad(met_tekst(inhoud, gedeeld=gedeeld)))
    assert scan.antwoorden.antwoorden["keuring-gedaan"].toelichting == gelezen_


def test_een_werkboek_dat_telt_vanaf_1904() -> None:
    oud_, nieuw = b"<workbookPr ", b'<workbookPr date1904="1" '
    ruw = herschreven(leeg(), lambda _, oud: oud.replace(oud_, nieuw))
    assert lees(Bytespad(ruw)).antwoorden.kop.peildatum == DAG + timedelta(days=1462)


@pytest.mark.parametrize(
    "inhoud",
    [
        "<office:annotation><text:p>nee</text:p></office:annotation><text:p>ja</text:p>",
        "<text:p>ja</text:p><office:annotation><text:p>nee</text:p></office:annotation>",
        "<text:p>ja</text:p><draw:frame><draw:text-box><text:p>nee</text:p></draw:text-box></draw:frame>",
        "<draw:object><table:table><table:table-row><table:table-cell office:value-type='string'>"
        "<text:p>nee</text:p></table:table-cell></table:table-row></table:table></draw:object><text:p>ja</text:p>",
    ],
)
def test_opmerkingen_en_tekeningen_zijn_geen_tekst_van_een_cel(inhoud: str) -> None:
    rij = "<table:table-row><table:table-cell office:value-type='string'>{}</table:table-cell></table:table-row>"
    [blad] = lees_ods(Pakket(ods(rij.format(inhoud))))
    assert blad.cellen == {(0, 0): Cel("ja")}


def test_samengevoegde_antwoorden_en_foute_cellen(tmp_path: Path) -> None:
    boek = ingevuld()
    cel(boek, "gebreken-open").parent.merge_cells("D6:D7")
    cel(boek, "toestellen-aantal").value = "#N/A"
    plaatsen = [("[I Toestellen!D6]", "samengevoegd"), ("[I Toestellen!D13]", "celfout")]
    assert klachten(bewaar(boek, tmp_path)) == plaatsen


def test_zonder_koppen_of_zonder_antwoordkolom(tmp_path: Path) -> None:
    boek = ingevuld()
    cel(boek, "keuring-gedaan").parent.delete_rows(4)
    cel(boek, "hek-regeling").parent.delete_cols(KOLOM[ANTWOORD])
    assert klachten(bewaar(boek, tmp_path)) == [("[I Toestellen]", "koppen"), ("[II Toegang]", "koppen")]


def test_een_kop_die_anders_heet_of_erbij_kwam(tmp_path: Path) -> None:
    """What was typed below it is never dropped in silence; a heading over nothing harms nobody."""
    boek = ingevuld()
    vak = cel(boek, "keuring-gedaan", TOELICHTING)
    zet(vak, "Elke week.")
    vak.parent.cell(4, KOLOM[TOELICHTING]).value = "Uitleg"
    vak.parent.cell(4, 14).value = "Voor later"
    hek = cel(boek, "hek-regeling")
    hek.parent.cell(hek.row, 13).value = "Een eigen opmerking."
    hek.parent.cell(hek.row, 14).value = "  "
    hek.parent.cell(3, 13).value = "Een opmerking boven de koppen."
    wens = cel(boek, "wens-voor-later")
    wens.parent.cell(4, 12).value = " Antwoord "
    wens.parent.cell(wens.row, 12).value = "=A1"
    pad = bewaar(boek, tmp_path)
    assert klachten(pad) == [
        (f"[I Toestellen!F{vak.row}]", "koppen"),
        (f"[II Toegang!M{hek.row}]", "koppen"),
        (f"[III Vereniging!L{wens.row}]", "koppen"),
    ]
    with pytest.raises(InvoerFout) as fout:
        lees(pad)
    assert [een.bericht for een in fout.value.bevindingen] == [
        "Wat onder de kop 'Uitleg' staat, lezen wij niet.",
        "Boven deze cel staat geen kop.",
        "Wat onder de kop 'Antwoord' staat, lezen wij niet.",
    ]
    assert fout.value.bevindingen[0].hulp == "Zet deze kop terug waar hij stond: Toelichting."


def test_een_kolom_weg_waar_niets_in_stond(tmp_path: Path) -> None:
    boek = ingevuld()
    cel(boek, "keuring-gedaan").parent.delete_cols(KOLOM[NOTITIE])
    scan = lees(bewaar(boek, tmp_path))
    assert {naam: een.antwoord for naam, een in scan.antwoorden.antwoorden.items()} == GELEZEN
    assert [(een.niveau, een.code, een.bericht) for een in scan.plaatsen.bevindingen] == [
        ("waarschuwing", "koppen", f"Op dit blad ontbreekt de kolom '{NOTITIE}'.")
    ]


def test_een_werkboek_van_een_andere_versie(tmp_path: Path) -> None:
    boek = ingevuld()
    veld(boek, "versie").value = "6.a"
    zet(cel(boek, "keuring-gedaan"), "onzin")
    assert [code for _, code in klachten(bewaar(boek, tmp_path))] == ["versie"]


def test_een_gekopieerd_blad_is_dubbel(tmp_path: Path) -> None:
    boek = ingevuld()
    boek.copy_worksheet(cel(boek, "wens-voor-later").parent)
    assert [code for _, code in klachten(bewaar(boek, tmp_path))] == ["dubbel", "dubbel"]


def test_verminkte_werkboeken_geven_nooit_een_traceback() -> None:
    """Bytes changed, in the zip as it is and in a sheet before it is packed again."""
    kans = random.Random(5)
    geweigerd = 0
    for beurt in range(150):
        ruw = bytearray(leeg()) if beurt % 3 == 0 else bytearray()
        ruw = _verminkt(ruw, kans) if ruw else bytearray(met_blad(lambda oud: bytes(_verminkt(bytearray(oud), kans))))
        try:
            lees(Bytespad(bytes(ruw)))
        except BeleidsscanFout as fout:
            geweigerd += 1
            assert str(fout)
    assert geweigerd > 50


def _verminkt(ruw: bytearray, kans: random.Random) -> bytearray:
    for _ in range(kans.randint(1, 8)):
        ruw[kans.randrange(len(ruw))] = kans.randrange(256)
    return ruw


# --- Through another program. ---

SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice (soffice) staat hier niet")
@pytest.mark.parametrize("formaat", ["xlsx", "ods"])
def test_door_libreoffice_heen(formaat: str, tmp_path: Path) -> None:
    bestand = laad_scan(SPEELTUIN_ANTWOORDEN, SPEELTUIN).antwoorden
    lastig = "=1+1  twee  spaties\n\n'een & <b>"
    verwacht = {naam: een for naam, een in bestand.antwoorden.items() if een != Antwoord()}
    verwacht["klachten-regeling"] = Antwoord(antwoord="nee", toelichting=lastig)
    boek = open_(leeg())
    vul_in(boek, verwacht, bestand.kop.bronnen)
    # As pasted from elsewhere: a number and a tick instead of words.
    cel(boek, "gebreken-open").value = 3.0
    cel(boek, "jonge-kinderen").value = True
    boek.save(tmp_path / "in.xlsx")
    opdracht = [SOFFICE, "--headless", f"-env:UserInstallation=file://{tmp_path}/profiel", "--convert-to", formaat]
    subprocess.run(
        [*opdracht, "--outdir", "uit", "in.xlsx"], cwd=tmp_path, check=True, capture_output=True, timeout=120
    )
    gelezen = lees(tmp_path / "uit" / f"in.{formaat}").antwoorden
    assert gelezen.antwoorden == verwacht
    kop = gelezen.kop
    assert (kop.bronnen, kop.peildatum, kop.gemeente) == (bestand.kop.bronnen, DAG, GEMEENTE)
