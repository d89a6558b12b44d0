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
from pathlib import Path
from typing import NamedTuple

WORTEL = Path(__file__).resolve().parent.parent
VOORBEELD = WORTEL / "voorbeelden" / "groningen-2023.yaml"
RONDES = int(os.environ.get("BELEIDSSCAN_RONDES", "5"))
VARIANTEN = 342

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
import sys; from pathlib import Path
from beleidsscan.opdrachten.evalueer import reken
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.schrijven.uitslag_json import naar_json
for pad in sorted(Path(sys.argv[1]).iterdir()):
    sys.stdout.buffer.write(naar_json(reken(laad_scan(pad, None), pad).document, inspringen=None))
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


def vergelijk(een: list[str], ander: list[str], rondes: int = RONDES) -> tuple[float, float, float, float]:
    """Median ratio of time and of memory, and the median times."""
    draai(een), draai(ander)
    paren = [(draai(een), draai(ander)) for _ in range(rondes)]
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


def main() -> None:
    """Print the table and leave with 1 when a ratio is over its limit."""
    python, programma = sys.executable, [sys.executable, "-m", "beleidsscan"]
    with tempfile.TemporaryDirectory() as naam:
        werk = Path(naam)
        html, sjablonen = werk / "rapport.html", WORTEL / "sjablonen"
        draai([python, "-c", HTML_MAKEN, str(VOORBEELD), str(html), str(sjablonen)])
        # As installed: pip compiles our modules too. The first run also puts the questionnaire on the shelf.
        draai([python, "-m", "compileall", "-q", str(WORTEL / "beleidsscan")])
        varianten = werk / "varianten"
        varianten.mkdir()
        maak_varianten(varianten)
        print("| wat | verhouding | hoogstens | gehaald | tegenover |")
        print("|---|---|---|---|---|")
        uit: list[bool] = []

        pdf = [*programma, "evalueer", str(VOORBEELD), "--naar", str(werk / "a.pdf")]
        kaal = [python, "-c", KAAL_SCRIPT, str(html), str(werk / "b.pdf"), f"{sjablonen.as_uri()}/"]
        tijd, geheugen, a, b = vergelijk(pdf, kaal)
        uit.append(regel("PDF, tijd", tijd, 1.25, f"kaal WeasyPrint-script ({nl(a, 1)} s en {nl(b, 1)} s)"))
        uit.append(regel("PDF, geheugen", geheugen, 1.2, "kaal WeasyPrint-script"))
        if chromium := shutil.which("chromium"):
            opties = [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-sync",
            ]
            doel = [f"--print-to-pdf={werk / 'c.pdf'}", f"--user-data-dir={werk / 'chromium'}", html.as_uri()]
            tijd, _, a, b = vergelijk(pdf, [chromium, *opties, *doel], 3)
            regel("PDF, tijd", tijd, None, f"Chromium drukt dezelfde pagina af ({nl(b, 1)} s, niet toegankelijk)")

        json_ = [*programma, "evalueer", str(VOORBEELD), "--formaat", "json", "--naar", "-"]
        tijd, _, a, b = vergelijk(json_, [python, "-c", "import yaml, pydantic"], RONDES * 3)
        uit.append(regel("JSON, tijd", tijd, 3, f"`import yaml, pydantic` ({nl(a, 2)} s en {nl(b, 2)} s)"))
        for optie in ("--help", "--versie"):
            tijd, _, a, b = vergelijk([*programma, optie], [python, "-c", "import typer"], RONDES * 3)
            uit.append(regel(f"`{optie}`, tijd", tijd, 1.5, f"`import typer` ({nl(a, 2)} s en {nl(b, 2)} s)"))

        rekenen, laden = ([python, "-c", script, str(varianten)] for script in (REKENEN, ALLEEN_LADEN))
        tijd, _, a, b = vergelijk(rekenen, laden, 3)
        uit.append(
            regel(
                f"{VARIANTEN} bestanden, tijd", tijd, 3, f"alleen laden met CSafeLoader ({nl(a, 1)} s en {nl(b, 1)} s)"
            )
        )
    sys.exit(0 if all(uit) else 1)


if __name__ == "__main__":
    main()
