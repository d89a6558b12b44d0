"""What the README shows is true: its examples work, and it names every command and no option that there is not."""

import re

import pytest
from hulp import WORTEL, draai

from beleidsscan.__main__ import OPDRACHTEN
from beleidsscan.lezen.antwoorden import lees_scan_tekst
from beleidsscan.model.antwoorden import GESPREKSVELDEN, Antwoordbestand
from beleidsscan.opdrachten.laden import laad_vragenlijst, vragenlijstmap

README = (WORTEL / "README.md").read_text("utf-8")
GENOEMD = re.findall(r"^beleidsscan ([a-z-]+)", README, re.MULTILINE)


def test_het_voorbeeld_van_een_antwoordbestand_is_goed() -> None:
    antwoorden, voor_gesprek = re.findall(r"(?s)```yaml\n(.*?)```", README)
    assert len(lees_als("gemeente", antwoorden).antwoorden) == 3
    kop = lees_als("steunpunt", f"{voor_gesprek}antwoorden:\n").kop
    assert all(getattr(kop, veld) for veld in GESPREKSVELDEN)


def lees_als(rol: str, voorbeeld: str) -> Antwoordbestand:
    kop = f'scan: tien-punten\nversie: "2026.1"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: {rol}\n'
    scan = lees_scan_tekst(kop + voorbeeld, "README.md", lambda naam: laad_vragenlijst(vragenlijstmap(None), naam))
    return scan.antwoorden


def test_elke_opdracht_staat_erin() -> None:
    assert len(OPDRACHTEN) > 5
    assert set(GENOEMD) == set(OPDRACHTEN)


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_elke_genoemde_optie_bestaat(opdracht: str) -> None:
    regels = [regel.partition("#")[0] for regel in README.splitlines() if regel.startswith(f"beleidsscan {opdracht} ")]
    tabel = re.search(rf"(?s)\| optie van `{opdracht}` .*?\n\n", README)
    genoemd = set(re.findall(r"--[a-z][a-z-]*", " ".join([*regels, tabel[0] if tabel else ""])))
    assert genoemd <= set(re.findall(r"--[a-z][a-z-]*", draai(opdracht, "--help").uit))
