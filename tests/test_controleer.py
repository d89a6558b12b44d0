"""`controleer` as a user or a CI job runs it: what it finds, how it says so, and how it leaves."""

import ast
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import TESTS, WORTEL, per_geval
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, draai, draai_los, klopt_met, zonder_marks
from pseudoterminal import Pseudoterminals

from beleidsscan.model.bevinding import MEESTE
from beleidsscan.opdrachten.laden import laad_vragenlijst
from beleidsscan.opdrachten.uitleggen import TITELS, handleiding

BANKJE = TESTS / "controles" / "bankje"
KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\nantwoorden:\n'


@pytest.fixture(autouse=True)
def _niet_op_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


def test_onze_eigen_bestanden_zijn_goed() -> None:
    uitkomst = draai("controleer", "vragenlijsten", "voorbeelden", map_=WORTEL)
    assert uitkomst.code == 0, uitkomst.uit
    assert "fout" not in uitkomst.uit
    assert re.search(r"in \d vragenlijst(en)? en \d+ antwoordbestanden\.\n$", uitkomst.uit)


def test_een_map_met_goed_en_fout_door_elkaar(tmp_path: Path) -> None:
    shutil.copytree(BANKJE, tmp_path / "lijsten" / "bankje")
    pad = tmp_path / "lijsten" / "bankje" / "maatregelen.yaml"
    pad.write_text(pad.read_text("utf-8").replace("Koop een schroef.", "Faciliteren van schroeven."), "utf-8")
    (tmp_path / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 9\n  hek-regelin: altijd-open\n", "utf-8")
    (tmp_path / "leeg.yaml").write_text("scan:\n", "utf-8")
    (tmp_path / "iets-anders.yaml").write_text("taken: []\n", "utf-8")
    (tmp_path / ".verborgen").mkdir()
    shutil.copy(tmp_path / "gemeente.yaml", tmp_path / ".verborgen")
    uitkomst = draai("controleer", ".", "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert uitkomst.code == 1
    klopt_met(TESTS / "schermen" / "controleer.txt", uitkomst.uit)


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        ([GRONINGEN], 0),
        ([GRONINGEN, "--minimale-dekking", "20"], 0),
        ([GRONINGEN, "--minimale-dekking", "90"], 1),
        ([GRONINGEN, "--minimale-dekking", "90", "--zonder", "dekking"], 0),
        (["geen-map"], 2),
        (["geen-*.yaml"], 2),
        ([], 2),
        ([GRONINGEN, "--formaat", "xml"], 2),
        ([GRONINGEN, "--zonder", "taall"], 2),
        ([GRONINGEN, "--zonder", "onleesbaar"], 2),
        (["--uitleg", "taall"], 2),
        (["--uitleg", "taal"], 0),
    ],
)
def test_exitcode(woorden: list[object], code: int, tmp_path: Path) -> None:
    assert draai("controleer", *woorden, map_=tmp_path).code == code


