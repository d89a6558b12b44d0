"""`importeer`: what people send back ends up in an answer file, and nothing that was there gives way in silence.

BELEIDSSCAN_LEG_VAST=1 writes the screens in tests/importeer anew: look at them first.
"""

import io
import os
import shutil
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
import pytest
from conftest import TESTS
from hulp import SPEELTUIN, SPEELTUIN_ANTWOORDEN, Uitkomst, draai, draai_los, klopt_met
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleidsscan.model.antwoorden import Antwoord, Antwoordbestand, Kop
from beleidsscan.model.basis import Bron, Verwijzing
from beleidsscan.model.samenvoeging import voeg_samen
from beleidsscan.model.werkboek import ANTWOORD, VRAAG_ID, VRAAGKOLOMMEN
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst
from beleidsscan.schrijven.werkboek import maak_werkboek

MAP = TESTS / "importeer"
DAG = date(2026, 1, 31)
DOEL = "verzonnen-beheerder.yaml"
ERNAAST = "Ernaast staat beleidsscan-antwoorden-speeltuin.schema.json. Daarmee helpt een editor u bij het invullen.\n"
BRON = SPEELTUIN_ANTWOORDEN.read_text("utf-8")
ANDERS = (
    BRON.replace("gebreken-open: 3", "gebreken-open: {antwoord: 4, toelichting: Nieuw geteld.}")
    .replace("  # uren-open is niet ingevuld.", "  uren-open: 10.5")
    .replace(
        "Elke zaterdag, ook in de winter.", "Elke zondag, behalve als het sneeuwt of regent, en ook niet met Pasen."
    )
    .replace("Logboek van", "Ander logboek van")
    .replace("    notitie: Verzonnen notitie die nergens mag opduiken.\n", "")
    .replace("  ondergrond-soort: gras\n", "  ondergrond-soort:\n")
    .replace("2026-01-15", "2026-03-01")
)
OUDER = BRON[: BRON.index("antwoorden:")].replace("rol: beheerder", "rol: ouder\nnaam: NAAM") + (
    "antwoorden:\n  jonge-kinderen: ja\n"
)
BUURT = OUDER.replace("rol: ouder\nnaam: NAAM", "rol: buurt").replace("jonge-kinderen: ja", "kind-geweigerd: nee")


def importeer(map_: Path, *woorden: object) -> Uitkomst:
    return draai("importeer", *woorden, "--vragenlijst", SPEELTUIN, map_=map_)


def lees(pad: Path) -> Antwoordbestand:
    return laad_scan(pad, SPEELTUIN).antwoorden


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    (tmp_path / "bron.yaml").write_text(BRON, encoding="utf-8")
    (tmp_path / "anders.yaml").write_text(ANDERS, encoding="utf-8")
    return tmp_path


def namen(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir()} - {"beleidsscan-antwoorden-speeltuin.schema.json"}


# --- a new file ---


def test_een_nieuw_bestand(map_: Path) -> None:
    uitkomst = importeer(map_, "bron.yaml")
    assert (uitkomst.code, uitkomst.fout) == (0, f"{DOEL} is gemaakt.\n{ERNAAST}")
    klopt_met(MAP / "nieuw.txt", uitkomst.uit)
    klopt_met(MAP / "nieuw.yaml", (map_ / DOEL).read_text("utf-8"))
    assert (map_ / "beleidsscan-antwoorden-speeltuin.schema.json").exists()
    oud, nieuw = lees(map_ / "bron.yaml"), lees(map_ / DOEL)
    assert nieuw.kop == oud.kop
    gegeven = {vraag: een for vraag, een in nieuw.antwoorden.items() if een != Antwoord()}
    assert gegeven == {vraag: een for vraag, een in oud.antwoorden.items() if een != Antwoord()}
    opnieuw = importeer(map_, "bron.yaml")
    assert (opnieuw.code, opnieuw.fout) == (0, f"{DOEL} blijft zoals het was.\n")


