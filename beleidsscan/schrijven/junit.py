"""What `controleer` found as JUnit XML, which every build server shows."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..model.bevinding import Bevinding, Keuring

# All that XML 1.0 forbids, also as a reference; and the carriage return, which no reader would give back.
_VERBODEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def naar_junit(keuring: Keuring) -> bytes:
    """One test case per finding, of which a fout fails, and one that passes per file without findings.

    A test case holds one failure only: a stricter schema than that of Jenkins allows no more.
    """
    per_bestand: dict[str, list[Bevinding]] = defaultdict(list, {bestand: [] for bestand in keuring.bestanden})
    for een in keuring.bevindingen:
        per_bestand[een.plaats.bestand].append(een)
    fouten = sum(een.niveau == "fout" for een in keuring.bevindingen)
    wortel = Element("testsuites")
    reeks = SubElement(wortel, "testsuite", name="beleidsscan", failures=str(fouten), errors="0", skipped="0")
    for bestand, bevindingen in per_bestand.items():
        if not bevindingen:
            _toets(reeks, bestand)
        for een in bevindingen:
            _bevinding(_toets(reeks, f"{een.plaats} {een.code}"), een)
    reeks.set("tests", str(len(reeks)))
    indent(wortel)
    xml: bytes = tostring(wortel, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _toets(reeks: Element, naam: str) -> Element:
    """A test case; the class is ours, for a file name as a class would be split at its dots."""
    return SubElement(reeks, "testcase", classname="beleidsscan", name=_schoon(naam))


def _bevinding(toets: Element, bevinding: Bevinding) -> None:
    if bevinding.niveau == "fout":
        uit = SubElement(toets, "failure", type=_schoon(bevinding.code), message=_schoon(bevinding.bericht))
    else:
        uit = SubElement(toets, "system-out")
    uit.text = _schoon(str(bevinding))


def _schoon(tekst: str) -> str:
    return _VERBODEN.sub("", tekst)
