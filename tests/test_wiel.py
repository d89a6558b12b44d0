"""The wheel, installed in an empty environment, does the main job from another folder."""

import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pypdfium2
from hulp import GRONINGEN, WORTEL


def draai(*opdracht: object, map_: Path) -> str:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PYTHON")}
    klaar = subprocess.run([*map(str, opdracht)], cwd=map_, env=schoon, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout


def test_het_wiel_doet_het_werk_op_een_andere_plek(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    draai(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, WORTEL, map_=WORTEL)
    (wiel,) = tmp_path.glob("beleidsscan-*.whl")
    with zipfile.ZipFile(wiel) as inhoud:
        namen = set(inhoud.namelist())
    assert {
        "beleidsscan/vragenlijsten/tien-punten/vragenlijst.yaml",
        "beleidsscan/sjablonen/rapport.html",
        "beleidsscan/sjablonen/vergelijking/vergelijking.html",
        "beleidsscan/sjablonen/gesprek/gesprek.html",
        "beleidsscan/sjablonen/formulier/formulier.html",
        "beleidsscan/sjablonen/formulier/yaml.js",
        "beleidsscan/sjablonen/lettertypen/SourceSans3-Regular.otf.woff2",
    } <= namen
    assert all(naam.startswith(("beleidsscan/", "beleidsscan-")) for naam in namen)

    leeg = tmp_path / "leeg"
    venv.create(leeg)  # a pip of its own, and all modules compiled, would take most of the time of this test
    python = leeg / ("Scripts" if os.name == "nt" else "bin") / "python"
    beperkt = ["-c", WORTEL / "constraints.txt"]
    draai(*pip, "--python", python, "install", "--no-compile", *beperkt, wiel, map_=tmp_path)
    ergens = tmp_path / "ergens anders"
    ergens.mkdir()
    assert draai(python.parent / "beleidsscan", "evalueer", GRONINGEN, map_=ergens) == "groningen-2023-advies.pdf\n"
    document = pypdfium2.PdfDocument(ergens / "groningen-2023-advies.pdf")
    assert "Groningen" in document[0].get_textpage().get_text_range()
    document.close()
    assert "tien-punten 2026.1" in draai(python, "-m", "beleidsscan", "vragenlijsten", map_=ergens)


def test_ook_wat_bouwt_ligt_vast() -> None:
    """Pip fetches what builds into an environment of its own, where -c does not reach."""
    stappen = draai("make", "--dry-run", "--always-make", "klaar-voor-tests", map_=WORTEL).splitlines()
    pips = [stap for stap in stappen if "pip install" in stap]
    begin = "PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt .venv/bin/pip install "
    assert [stap.startswith(begin) for stap in pips] == [True, True]
    bouwt: list[str] = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    nodig = {_naam(een) for een in [*bouwt, "editables", *(requires("hatchling") or [])] if "python_version" not in een}
    vast = {_naam(een) for een in (WORTEL / "constraints.txt").read_text("utf-8").splitlines() if "==" in een}
    assert {"hatchling", "pluggy"} <= nodig <= vast


def _naam(eis: str) -> str:
    naam = re.match(r"[\w.-]+", eis)
    assert naam
    return naam[0].lower().replace("_", "-")