def test_alles_uit_de_kop_gaat_mee(map_: Path) -> None:
    kop = "gemeentecode: GM0014\nherkomst: openbaar document\nstatus: vastgesteld\nselectie: kern\nnaam: 'ja: # zo'\n"
    kop += 'laag: beleid\norganisatie: {soort: "zorg, sport", betaalde_krachten: ja}\nhuisstijl: {accent: "#005b96"}\n'
    inzet = "inzet: {personen: 120, uren_per_week: 3.5, weken: 40}\n"
    inzet += "taaklast: {fte: 0.5, uren_per_fte: 1500, taken: {hek: {uren: weet-niet, voorrang: 1}, "
    inzet += "koffie: {aantal: 3, uren_per_keer: 0.25, voorrang: 2}}}\n"
    for bron in (BRON.replace("status: concept\n", kop), OUDER.replace("status: concept\n", inzet)):
        (map_ / "bron.yaml").write_text(bron, encoding="utf-8")
        uitkomst = importeer(map_, "bron.yaml", "--naar", "uit/x.yaml")
        assert uitkomst.code == 0, uitkomst.fout
        assert lees(map_ / "uit" / "x.yaml").kop == lees(map_ / "bron.yaml").kop
        (map_ / "uit" / "x.yaml").unlink()


def test_een_werkboek(map_: Path) -> None:
    lijst = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst
    boek = openpyxl.load_workbook(io.BytesIO(maak_werkboek(lijst, "beheerder", "volledig", "Verzonnen", DAG, 7)))
    kolom = {kop: nummer for nummer, kop in enumerate(VRAAGKOLOMMEN, 1)}
    for blad in boek.worksheets:
        for rij in range(1, blad.max_row + 1):
            if blad.cell(rij, kolom[VRAAG_ID]).value in ("gebreken-open", "keuring-logboek"):
                blad.cell(rij, kolom[ANTWOORD]).value = "4"
                fout = f"{blad.title}!{blad.cell(rij, kolom[ANTWOORD]).coordinate}"
    boek.save(map_ / "boek.xlsx")
    uitkomst = importeer(map_, "boek.xlsx")
    assert uitkomst.code == 1
    assert f"boek.xlsx [{fout}]: fout ja-nee: Hier staat '4'. Hier kan alleen ja of nee." in uitkomst.fout
    for blad in boek.worksheets:
        for rij in range(1, blad.max_row + 1):
            if blad.cell(rij, kolom[VRAAG_ID]).value == "keuring-logboek":
                blad.cell(rij, kolom[ANTWOORD]).value = "Nee "
    boek.save(map_ / "boek.xlsx")
    assert importeer(map_, "boek.xlsx").fout == f"{DOEL} is gemaakt.\n{ERNAAST}"
    gegeven = {vraag: een.antwoord for vraag, een in lees(map_ / DOEL).antwoorden.items() if een != Antwoord()}
    assert gegeven == {"gebreken-open": 4, "keuring-logboek": "nee"}


def test_lastige_antwoorden_blijven_wat_ze_zijn(map_: Path) -> None:
    lastig = 'Een "kabel"baan: #1,\\n\\ten \\u2028 😀 =1+1'
    bron = BRON.replace("Een kabelbaan, en een bank in de schaduw.", f'"{lastig.replace(chr(34), chr(92) + chr(34))}"')
    (map_ / "bron.yaml").write_bytes(b"\xef\xbb\xbf" + bron.replace("\n", "\r\n").encode())
    assert importeer(map_, "bron.yaml").code == 0
    wens = lees(map_ / DOEL).antwoorden["wens-voor-later"].antwoord
    assert wens == 'Een "kabel"baan: #1,\n\ten \u2028 😀 =1+1'


def test_een_leeg_formulier(map_: Path) -> None:
    (map_ / "leeg.yaml").write_text(BRON[: BRON.index("antwoorden:")] + "antwoorden:\n  uren-open:\n", encoding="utf-8")
    assert importeer(map_, "leeg.yaml") == (3, "", "leeg.yaml: hier staan nog geen antwoorden in.\n")
    assert DOEL not in namen(map_)


# --- into a file that is there ---


