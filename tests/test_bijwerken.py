"""`bijwerken`: the words concerned change, and nothing else in the file does. The questionnaire is controles/bankje.

BELEIDSSCAN_LEG_VAST=1 writes the files and screens in tests/bijwerken anew: look at them first.
"""

import io
import os
import random
import shutil
import signal
import stat
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS
from hulp import Uitkomst, draai, draai_los, klopt_met
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.model.antwoorden import Antwoord
from beleidsscan.model.migratie import Migratie, keten, volg
from beleidsscan.opdrachten.laden import laad_scan
from beleidsscan.schrijven import bijwerken as module
from beleidsscan.schrijven.kopie import citaat

LIJSTEN = TESTS / "controles"
MAP = TESTS / "bijwerken"
NAMEN = sorted(pad.name.removesuffix(".oud.yaml") for pad in MAP.glob("*.oud.yaml"))
KOP = 'scan: bankje\nversie: "0.1"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: bestuur\n'
OUD = KOP + "antwoorden:\n  zitting-heel: 3\n"
NIEUW = OUD.replace("0.1", "1").replace("zitting-heel: 3", "bankje-heel: 2")
HINT = "Er is niets weggeschreven. Wegschrijven kan met: beleidsscan bijwerken BESTAND --ja\n"


def werk_bij(pad: Path, *meer: object) -> Uitkomst:
    return draai("bijwerken", pad.name, "--vragenlijst", LIJSTEN, *meer, map_=pad.parent)


def lees(pad: Path) -> Scan:
    return laad_scan(pad, LIJSTEN)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "gemeente.yaml"
    pad.write_text(OUD)
    return pad


# --- what changes, and what does not ---


@pytest.mark.parametrize("naam", NAMEN)
def test_voor_en_na(naam: str, tmp_path: Path) -> None:
    pad = Path(shutil.copy(MAP / f"{naam}.oud.yaml", tmp_path / f"{naam}.yaml"))
    uitkomst = werk_bij(pad, "--ja")
    assert uitkomst.code == 0, uitkomst.fout
    klopt_met(MAP / f"{naam}.txt", uitkomst.uit)
    klopt_met(MAP / f"{naam}.nieuw.yaml", pad.read_text("utf-8"))
    assert uitkomst.fout.startswith(f"{naam}.yaml is bijgewerkt.")
    nieuw = pad.read_bytes()
    assert werk_bij(pad, "--ja") == (0, "Er is niets bij te werken.\n", "")
    assert pad.read_bytes() == nieuw
    if naam != "past-niet":  # in that file was already something wrong
        assert lees(pad).antwoorden.kop.versie == "1"


