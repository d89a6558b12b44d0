"""The shelf gives back what was checked, and nothing else: not after a change, not from a broken or hostile file."""

import pickle
import shutil
from pathlib import Path

import pytest
from hulp import GRONINGEN, SPEELTUIN, draai_los

from beleidsscan.opdrachten.laden import laad_vragenlijst
from beleidsscan.opdrachten.voorraad import Voorraad


@pytest.fixture
def lijstmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kast"))
    return Path(shutil.copytree(SPEELTUIN / "speeltuin", tmp_path / "speeltuin"))


def plek(tmp_path: Path) -> Path:
    return tmp_path / "kast" / "beleidsscan" / "speeltuin.voorraad"


def test_wat_is_bewaard_is_hetzelfde(lijstmap: Path) -> None:
    gekeurd = laad_vragenlijst(lijstmap, "speeltuin")
    assert Voorraad(lijstmap).haal() is None
    Voorraad(lijstmap).bewaar(gekeurd)
    terug = Voorraad(lijstmap).haal()
    assert terug == gekeurd
    assert terug.vragenlijst.bouwstenen == gekeurd.vragenlijst.bouwstenen


@pytest.mark.parametrize("naam", ["vragenlijst.yaml", "methode.yaml", "maatregelen.yaml"])
def test_een_andere_letter_is_een_andere_vragenlijst(lijstmap: Path, naam: str) -> None:
    Voorraad(lijstmap).bewaar(laad_vragenlijst(lijstmap, "speeltuin"))
    with (lijstmap / naam).open("a", encoding="utf-8") as bestand:
        bestand.write("# anders\n")
    assert Voorraad(lijstmap).haal() is None


@pytest.mark.parametrize("verander", [lambda b: b[:40], lambda b: b[:-20], lambda b: b[:32] + pickle.dumps(["x"])])
def test_een_kapot_bestand_is_geen_bestand(lijstmap: Path, tmp_path: Path, verander: object) -> None:
    Voorraad(lijstmap).bewaar(laad_vragenlijst(lijstmap, "speeltuin"))
    assert callable(verander)
    plek(tmp_path).write_bytes(verander(plek(tmp_path).read_bytes()))
    assert Voorraad(lijstmap).haal() is None


def test_zonder_plek_geen_voorraad_en_geen_fout(lijstmap: Path, tmp_path: Path) -> None:
    (tmp_path / "kast").write_text("geen map")
    Voorraad(lijstmap).bewaar(laad_vragenlijst(lijstmap, "speeltuin"))
    assert Voorraad(lijstmap).haal() is None


def test_met_en_zonder_voorraad_dezelfde_uitslag(tmp_path: Path) -> None:
    omgeving = {"XDG_CACHE_HOME": str(tmp_path / "kast")}
    opdracht = ("evalueer", GRONINGEN, "--formaat", "json", "--naar", "-")
    eerst, later = (draai_los(*opdracht, map_=tmp_path, omgeving=omgeving) for _ in range(2))
    assert (tmp_path / "kast" / "beleidsscan" / "tien-punten.voorraad").is_file()
    assert eerst == later
    assert later.code == 0