@pytest.mark.parametrize(
    "schrijf_het",
    [
        lambda tekst: "\ufeff" + tekst,
        lambda tekst: tekst.replace("scan:", '"scan":', 1),
        lambda tekst: tekst.replace("scan: speeltuin", "'scan' : speeltuin", 1),
    ],
)
def test_een_map_ziet_elk_antwoordbestand(schrijf_het: Callable[[str], str], tmp_path: Path) -> None:
    """Whatever an editor makes of the first word."""
    tekst = SPEELTUIN_ANTWOORDEN.read_text("utf-8")
    tekst = schrijf_het(tekst[tekst.index("scan:") :])
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "anders.yaml").write_text(tekst, "utf-8")
    uitkomst = draai("controleer", "map", "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert "1 antwoordbestand" in uitkomst.uit


def test_een_map_met_een_antwoordbestand_in_utf_16(tmp_path: Path) -> None:
    (tmp_path / "anders.yaml").write_bytes(SPEELTUIN_ANTWOORDEN.read_text("utf-8").encode("utf-16"))
    uitkomst = draai("controleer", ".", map_=tmp_path)
    assert uitkomst.code == 2
    assert "anders.yaml:1:1: fout codering:" in uitkomst.uit


def test_een_lege_map_is_niets_om_te_doen(tmp_path: Path) -> None:
    uitkomst = draai("controleer", ".", map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (3, "")
    assert "Er is niets te controleren in ." in uitkomst.fout


def test_streng_telt_ook_waarschuwingen(tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 5\n", "utf-8")
    opdracht = ("controleer", "gemeente.yaml", "--vragenlijst", SPEELTUIN)
    gewoon, streng = (draai(*opdracht, *meer, map_=tmp_path) for meer in ([], ["--streng"]))
    assert "waarschuwing bewijs" in gewoon.uit
    assert (gewoon.code, streng.code) == (0, 1)
    assert gewoon.uit.replace("waarschuwing", "fout") == streng.uit


@pytest.mark.parametrize(
    ("formaat", "teken"),
    [
        ("tekst", "1 fout in 1 antwoordbestand."),
        ("json", '"fout": 1,'),
        ("github", "::error "),
        ("sarif", '"level": "error"'),
        ("junit", 'failures="1"'),
    ],
)
def test_streng_zegt_in_elk_formaat_hetzelfde_als_de_exitcode(formaat: str, teken: str, tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 5\n", "utf-8")
    opdracht = ("controleer", "gemeente.yaml", "--vragenlijst", SPEELTUIN, "--formaat", formaat)
    assert teken not in draai(*opdracht, map_=tmp_path).uit
    assert teken in draai(*opdracht, "--streng", map_=tmp_path).uit


@pytest.mark.parametrize("code", ["codering", "verwijzing", "Yaml ", "niveau"])
def test_wat_het_lezen_vindt_is_niet_over_te_slaan(code: str, tmp_path: Path) -> None:
    """Hidden, a file that nobody could read or check would pass for a good one."""
    (tmp_path / "gemeente.yaml").write_bytes(b"scan: \xff\n")
    uitkomst = draai("controleer", "gemeente.yaml", "--zonder", code, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    naam = code.strip().lower()
    assert uitkomst.fout.startswith(f"De code '{naam}' kunt u niet overslaan. Zolang dat niet klopt, ")


@pytest.mark.parametrize(("procent", "code"), [(75, 0), (76, 1)])
def test_precies_de_gevraagde_dekking_is_genoeg(procent: int, code: int, tmp_path: Path) -> None:
    (tmp_path / "zitter.yaml").write_text(ZITTER, "utf-8")
    opdracht = ("zitter.yaml", "--vragenlijst", BANKJE.parent, "--minimale-dekking", procent)
    uitkomst = draai("controleer", *opdracht, map_=tmp_path)
    assert (uitkomst.code, "fout dekking" in uitkomst.uit) == (code, code == 1)


# --- which files ---


def test_een_koppeling_naar_een_map_wordt_niet_gevolgd(tmp_path: Path) -> None:
    """Two links to the folder above would have no end."""
    map_ = tmp_path / "antwoorden"
    map_.mkdir()
    (map_ / "goed.yaml").write_text(KOP, "utf-8")
    for naam in ("a", "b"):
        (map_ / naam).symlink_to("..", target_is_directory=True)
    for pad in (map_, map_ / "a"):  # a link that people name themselves is a folder as any other
        uitkomst = draai("controleer", pad, "--vragenlijst", SPEELTUIN)
        assert (uitkomst.code, uitkomst.uit) == (0, "Geen bevindingen in 1 antwoordbestand.\n")


@pytest.fixture
def niet_eindeloos() -> Iterator[None]:
    """Who waits for a pipe fails, and does not keep the other tests waiting."""

    def te_lang(*_: object) -> None:
        raise AssertionError("het programma wacht op een pijp")

    eerder = signal.signal(signal.SIGALRM, te_lang)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, eerder)


@pytest.mark.usefixtures("niet_eindeloos")
@pytest.mark.parametrize("naam", ["pijp.yaml", "dorp-advies.pdf"])
def test_een_pijp_wordt_niet_gelezen(naam: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / naam)
    assert draai("controleer", tmp_path).code == 3


def _maak_kapot(pad: Path, hoe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of what is there, if anything. Rights mean nothing to who runs the tests as root."""
    pad.unlink(missing_ok=True)
    if hoe == "map":
        pad.mkdir()
    elif hoe == "kring":
        pad.symlink_to(pad.name)
    elif hoe == "nergens":
        pad.symlink_to("nergens")
    else:
        pad.write_text(KOP, "utf-8")
        echt = Path.open

        def open_(self: Path, *rest: Any) -> Any:
            if self.name == pad.name:
                raise PermissionError(13, "Permission denied")
            return echt(self, *rest)

        monkeypatch.setattr(Path, "open", open_)


@pytest.mark.parametrize(
    ("naam", "hoe", "reden"),
    [
        ("kapot.yaml", "gesloten", "u hebt daar geen rechten"),
        ("kapot.yml", "nergens", "de verwijzing leidt nergens heen"),
        ("kapot.yaml", "kring", "de verwijzing loopt in een kring"),
        ("kapot.yaml", "map", "dat is een map"),
        ("kapot-advies.pdf", "nergens", "de verwijzing leidt nergens heen"),
    ],
)
def test_een_bestand_in_een_map_dat_niet_te_lezen_is(
    naam: str, hoe: str, reden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody may think that it was checked. What else is in the folder is checked as ever."""
    map_ = tmp_path / "a"
    map_.mkdir()
    (map_ / "goed.yaml").write_text(KOP, "utf-8")
    _maak_kapot(map_ / naam, hoe, monkeypatch)
    uitkomst = draai("controleer", "a", "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert uitkomst == (
        2,
        f"a/{naam}: fout onleesbaar: Het bestand is niet te lezen: {reden}.\n"
        f"1 fout in 1 antwoordbestand en 1 {'map' if hoe == 'map' else 'bestand'}.\n",
        "",
    )


@pytest.mark.parametrize("naam", [".#kapot.yaml", "kapot.txt", "kapot.pdf"])
def test_wat_verborgen_is_of_niet_van_ons_mag_onleesbaar_zijn(naam: str, tmp_path: Path) -> None:
    """An editor keeps a link to nowhere beside a file that is open."""
    (tmp_path / "goed.yaml").write_text(KOP, "utf-8")
    (tmp_path / naam).symlink_to("nergens")
    uitkomst = draai("controleer", tmp_path, "--vragenlijst", SPEELTUIN)
    assert (uitkomst.code, uitkomst.uit) == (0, "Geen bevindingen in 1 antwoordbestand.\n")


@pytest.mark.parametrize("hoe", ["nergens", "map", "gesloten"])
@pytest.mark.parametrize("naam", ["maatregelen.yaml", "gesprek.yaml", "gevallen/verwacht.yaml", "onderdelen/9.yaml"])
def test_een_bestand_van_een_vragenlijst_dat_niet_te_lezen_is(
    naam: str, hoe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A questionnaire may do without some of its files, but not because we cannot read them."""
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    _maak_kapot(map_ / naam, hoe, monkeypatch)
    code, uit, _ = draai("controleer", "bankje", map_=tmp_path)
    assert code == 2
    assert re.match(f"bankje: fout onleesbaar: .*bankje/{naam} (bestaat niet|is een map|is niet te lezen)", uit)


@pytest.mark.usefixtures("niet_eindeloos")
@pytest.mark.parametrize("naam", ["maatregelen.yaml", "gevallen/verwacht.yaml", "onderdelen/9.yaml"])
def test_een_pijp_in_een_vragenlijst_wordt_niet_gelezen(naam: str, tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    (map_ / naam).unlink(missing_ok=True)
    os.mkfifo(map_ / naam)
    assert draai("controleer", map_).code == 0
    (map_ / naam).rename(tmp_path / "pijp")
    (map_ / naam).symlink_to(tmp_path / "pijp")
    assert draai("controleer", map_).code == 0


def test_het_slot_van_een_editor_is_geen_onderdeel(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "onderdelen" / ".#1.yaml").symlink_to("iemand@ergens.1")
    assert draai("controleer", map_).code == 0


def test_onderdelen_die_nergens_heen_wijzen(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    shutil.rmtree(map_ / "onderdelen")
    (map_ / "onderdelen").symlink_to("weg")
    uit = draai("controleer", map_).uit
    assert "onderdelen is niet te lezen: dat pad bestaat niet." in uit


def test_onderdelen_die_niet_te_lezen_zijn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise everything would seem to name questions that are not there."""
    shutil.copytree(BANKJE, tmp_path / "bankje")
    echt = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self.name == "onderdelen":
            raise PermissionError(13, "Permission denied")
        return echt(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    bericht = "De map bankje/onderdelen is niet te lezen: u hebt daar geen rechten."
    uit = f"bankje: fout onleesbaar: {bericht}\n1 fout in 1 vragenlijst.\n"
    assert draai("controleer", "bankje", map_=tmp_path) == (2, uit, "")


@pytest.fixture
def met_gesloten_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a" / "gesloten").mkdir(parents=True)
    (tmp_path / "a" / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 9\n", "utf-8")
    echt = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self.name == "gesloten":
            raise PermissionError(13, "Permission denied")
        return echt(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)  # rights mean nothing to who runs the tests as root
    return tmp_path


@pytest.mark.parametrize("opdracht", ["controleer", "vergelijk"])
def test_een_gesloten_map_verbergt_de_andere_bevindingen_niet(opdracht: str, met_gesloten_map: Path) -> None:
    uitkomst = draai(opdracht, "a", "--vragenlijst", SPEELTUIN, map_=met_gesloten_map)
    assert uitkomst.code == 2
    for bericht in (
        "a/gemeente.yaml:7:19: fout niveau: ",
        "a/gesloten: fout onleesbaar: De map is niet te lezen: u hebt",
    ):
        assert bericht in uitkomst.uit + uitkomst.fout
    if opdracht == "controleer":
        assert uitkomst.uit.endswith("2 fouten in 1 antwoordbestand en 1 map.\n")


def test_alleen_een_gesloten_map(met_gesloten_map: Path) -> None:
    uitkomst = draai("controleer", "a/gesloten", map_=met_gesloten_map)
    bericht = "a/gesloten: fout onleesbaar: De map is niet te lezen: u hebt daar geen rechten.\n1 fout in 1 map.\n"
    assert uitkomst == (2, bericht, "")
    assert draai("controleer", "a/gesloten", "--tegen", BANKJE, map_=met_gesloten_map) == uitkomst


@pytest.mark.parametrize("formaat", ["json", "sarif", "junit"])
def test_een_gesloten_map_in_elk_formaat(formaat: str, met_gesloten_map: Path) -> None:
    assert "a/gesloten" in draai("controleer", "a/gesloten", "--formaat", formaat, map_=met_gesloten_map).uit


@pytest.mark.parametrize(
    ("paden", "hier", "noemt"),
    [
        (["bankje/onderdelen/1-zitten.yaml", "bankje/onderdelen/2-kijken.yaml"], ".", "bankje/"),
        (["bankje/onderdelen/*.yaml", "bankje"], ".", "bankje/"),
        (["bankje/methode.yaml"], ".", "bankje/"),
        (["bankje/gevallen/verwacht.yaml"], ".", "bankje/"),
        (["maatregelen.yaml"], "bankje", ""),
        (["1-zitten.yaml"], "bankje/onderdelen", "../"),
        (["../onderdelen/1-zitten.yaml"], "bankje/gevallen", "../"),
        (["bankje/onderdelen"], ".", "bankje/"),
        (["bankje/onderdelen/", "bankje"], ".", "bankje/"),
        (["onderdelen"], "bankje", ""),
        (["."], "bankje/onderdelen", "../"),
    ],
)
def test_een_deel_van_een_vragenlijst_leidt_naar_haar(paden: list[str], hier: str, noemt: str, tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    (map_ / "gevallen" / "zitter.yaml").write_text(ZITTER, "utf-8")
    (map_ / "gevallen" / "verwacht.yaml").write_text(VERWACHT, "utf-8")
    _verander(map_, "maatregelen.yaml", "Koop een schroef.", "Faciliteren van schroeven.")
    uit = draai("controleer", *paden, map_=tmp_path / hier).uit
    assert f"\n{noemt}maatregelen.yaml:" in uit
    assert uit.endswith("2 waarschuwingen in 1 vragenlijst.\n")


def test_een_map_onderdelen_van_iets_anders(tmp_path: Path) -> None:
    (tmp_path / "onderdelen").mkdir()
    (tmp_path / "onderdelen" / "gemeente.yaml").write_text(KOP, "utf-8")
    uit = draai("controleer", "onderdelen", "--vragenlijst", SPEELTUIN, map_=tmp_path).uit
    assert uit == "Geen bevindingen in 1 antwoordbestand.\n"


def test_een_vragenlijst_in_een_map_met_een_andere_naam(tmp_path: Path) -> None:
    """Nothing is wrong for who names the folder itself; answer files would not find it among other questionnaires."""
    shutil.copytree(BANKJE, tmp_path / "stoel")
    bericht = "De vragenlijst heet 'bankje', en haar map heet 'stoel'."
    for pad, plek in (("stoel", tmp_path), (".", tmp_path / "stoel"), ("onderdelen", tmp_path / "stoel")):
        uitkomst = draai("controleer", pad, map_=plek)
        assert uitkomst.code == 0
        assert f"vragenlijst.yaml:2:5: waarschuwing mapnaam: {bericht}\n" in uitkomst.uit
        assert "    Geef de map de naam 'bankje'." in uitkomst.uit
    assert draai("controleer", "stoel", "--streng", map_=tmp_path).code == 1
    assert draai("controleer", "stoel", "--streng", "--zonder", "mapnaam", map_=tmp_path).code == 0


def test_een_koppeling_met_de_naam_van_de_vragenlijst_is_goed(tmp_path: Path) -> None:
    shutil.copytree(BANKJE, tmp_path / "bankje-2026")
    (tmp_path / "bankje").symlink_to("bankje-2026", target_is_directory=True)
    assert draai("controleer", "bankje", map_=tmp_path).uit == "Geen bevindingen in 1 vragenlijst.\n"


def test_een_antwoordbestand_bij_een_vragenlijst_blijft_er_een(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    (map_ / "gevallen" / "zitter.yaml").write_text(ZITTER, "utf-8")
    uit = draai("controleer", "bankje/gevallen/zitter.yaml", "--vragenlijst", ".", map_=tmp_path).uit
    assert uit.endswith("1 waarschuwing in 1 antwoordbestand.\n")


def test_vergelijk_zegt_dat_een_deel_van_een_vragenlijst_geen_antwoorden_heeft() -> None:
    uitkomst = draai("vergelijk", BANKJE / "onderdelen" / "1-zitten.yaml", SPEELTUIN_ANTWOORDEN)
    assert uitkomst.code == 2
    assert f"{BANKJE}: fout onleesbaar: Dit is een vragenlijst. Noem de antwoordbestanden." in uitkomst.fout


def test_wat_over_een_vraag_gaat_wijst_naar_haar_naam(tmp_path: Path) -> None:
    """As `evalueer` does; what stands there may begin lines below."""
    antwoorden = "  hek-regeling: altijd-open\n  sleutel-uitgifte:\n    toelichting: Verzonnen.\n    antwoord: 1\n"
    (tmp_path / "gemeente.yaml").write_text(KOP + antwoorden, "utf-8")
    opdracht = ("gemeente.yaml", "--vragenlijst", SPEELTUIN)
    uit = draai("controleer", *opdracht, map_=tmp_path).uit
    assert "gemeente.yaml:8:3: waarschuwing ongebruikt: " in uit
    assert "gemeente.yaml:8:3: waarschuwing ongebruikt: " in draai("verklaar", *opdracht, "hek", map_=tmp_path).fout


def test_op_github_staan_de_bevindingen_ook_bij_de_regels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (tmp_path / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 9\n", "utf-8")
    uit = draai("controleer", "gemeente.yaml", "--vragenlijst", SPEELTUIN, map_=tmp_path).uit
    assert "gemeente.yaml:7:19: fout niveau: " in uit
    assert "::error file=gemeente.yaml,line=7,col=19,title=niveau::" in uit


@pytest.mark.parametrize("formaat", ["json", "sarif"])
def test_elk_formaat_komt_heel_naar_buiten(formaat: str, tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(KOP + "  keuring-gedaan: 9\n", "utf-8")
    uitkomst = draai("controleer", "gemeente.yaml", "--formaat", formaat, "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert uitkomst.code == 1
    assert json.loads(uitkomst.uit)


@pytest.mark.parametrize("naam", ["dorp-advies.pdf", "DORP-ADVIES.PDF"])
def test_een_rapport_wordt_nagerekend(naam: str, tmp_path: Path) -> None:
    draai("evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--naar", tmp_path / naam)
    uitkomst = draai("controleer", tmp_path, "--vragenlijst", SPEELTUIN)
    assert (uitkomst.code, uitkomst.uit) == (0, "Geen bevindingen in 1 rapport.\n")


# --- compared with an older version ---


@per_geval("versies")
def test_vergeleken_met_ouder(geval: dict[str, Any], tmp_path: Path) -> None:
    oud = Path(shutil.copytree(BANKJE, tmp_path / "oud" / "bankje"))
    for ingreep in geval.get("eerst", []):
        _verander(oud, *ingreep)
    map_ = Path(shutil.copytree(oud, tmp_path / "bankje"))
    plaatsen = [plaats for ingreep in geval["anders"] for plaats in _verander(map_, *ingreep)]
    uitkomst = draai("controleer", map_, "--tegen", oud, "--formaat", "json")
    gevonden = [een for een in json.loads(uitkomst.uit)["bevindingen"] if een["code"] == "versies"]
    assert {een["niveau"] for een in gevonden} <= {"fout"}
    assert uitkomst.code == (1 if gevonden else 0)
    if geval.get("plaats", True):
        assert [(Path(een["bestand"]), een["regel"], een["kolom"]) for een in gevonden] == plaatsen
    for een, verwacht in zip(gevonden, geval["verwacht"], strict=True):
        bericht, _, hulp = verwacht.partition(" | ")
        assert een["bericht"].startswith(bericht)
        assert hulp in een["hulp"]


def _lijsten(map_: Path) -> Path:
    """Two questionnaires in one folder: the bench, and a playground."""
    shutil.copytree(BANKJE, map_ / "bankje")
    shutil.copytree(SPEELTUIN / "speeltuin", map_ / "speeltuin")
    return map_


def test_elke_vragenlijst_met_haar_eigen_oudere(tmp_path: Path) -> None:
    """Several questionnaires find theirs by name; answer files among them are checked as ever."""
    nieuw = _lijsten(tmp_path / "nieuw")
    _verander(nieuw / "bankje", "methode.yaml", "doel: {waarde: 0.75", "doel: {waarde: 0.7")
    shutil.copy(SPEELTUIN_ANTWOORDEN, nieuw)
    opdracht = ("nieuw", "--vragenlijst", SPEELTUIN)
    zonder = draai("controleer", *opdracht, map_=tmp_path)
    met = draai("controleer", *opdracht, "--tegen", _lijsten(tmp_path / "oud"), map_=tmp_path)
    extra = set(met.uit.splitlines()) - set(zonder.uit.splitlines())
    assert [regel for regel in extra if "versies" in regel] == [
        "nieuw/bankje/methode.yaml:3:7: fout versies: De methode is anders (doel), maar de versie is nog 1."
    ]


@pytest.mark.parametrize(
    ("pad", "tegen", "code", "bericht"),
    [
        ("nieuw/bankje", "oud", 0, "Geen bevindingen in 1 vragenlijst.\n"),
        ("nieuw/bankje/vragenlijst.yaml", "oud/bankje", 0, "Geen bevindingen in 1 vragenlijst.\n"),
        (
            "nieuw/bankje",
            "oud/speeltuin",
            1,
            "vragenlijst.yaml:2:5: fout versies: Dit is 'bankje', en de oudere vragenlijst is 'speeltuin'.",
        ),
        (
            "nieuw/bankje",
            SPEELTUIN,
            1,
            f"fout versies: In de map {SPEELTUIN} staat geen vragenlijst 'bankje' om mee te vergelijken.",
        ),
        ("nieuw/bankje", "oud/speeltuin/onderdelen", 2, "oud/speeltuin/onderdelen: fout onleesbaar: In de map "),
        ("nieuw/bankje", "er-is-niets", 2, "    Noem bij --tegen de map van een vragenlijst, of een map met vragen"),
        ("nieuw/bankje", "kapot", 1, "kapot/bankje/onderdelen/2-kijken.yaml:"),
        ("nieuw/bankje", "geen-yaml", 2, "geen-yaml/bankje/methode.yaml:2:1: fout yaml: "),
        ("dubbel/bankje", "oud", 1, "dubbel/bankje/onderdelen/2-kijken.yaml:"),
        ("geen-yaml/bankje", "oud", 2, "geen-yaml/bankje/methode.yaml:2:1: fout yaml: "),
    ],
)
def test_wat_er_met_ouder_mis_kan_zijn(pad: str, tegen: str, code: int, bericht: str, tmp_path: Path) -> None:
    for naam in ("nieuw", "oud", "kapot", "dubbel", "geen-yaml"):
        _lijsten(tmp_path / naam)
    _verander(tmp_path / "kapot" / "bankje", "onderdelen/2-kijken.yaml", "gastvrij: 0.5", "gastvij: 0.5")
    _verander(tmp_path / "dubbel" / "bankje", "onderdelen/2-kijken.yaml", "id: nog-iets", "id: eenden")
    (tmp_path / "geen-yaml" / "bankje" / "methode.yaml").write_text("doel: [", "utf-8")
    uitkomst = draai("controleer", pad, "--tegen", tegen, map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (code, "")
    assert bericht in uitkomst.uit
    assert uitkomst.uit.count(": fout ") == (code > 0)


def test_een_taak_en_een_heel_gesprek_dat_weg_is(tmp_path: Path) -> None:
    """Answer files name tasks; the guide in words is free to change."""
    map_ = _lijsten(tmp_path) / "speeltuin"
    _verander(map_, "gesprek.yaml", "  hek: {tekst", "  poort: {tekst")
    opdracht = ("controleer", map_, "--tegen", SPEELTUIN)
    assert re.search(r"gesprek.yaml:[0-9]+:1: fout versies: De taak 'hek' is weg.\n", draai(*opdracht).uit)
    (map_ / "gesprek.yaml").unlink()
    assert "fout versies: De rol 'ouder' kan niets meer invullen voor het gesprek.\n" in draai(*opdracht).uit


def test_een_vraag_die_weg_is_en_nog_genoemd_wordt(tmp_path: Path) -> None:
    """Both are told, and nobody is sent to a question with almost the same name."""
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    _verander(map_, "onderdelen/2-kijken.yaml", "id: uitzicht", "id: uitzichten")
    zonder, met = (draai("controleer", map_, *meer).uit for meer in ([], ["--tegen", BANKJE]))
    assert "Bedoelde u 'uitzichten'?" in zonder
    assert "Bedoelde u" not in met
    assert "fout verwijzing: 'uitzicht' is geen bekende vraag.\n" in met
    assert "    In de oudere vragenlijst staat die vraag nog.\n" in met
    assert "fout versies: De vraag 'uitzicht' is weg, zonder migratie.\n" in met


def test_een_ladder_die_er_niet_is_laat_zich_vergelijken(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    deel = map_ / "onderdelen" / "1-zitten.yaml"
    zonder_ankers = re.sub(r"ladder: trap\n    niveaus:\n(      - .*\n)+", "ladder: tarp\n", deel.read_text("utf-8"))
    deel.write_text(zonder_ankers, "utf-8")
    uit = draai("controleer", map_, "--tegen", BANKJE).uit
    assert "fout verwijzing: 'tarp' is geen bekende ladder.\n" in uit
    assert "fout versies: De vraag 'bankje-heel' is anders (niveaus), maar de versie is nog 1.\n" in uit
    _verander(map_, "vragenlijst.yaml", 'versie: "1"', 'versie: "2"')
    uit = draai("controleer", map_, "--tegen", BANKJE).uit
    assert "fout verwijzing: 'tarp' is geen bekende ladder.\n" in uit
    assert "Het antwoord" not in uit


def test_een_ander_gewicht_is_de_oorzaak_van_andere_cijfers(tmp_path: Path) -> None:
    """One finding for all figures of a section; with an older version, what changed."""
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    (map_ / "gevallen" / "zitter.yaml").write_text(ZITTER, "utf-8")
    (map_ / "gevallen" / "verwacht.yaml").write_text(VERWACHT, "utf-8")
    assert draai("controleer", map_).code == 0
    laad_vragenlijst.cache_clear()
    _verander(map_, "onderdelen/1-zitten.yaml", "kort: Een heel bankje", "kort: Een heel bankje\n    gewicht: 3")
    zonder, met = (draai("controleer", map_, *meer).uit for meer in ([], ["--tegen", BANKJE]))
    bericht = "'zitten' komt anders uit. Wij rekenen: ondergrens 75 (hier staat 50), dekking 75 (hier staat 50)."
    assert f"bankje/gevallen/verwacht.yaml:5:28: fout geval: {bericht}\n" in zonder
    assert "    Klopt de nieuwe uitkomst? Zet haar dan hier neer.\n" in zonder
    assert zonder.count("fout geval") == 2
    assert "Zet haar dan hier neer. De vraag 'bankje-heel' is anders (gewicht).\n" in met


ZITTER = """\
scan: bankje
versie: "1"
gemeente: Verzonnen
peildatum: 2026-01-31
rol: bestuur
antwoorden:
  bankje-heel: 2
  bankje-plan: weet-niet
  uitzicht: vijver
  eenden: 5
"""
VERWACHT = """\
gevallen:
  zitter:
    omschrijving: Verzonnen.
    onderdelen:
      zitten: {ondergrens: 50, dekking: 50}
    geheel: {ondergrens: 63}
"""


# --- everything in one run ---


def test_een_kapot_bestand_verbergt_de_andere_niet(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "onderdelen" / "2-kijken.yaml").write_text("id: [", "utf-8")
    (map_ / "gesprek.yaml").write_text("voor: 'bezoeker", "utf-8")
    _verander(map_, "onderdelen/1-zitten.yaml", "soort: ja-nee", "soort: janee")
    _verander(map_, "maatregelen.yaml", "geld: geen", "geld: geen\n  gelt: 1")
    _verander(map_, "methode.yaml", "doel: {waarde: 0.75", "doel: {waarde: 75")
    uitkomst = draai("controleer", map_, "--formaat", "json")
    gevonden = [(Path(een["bestand"]).name, een["code"]) for een in json.loads(uitkomst.uit)["bevindingen"]]
    assert uitkomst.code == 2
    assert gevonden == [
        ("gesprek.yaml", "yaml"),
        ("maatregelen.yaml", "onbekend-veld"),
        ("methode.yaml", "waarde"),
        ("1-zitten.yaml", "waarde"),
        ("2-kijken.yaml", "yaml"),
    ]


def test_een_kapotte_vragenlijst_verbergt_haar_onderdelen_niet(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "vragenlijst.yaml").write_text("id: [", "utf-8")
    _verander(map_, "onderdelen/1-zitten.yaml", "soort: ja-nee", "soort: janee")
    uitkomst = draai("controleer", map_, "--formaat", "json")
    gevonden = [(Path(een["bestand"]).name, een["code"]) for een in json.loads(uitkomst.uit)["bevindingen"]]
    assert gevonden == [("1-zitten.yaml", "waarde"), ("vragenlijst.yaml", "yaml")]


def test_een_kapot_geval_verbergt_de_andere_bevindingen_niet(tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    (map_ / "gevallen").mkdir()
    (map_ / "gevallen" / "ander.yaml").write_text("scan: [", "utf-8")
    (map_ / "gevallen" / "zitter.yaml").write_text(ZITTER.replace("vijver", "zee"), "utf-8")
    verwacht = VERWACHT.replace("gevallen:\n", "gevallen:\n  ander: {omschrijving: Verzonnen.}\n")
    (map_ / "gevallen" / "verwacht.yaml").write_text(verwacht, "utf-8")
    _verander(map_, "maatregelen.yaml", "Koop een schroef.", "Faciliteren van schroeven.")
    uitkomst = draai("controleer", map_)
    assert uitkomst.code == 2
    for bericht in (": waarschuwing taal: ", "ander.yaml:2:1: fout yaml: ", "zitter.yaml:9:13: fout keuze: "):
        assert bericht in uitkomst.uit


def test_wat_niet_te_lezen_is_heet_geen_antwoordbestand(tmp_path: Path) -> None:
    (tmp_path / "in gevuld.xlsx").write_bytes(b"PK\x03\x04")
    uitkomst = draai("controleer", "in gevuld.xlsx", map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (
        2,
        "in gevuld.xlsx: fout bestandssoort: Dit is een werkboek.\n"
        "    Lees het in met: beleidsscan importeer 'in gevuld.xlsx'\n"
        "1 fout in 1 bestand.\n",
    )


def test_alleen_wat_iemand_leest_krijgt_een_suggestie(tmp_path: Path) -> None:
    """Guessing takes time: a thousand wrong references are told, a hundred of them with a suggestion."""
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    veel = "".join(f"eenden{i}: 1, " for i in range(1000))
    _verander(map_, "maatregelen.yaml", "tilt: {bankje-heel: 2, ", f"tilt: {{{veel}")
    uit = draai("controleer", map_).uit
    assert uit.count("is geen bekende vraag.") == 1000
    assert uit.count("Bedoelde u 'eenden'?") == MEESTE


def test_op_een_terminal_wordt_gevouwen(tmp_path: Path) -> None:
    """Piped, a finding is one line, as other programs expect."""
    (tmp_path / "gemeente.yaml").write_text("a: 1\n", "utf-8")
    regel = "gemeente.yaml:1:1: fout ontbreekt: Dit is geen antwoordbestand: de regel 'scan: ...' ontbreekt.\n"
    assert regel in draai_los("controleer", "gemeente.yaml", map_=tmp_path).uit
    with Pseudoterminals() as bron, bron.start("controleer", tmp_path / "gemeente.yaml", kolommen=60) as terminal:
        regels = terminal.tot_het_eind().splitlines()
    assert "    'scan: ...' ontbreekt." in regels
    assert all(len(regel) <= 60 or len(regel.split()) == 1 for regel in regels)
    assert "1 fout in 1 antwoordbestand." in regels


def test_met_ouder_hoort_een_vragenlijst(tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(KOP, "utf-8")
    uitkomst = draai("controleer", "gemeente.yaml", "--tegen", SPEELTUIN, "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "Met --tegen vergelijkt u vragenlijsten. Er staat er geen in gemeente.yaml.\n"


def _verander(map_: Path, naam: str, van: str, naar: str) -> list[tuple[Path, int, int]]:
    """Change one place of one file; gives the marked places."""
    pad = map_ / naam
    oud = pad.read_text("utf-8")
    assert van in oud
    tekst, plaatsen = zonder_marks(oud.replace(van, naar, 1))
    pad.write_text(tekst, "utf-8")
    return [(pad, *een) for een in plaatsen]


def test_de_handleiding_is_die_van_de_controles() -> None:
    klopt_met(WORTEL / "beleidsscan" / "controles" / "LEESMIJ.md", handleiding())


def test_elke_code_die_de_code_noemt_heeft_uitleg() -> None:
    """Whatever is written where a function or a class of ours takes a `code`."""
    codes = set(_codes([ast.parse(pad.read_text("utf-8")) for pad in (WORTEL / "beleidsscan").rglob("*.py")]))
    assert {"niveau", "yaml", "sleutel", "celfout", "koppen", "toekomst"} <= codes
    assert codes - set(TITELS) == set()


def _codes(bomen: list[ast.Module]) -> Iterator[str]:
    plekken = {naam: plek for boom in bomen for naam, plek in _waar_een_code_hoort(boom)}
    for boom in bomen:
        plekken_hier = plekken | dict(_waar_een_code_hoort(boom))
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Call):
                naam = getattr(knoop.func, "attr", getattr(knoop.func, "id", ""))
                gegeven = [*knoop.args[plekken_hier[naam] :][:1]] if naam in plekken_hier else []
                gegeven += [een.value for een in knoop.keywords if een.arg == "code"]
                yield from (een for waarde in gegeven for een in _teksten(waarde))
            elif isinstance(knoop, ast.Assign | ast.For):
                doel = knoop.target if isinstance(knoop, ast.For) else knoop.targets[0]
                yield from _codes_in_toewijzing(doel, knoop.iter if isinstance(knoop, ast.For) else knoop.value)


def _waar_een_code_hoort(boom: ast.Module) -> Iterator[tuple[str, int]]:
    """The functions and classes that take a `code`, and as which argument."""
    methoden = {deel for klas in ast.walk(boom) if isinstance(klas, ast.ClassDef) for deel in klas.body}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef):
            namen = [een.arg for een in knoop.args.args][knoop in methoden :]
        elif isinstance(knoop, ast.ClassDef):
            namen = [een.target.id for een in knoop.body if isinstance(een, ast.AnnAssign)]
        else:
            continue
        if "code" in namen:
            yield knoop.name, namen.index("code")


def _codes_in_toewijzing(doel: ast.expr, waarde: ast.expr) -> Iterator[str]:
    """`code = ...`, also in a row of names, and `for code, ... in (...)`."""
    namen = [getattr(een, "id", "") for een in (doel.elts if isinstance(doel, ast.Tuple) else [doel])]
    if "code" not in namen:
        return
    rij = waarde.elts if isinstance(waarde, ast.Tuple) else [waarde]
    rijen = [een.elts for een in rij if isinstance(een, ast.Tuple)] or [rij]
    for een in rijen:
        if len(een) == len(namen):
            yield from _teksten(een[namen.index("code")])


def _teksten(waarde: ast.expr) -> list[str]:
    if isinstance(waarde, ast.IfExp):
        return _teksten(waarde.body) + _teksten(waarde.orelse)
    return [waarde.value] if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str) else []


def test_de_haak_en_de_actie_draaien_het_programma(tmp_path: Path) -> None:
    """Both are tried as far as can be without a network: the command that they run, with what they fill in."""
    [haak] = yaml.safe_load((WORTEL / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert draai(*haak["entry"].split()[1:], *haak["args"], map_=WORTEL / "voorbeelden").code == 0
    stap = yaml.safe_load((WORTEL / "action.yml").read_text("utf-8"))["runs"]["steps"][-1]
    schijn = tmp_path / "beleidsscan"
    schijn.write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\n")
    schijn.chmod(0o755)
    omgeving = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PADEN": "a b\n\n$(c)\n", "STRENG": "true", "DEKKING": "80"}
    uit = subprocess.run(["bash", "-e", "-c", stap["run"]], env=omgeving, capture_output=True, check=True, text=True)
    assert uit.stdout == "<controleer><--streng><--minimale-dekking><80><--><a b><$(c)>"
    leeg = omgeving | {"STRENG": "false", "DEKKING": "", "PADEN": "."}
    uit = subprocess.run(["bash", "-e", "-c", stap["run"]], env=leeg, capture_output=True, check=True, text=True)
    assert uit.stdout == "<controleer><--><.>"
