"""Every check of answers finds what it is for, at its place, and nothing else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from conftest import TESTS, WORTEL, gevallen
from hulp import SPEELTUIN, zonder_marks

from beleidsscan.controles.gebrek import Gebrek
from beleidsscan.controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.rekenen.scoor import scoor

VANDAAG = date(2026, 2, 1)
BANKJE = TESTS / "controles" / "bankje"
KOP = 'scan: bankje\nversie: "1"\npeildatum: 2026-01-31\nrol: bestuur\n'
ALLE = [(code, geval) for code in CONTROLES_ANTWOORDEN for geval in gevallen(f"controles_antwoorden/{code}")]
EIGEN = [
    *sorted((WORTEL / "voorbeelden").rglob("*.yaml")),
    *sorted(pad for pad in (WORTEL / "vragenlijsten").glob("*/gevallen/*.yaml") if pad.stem != "verwacht"),
]


def controleer(code: str, scan: Scan) -> Iterator[Gebrek]:
    uitslag = scoor(scan.vragenlijst, scan.antwoorden)
    return CONTROLES_ANTWOORDEN[code].controleer(scan.vragenlijst, scan.antwoorden, uitslag, VANDAAG)


@pytest.mark.parametrize(("code", "geval"), [pytest.param(c, g, id=f"{c}: {g['geval']}") for c, g in ALLE])
def test_geval(code: str, geval: dict[str, Any], tmp_path: Path) -> None:
    kop = geval.get("kop", KOP)
    bronnen = indent(geval.get("bronnen", "foto: {titel: Foto}\n"), "  ")
    antwoorden = indent(geval.get("antwoorden", ""), "  ")
    regel = geval.get("regel", "antwoorden")
    tekst, plaatsen = zonder_marks(f"{kop}gemeente: Verzonnen\nbronnen:\n{bronnen}{regel}:\n{antwoorden}")
    pad = tmp_path / "antwoorden.yaml"
    pad.write_text(tekst, "utf-8")
    scan = laad_scan(pad, BANKJE if kop.startswith("scan: bankje\n") else SPEELTUIN)
    gebreken = list(controleer(code, scan))
    gevonden = [scan.plaatsen.zoek(een.route, sleutel=een.bij_naam) for een in gebreken]
    assert [(een.regel, een.kolom) for een in gevonden] == plaatsen * geval.get("keer", 1)
    for gebrek, verwacht in zip(gebreken, geval.get("verwacht", []), strict=True):
        bericht, _, hulp = verwacht.partition(" | ")
        assert gebrek.bericht.startswith(bericht)
        assert hulp in gebrek.hulp


@pytest.mark.parametrize("code", CONTROLES_ANTWOORDEN)
def test_elke_controle_heeft_gevallen_en_een_handleiding(code: str) -> None:
    rijen = gevallen(f"controles_antwoorden/{code}")
    assert len(rijen) >= 3
    assert {"verwacht" in geval for geval in rijen} == {True, False}
    handleiding = CONTROLES_ANTWOORDEN[code].module.__doc__ or ""
    for kop in ("Wat: ", "Waarom: ", "Fout:\n    ", "Goed:\n    "):
        assert handleiding.count(f"\n{kop}") == 1


def test_elk_geval_hoort_bij_een_controle_en_geen_code_is_er_twee_keer() -> None:
    stammen = {pad.stem for pad in (TESTS / "gevallen" / "controles_antwoorden").glob("*.yaml")}
    assert stammen == set(CONTROLES_ANTWOORDEN)
    assert not set(CONTROLES) & set(CONTROLES_ANTWOORDEN)


def test_er_zijn_eigen_antwoordbestanden() -> None:
    assert len(EIGEN) >= 5


@pytest.mark.parametrize("pad", EIGEN, ids=lambda pad: pad.stem)
def test_de_eigen_antwoordbestanden_zijn_zonder_fouten(pad: Path) -> None:
    scan = laad_scan(pad, None)
    gevonden = {code: [een.bericht for een in controleer(code, scan)] for code in CONTROLES_ANTWOORDEN}
    assert [code for code, rij in gevonden.items() if rij and CONTROLES_ANTWOORDEN[code].niveau == "fout"] == []
    assert gevonden["persoonsgegevens"] == []
