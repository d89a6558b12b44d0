"""Measures what the README promises, as ratios taken in one run: `make meet`.

Every pair is run in turn (A B A B ...), after one warm-up each; the median of the ratios is printed. Times are of whole
processes, memory is the largest resident size that the operating system saw.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from verzonnen import maak_vragenlijst

WORTEL = Path(__file__).resolve().parent.parent
VOORBEELD = WORTEL / "voorbeelden" / "groningen-2023.yaml"
RONDES = int(os.environ.get("BELEIDSSCAN_RONDES", "5"))
VERZONNENDAM = WORTEL / "voorbeelden" / "verzonnendam"
VARIANTEN, ORGANISATIES = 342, 300
PYTHON, PROGRAMMA = sys.executable, [sys.executable, "-m", "beleidsscan"]
SCHEMAS = WORTEL / "beleidsscan" / "schemas"

HTML_MAKEN = """
import sys; from pathlib import Path
from beleidsscan.opdrachten.evalueer import reken
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.schrijven.html import naar_html
pad = Path(sys.argv[1])
Path(sys.argv[2]).write_text(
    naar_html(reken(laad_scan(pad, None), pad), Path(sys.argv[3]), beknopt=False, voor_pdf=True), "utf-8")
"""
KAAL_SCRIPT = """
import sys; from pathlib import Path
import weasyprint
html = Path(sys.argv[1]).read_text("utf-8")
weasyprint.HTML(string=html, base_url=sys.argv[3]).write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""
ALLEEN_LADEN = """
import sys, yaml; from pathlib import Path
for pad in sorted(Path(sys.argv[1]).iterdir()):
    with pad.open(encoding="utf-8") as bestand:
        yaml.load(bestand, Loader=yaml.CSafeLoader)
"""
REKENEN = """
import gc; gc.disable()  # as the program itself does
import sys; from pathlib import Path
from beleidsscan.opdrachten.evalueer import reken
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.schrijven.uitslag_json import naar_json
for pad in sorted(Path(sys.argv[1]).iterdir()):
    sys.stdout.buffer.write(naar_json(reken(laad_scan(pad, None), pad).document, inspringen=None))
"""
ALLEEN_LEZEN = """
import sys; from pathlib import Path
from beleidsscan.opdrachten.laden import laad_scan
for pad in sorted(Path(sys.argv[1]).iterdir()):
    laad_scan(pad, None)
"""


class Meting(NamedTuple):
    """One finished process: seconds and mebibytes."""

    tijd: float
    geheugen: float


def draai(opdracht: list[str]) -> Meting:
    """Run a command to its end, its output read through a pipe and thrown away."""
    begin = time.perf_counter()
    proces = subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert proces.stdout
    while proces.stdout.read(1 << 16):
        pass
    _, status, gebruik = os.wait4(proces.pid, 0)
    tijd = time.perf_counter() - begin
    proces.returncode = os.waitstatus_to_exitcode(status)
    proces.stdout.close()
    if proces.returncode:
        sys.exit(f"mislukt: {' '.join(opdracht)}")
    deler = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Meting(tijd, gebruik.ru_maxrss / deler)


def draai_na_elkaar(opdrachten: Iterable[list[str]]) -> Meting:
    """Run commands one after the other: the time of all of them, and the memory of the largest."""
    metingen = [draai(opdracht) for opdracht in opdrachten]
    return Meting(sum(een.tijd for een in metingen), max(een.geheugen for een in metingen))


def vergelijk(een: list[str], *ander: list[str], rondes: int = RONDES) -> tuple[float, float, float, float]:
    """Median ratio of time and of memory of one command to others that run one after the other; the median times."""
    draai(een), draai_na_elkaar(ander)
    paren = [(draai(een), draai_na_elkaar(ander)) for _ in range(rondes)]
    return (
        statistics.median(a.tijd / b.tijd for a, b in paren),
        statistics.median(a.geheugen / b.geheugen for a, b in paren),
        statistics.median(a.tijd for a, _ in paren),
        statistics.median(b.tijd for _, b in paren),
    )


def nl(getal: float, decimalen: int = 2) -> str:
    """A number with a decimal comma."""
    return f"{getal:.{decimalen}f}".replace(".", ",")