@pytest.mark.parametrize("keuze", ["", "oud", "nieuw"])
def test_in_een_bestand_dat_er_is(keuze: str, map_: Path) -> None:
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    uitkomst = importeer(map_, "anders.yaml", *(["--bij-verschil", keuze] if keuze else []))
    klopt_met(MAP / "verschil.txt", uitkomst.uit)
    tekst, antwoorden = (map_ / DOEL).read_text("utf-8"), lees(map_ / DOEL).antwoorden
    if not keuze:
        assert uitkomst.code == 1
        assert uitkomst.fout == (
            f"anders.yaml en {DOEL} verschillen. Er is niets weggeschreven."
            " Kies met --bij-verschil oud of --bij-verschil nieuw.\n"
        )
        assert tekst == BRON
        return
    assert uitkomst.code == 0
    oud = f"{DOEL} is aangevuld: 3 nieuw, 0 veranderd.\n"
    oud += "Niet overgenomen: I.1 (Toestellen worden nagekeken): toelichting;"
    oud += " I.2 (Gebreken die nog open staan): antwoord.\n"
    assert uitkomst.fout == (f"{DOEL} is aangevuld: 1 nieuw, 2 veranderd.\n" if keuze == "nieuw" else oud)
    assert antwoorden["gebreken-open"].antwoord == (4 if keuze == "nieuw" else 3)
    assert antwoorden["keuring-gedaan"].toelichting.startswith("Elke zondag" if keuze == "nieuw" else "Elke zaterdag")
    # What stays whatever is chosen: notes, evidence, what the import leaves open, and every comment.
    assert antwoorden["keuring-gedaan"].notitie == "Verzonnen notitie die nergens mag opduiken."
    assert [een.bron for een in antwoorden["keuring-gedaan"].bewijs] == ["logboek", "logboek-2"]
    # What fills an empty place takes nothing away.
    assert antwoorden["gebreken-open"].toelichting == "Nieuw geteld."
    assert antwoorden["ondergrond-soort"].antwoord == "gras"
    assert antwoorden["uren-open"].antwoord == 10.5
    assert [regel for regel in BRON.splitlines() if "#" in regel and regel not in tekst.splitlines()] == []
    if keuze == "nieuw":
        assert importeer(map_, "anders.yaml").fout == f"{DOEL} blijft zoals het was.\n"


