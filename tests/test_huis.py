"""The plan of the house: who may use whom, how long a function may be, what is loaded only when needed."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from conftest import TESTS, WORTEL

PAKKET = WORTEL / "beleidsscan"
VERSIE = "__init__"

# Which room may use which other rooms. Every room may use itself and the version of the package, but nothing else:
# data goes one way, from reading through the model and the arithmetic to writing.
MAG = {
    "model": set(),
    "lezen": {"model"},
    "rekenen": {"model"},
    "controles": {"model", "rekenen"},
    "adviseren": {"model", "rekenen"},
    "schrijven": {"model"},
    "opdrachten": {"model", "lezen", "rekenen", "controles", "adviseren", "schrijven", "mappen"},
    "mappen": set(),
    "__main__": {"model", "opdrachten"},
    VERSIE: set(),
}
# Rooms that only compute: no files, no clock, no chance, no other libraries.
ALLEEN_REKENEN = {"rekenen", "adviseren"}
REKENGEREI = {"collections", "copy", "decimal", "fractions", "functools", "itertools", "math", "typing", "beleidsscan"}
# Heavy libraries, and the only rooms that may know them.
KENNERS = {
    "weasyprint": {"schrijven"},
    "jinja2": {"schrijven"},
    "docx": {"schrijven"},
    "xlsxwriter": {"schrijven"},
    "yaml": {"lezen"},
    "pypdf": {"lezen"},
}
LANGSTE_FUNCTIE = 50


def modules() -> dict[tuple[str, ...], str]:
    """Every module by its steps below the package, with its source."""
    paden = sorted(PAKKET.rglob("*.py"))
    return {pad.relative_to(PAKKET).with_suffix("").parts: pad.read_text(encoding="utf-8") for pad in paden}


def ingevoerd(stappen: tuple[str, ...], bron: str) -> Iterator[str]:
    """The full names that a module imports, anywhere in it: inside functions and for types as well."""
    pakket = ("beleidsscan", *stappen[:-1])
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            yield from (naam.name for naam in knoop.names)
        elif isinstance(knoop, ast.ImportFrom):
            begin = pakket[: len(pakket) - knoop.level + 1] if knoop.level else ()
            van = ".".join([*begin, *([knoop.module] if knoop.module else [])])
            yield from (f"{van}.{naam.name}" for naam in knoop.names)


def verboden_pijlen(stappen: tuple[str, ...], bron: str) -> set[str]:
    """The imports of ours that the plan of the house does not allow to this module."""
    eigen = stappen[0]
    toegestaan = MAG[eigen] | {eigen, VERSIE}
    return {
        naam for naam in ingevoerd(stappen, bron) if naam.startswith("beleidsscan.") and _kamer(naam) not in toegestaan
    }


def _kamer(naam: str) -> str:
    """`beleidsscan.model.uitslag.Maten` lives in `model`; `beleidsscan.__version__` in the package itself."""
    kamer = naam.split(".")[1]
    return VERSIE if kamer == "__version__" else kamer


def functies(bron: str) -> Iterator[tuple[str, int]]:
    """Every function with its number of lines."""
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef) and knoop.end_lineno:
            yield knoop.name, knoop.end_lineno - knoop.lineno + 1


def test_het_plan_noemt_elke_kamer_en_elke_kamer_is_gevonden() -> None:
    gevonden = modules()
    assert {stappen[0] for stappen in gevonden} == set(MAG)
    assert len(gevonden) > 35
    assert all(len([een for een in gevonden if een[0] == kamer]) > 1 for kamer in MAG if (PAKKET / kamer).is_dir())


@pytest.mark.parametrize(("stappen", "bron"), modules().items(), ids=lambda een: ".".join(een) if een[1:] else "")
def test_pijlen(stappen: tuple[str, ...], bron: str) -> None:
    assert verboden_pijlen(stappen, bron) == set()


def test_er_zijn_pijlen_te_zien() -> None:
    """The walk sees imports at the top of a module and inside its functions."""
    bronnen = modules()
    for stappen, naam in [
        (("rekenen", "maten"), "beleidsscan.model.uitslag.Maten"),
        (("opdrachten", "verklaar"), "beleidsscan.rekenen.scoor.scoor"),
    ]:
        assert naam in set(ingevoerd(stappen, bronnen[stappen]))


@pytest.mark.parametrize("bibliotheek", KENNERS)
def test_zware_bibliotheken_blijven_in_hun_kamer(bibliotheek: str) -> None:
    kamers = {
        stappen[0]
        for stappen, bron in modules().items()
        if bibliotheek in {naam.split(".")[0] for naam in ingevoerd(stappen, bron)}
    }
    assert kamers == KENNERS[bibliotheek]


@pytest.mark.parametrize(
    ("stappen", "bron", "verboden"),
    [
        (("rekenen", "maten"), "from ..schrijven.html import naar_html", "beleidsscan.schrijven.html.naar_html"),
        (("rekenen", "maten"), "def f():\n    from .. import lezen", "beleidsscan.lezen"),
        (("model", "basis"), "import beleidsscan.rekenen.maten", "beleidsscan.rekenen.maten"),
        (("lezen", "yaml"), "from ..mappen import gegevensmap", "beleidsscan.mappen.gegevensmap"),
        (("schrijven", "html"), "from ..adviseren import adviseer", "beleidsscan.adviseren.adviseer"),
        (("adviseren", "adviseer"), "from ..opdrachten.laden import meld", "beleidsscan.opdrachten.laden.meld"),
        (("mappen",), "from .model.basis import Vast", "beleidsscan.model.basis.Vast"),
    ],
)
def test_een_verboden_pijl_valt_op(stappen: tuple[str, ...], bron: str, verboden: str) -> None:
    assert verboden_pijlen(stappen, bron) == {verboden}


def test_een_toegestane_pijl_valt_niet_op() -> None:
    bron = "import json\nfrom .. import __version__\nfrom . import opmaak\nfrom ..model.basis import y"
    assert verboden_pijlen(("schrijven", "html"), bron) == set()


def test_wie_rekent_heeft_alleen_rekengerei() -> None:
    gezien = {
        naam.split(".")[0]
        for stappen, bron in modules().items()
        if stappen[0] in ALLEEN_REKENEN
        for naam in ingevoerd(stappen, bron)
    }
    assert gezien <= REKENGEREI
    assert {"fractions", "beleidsscan"} <= gezien


def test_geen_functie_is_te_lang() -> None:
    gevonden = [(regels, naam, stappen) for stappen, bron in modules().items() for naam, regels in functies(bron)]
    assert len(gevonden) > 150
    assert [een for een in gevonden if een[0] > LANGSTE_FUNCTIE] == []


def test_een_te_lange_functie_valt_op() -> None:
    kort, lang = "    x = 1\n" * 49, "        x = 1\n" * 50
    assert list(functies(f"def f():\n{kort}\nclass K:\n    def g(self):\n{lang}")) == [("f", 50), ("g", 51)]


# --- What is slow to load is loaded only by whoever needs it. ---


def geladen(*argumenten: str) -> set[str]:
    """The libraries that a run of the program imports."""
    opdracht = [sys.executable, "-X", "importtime", "-m", "beleidsscan", *argumenten]
    klaar = subprocess.run(opdracht, cwd=WORTEL, capture_output=True, text=True, encoding="utf-8", check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout
    return {naam.split(".")[0] for naam in re.findall(r"^import time:.*\| +(\S+)$", klaar.stderr, re.MULTILINE)}


def test_hulp_laadt_niets_zwaars() -> None:
    namen = geladen("--help")
    assert "typer" in namen
    assert not namen & {"pydantic", "yaml", "jinja2", "weasyprint"}


def test_versie_laadt_niets_zwaars() -> None:
    assert not geladen("--versie") & {"pydantic", "yaml", "jinja2", "weasyprint"}


def test_json_laadt_geen_sjablonen_en_geen_pdf() -> None:
    map_ = TESTS / "vragenlijsten"
    antwoorden = str(map_ / "speeltuin-antwoorden.yaml")
    namen = geladen("evalueer", antwoorden, "--vragenlijst", str(map_), "--formaat", "json", "--naar", "-")
    assert {"pydantic", "yaml"} <= namen
    assert not namen & {"jinja2", "weasyprint"}