def regel(naam: str, verhouding: float, hoogstens: float | None, uitleg: str) -> bool:
    """Print one row of the table; False when it is over its limit."""
    goed = hoogstens is None or verhouding <= hoogstens
    grens, oordeel = ("-", "") if hoogstens is None else (nl(hoogstens), "ja" if goed else "NEE")
    print(f"| {naam} | {nl(verhouding)} | {grens} | {oordeel} | {uitleg} |")
    return goed


def maak_varianten(map_: Path) -> None:
    """The Groningen file with another municipality and, each time, other levels."""
    tekst = VOORBEELD.read_text("utf-8")
    for nummer in range(VARIANTEN):
        anders = tekst.replace("gemeente: Groningen", f"gemeente: Gemeente {nummer}")
        if nummer % 2:
            anders = anders.replace("antwoord: 1\n", f"antwoord: {nummer % 4}\n")
        (map_ / f"gemeente-{nummer:03d}.yaml").write_text(anders, "utf-8")


class Werk(NamedTuple):
    """What the measurements share: a folder for what they make, and the report as HTML with its templates."""

    map: Path
    html: Path
    sjablonen: Path


def bereid_voor(map_: Path) -> Werk:
    """As installed: pip compiles our modules too. The first run also puts the questionnaire on the shelf."""
    werk = Werk(map_, map_ / "rapport.html", WORTEL / "sjablonen")
    draai([PYTHON, "-c", HTML_MAKEN, str(VOORBEELD), str(werk.html), str(werk.sjablonen)])
    draai([PYTHON, "-m", "compileall", "-q", str(WORTEL / "beleidsscan")])
    return werk


def meet_pdf(werk: Werk) -> Iterator[bool]:
    """The PDF against what WeasyPrint alone takes, and against a browser that prints the same page."""
    pdf = [*PROGRAMMA, "evalueer", str(VOORBEELD), "--naar", str(werk.map / "a.pdf")]
    kaal = [PYTHON, "-c", KAAL_SCRIPT, str(werk.html), str(werk.map / "b.pdf"), f"{werk.sjablonen.as_uri()}/"]
    tijd, geheugen, a, b = vergelijk(pdf, kaal)
    yield regel("PDF, tijd", tijd, 1.25, f"kaal WeasyPrint-script ({nl(a, 1)} s en {nl(b, 1)} s)")
    yield regel("PDF, geheugen", geheugen, 1.2, "kaal WeasyPrint-script")
    if chromium := shutil.which("chromium"):
        opties = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        doel = [f"--print-to-pdf={werk.map / 'c.pdf'}", f"--user-data-dir={werk.map / 'chromium'}", werk.html.as_uri()]
        tijd, _, a, b = vergelijk(pdf, [chromium, *opties, *doel], rondes=3)
        yield regel("PDF, tijd", tijd, None, f"Chromium drukt dezelfde pagina af ({nl(b, 1)} s, niet toegankelijk)")


def meet_begin(_werk: Werk) -> Iterator[bool]:
    """Short runs against the libraries that they cannot do without."""
    json_ = [*PROGRAMMA, "evalueer", str(VOORBEELD), "--formaat", "json", "--naar", "-"]
    tijd, _, a, b = vergelijk(json_, [PYTHON, "-c", "import yaml, pydantic"], rondes=RONDES * 3)
    yield regel("JSON, tijd", tijd, 3, f"`import yaml, pydantic` ({nl(a, 2)} s en {nl(b, 2)} s)")
    for optie in ("--help", "--versie"):
        tijd, _, a, b = vergelijk([*PROGRAMMA, optie], [PYTHON, "-c", "import typer"], rondes=RONDES * 3)
        yield regel(f"`{optie}`, tijd", tijd, 1.5, f"`import typer` ({nl(a, 2)} s en {nl(b, 2)} s)")


def meet_bestanden(werk: Werk) -> Iterator[bool]:
    """As many answer files as there are municipalities."""
    varianten = werk.map / "varianten"
    varianten.mkdir()
    maak_varianten(varianten)
    rekenen, laden = ([PYTHON, "-c", script, str(varianten)] for script in (REKENEN, ALLEEN_LADEN))
    tijd, _, a, b = vergelijk(rekenen, laden, rondes=3)
    uitleg = f"alleen laden met CSafeLoader ({nl(a, 1)} s en {nl(b, 1)} s)"
    yield regel(f"{VARIANTEN} bestanden, tijd", tijd, 3, uitleg)


