"""Mutated files: whatever stands in an input file, the program answers with a result or a Dutch message, never a bug.

BELEIDSSCAN_PROEVEN sets the number of trials for each command. A failure names its seed and shows the text, to be made
into a case.
"""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, TESTS, draai

from beleidsscan.opdrachten.laden import laad_vragenlijst

PROEVEN = int(os.environ.get("BELEIDSSCAN_PROEVEN", "2000"))
# The same number of trials in every part and for every command, whatever the total.
PARTIJEN = 5
FORMATEN = {"evalueer": ["json", "json", "html"], "controleer": ["tekst", "json", "github", "sarif", "junit"]}
OPDRACHTEN = list(FORMATEN)
BANKJE = TESTS / "controles" / "bankje"
HEEL = {"bankje": BANKJE, "speeltuin": SPEELTUIN / "speeltuin"}
ZITTER = """\
scan: bankje
versie: "1"
gemeente: Verzonnen
peildatum: 2026-01-31
rol: bestuur
bronnen:
  foto: {titel: Foto, datum: "2025"}
antwoorden:
  bankje-heel: {antwoord: 2, bewijs: [{bron: foto, plaats: links}]}
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

WAARDEN = [
    *(
        "",
        "~",
        "null",
        "true",
        "no",
        "0",
        "-1",
        "7",
        "012",
        "1e9",
        "1.5",
        "-0.0",
        "999999999999999999",
        "0.000000000001",
    ),
    *(
        "[]",
        "{}",
        "[a, b]",
        "{a: 1}",
        "[[[[1]]]]",
        '""',
        "''",
        "'",
        '"',
        "|",
        ">",
        "&a x",
        "*a",
        "!!int 3",
        "!x y",
        "? a",
    ),
    *(
        "weet-niet",
        "nvt",
        "{antwoord: nvt, reden: x}",
        "{antwoord: {antwoord: 3}}",
        "ja",
        "geheel",
        "tekst: met: punten",
    ),
    *(
        "2026-02-30",
        "\u202eabc",
        "👩‍👩‍👧",
        "<b>x</b>",
        "{{ 7 * 7 }}",
        "%s{0}",
        "a" * 3000,
        "1" * 400,
        "[" * 40,
        "\\x00",
    ),
]
TEKENS = [
    "\t",
    "\0",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ud7ff",
    "\r",
    "\x1b",
    ":",
    "-",
    "#",
    "[",
    "{",
    "}",
    "]",
    "'",
    '"',
    "%",
    "\n",
    " ",
]


def verwissel_bytes(kans: random.Random, ruw: bytes) -> bytes:
    uit = bytearray(ruw)
    for _ in range(kans.randint(1, 8)):
        plek = kans.randrange(len(uit) or 1)
        if kans.random() < 0.5:
            uit[plek : plek + 1] = bytes([kans.randrange(256)])
        else:
            del uit[plek : plek + kans.randint(1, 200)]
    return bytes(uit)


def verwissel_regels(kans: random.Random, ruw: bytes) -> bytes:
    regels = ruw.decode().split("\n")
    for _ in range(kans.randint(1, 4)):
        een, ander = kans.randrange(len(regels)), kans.randrange(len(regels))
        match kans.randrange(4):
            case 0:
                regels.insert(ander, regels[een])
            case 1:
                regels[een], regels[ander] = regels[ander], regels[een]
            case 2:
                del regels[een]
                regels.append("")
            case _:
                regels[een] = " " * kans.randrange(5) + regels[een].removeprefix(" " * kans.randrange(5))
    return "\n".join(regels).encode()


def vervang_waarden(kans: random.Random, ruw: bytes) -> bytes:
    regels = ruw.decode().split("\n")
    met_waarde = [i for i, regel in enumerate(regels) if ":" in regel and not regel.lstrip().startswith("#")]
    for i in kans.sample(met_waarde, min(len(met_waarde), kans.randint(1, 4))):
        regels[i] = f"{regels[i].partition(':')[0]}: {kans.choice(WAARDEN)}"
    return "\n".join(regels).encode()


def vervang_woorden(kans: random.Random, ruw: bytes) -> bytes:
    """Swap words within the file: valid names in places where they do not belong."""
    tekst = ruw.decode()
    woorden = sorted(set(tekst.split()))
    for _ in range(kans.randint(1, 5)):
        tekst = tekst.replace(kans.choice(woorden), kans.choice(woorden), kans.choice([1, 1, -1]))
    return tekst.encode()


def zet_tekens(kans: random.Random, ruw: bytes) -> bytes:
    tekst = ruw.decode()
    for _ in range(kans.randint(1, 4)):
        plek = kans.randrange(len(tekst))
        tekst = tekst[:plek] + kans.choice(TEKENS) + tekst[plek:]
    return tekst.encode("utf-8", "surrogatepass")


MANIEREN: list[Callable[[random.Random, bytes], bytes]] = [
    verwissel_bytes,
    verwissel_regels,
    vervang_waarden,
    vervang_woorden,
    zet_tekens,
]


def probeer(zaad: int, ruw: bytes, opdracht: str, pad: Path, *meer: object) -> int:
    """Let one command take a file or a folder, in one of its formats."""
    formaten = FORMATEN[opdracht]
    opties = ["--formaat", formaten[zaad // PARTIJEN % len(formaten)]]
    opties += ["--naar", "-"] if opdracht == "evalueer" else []
    uitkomst = draai(opdracht, pad, *opties, *meer)
    laat_zien = f"zaad {zaad}, {len(ruw)} bytes:\n{ruw.decode('utf-8', 'backslashreplace')}\n{uitkomst.fout[-3000:]}"
    assert uitkomst.code in (0, 1, 2, 3), laat_zien
    assert "Traceback" not in uitkomst.fout, laat_zien
    if opdracht == "evalueer":
        assert (uitkomst.code == 0) == bool(uitkomst.uit), laat_zien
    # Annotations are the one format that says nothing when there is nothing to say.
    assert uitkomst.code == 0 or uitkomst.fout.strip() or uitkomst.uit.strip(), laat_zien
    return uitkomst.code


def zaden(partij: int, aandeel: int) -> range:
    """The seeds of one part: of all trials so many tenths. Every command gets them all."""
    return range(partij, PROEVEN * aandeel // 10, PARTIJEN)


@pytest.mark.parametrize("partij", range(PARTIJEN))
@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_verminkte_antwoorden(opdracht: str, partij: int, tmp_path: Path) -> None:
    goed = {GRONINGEN: [], SPEELTUIN_ANTWOORDEN: ["--vragenlijst", SPEELTUIN]}
    pad = tmp_path / "antwoorden.yaml"
    codes = set()
    for zaad in zaden(partij, 7):
        kans = random.Random(zaad)
        bron = kans.choice(list(goed))
        ruw = kans.choice(MANIEREN)(kans, bron.read_bytes())
        pad.write_bytes(ruw)
        codes.add(probeer(zaad, ruw, opdracht, pad, *goed[bron]))
    assert {0, 1, 2} <= codes or PROEVEN < 1000  # the mutations reach every outcome


@pytest.mark.parametrize("partij", range(PARTIJEN))
@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_verminkte_vragenlijst(opdracht: str, partij: int, tmp_path: Path) -> None:
    shutil.copytree(SPEELTUIN / "speeltuin", tmp_path / "speeltuin")
    if opdracht == "controleer":
        _zet_gevallen_bij(shutil.copytree(BANKJE, tmp_path / "bankje"))
    bestanden = sorted(tmp_path.rglob("*.yaml"))
    codes = set()
    for zaad in zaden(partij, 3):
        kans = random.Random(zaad)
        bestand = kans.choice(bestanden)
        heel = bestand.read_bytes()
        ruw = kans.choice(MANIEREN)(kans, heel)
        bestand.write_bytes(ruw)
        laad_vragenlijst.cache_clear()
        if opdracht == "evalueer":
            codes.add(probeer(zaad, ruw, opdracht, SPEELTUIN_ANTWOORDEN, "--vragenlijst", tmp_path))
        else:
            naam = bestand.relative_to(tmp_path).parts[0]
            codes.add(probeer(zaad, ruw, opdracht, tmp_path / naam, "--tegen", HEEL[naam]))
        bestand.write_bytes(heel)
    assert {0, 1, 2} <= codes or PROEVEN < 1000


def _zet_gevallen_bij(map_: Path) -> None:
    """The bench holds every file that a questionnaire may have, and with this also a case."""
    (map_ / "gevallen").mkdir()
    (map_ / "gevallen" / "zitter.yaml").write_text(ZITTER, "utf-8")
    (map_ / "gevallen" / "verwacht.yaml").write_text(VERWACHT, "utf-8")


def test_voor_het_verminken_is_alles_goed(tmp_path: Path) -> None:
    _zet_gevallen_bij(shutil.copytree(BANKJE, tmp_path / "bankje"))
    assert draai("controleer", tmp_path).uit == "Geen bevindingen in 1 vragenlijst.\n"
