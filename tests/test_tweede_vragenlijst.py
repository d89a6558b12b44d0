"""A second questionnaire, built in another way, from its files to figures worked out by hand.

Together with the search for names of the first one in the code, this shows that the engine knows no questionnaire.
"""

import re
from functools import partial
from typing import Any

import pytest
from conftest import TESTS, WORTEL, breuk, cijfers, exact, gevallen, lijsten

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.lezen.antwoorden import Scan, lees_scan
from beleidsscan.model.antwoorden import Antwoordbestand, bezwaar_tegen
from beleidsscan.model.uitslag import Uitslag
from beleidsscan.opdrachten.laden import laad_vragenlijst
from beleidsscan.rekenen.scoor import scoor

VERWACHT = gevallen("speeltuin-uitslag")


@pytest.fixture(scope="module")
def scan() -> Scan:
    map_ = TESTS / "vragenlijsten"
    return lees_scan(map_ / "speeltuin-antwoorden.yaml", partial(laad_vragenlijst, map_))


@pytest.fixture(scope="module")
def uitslag(scan: Scan) -> Uitslag:
    return scoor(scan.vragenlijst, scan.antwoorden)


def test_alle_onderdelen(uitslag: Uitslag) -> None:
    assert {deel.id for deel in uitslag.alle_onderdelen()} == set(VERWACHT["onderdelen"])
    _vergelijk(uitslag, VERWACHT)


def test_onevenwicht(uitslag: Uitslag) -> None:
    assert uitslag.geheel.onevenwicht is not None
    assert round(uitslag.geheel.onevenwicht, 4) == breuk(VERWACHT["onevenwicht"])


def test_alle_vragen(uitslag: Uitslag) -> None:
    assert {naam: vraag.toestand for naam, vraag in uitslag.vragen.items()} == VERWACHT["vragen"]
    assert [naam for naam, vraag in uitslag.vragen.items() if vraag.bewijs_ontbreekt] == VERWACHT["zonder_bewijs"]


def test_advies(scan: Scan, uitslag: Uitslag) -> None:
    verwacht = {naam: [(een, breuk(x)) for een, x in rij.items()] for naam, rij in VERWACHT["advies"].items()}
    assert lijsten(adviseer(scan.vragenlijst, uitslag)) == verwacht


@pytest.mark.parametrize("geval", VERWACHT["anderen"], ids=lambda geval: geval["geval"])
def test_andere_antwoorden(scan: Scan, geval: dict[str, Any]) -> None:
    kop = scan.antwoorden.kop.model_copy(update=geval["kop"] | {"doelen": {}})
    bestand = Antwoordbestand.model_validate({"kop": kop, "antwoorden": geval["antwoorden"]})
    vragen = scan.vragenlijst.vragen
    assert not [
        een
        for een in geval["antwoorden"]
        if bezwaar_tegen(scan.vragenlijst, vragen[een], bestand.antwoorden[een], kop.rol)
    ]
    _vergelijk(scoor(scan.vragenlijst, bestand), geval)


def _vergelijk(uitslag: Uitslag, verwacht: dict[str, Any]) -> None:
    delen = {deel.id: cijfers(deel) for deel in uitslag.alle_onderdelen()}
    for naam, velden in verwacht["onderdelen"].items():
        assert {veld: delen[naam][veld] for veld in velden} == exact(velden), naam
    geheel = cijfers(uitslag.geheel)
    assert {veld: geheel[veld] for veld in verwacht["geheel"]} == exact(verwacht["geheel"])


# --- The other half of the proof: no name of the first questionnaire stands in the code. ---

# The first questionnaire is what people start from when they do not say otherwise; its name is an option.
STANDAARD = {"laden.py": {"tien-punten"}}


def namen_van_de_eerste() -> set[str]:
    """Every id that somebody chose for the first questionnaire. Roles are left out: they are words of the header."""
    lijst = laad_vragenlijst(WORTEL / "vragenlijsten", "tien-punten").vragenlijst
    namen = {lijst.id, *lijst.vragen, *(een.id for een in lijst.maatregelen), *lijst.bronnen}
    te_doen = list(lijst.onderdelen)
    while te_doen:
        deel = te_doen.pop()
        namen.add(deel.id)
        te_doen += deel.onderdelen
    return namen


def genoemd(bron: str, namen: set[str]) -> set[str]:
    """The names that a piece of Python mentions anywhere: in code, texts or comments."""
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", bron)) & namen


def test_de_code_noemt_geen_vraag_of_onderdeel_van_de_eerste() -> None:
    namen = namen_van_de_eerste()
    bestanden = sorted((WORTEL / "beleidsscan").rglob("*.py"))
    assert len(namen) > 150
    assert len(bestanden) > 30
    for pad in bestanden:
        assert genoemd(pad.read_text(encoding="utf-8"), namen) == STANDAARD.get(pad.name, set()), pad


def test_een_genoemde_vraag_valt_op() -> None:
    naam = next(iter(laad_vragenlijst(WORTEL / "vragenlijsten", "tien-punten").vragenlijst.vragen))
    assert genoemd(f'GEWICHT = {{"{naam}": 2}}', namen_van_de_eerste()) == {naam}
    assert genoemd(f'"{naam}-extra"', namen_van_de_eerste()) == set()
