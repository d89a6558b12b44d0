"""Small helpers: run the program as a user does, read cases with a mark in the text, compare with a golden file."""

import difflib
import gc
import io
import os
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import typer.main

from beleidsscan import __main__ as programma

# To build the commands takes Typer as long as a short command takes; what runs here often, builds them once.
OPDRACHTEN = typer.main.get_command(programma.maak_app())
TESTS = Path(__file__).parent
WORTEL = TESTS.parent
SPEELTUIN = TESTS / "vragenlijsten"
SPEELTUIN_ANTWOORDEN = SPEELTUIN / "speeltuin-antwoorden.yaml"
GRONINGEN = WORTEL / "voorbeelden" / "groningen-2023.yaml"
MARK = "▶"


class Uitkomst(NamedTuple):
    """What a run of the program gave."""

    code: int
    uit: str
    fout: str


def draai(*woorden: object, map_: Path | None = None) -> Uitkomst:
    """Run the program in this process, from the folder `map_`."""
    uit, fout = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    argv = ["beleidsscan", *map(str, woorden)]
    omgeving = {"COLUMNS": "80"}
    with (
        chdir(map_ or Path.cwd()),
        mock.patch.object(sys, "argv", argv),
        mock.patch.object(programma, "maak_app", lambda _: OPDRACHTEN),
        mock.patch.dict(os.environ, omgeving),
        redirect_stdout(uit),
        redirect_stderr(fout),
    ):
        try:
            programma.main()
            code: object = 0
        except SystemExit as einde:
            code = einde.code or 0
        finally:
            # The program leaves the collector off and its objects out of sight: it expects to be at its end.
            gc.enable()
            gc.unfreeze()
    assert isinstance(code, int)
    return Uitkomst(code, _tekst(uit), _tekst(fout))


def start(
    *woorden: object, map_: Path, omgeving: dict[str, str] | None = None, **meer: object
) -> "subprocess.Popen[bytes]":
    """Start the program as a process of its own."""
    opdracht = [sys.executable, "-m", "beleidsscan", *map(str, woorden)]
    alles = os.environ | {"PYTHONPATH": str(WORTEL), "COLUMNS": "80"} | (omgeving or {})
    zo = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": alles} | meer
    return subprocess.Popen(opdracht, cwd=map_, **zo)  # type: ignore[call-overload,no-any-return]


def draai_los(*woorden: object, map_: Path, **meer: object) -> Uitkomst:
    """Run the program as a process of its own, to the end."""
    with start(*woorden, map_=map_, **meer) as proces:
        uit, fout = proces.communicate(timeout=60)
    return Uitkomst(proces.returncode, (uit or b"").decode(), (fout or b"").decode())


def _tekst(stroom: io.TextIOWrapper) -> str:
    bytes_ = stroom.buffer.getvalue()  # type: ignore[attr-defined]
    return str(bytes_.decode())


def zonder_marks(tekst: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where they stood: line and column from 1, in characters."""
    plaatsen = []
    while (positie := tekst.find(MARK)) >= 0:
        voor = tekst[:positie]
        plaatsen.append((voor.count("\n") + 1, positie - voor.rfind("\n")))
        tekst = voor + tekst[positie + 1 :]
    return tekst, plaatsen


def speeltuin_in(map_: Path) -> Path:
    """A copy of the playground questionnaire to spoil; gives the folder that holds it."""
    shutil.copytree(SPEELTUIN / "speeltuin", map_ / "lijsten" / "speeltuin")
    return map_ / "lijsten"


def klopt_met(pad: Path, tekst: str) -> None:
    """Compare with a golden file. BELEIDSSCAN_LEG_VAST=1 writes it instead: look at the difference in git."""
    if os.environ.get("BELEIDSSCAN_LEG_VAST") == "1":
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8")
    verwacht = pad.read_text(encoding="utf-8")
    verschil = "\n".join(difflib.unified_diff(verwacht.splitlines(), tekst.splitlines(), str(pad), "nu", lineterm=""))
    assert tekst == verwacht, f"anders dan {pad}:\n{verschil}"
