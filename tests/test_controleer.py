"""`controleer` as a user or a CI job runs it: what it finds, how it says so, and how it leaves."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import TESTS, WORTEL, per_geval
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, draai, klopt_met, zonder_marks

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
    assert uitkomst.uit.endswith("in 2 bestanden.\n")


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
        (["--uitleg", "taall"], 2),
        (["--uitleg", "taal"], 0),
    ],
)
def test_exitcode(woorden: list[object], code: int, tmp_path: Path) -> None:
    assert draai("controleer", *woorden, map_=tmp_path).code == code


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
    assert gewoon.uit == streng.uit


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


def test_een_rapport_wordt_nagerekend(tmp_path: Path) -> None:
    draai("evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--naar", tmp_path / "dorp-advies.pdf")
    uitkomst = draai("controleer", tmp_path, "--vragenlijst", SPEELTUIN)
    assert (uitkomst.code, uitkomst.uit) == (0, "Geen bevindingen in 1 bestand.\n")


# --- compared with an older version ---


@per_geval("versies")
def test_vergeleken_met_ouder(geval: dict[str, Any], tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    plaatsen = [plaats for ingreep in geval["anders"] for plaats in _verander(map_, *ingreep)]
    uitkomst = draai("controleer", map_, "--tegen", BANKJE, "--formaat", "json")
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
        ("nieuw/bankje", "oud", 0, "Geen bevindingen in 1 bestand.\n"),
        ("nieuw/bankje/vragenlijst.yaml", "oud/bankje", 0, "Geen bevindingen in 1 bestand.\n"),
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
        ("kapot/bankje", "oud", 1, "kapot/bankje/onderdelen/2-kijken.yaml:"),
        ("geen-yaml/bankje", "oud", 2, "geen-yaml/bankje/methode.yaml:2:1: fout yaml: "),
    ],
)
def test_wat_er_met_ouder_mis_kan_zijn(pad: str, tegen: str, code: int, bericht: str, tmp_path: Path) -> None:
    for naam in ("nieuw", "oud", "kapot", "geen-yaml"):
        _lijsten(tmp_path / naam)
    _verander(tmp_path / "kapot" / "bankje", "onderdelen/2-kijken.yaml", "gastvrij: 0.5", "gastvij: 0.5")
    (tmp_path / "geen-yaml" / "bankje" / "methode.yaml").write_text("doel: [", "utf-8")
    uitkomst = draai("controleer", pad, "--tegen", tegen, map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (code, "")
    assert bericht in uitkomst.uit
    assert uitkomst.uit.count(": fout ") == (code > 0)


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
    """Codes stand as first or second argument of a finding; each must be explained."""
    wijze = re.compile(r'(?:Bezwaar\(|_meld\(|_stop\(gebeurtenis, |Bevinding\([^,()]+(?:\([^)]*\))?, )\s*"([a-z-]+)"')
    codes = {code for pad in (WORTEL / "beleidsscan").rglob("*.py") for code in wijze.findall(pad.read_text("utf-8"))}
    assert len(codes) > 10
    assert codes <= set(TITELS)


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