@pytest.mark.parametrize("regeleinde", ["\r\n", "\r"], ids=["CRLF", "CR"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["", "BOM"])
@pytest.mark.parametrize("naam", NAMEN)
def test_bytes_blijven_zoals_ze_waren(naam: str, bom: bytes, regeleinde: str, tmp_path: Path) -> None:
    def zo(soort: str) -> bytes:
        return bom + (MAP / f"{naam}.{soort}.yaml").read_text("utf-8").replace("\n", regeleinde).encode()

    pad = tmp_path / "gemeente.yaml"
    pad.write_bytes(zo("oud"))
    assert werk_bij(pad, "--ja").code == 0
    assert pad.read_bytes() == zo("nieuw")


def test_het_scherm_laat_niets_van_anderen_door(pad: Path) -> None:
    pad.write_text(OUD + "  uitzicht: \"\u202eweg\"\n  prullenbak: '\u2028'  # \u202e\n", encoding="utf-8")
    uitkomst = werk_bij(pad, "--alleen-tonen")
    assert uitkomst.code == 0
    assert not set(uitkomst.uit) & set("\u202e\u2028")
    assert len(uitkomst.uit.splitlines()) == uitkomst.uit.count("\n")


def test_wie_bijwerkt_krijgt_te_horen_dat_het_kan(pad: Path) -> None:
    kan = "Bijwerken kan met: beleidsscan bijwerken BESTAND"
    assert f"wij hebben versie 1.\n    {kan}" in draai("evalueer", pad, "--vragenlijst", LIJSTEN).fout
    pad.write_text(OUD.replace("0.1", "0.9"))
    assert kan not in draai("evalueer", pad, "--vragenlijst", LIJSTEN).fout


# --- asking, showing, writing ---


def test_zonder_terminal_alleen_tonen(pad: Path) -> None:
    uitkomst = werk_bij(pad)
    assert uitkomst == (0, uitkomst.uit, HINT)
    assert "+  bankje-heel: 2" in uitkomst.uit
    assert werk_bij(pad, "--alleen-tonen") == (0, uitkomst.uit, "")
    assert pad.read_text() == OUD


def test_ja_en_alleen_tonen_gaan_niet_samen(pad: Path) -> None:
    assert werk_bij(pad, "--ja", "--alleen-tonen") == (2, "", "Kies --ja of --alleen-tonen, niet allebei.\n")


@pytest.mark.parametrize(
    ("getypt", "schrijft"),
    [("j\n", True), ("Ja \n", True), ("n\n", False), ("NEE\n", False), ("", False), ("hoe?\n\nj\n", True)],
)
def test_op_een_terminal_een_vraag(getypt: str, schrijft: bool, pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invoer = io.TextIOWrapper(io.BytesIO(getypt.encode()))
    monkeypatch.setattr(invoer, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", invoer)
    uitkomst = werk_bij(pad)
    vraag = "Zal ik dit wegschrijven? [j/n] "
    vragen = f"{vraag}Typ j of n.\n" * (getypt.count("\n") - 1) + vraag
    slot = "gemeente.yaml is bijgewerkt. Kijk het na met: beleidsscan controleer BESTAND\n"
    assert uitkomst.fout == vragen + (slot if schrijft else "Er is niets weggeschreven.\n")
    assert uitkomst.code == 0
    assert pad.read_text() == (NIEUW if schrijft else OUD)


def test_op_een_echte_terminal(pad: Path) -> None:
    pty = pytest.importorskip("pty")
    meester, slaaf = pty.openpty()
    try:
        os.write(meester, b"j\n")
        uitkomst = draai_los("bijwerken", pad.name, "--vragenlijst", LIJSTEN, map_=pad.parent, stdin=slaaf)
    finally:
        os.close(meester)
        os.close(slaaf)
    assert uitkomst.code == 0
    assert pad.read_text() == NIEUW


# --- files and questionnaires that cannot be ---


@pytest.mark.parametrize(
    ("oud", "nieuw", "code", "bericht"),
    [
        (
            '"0.1"',
            '"0.9"',
            1,
            "gemeente.yaml:2:9: fout versie: Van versie 0.9 naar versie 1 weten wij de weg niet.\n"
            "    Bijwerken kan vanaf versie: 0.1, 0.2.\n",
        ),
        ('versie: "0.1"\n', "", 1, ":1:1: fout ontbreekt: 'versie' ontbreekt."),
        ('versie: "0.1"', "versie:", 1, ": fout ontbreekt: 'versie' ontbreekt."),
        ('versie: "0.1"', "versie: {a: 1}", 1, ":2:9: fout versie: Van versie {'a': 1} naar"),
        ("scan: bankje\n", "", 1, "Dit is geen antwoordbestand: de regel 'scan: ...' ontbreekt."),
        ("bankje", "bakje", 1, ":1:7: fout scan: De vragenlijst 'bakje' is er niet. Bedoelde u 'bankje'?"),
        (": 3", ": 3\n  zitting-heel: 2", 1, ":8:3: fout dubbel: 'zitting-heel' staat hier voor de tweede keer."),
        (": 3", ": {antword: 3}", 1, ":7:18: fout onbekend-veld: 'antword' kennen wij hier niet."),
        ("  zitting-heel: 3", "- zitting-heel", 1, ":7:1: fout waarde: Hier horen regels met een naam"),
        (": 3", ": [", 2, ": fout yaml: "),
    ],
)
def test_wat_niet_kan(oud: str, nieuw: str, code: int, bericht: str, pad: Path) -> None:
    assert oud in OUD
    pad.write_text(OUD.replace(oud, nieuw))
    voor = pad.read_bytes()
    uitkomst = werk_bij(pad, "--ja")
    assert uitkomst[:2] == (code, "")
    assert bericht in uitkomst.fout
    assert pad.read_bytes() == voor


def test_een_andere_vragenlijst_onder_die_naam(pad: Path) -> None:
    pad.write_text(OUD.replace("bankje", "stoeltje"))
    uitkomst = draai("bijwerken", pad, "--ja", "--vragenlijst", LIJSTEN / "bankje")
    assert uitkomst[:2] == (1, "")
    assert ":1:7: fout scan: Deze vragenlijst heet 'bankje'." in uitkomst.fout


def test_een_vragenlijst_zonder_eerdere_versies(pad: Path) -> None:
    map_ = shutil.copytree(LIJSTEN, pad.parent / "lijsten")
    (map_ / "bankje" / "migraties.yaml").unlink()
    uitkomst = draai("bijwerken", pad, "--vragenlijst", map_)
    assert uitkomst[:2] == (1, "")
    assert "Bijwerken kan bij deze vragenlijst nog niet." in uitkomst.fout


@pytest.mark.parametrize(
    ("stap", "bericht"),
    [
        ("vragen: {zitting-heel: bankje-hel}", ":1:50: fout migratie: 'bankje-hel' is geen bekende vraag."),
        ("vervallen: {eenden: Weg.}", ":1:39: fout migratie: De vraag 'eenden' is er nog."),
    ],
)
def test_verkeerde_migraties_raken_geen_bestand(stap: str, bericht: str, pad: Path) -> None:
    map_ = shutil.copytree(LIJSTEN, pad.parent / "lijsten")
    migraties = map_ / "bankje" / "migraties.yaml"
    migraties.write_text(f'- {{van: "0.1", naar: "1", {stap}}}\n')
    uitkomst = draai("bijwerken", pad, "--ja", "--vragenlijst", map_)
    assert uitkomst[:2] == (1, "")
    assert f"{migraties}{bericht}" in uitkomst.fout
    assert pad.read_text() == OUD


def test_wat_anders_terugleest_dan_bedoeld_wordt_niet_weggeschreven(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nieuw in ("a: [", NIEUW + "  eenden: 1\n", NIEUW.replace("Ons", "Uw"), NIEUW + "  bankje-heel: 2\n"):
        monkeypatch.setattr(module, "werk_bij", lambda *_, tekst=nieuw: tekst)
        uitkomst = werk_bij(pad, "--ja")
        assert uitkomst[:2] == (1, "")
        assert "is zo geschreven dat wij het niet veilig kunnen bijwerken. Er is niets veranderd." in uitkomst.fout
        assert pad.read_text() == OUD


# --- writing ---


@pytest.mark.parametrize(
    ("stap", "nummer", "reden"),
    [
        ("tempfile.mkstemp", 13, "u hebt daar geen rechten"),
        ("tempfile.mkstemp", 30, "daar kan niet worden geschreven"),
        ("os.fsync", 28, "de schijf is vol"),
        ("pathlib.Path.replace", 13, "u hebt daar geen rechten"),
    ],
)
def test_schrijven_lukt_niet(stap: str, nummer: int, reden: str, pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faal(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    with monkeypatch.context() as even:
        even.setattr(stap, faal)
        uitkomst = werk_bij(pad, "--ja")
    assert uitkomst.code == 2
    assert uitkomst.fout == f"{pad} is niet te schrijven: {reden}.\n"
    assert {een.name: een.read_text() for een in pad.parent.iterdir()} == {"gemeente.yaml": OUD}


def test_schijf_raakt_halverwege_vol(pad: Path) -> None:
    """A real limit on the size of files, as a full disk."""
    resource = pytest.importorskip("resource")

    def beperk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    oud = OUD + "# vol\n" * 1000
    pad.write_text(oud)
    woorden = ("bijwerken", "gemeente.yaml", "--ja", "--vragenlijst", LIJSTEN)
    uitkomst = draai_los(*woorden, map_=pad.parent, preexec_fn=beperk)
    assert (uitkomst.code, uitkomst.fout) == (2, f"{pad} is niet te schrijven: het bestand wordt te groot.\n")
    assert {een.name: een.read_text() for een in pad.parent.iterdir()} == {"gemeente.yaml": oud}


def test_een_bestand_dat_alleen_te_lezen_is_blijft_zoals_het_is(pad: Path) -> None:
    pad.chmod(0o444)
    uitkomst = werk_bij(pad, "--ja")
    assert uitkomst.code == 2
    assert uitkomst.fout == "gemeente.yaml is niet te schrijven: het bestand is alleen om te lezen.\n"
    assert pad.read_text() == OUD


def test_een_bestand_dat_intussen_veranderde_blijft_zoals_het_is(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Invoer(io.BytesIO):
        def readline(self, *_: object) -> bytes:
            pad.write_text(OUD + "# nog iets\n")
            return b"j\n"

    invoer = io.TextIOWrapper(Invoer())
    monkeypatch.setattr(invoer, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", invoer)
    uitkomst = werk_bij(pad)
    assert uitkomst.code == 2
    assert uitkomst.fout.endswith("gemeente.yaml is intussen veranderd. Er is niets weggeschreven.\n")
    assert pad.read_text() == OUD + "# nog iets\n"


def test_rechten_en_verwijzing_blijven(pad: Path) -> None:
    pad.chmod(0o600)
    verwijzing = pad.parent / "anders.yaml"
    verwijzing.symlink_to(pad.name)
    assert werk_bij(verwijzing, "--ja").code == 0
    assert verwijzing.is_symlink()
    assert pad.read_text() == NIEUW
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600


# --- the steps ---


STAPPEN = [
    Migratie(van="1", naar="2", vragen={"a": "b"}, antwoorden={"b": {"3": 2}}),
    Migratie(van="2", naar="3", vragen={"b": "c"}, antwoorden={"c": {"2": "ja"}}, vervallen={"x": "Weg\nermee."}),
    Migratie(van="8", naar="9"),
    Migratie(van="9", naar="8"),
]


@pytest.mark.parametrize(
    ("van", "naar", "lengte"), [("1", "3", 2), ("2", "3", 1), ("3", "3", 0), ("3", "1", None), ("8", "3", None)]
)
def test_de_keten(van: str, naar: str, lengte: int | None) -> None:
    stappen = keten(reversed(STAPPEN), van, naar)
    assert (None if stappen is None else len(stappen)) == lengte


def test_volgen() -> None:
    stappen = keten(STAPPEN, "1", "3") or ()
    assert volg(stappen, "a", 3) == ("c", "ja", "")
    assert volg(stappen, "a", 1) == ("c", 1, "")
    assert volg(stappen, "d", 3) == ("d", 3, "")
    assert volg(stappen, "x", 3) == ("x", 3, "vervallen in versie 3: Weg ermee.")


# --- whatever a valid old file looks like ---

OUDE_ANTWOORDEN: dict[str, list[Any]] = {
    "zitting-heel": [0, 1, 2, 3, 4],
    "verfplan": ["ja", "nee", "bijna", "nvt"],
    "prullenbak": ["ja", "nee"],
    "lantaarn": [0, "ja"],
    "uitzicht": ["muur", "water", "zee"],
    "eenden": [0, 12, "1.50", "-3"],
    "nog-iets": ["tekst"],
}
NIEUWE_NAAM = {"zitting-heel": "bankje-heel", "verfplan": "bankje-plan", "prullenbak": None, "lantaarn": None}
NIEUW_ANTWOORD = {("zitting-heel", 3): 2, ("zitting-heel", 4): 2, ("verfplan", "bijna"): "nee"} | {
    ("uitzicht", "water"): "vijver",
    ("uitzicht", "zee"): None,
}
TEKST = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=30)


def geciteerd(draw: st.DrawFn, tekst: str) -> str:
    return draw(st.sampled_from([tekst, f"'{tekst}'", f'"{tekst}"']))


@st.composite
def oude_vermeldingen(draw: st.DrawFn, naam: str, inspring: str, haken: bool) -> tuple[str, Any, str]:
    """An answer in some spelling, what was answered, and the comment in it."""
    antwoord = draw(st.sampled_from([*OUDE_ANTWOORDEN[naam], "weet-niet", None]))
    getal = isinstance(antwoord, int) or (naam == "eenden" and antwoord not in ("weet-niet", None))
    waarde = str(antwoord) if getal else "null" if antwoord is None else geciteerd(draw, antwoord)
    sleutel = geciteerd(draw, naam)
    tekst, opmerking = draw(TEKST), draw(TEKST).strip()
    velden = [f"antwoord: {waarde}", f"toelichting: {citaat(tekst)}"]
    if antwoord == "nvt":
        velden.append("reden: Van steen.")
    if draw(st.booleans()):
        velden.append("bewijs: [{bron: nota, plaats: p. 3}]")
    velden = draw(st.permutations(velden))
    vorm = draw(st.sampled_from(["kort", "haken", "lang"]))
    if haken or vorm == "haken" or (vorm == "kort" and antwoord == "nvt"):
        return f"{sleutel}: {{{', '.join(velden)}}}", antwoord, ""
    if vorm == "kort":
        return f"{sleutel}: {waarde} # {opmerking}", antwoord, opmerking
    dieper = inspring + " " * draw(st.integers(1, 3))
    teken = draw(st.sampled_from(["", "|", ">-", "|+"]))
    blok = f"\n{dieper}notitie: {teken}\n{dieper}  een\n\n{dieper}   twee" if teken else ""
    return f"{sleutel}: # {opmerking}\n{dieper}" + f"\n{dieper}".join(velden) + blok, antwoord, opmerking


@st.composite
def oude_bestanden(draw: st.DrawFn) -> tuple[bytes, dict[str, Any], list[str]]:
    namen = draw(st.permutations(list(OUDE_ANTWOORDEN)))[: draw(st.integers(0, 7))]
    haken = draw(st.booleans())
    inspring = "" if haken else " " * draw(st.integers(1, 4))
    regels, gegeven, opmerkingen = [], {}, []
    for naam in namen:
        tekst, gegeven[naam], opmerking = draw(oude_vermeldingen(naam, inspring, haken))
        boven = draw(TEKST).strip()
        opmerkingen += [boven, opmerking]
        regels.append(f"{inspring}# {boven}\n{inspring}{tekst}{',' if haken else ''}")
    open_, dicht = ("{", "\n}") if haken else ("", "")
    kop = KOP.replace('"0.1"', draw(st.sampled_from(['"0.1"', "'0.1'", "0.1", "0.1 # hier"])))
    alles = f"{kop}bronnen: {{nota: {{titel: Nota}}}}\nantwoorden: {open_}\n" + "\n".join(regels) + dicht
    alles += draw(st.sampled_from(["", "\n", "\n\n# Einde.\n"]))
    einde = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    bom = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return bom + alles.replace("\n", einde).encode(), gegeven, [een for een in opmerkingen if een]


def verwacht(gegeven: dict[str, Any]) -> dict[str, Any]:
    uit = {}
    for naam, antwoord in gegeven.items():
        if nieuw := NIEUWE_NAAM.get(naam, naam):
            waarde = NIEUW_ANTWOORD.get((naam, antwoord), antwoord)
            uit[nieuw] = Fraction(waarde) if naam == "eenden" and waarde not in ("weet-niet", None) else waarde
    return uit


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(oude_bestanden())
def test_elk_goed_oud_bestand_wordt_een_goed_nieuw_bestand(bestand: tuple[bytes, dict[str, Any], list[str]]) -> None:
    inhoud, gegeven, opmerkingen = bestand
    pad = Path(os.environ["XDG_CACHE_HOME"]) / "gemeente.yaml"
    pad.write_bytes(inhoud)
    uitkomst = werk_bij(pad, "--ja")
    assert uitkomst.code == 0, uitkomst.fout
    nieuw = pad.read_bytes()
    scan = lees(pad)
    gelezen = {naam: een.antwoord for naam, een in scan.antwoorden.antwoorden.items()}
    assert gelezen == verwacht(gegeven)
    assert list(gelezen) == list(verwacht(gegeven))
    assert scan.antwoorden.kop.versie == "1"
    assert nieuw.startswith(b"\xef\xbb\xbf") == inhoud.startswith(b"\xef\xbb\xbf")
    einden = {een for een in (b"\r\n", b"\n", b"\r") if een in nieuw.replace(b"\r\n", b"") or (een in inhoud)}
    assert einden == {een for een in (b"\r\n", b"\n", b"\r") if een in inhoud}
    tot = 0
    for een in opmerkingen if b"antwoorden: {" not in inhoud else ():
        tot = nieuw.index(een.encode(), tot)  # all there, in the same order
    for regel in inhoud.splitlines():
        kaal = regel.strip()
        assert kaal in nieuw or any(woord in kaal for woord in OUDE_WOORDEN), regel


OUDE_WOORDEN = [b"0.1", b"antwoord", *(naam.encode() for naam in OUDE_ANTWOORDEN)]


def test_onaangeraakte_antwoorden_blijven_heel(tmp_path: Path) -> None:
    """All that was told with an answer, not just the answer."""
    pad = Path(shutil.copy(MAP / "gewoon.oud.yaml", tmp_path / "gemeente.yaml"))
    assert werk_bij(pad, "--ja").code == 0
    antwoorden = lees(pad).antwoorden.antwoorden
    heel = antwoorden["bankje-heel"]
    assert heel.toelichting == "Alles zit vast, ook de leuning.\n"
    assert [een.plaats for een in heel.bewijs] == ["p. 3"]
    assert antwoorden["uitzicht"] == Antwoord(antwoord="vijver", toelichting="Mooi, hè")
    assert list(antwoorden) == ["bankje-heel", "bankje-plan", "uitzicht", "eenden", "nog-iets"]


@pytest.mark.parametrize("zaad", range(8))
def test_verminkte_bestanden_geven_nooit_een_programmafout(zaad: int, pad: Path) -> None:
    toeval = random.Random(zaad)
    tekens = list("\n\r\t :#-?|>'\"{}[],&*!%@`~0aé\x85\u2028\ufeff")
    for _ in range(40):
        tekst = list((MAP / f"{toeval.choice(NAMEN)}.oud.yaml").read_text("utf-8"))
        for _ in range(toeval.randint(1, 4)):
            plek = toeval.randrange(len(tekst))
            tekst[plek : plek + toeval.choice([0, 1, 1, 5])] = toeval.choices(tekens, k=toeval.choice([0, 1, 2]))
        pad.write_text("".join(tekst), encoding="utf-8", newline="")
        uitkomst = werk_bij(pad, "--alleen-tonen")
        assert uitkomst.code in (0, 1, 2), (pad.read_bytes(), uitkomst.fout)
        assert "niet veilig" not in uitkomst.fout, pad.read_bytes()