def meet_vergelijken(werk: Werk) -> Iterator[bool]:
    """Three hundred organisations of one municipality side by side, from invented files that are read by ourselves."""
    map_ = werk.map / "organisaties"
    map_.mkdir()
    shutil.copy(VERZONNENDAM / "gemeente.yaml", map_)
    voorbeelden = [pad.read_text("utf-8") for pad in sorted((VERZONNENDAM / "organisaties").iterdir())]
    for nummer in range(ORGANISATIES):
        tekst = f"{voorbeelden[nummer % len(voorbeelden)]}# verzonnen organisatie {nummer}\n"
        (map_ / f"organisatie-{nummer:03d}.yaml").write_text(tekst, "utf-8")
    json_ = [*PROGRAMMA, "vergelijk", str(map_), "--formaat", "json", "--naar", "-"]
    tijd, _, a, b = vergelijk(json_, [PYTHON, "-c", ALLEEN_LEZEN, str(map_)], rondes=3)
    uitleg = f"die bestanden lezen en keuren met onze eigen lezer ({nl(a, 1)} s en {nl(b, 1)} s)"
    yield regel(f"`vergelijk` met {ORGANISATIES} organisaties, tijd", tijd, 4, uitleg)


def meet_groei(werk: Werk) -> Iterator[bool]:
    """Ten times the questions, invented ones: the work has to stay in step."""
    opdrachten = {aantal: _met_vragen(werk.map, aantal) for aantal in (50, 500, 5000)}
    for naam in ("controleer", "evalueer"):
        for veel, weinig in ((500, 50), (5000, 500)):
            tijd, _, a, b = vergelijk(opdrachten[veel][naam], opdrachten[weinig][naam], rondes=3)
            wat = f"`{naam}` met {veel} vragen, tijd"
            yield regel(wat, tijd, 12, f"{weinig} vragen ({nl(a, 1)} s en {nl(b, 1)} s)")


def _met_vragen(map_: Path, aantal: int) -> dict[str, list[str]]:
    lijst, antwoorden = maak_vragenlijst(map_, aantal)
    json_ = ["--formaat", "json", "--naar", "-"]
    return {
        "controleer": [*PROGRAMMA, "controleer", str(lijst)],
        "evalueer": [*PROGRAMMA, "evalueer", str(antwoorden), "--vragenlijst", str(lijst), *json_],
    }


def meet_controleer(_werk: Werk) -> Iterator[bool]:
    """Our own questionnaires, against the tools that know nothing of questionnaires: style first, then the schemas."""
    lijsten = WORTEL / "vragenlijsten"
    bestanden = sorted(lijsten.rglob("*.yaml"))
    per_schema: dict[str, list[str]] = {}
    for pad in bestanden:
        per_schema.setdefault(_schema_van(pad), []).append(str(pad))
    stijl = [PYTHON, "-m", "yamllint", "-d", "relaxed", *map(str, bestanden)]
    schemas = [
        [PYTHON, "-m", "check_jsonschema", "--schemafile", str(SCHEMAS / f"beleidsscan-{soort}.schema.json"), *paden]
        for soort, paden in per_schema.items()
    ]
    tijd, _, a, b = vergelijk([*PROGRAMMA, "controleer", str(lijsten)], stijl, *schemas)
    uitleg = f"yamllint en daarna check-jsonschema ({nl(a, 1)} s en {nl(b, 1)} s)"
    yield regel("`controleer vragenlijsten/`, tijd", tijd, 1, uitleg)


def _schema_van(pad: Path) -> str:
    """The kind of a file of a questionnaire, as our schemas are named."""
    if pad.parent.name == "gevallen":
        return "gevallen" if pad.stem == "verwacht" else "antwoorden"
    return "onderdeel" if pad.parent.name == "onderdelen" else pad.stem


METINGEN = (meet_pdf, meet_begin, meet_bestanden, meet_vergelijken, meet_groei, meet_controleer)


def main() -> None:
    """Print the table and leave with 1 when a ratio is over its limit."""
    with tempfile.TemporaryDirectory() as naam:
        werk = bereid_voor(Path(naam))
        print("| wat | verhouding | hoogstens | gehaald | tegenover |")
        print("|---|---|---|---|---|")
        uit = [goed for meting in METINGEN for goed in meting(werk)]
    sys.exit(0 if all(uit) else 1)


if __name__ == "__main__":
    main()
