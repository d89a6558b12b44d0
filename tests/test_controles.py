"""Every check of a questionnaire finds what it is for, at its place, and nothing else."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS, WORTEL, gevallen
from hulp import MARK, klopt_met, zonder_marks

from beleidsscan.controles.gevallen import vergelijk_geval
from beleidsscan.controles.register import CONTROLES, CONTROLES_ANTWOORDEN
from beleidsscan.controles.taal import leesbaarheid
from beleidsscan.lezen.gevallen import Geval, lees_gevallen
from beleidsscan.lezen.vragenlijst import lees_vragenlijst
from beleidsscan.model.geval import Verwacht
from beleidsscan.model.uitslag import Uitslag
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.rekenen.scoor import scoor

BANKJE = TESTS / "controles" / "bankje"
ALLE = [(code, geval) for code in CONTROLES for geval in gevallen(f"controles/{code}")]


@pytest.mark.parametrize(("code", "geval"), [pytest.param(c, g, id=f"{c}: {g['geval']}") for c, g in ALLE])
def test_geval(code: str, geval: dict[str, Any], tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(BANKJE, tmp_path / "bankje"))
    en = geval.get("en", [])
    ingrepen = [geval, *(en if isinstance(en, list) else [en])]
    plaatsen = [plaats for ingreep in ingrepen for plaats in _bederf(map_, ingreep)]
    if "bij" in geval:
        pad = map_ / geval.get("waar", geval["bestand"])
        plaatsen = [(pad, *een) for een in zonder_marks(_zet_mark(pad, geval["bij"]))[1]]
    gelezen = lees_vragenlijst(map_)
    gebreken = list(CONTROLES[code].controleer(gelezen.vragenlijst))
    gevonden = [gelezen.plaatsen.zoek(een.route, sleutel=een.bij_naam) for een in gebreken]
    assert [(Path(een.bestand), een.regel, een.kolom) for een in gevonden] == plaatsen * geval.get("keer", 1)
    for gebrek, verwacht in zip(gebreken, geval.get("verwacht", []), strict=True):
        bericht, _, hulp = verwacht.partition(" | ")
        assert gebrek.bericht.startswith(bericht)
        assert hulp in gebrek.hulp


def _bederf(map_: Path, ingreep: dict[str, str]) -> list[tuple[Path, int, int]]:
    """Change one place of one file; gives the marked places."""
    if "bestand" not in ingreep:
        return []
    pad = map_ / ingreep["bestand"]
    oud = pad.read_text("utf-8")
    assert ingreep["van"] in oud
    tekst, plaatsen = zonder_marks(oud.replace(ingreep["van"], ingreep["naar"], 1))
    pad.write_text(tekst, "utf-8")
    return [(pad, *een) for een in plaatsen]


def _zet_mark(pad: Path, bij: str) -> str:
    tekst = pad.read_text("utf-8")
    assert bij in tekst
    return tekst.replace(bij, MARK + bij, 1)


@pytest.mark.parametrize("code", CONTROLES)
def test_elke_controle_heeft_gevallen_en_een_handleiding(code: str) -> None:
    rijen = gevallen(f"controles/{code}")
    assert len(rijen) >= 3
    assert {"verwacht" in geval for geval in rijen} == {True, False}
    handleiding = CONTROLES[code].module.__doc__ or ""
    for kop in ("Wat: ", "Waarom: ", "Fout:\n    ", "Goed:\n    "):
        assert handleiding.count(f"\n{kop}") == 1


def test_elk_geval_hoort_bij_een_controle_en_elke_module_staat_in_het_register() -> None:
    assert {pad.stem for pad in (TESTS / "gevallen" / "controles").glob("*.yaml")} == set(CONTROLES)
    modules = {pad.stem for pad in (WORTEL / "beleidsscan" / "controles").glob("*.py")}
    controles = [*CONTROLES.values(), *CONTROLES_ANTWOORDEN.values()]
    ingeschreven = {controle.module.__name__.rpartition(".")[2] for controle in controles}
    geen_controle = {"__init__", "gebrek", "register", "gevallen", "datum", "rapport", "versies"}
    assert modules - ingeschreven == geen_controle


@pytest.mark.parametrize("code", CONTROLES)
def test_de_meegeleverde_vragenlijsten_zijn_schoon(code: str) -> None:
    for map_ in sorted((WORTEL / "vragenlijsten").iterdir()):
        lijst = lees_vragenlijst(map_).vragenlijst
        assert [(een.route, een.bericht) for een in CONTROLES[code].controleer(lijst)] == []


GEVALLEN = [
    pytest.param(map_, geval, id=geval.naam)
    for map_ in sorted((WORTEL / "vragenlijsten").iterdir())
    for geval in lees_gevallen(map_)[0]
]


def _uitslag(map_: Path, antwoorden: Path) -> Uitslag:
    scan = laad_scan(antwoorden, map_)
    return scoor(scan.vragenlijst, scan.antwoorden)


@pytest.mark.parametrize(("map_", "geval"), GEVALLEN)
def test_voorbeeldgeval(map_: Path, geval: Geval) -> None:
    assert "erzonnen" in geval.antwoorden.read_text("utf-8").splitlines()[0]
    assert list(vergelijk_geval(geval.verwacht, _uitslag(map_, geval.antwoorden), ())) == []


def test_elk_voorbeeldgeval_heeft_een_antwoordbestand_en_andersom() -> None:
    for map_ in (WORTEL / "vragenlijsten").iterdir():
        namen = {geval.naam for geval in lees_gevallen(map_)[0]}
        assert {pad.stem for pad in (map_ / "gevallen").glob("*.yaml")} == namen | {"verwacht"}
        assert len(namen) >= 4


@pytest.mark.parametrize(
    ("verwacht", "bericht"),
    [
        (
            {"onderdelen": {"werkbare-regels": {"ondergrens": 99}}},
            "'werkbare-regels' komt anders uit. Wij rekenen: ondergrens ",
        ),
        (
            {"onderdelen": {"werkbare-regels": {"dekking": 1, "staat": "uitzoeken"}}},
            "'werkbare-regels' komt anders uit. Wij rekenen: dekking 100 (hier staat 1), staat verbeteren (",
        ),
        ({"onderdelen": {"bestaat-niet": {}}}, "Het onderdeel 'bestaat-niet' is er niet."),
        ({"geheel": {"dekking": 3}}, "Het geheel komt anders uit. Wij rekenen: dekking "),
    ],
)
def test_een_geval_dat_anders_uitkomt_valt_op(verwacht: dict[str, Any], bericht: str) -> None:
    geval = GEVALLEN[0].values[1]
    assert isinstance(geval, Geval)
    anders = Verwacht.model_validate({"omschrijving": "Verzonnen."} | verwacht)
    uitslag = _uitslag(WORTEL / "vragenlijsten" / "tien-punten", geval.antwoorden)
    [gebrek] = vergelijk_geval(anders, uitslag, ("gevallen", geval.naam))
    assert gebrek.bericht.startswith(bericht)
    assert gebrek.route[:2] == ("gevallen", geval.naam)


def test_de_leesbaarheid_staat_in_de_leesmij() -> None:
    """The measured table; BELEIDSSCAN_LEG_VAST=1 writes it anew."""
    map_ = WORTEL / "vragenlijsten" / "tien-punten"
    rijen = [
        f"| {soort} | {maat.teksten} | {maat.zinnen} | {maat.gemiddeld:.1f} | {maat.langste} | {maat.letters:.1f} |"
        for soort, maat in leesbaarheid(lees_vragenlijst(map_).vragenlijst).items()
    ]
    kop = "| soort tekst | teksten | zinnen | woorden per zin | langste zin | letters per woord |"
    tabel = "\n".join([kop, "|---" * 6 + "|", *rijen]).replace(".", ",")
    voor, _, rest = (map_ / "LEESMIJ.md").read_text("utf-8").partition("<!-- leesbaarheid -->\n")
    na = rest.partition("<!-- /leesbaarheid -->")[2]
    klopt_met(map_ / "LEESMIJ.md", f"{voor}<!-- leesbaarheid -->\n{tabel}\n<!-- /leesbaarheid -->{na}")