@pytest.mark.parametrize(
    ("getypt", "gebreken", "uren"),
    [("o\n", 3, True), ("nieuw\n", 4, True), ("S\n", 3, False), ("", 3, False), ("eh?\n\nN\n", 4, True)],
)
def test_op_een_terminal_een_vraag(
    getypt: str, gebreken: int, uren: bool, map_: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    invoer = io.TextIOWrapper(io.BytesIO(getypt.encode()))
    monkeypatch.setattr(invoer, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", invoer)
    uitkomst = importeer(map_, "anders.yaml")
    assert uitkomst.code == 0
    assert uitkomst.fout.count("Welke antwoorden wilt u waar zij anders zijn") == max(1, getypt.count("\n"))
    assert uitkomst.fout.count("Typ o, n of s.\n") == max(0, getypt.count("\n") - 1)
    antwoorden = lees(map_ / DOEL).antwoorden
    assert antwoorden["gebreken-open"].antwoord == gebreken
    assert ("uren-open" in antwoorden) == uren


def test_op_een_echte_terminal(map_: Path) -> None:
    pty = pytest.importorskip("pty")
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    meester, slaaf = pty.openpty()
    try:
        os.write(meester, b"n\n")
        uitkomst = draai_los("importeer", "anders.yaml", "--vragenlijst", SPEELTUIN, map_=map_, stdin=slaaf)
    finally:
        os.close(meester)
        os.close(slaaf)
    assert uitkomst.code == 0
    assert lees(map_ / DOEL).antwoorden["gebreken-open"].antwoord == 4


@pytest.mark.parametrize(
    ("oud", "nieuw", "bericht"),
    [
        ("gemeente: Verzonnen", "gemeente: Elders", "gemeente is daar Elders, en hier Verzonnen"),
        ("rol: beheerder", "rol: buurt", "rol is daar buurt, en hier beheerder"),
    ],
)
def test_van_een_ander(oud: str, nieuw: str, bericht: str, map_: Path) -> None:
    # Nobody but the manager may say 'nvt' here.
    ander = BRON.replace(oud, nieuw).replace("antwoord: nvt", "antwoord: weet-niet")
    (map_ / "ander.yaml").write_text(ander, encoding="utf-8")
    uitkomst = importeer(map_, "bron.yaml", "--naar", "ander.yaml", "--bij-verschil", "nieuw")
    assert uitkomst == (1, "", f"bron.yaml hoort niet bij ander.yaml: {bericht}. Er is niets weggeschreven.\n")
    assert (map_ / "ander.yaml").read_text("utf-8") == ander


KOP = (
    'scan: speeltuin\nversie: "7.b"\ngemeente: Verzonnen\npeildatum: 2026-01-15\nrol: ouder\n'
    "naam: onbekend\nlaag: uitvoering\nstatus: concept\n"
)
VOLLER = (
    KOP.replace("onbekend", "Ouder '1'").replace("uitvoering", "beleid").replace("concept", "vastgesteld")
    + "gemeentecode: GM0014\norganisatie: {soort: 'zorg, sport', betaalde_krachten: ja}\n"
    "doelen: {II: 60, toestellen: 70}\ninzet: {personen: 120, uren_per_week: 3.5, weken: 40}\n"
    "taaklast: {uren: 0.25, taken: {hek: {uren: weet-niet, voorrang: 1}, koffie: {voorrang: 2}}}\n"
)
_KORT = "organisatie: {soort: onbekend, betaalde_krachten: nee} # wie\n"
OUDE_KOPPEN = {
    "gewoon": KOP.replace("laag: uitvoering", "laag: uitvoering   # of beleid"),
    "leeg": f"{KOP}gemeentecode:\ndoelen: # later\ninzet:\n{_KORT}",
    "blok": f"{KOP}doelen: {{}}\norganisatie:\n  # wie\n  soort: onbekend\n  betaalde_krachten: nee\n",
}


@pytest.mark.parametrize("zo", OUDE_KOPPEN)
@pytest.mark.parametrize("verder", ["antwoorden:\n  jonge-kinderen: ja\n", "bronnen: # x\n  # y\nantwoorden:\n"])
def test_wat_bovenin_nog_leeg_was_komt_mee(zo: str, verder: str, map_: Path) -> None:
    (map_ / "er.yaml").write_text(OUDE_KOPPEN[zo] + verder, encoding="utf-8")
    (map_ / "nieuw.yaml").write_text(f"{VOLLER}antwoorden:\n  jonge-kinderen: ja\n", encoding="utf-8")
    uitkomst = importeer(map_, "nieuw.yaml", "--naar", "er.yaml")
    assert uitkomst.code == 0, uitkomst.fout
    velden = "gemeentecode, naam, laag, organisatie, inzet, taaklast en doelen"
    assert f"Nieuw bovenin het bestand: {velden}.\n" in uitkomst.uit
    assert "Dit blijft zoals het is, al zegt nieuw.yaml iets anders: status.\n" in uitkomst.uit
    assert lees(map_ / "er.yaml").kop == lees(map_ / "nieuw.yaml").kop.model_copy(update={"status": "concept"})
    tekst = (map_ / "er.yaml").read_text("utf-8")
    assert [een for een in OUDE_KOPPEN[zo].splitlines() if "#" in een and een.partition("#")[2] not in tekst] == []
    opnieuw = importeer(map_, "nieuw.yaml", "--naar", "er.yaml")
    assert "bovenin" not in opnieuw.uit
    assert (map_ / "er.yaml").read_text("utf-8") == tekst


def test_wat_bovenin_al_is_ingevuld_blijft(map_: Path) -> None:
    eigen = VOLLER.replace("GM0014", "GM0037").replace("60", "80").replace("sport'", "cultuur'").replace("120", "99")
    er = eigen.replace("status: vastgesteld", "status: concept\nselectie: kern") + "antwoorden:\n  jonge-kinderen: ja\n"
    (map_ / "er.yaml").write_text(er, encoding="utf-8")
    (map_ / "nieuw.yaml").write_text(f"{VOLLER}antwoorden:\n  jonge-kinderen: ja\n", encoding="utf-8")
    uitkomst = importeer(map_, "nieuw.yaml", "--naar", "er.yaml", "--bij-verschil", "nieuw")
    velden = "gemeentecode, organisatie, inzet, doelen en status"
    assert f"Dit blijft zoals het is, al zegt nieuw.yaml iets anders: {velden}.\n" in uitkomst.uit
    assert "bovenin" not in uitkomst.uit
    assert (map_ / "er.yaml").read_text("utf-8") == er


@pytest.mark.parametrize(
    ("nieuw", "reden"),
    [
        (Antwoord(antwoord=1), ""),
        (Antwoord(antwoord=1, reden="Zo."), "Zo."),
        (Antwoord(antwoord="nvt"), "Geen hek."),
        (Antwoord(notitie="Iets anders."), "Geen hek."),
    ],
)
def test_wat_nu_wel_geldt_heeft_geen_reden_meer_om_niet_te_gelden(nieuw: Antwoord, reden: str) -> None:
    kop = Kop(scan="s", versie="1", gemeente="g", peildatum=DAG, rol="r")
    nu = Antwoordbestand(kop=kop, antwoorden={"hek": Antwoord(antwoord="nvt", reden="Geen hek.")})
    samen = voeg_samen(nu, Antwoordbestand(kop=kop, antwoorden={"hek": nieuw}))
    wordt = {een.vraag: een.wordt for een in samen.veranderingen}.get("hek", nu.antwoorden["hek"])
    assert wordt.reden == reden


def test_een_andere_versie_van_de_vragenlijst(map_: Path) -> None:
    lijsten = TESTS / "controles"
    kop = 'scan: bankje\nversie: "0.1"\ngemeente: x\npeildatum: 2026-01-31\nrol: bestuur\n'
    (map_ / "oud.yaml").write_text(f"{kop}antwoorden:\n  zitting-heel: 3\n")
    uitkomst = draai("importeer", "oud.yaml", "--vragenlijst", lijsten, map_=map_)
    assert (uitkomst.code, uitkomst.uit) == (1, "")
    assert "Bijwerken kan met: beleidsscan bijwerken BESTAND" in uitkomst.fout


def test_schrijven_lukt_niet(map_: Path) -> None:
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    (map_ / DOEL).chmod(0o444)
    uitkomst = importeer(map_, "anders.yaml", "--bij-verschil", "nieuw")
    assert uitkomst.code == 2
    assert uitkomst.fout == f"{DOEL} is niet te schrijven: het bestand is alleen om te lezen.\n"
    assert (map_ / DOEL).read_text("utf-8") == BRON


# --- a report ---


@pytest.fixture(scope="module")
def rapport(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("rapport")
    uitkomst = draai("evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--naar", "rapport.pdf", map_=map_)
    assert uitkomst.code == 0, uitkomst.fout
    return map_ / "rapport.pdf"


def test_een_rapport(rapport: Path, map_: Path) -> None:
    assert importeer(map_, rapport).code == 0
    oud, nieuw = lees(map_ / "bron.yaml"), lees(map_ / DOEL)
    assert nieuw.kop == oud.kop
    zonder_notities = {naam: een.model_copy(update={"notitie": ""}) for naam, een in oud.antwoorden.items()}
    assert {naam: een for naam, een in nieuw.antwoorden.items() if een != Antwoord()} == {
        naam: een for naam, een in zonder_notities.items() if een != Antwoord()
    }


def test_een_rapport_houdt_de_notities_heel(rapport: Path, map_: Path) -> None:
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    assert importeer(map_, rapport).fout == f"{DOEL} blijft zoals het was.\n"
    assert (map_ / DOEL).read_text("utf-8") == BRON


def test_een_vervalst_rapport(rapport: Path, map_: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(rapport) as pdf:
        boom = pdf.Root.Names.EmbeddedFiles.Names
        stroom = boom[1].EF.F
        stroom.write(stroom.read_bytes().replace(b"gebreken-open: 3", b"gebreken-open: 0"))
        pdf.save(map_ / "vals.pdf")
    (map_ / "half.pdf").write_bytes(rapport.read_bytes()[:5000])
    for naam, code, soort in (("vals.pdf", 1, "rapport"), ("half.pdf", 2, "onleesbaar")):
        uitkomst = importeer(map_, naam)
        assert uitkomst.code == code
        assert f"{naam}: fout {soort}: " in uitkomst.fout
        assert DOEL not in namen(map_)


def test_een_rapport_zonder_antwoorden(map_: Path) -> None:
    (map_ / "buurt.yaml").write_text(BUURT, encoding="utf-8")
    assert draai("evalueer", "buurt.yaml", "--vragenlijst", SPEELTUIN, "--naar", "buurt.pdf", map_=map_).code == 0
    uitkomst = importeer(map_, "buurt.pdf")
    assert uitkomst.code == 2
    assert "Bij een rol die anoniem blijft" in uitkomst.fout


# --- a folder ---


def test_een_map(map_: Path, rapport: Path) -> None:
    van = map_ / "van"
    van.mkdir()
    for naam, tekst in {
        "Buurman 1.yaml": BUURT,
        "buurvrouw.yml": BUURT,
        "ouder-a.yaml": OUDER.replace("NAAM", "Zorg & Spel"),
        "ouder-b.yaml": OUDER.replace("NAAM", "Zorg/Spel"),
        "fout-a.yaml": BRON.replace("gebreken-open: 3", "gebreken-open: drie"),
        "fout-b.yaml": "geen: antwoorden\n",
        "leeg.yaml": "",
        "~$open.xlsx": "",
        ".verborgen.yaml": BRON,
        "lees mij.txt": "",
    }.items():
        (van / naam).write_text(tekst, encoding="utf-8")
    shutil.copy(rapport, van / "rapport.pdf")
    uitkomst = importeer(map_, "van", "--naar", "uit")
    assert uitkomst.code == 1
    klopt_met(MAP / "map.txt", f"{uitkomst.uit}---\n{uitkomst.fout}")
    assert namen(map_ / "uit") == {
        "buurman-1.yaml",
        "buurvrouw.yaml",
        "verzonnen-ouder-zorg-spel.yaml",
        "verzonnen-ouder-zorg-spel-2.yaml",
        DOEL,
    }
    assert lees(map_ / "uit" / "verzonnen-ouder-zorg-spel-2.yaml").kop.naam == "Zorg/Spel"
    # Once more: everybody finds the own file again.
    opnieuw = importeer(map_, "van", "--naar", "uit")
    assert opnieuw.fout.count("blijft zoals het was.") == 5
    assert len(namen(map_ / "uit")) == 5


def test_twee_van_dezelfde(map_: Path) -> None:
    uitkomst = importeer(map_, "bron.yaml", "anders.yaml")
    assert uitkomst.code == 1
    assert f"anders.yaml en bron.yaml komen allebei in {DOEL}. Breng ze na elkaar in.\n" in uitkomst.fout
    assert lees(map_ / DOEL).antwoorden["gebreken-open"].antwoord == 3


def test_anoniemen_met_dezelfde_bestandsnaam_zijn_anderen(map_: Path) -> None:
    """Every form that is sent back has the name that we gave it."""
    nee, ja = BUURT, BUURT.replace("kind-geweigerd: nee", "kind-geweigerd: ja")
    for naam, tekst in (("a", nee), ("b", ja), ("c", nee)):
        (map_ / naam).mkdir()
        (map_ / naam / "x.yaml").write_text(tekst, encoding="utf-8")
    uitkomst = importeer(map_, "a", "b", "c", "--naar", "uit")
    assert uitkomst.code == 0
    assert "c/x.yaml is gelijk aan a/x.yaml, en telt niet nog eens.\n" in uitkomst.fout
    assert "Is het toch dezelfde invuller? Noem dan zijn bestand bij --naar.\n" in uitkomst.uit
    assert namen(map_ / "uit") == {"x.yaml", "x-2.yaml"}
    # Once more, in another order and one by one: all find their own file again.
    for bronnen in (["b", "a"], ["b"], ["a/x.yaml"]):
        assert importeer(map_, *bronnen, "--naar", "uit").fout.count("blijft zoals het was.") == len(bronnen)
    gegeven = {pad.name: lees(pad).antwoorden["kind-geweigerd"].antwoord for pad in (map_ / "uit").glob("*.yaml")}
    assert gegeven == {"x.yaml": "nee", "x-2.yaml": "ja"}
    # Later somebody else, and the same one again with another answer: who brings it in says which.
    (map_ / "b" / "x.yaml").write_text(ja.replace("ja\n", "weet-niet\n"), encoding="utf-8")
    importeer(map_, "b", "--naar", "uit/x-2.yaml", "--bij-verschil", "nieuw")
    assert namen(map_ / "uit") == {"x.yaml", "x-2.yaml"}
    (map_ / "b" / "x.yaml").write_text(ja, encoding="utf-8")
    importeer(map_, "b", "--naar", "uit")
    assert namen(map_ / "uit") == {"x.yaml", "x-2.yaml", "x-3.yaml"}


def test_wat_leeg_bleef_in_de_invoer_wordt_genoemd(map_: Path) -> None:
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    uit = importeer(map_, "anders.yaml", "--bij-verschil", "oud").uit
    assert "1 antwoord is in anders.yaml leeg en blijft staan: I.4 (Ondergrond bij de schommels).\n" in uit


@pytest.mark.parametrize(
    ("naam", "begin", "bericht"),
    [
        ("brief.docx", b"", "zoals Word. Daar lezen wij niets uit."),
        ("brief.rtf", b"{\\rtf1 x}", "zoals Word. Daar lezen wij niets uit."),
        ("cijfers.csv", b"vraag;antwoord\n", "cijfers.csv: uit een csv-bestand kunnen wij niets lezen."),
    ],
)
def test_wat_wij_niet_lezen_zegt_wat_dan_wel(naam: str, begin: bytes, bericht: str, map_: Path) -> None:
    (map_ / naam).write_bytes(begin)
    if naam == "brief.docx":
        with zipfile.ZipFile(map_ / naam, "w") as pak:
            pak.writestr("word/document.xml", "<x/>")
    uitkomst = importeer(map_, naam)
    assert uitkomst.code == 2
    assert bericht in uitkomst.fout
    assert "Gebruik het werkboek of het formulier." in uitkomst.fout


def test_gestopt_bij_de_vraag(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C where a choice is asked."""
    (map_ / DOEL).write_text(BRON, encoding="utf-8")
    invoer = mock.Mock()
    invoer.isatty.return_value = True
    invoer.buffer.readline.side_effect = KeyboardInterrupt
    monkeypatch.setattr(sys, "stdin", invoer)
    uitkomst = importeer(map_, "anders.yaml")
    assert uitkomst.code == 130
    assert uitkomst.fout.endswith("[s]toppen? \nGestopt. Er is niets weggeschreven.\n")
    assert (map_ / DOEL).read_text("utf-8") == BRON


def test_een_map_waar_de_antwoordbestanden_al_staan(map_: Path) -> None:
    (map_ / "anders.yaml").unlink()
    assert importeer(map_, "bron.yaml").code == 0
    uitkomst = importeer(map_, ".")
    assert uitkomst.code == 0
    assert f"{DOEL} is al een antwoordbestand. Er valt niets in te brengen.\n" in uitkomst.fout


@pytest.mark.parametrize(
    ("woorden", "code", "bericht"),
    [
        (["bron.yaml", "--bij-verschil", "beide"], 2, "'beide' kan niet bij --bij-verschil. Kies oud of nieuw.\n"),
        (["bron.yaml", "--naar", "-"], 2, "Noem bij --naar een map of een antwoordbestand.\n"),
        (["bron.yaml", "anders.yaml", "--naar", "x.yaml"], 2, "x.yaml is één bestand. Noem bij --naar een map"),
        (["brom.yaml"], 2, "Het bestand brom.yaml bestaat niet. Bedoelde u 'bron.yaml'?\n"),
        (["leeg"], 3, "In de map leeg staat niets dat wij kunnen lezen.\n"),
        (["bron.yaml", "--naar", "bron.yaml"], 3, "bron.yaml is al een antwoordbestand."),
        (["pagina.html"], 2, "Dit is een webpagina, geen antwoordbestand."),
        (["plaatje.png"], 2, "fout codering"),
        ([], 2, "BESTAND"),
    ],
)
def test_verkeerd_gebruik(woorden: list[str], code: int, bericht: str, map_: Path) -> None:
    (map_ / "leeg").mkdir()
    (map_ / "pagina.html").write_text("<!DOCTYPE html><html lang=nl>")
    (map_ / "plaatje.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    uitkomst = importeer(map_, *woorden)
    assert (uitkomst.code, uitkomst.uit) == (code, "")
    assert bericht in uitkomst.fout
    assert "Traceback" not in uitkomst.fout


# --- putting together, whatever the answers are ---

KORT = st.sampled_from(["", "a", "b"])
BRONNEN = st.dictionaries(st.sampled_from(["x", "y", "x-2"]), st.sampled_from("AB").map(lambda t: Bron(titel=t)))


@st.composite
def bestanden(draw: st.DrawFn) -> Antwoordbestand:
    bronnen = draw(BRONNEN)
    bewijzen = [Verwijzing(bron=een, plaats="1") for een in bronnen]
    rij: dict[str, Any] = {}
    for vraag in draw(st.lists(st.sampled_from("pqr"), unique=True)):
        rij[vraag] = Antwoord(
            antwoord=draw(st.sampled_from([None, 0, 1, "weet-niet", "nvt"])),
            reden=draw(KORT),
            toelichting=draw(KORT),
            notitie=draw(KORT),
            bewijs=tuple(draw(st.lists(st.sampled_from(bewijzen), unique=True))) if bewijzen else (),
        )
    kop = Kop(scan="s", versie="1", gemeente="g", peildatum=date(2026, 1, 1), rol="r", bronnen=bronnen)
    return Antwoordbestand(kop=kop, antwoorden=rij)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(bestanden(), bestanden())
def test_samenvoegen_haalt_nooit_iets_weg(nu: Antwoordbestand, erbij: Antwoordbestand) -> None:
    samen = voeg_samen(nu, erbij)
    assert not set(samen.bronnen) & set(nu.kop.bronnen)
    alle = {**nu.kop.bronnen, **samen.bronnen}
    wordt = nu.antwoorden | {een.vraag: een.wordt for een in samen.veranderingen}
    for een in samen.veranderingen:
        velden = [(een.nu.antwoord, een.wordt.antwoord), (een.nu.toelichting, een.wordt.toelichting)]
        velden += [(een.nu.notitie, een.wordt.notitie), (een.nu.reden, een.wordt.reden)]
        weg = [(oud, nieuw) for oud, nieuw in velden if oud not in (None, "") and oud != nieuw]
        assert een.anders == bool(weg)
        assert een.wordt.bewijs[: len(een.nu.bewijs)] == een.nu.bewijs
        assert een.wordt.antwoord is not None or een.nu.antwoord is None
        # Nothing gives way in `aangevuld`, and where nothing had to, it is all there.
        vult = {veld for veld in Antwoord.model_fields if getattr(een.aangevuld, veld) != getattr(een.nu, veld)}
        assert all(getattr(een.nu, veld) in (None, "") for veld in vult - {"bewijs"})
        assert een.aangevuld.bewijs[: len(een.nu.bewijs)] == een.nu.bewijs
        assert een.aangevuld.toelichting == (een.nu.toelichting or een.wordt.toelichting)
        assert een.anders == bool(een.niet_overgenomen)
    for vraag, gegeven in erbij.antwoorden.items():
        er = wordt.get(vraag, Antwoord())
        assert gegeven.antwoord in (None, er.antwoord)
        assert gegeven.toelichting in ("", er.toelichting)
        titels = {(alle[een.bron].titel, een.plaats) for een in er.bewijs}
        assert {(erbij.kop.bronnen[een.bron].titel, een.plaats) for een in gegeven.bewijs} <= titels
    assert set(samen.leeg) == {
        vraag
        for vraag, een in nu.antwoorden.items()
        if een.antwoord is not None and erbij.antwoorden.get(vraag, Antwoord()).antwoord is None
    }
    klaar = nu.model_copy(update={"antwoorden": wordt, "kop": nu.kop.model_copy(update={"bronnen": alle})})
    assert voeg_samen(klaar, erbij)[:2] == ((), {})
