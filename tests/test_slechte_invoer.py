"""Bad input and a bad world: each gives a clear Dutch message with its place and exit code, or the literal text."""

import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hulp import GRONINGEN, SPEELTUIN, WORTEL, draai, draai_los, start

KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\n'
GOED = KOP + "antwoorden:\n  keuring-gedaan: 4\n"


def evalueer(pad: object, *meer: object, formaat: str = "json", naar: object = "-") -> tuple[int, str, str]:
    return draai("evalueer", pad, "--formaat", formaat, "--naar", naar, "--vragenlijst", SPEELTUIN, *meer)


def weigert(pad: Path, code: int, bericht: str) -> None:
    """Both commands that read an answer file refuse it in the same words, without a result or a traceback."""
    voor = pad.read_bytes() if len(pad.name) < 255 and pad.is_file() else None
    verklaring = draai("verklaar", pad, "I", "--vragenlijst", SPEELTUIN)
    uitkomst = evalueer(pad)
    assert uitkomst == verklaring
    assert uitkomst[:2] == (code, ""), uitkomst[2]
    assert bericht in uitkomst[2]
    assert "Traceback" not in uitkomst[2]
    assert len(uitkomst[2]) < 25_000
    assert voor is None or pad.read_bytes() == voor


@pytest.mark.parametrize(
    ("oud", "nieuw", "bericht"),
    [
        ("scan: speeltuin\n", "", ":1:1: fout ontbreekt: Dit is geen antwoordbestand: de regel 'scan: ...' ontbreekt."),
        (
            "scan: speeltuin",
            "scan: speltuin",
            ":1:7: fout scan: De vragenlijst 'speltuin' is er niet. Bedoelde u 'speeltuin'?",
        ),
    ],
)
def test_zonder_de_juiste_scan(oud: str, nieuw: str, bericht: str, tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(GOED.replace(oud, nieuw))
    weigert(tmp_path / "gemeente.yaml", 1, bericht)


def test_een_datum_ziet_eruit_als_een_datum(tmp_path: Path) -> None:
    for datum in ("0001-01-01", "2023-W26-5", "20230630"):
        (tmp_path / "gemeente.yaml").write_text(GOED.replace("2026-01-31", datum))
        weigert(tmp_path / "gemeente.yaml", 1, ":4:12: fout waarde: Schrijf een datum als 2026-01-31.")


def test_een_berg_verkeerde_namen_duurt_niet_lang(tmp_path: Path) -> None:
    """Guessing what was meant takes time; it stops where nobody would read on."""
    doelen = "".join(f"  naam-{nummer}: 50\n" for nummer in range(50_000))
    (tmp_path / "gemeente.yaml").write_text(KOP + f"doelen:\n{doelen}antwoorden:\n  keuring-gedaan: 4\n")
    begin = time.process_time()  # on a busy machine the clock on the wall says nothing
    weigert(tmp_path / "gemeente.yaml", 1, "'naam-0' is geen onderdeel.")
    assert time.process_time() - begin < 20


@pytest.mark.parametrize("codering", ["ascii", "latin-1", "cp1252"])
def test_uitvoer_is_overal_utf_8(codering: str, tmp_path: Path) -> None:
    with start(
        "nieuw", "Súdwest-Fryslân", "--naar", "-", map_=tmp_path, omgeving={"PYTHONIOENCODING": codering}
    ) as proces:
        uit, fout = proces.communicate(timeout=60)
    assert (proces.returncode, fout) == (0, b"")
    assert 'gemeente: "Súdwest-Fryslân"' in uit.decode("utf-8")


def test_zonder_uitvoer_is_er_geen_werk(tmp_path: Path) -> None:
    opdracht = f"{sys.executable} -m beleidsscan vragenlijsten >&-"
    klaar = subprocess.run(
        ["sh", "-c", opdracht],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(WORTEL)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (klaar.returncode, klaar.stderr) == (2, "Er is geen uitvoer om naar te schrijven.\n")


# --- files that cannot be read ---


def test_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(GOED)
    weigert(tmp_path / "gemente.yaml", 2, "gemente.yaml bestaat niet. Bedoelde u 'gemeente.yaml'?")
    weigert(tmp_path / "weg" / "x.yaml", 2, "x.yaml bestaat niet.")
    weigert(tmp_path / "gemeente.yaml" / "x.yaml", 2, "x.yaml bestaat niet.")


def test_map(tmp_path: Path) -> None:
    weigert(tmp_path, 2, f"{tmp_path} is een map. Noem het bestand zelf.")


def test_te_lange_naam(tmp_path: Path) -> None:
    weigert(tmp_path / ("a" * 300), 2, "is niet te lezen: de naam is te lang.")
    lang = tmp_path / f"{'a' * 245}.yaml"
    lang.write_text(GOED)
    uitkomst = evalueer(lang, naar=tmp_path)
    assert uitkomst[:2] == (2, "")
    assert "de naam is te lang." in uitkomst[2]


def test_kring_van_verwijzingen(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    weigert(tmp_path / "a.yaml", 2, "is niet te lezen: de verwijzing loopt in een kring.")


def test_zonder_rechten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For root every file is readable, so the refusal is played."""
    pad = tmp_path / "gemeente.yaml"
    pad.write_text(GOED)
    echt = Path.open

    def weiger(zelf: Path, *rest: object, **meer: object) -> object:
        if zelf == pad:
            raise PermissionError(13, "Permission denied", str(pad))
        return echt(zelf, *rest, **meer)  # type: ignore[call-overload]

    with monkeypatch.context() as even:
        even.setattr(Path, "open", weiger)
        uitkomst = evalueer(pad)
    assert uitkomst == (2, "", f"Het bestand {pad} is niet te lezen: u hebt daar geen rechten.\n")


NIET_TE_LEZEN: dict[str, tuple[bytes, str]] = {
    "Excel": (
        b"PK\x03\x04\x14\0\6\0" + bytes(range(256)),
        "yaml: fout bestandssoort: Dit is een werkboek.\n    Lees het in met: beleidsscan importeer ",
    ),
    "oude Excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "fout bestandssoort: Dit is een werkboek.\n",
    ),
    "PDF": (
        b"%PDF-1.7\n%\xe2\xe3\n",
        "fout bestandssoort: Dit is een pdf.\n    Is het een rapport van beleidsscan? Lees",
    ),
    "Word": (b"PK\x03\x04\x14\0" + b"word/document.xml", "Dit is een bestand uit een tekstverwerker, zoals Word."),
    "oude Word": (
        b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
        "Dit is een bestand uit een tekstverwerker, zoals Word.",
    ),
    "Writer": (
        b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text",
        "Dit is een bestand uit een tekstverwerker, zoals Word.",
    ),
    "webpagina": (
        "\ufeff<!DOCTYPE html>\n<title>\u00ad</title>".encode(),
        "fout bestandssoort: Dit is een webpagina, geen antwoordbestand.\n    Is dit het formulier? Open het in een",
    ),
    "RTF": (b"{\\rtf1\\ansi scan: speeltuin}", "fout bestandssoort: Dit is een bestand uit een tekstverwerker,"),
    "leeg": (b"", ": fout leeg: Dit bestand is leeg."),
    "alleen wit": (b" \n\n  \n", ": fout leeg: Dit bestand is leeg."),
    "alleen BOM": (b"\xef\xbb\xbf", ": fout leeg: Dit bestand is leeg."),
    "binair": (
        b"\x7fELF\x02\x01\x01\x00\x00\x00" + bytes(range(256)),
        ":2:118: fout codering: Hier staat een teken dat geen UTF-8",
    ),
    "plaatje": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ":1:1: fout codering: Hier staat een teken dat geen UTF-8 is."),
    "Windows-tekens": (
        f"{KOP}# één\nantwoorden:\n  wens-voor-later: café\n".encode("cp1252"),
        ":6:3: fout codering: Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8.",
    ),
    "Windows-tekens na emoji": (
        f"{KOP}# 🛝é ".encode() + b"\xe9\n",
        ":6:6: fout codering: Hier staat een teken dat geen UTF-8 is.",
    ),
    "UTF-16": (GOED.encode("utf-16"), ":1:1: fout codering: De tekst is UTF-16. Sla het bestand op als UTF-8."),
    "UTF-16 zonder BOM": (GOED.encode("utf-16-le"), ":1:2: fout teken: Hier staat een onzichtbaar teken (U+0000)."),
    "NUL": (
        GOED.replace("4", "4\0").encode(),
        ":7:20: fout teken: Hier staat een onzichtbaar teken (U+0000).",
    ),
    "tab": (GOED.replace("  keuring", "\tkeuring").encode(), ":7:1: fout yaml: Hier staat een tab. Gebruik spaties"),
    "50 MB": (b"# " + b"x" * 50 * 1024**2, "is groter dan 2 MB. Dat kan geen bestand van ons zijn."),
    "diep in rechte haken": (
        f"{KOP}antwoorden: {'[' * 100_000}".encode(),
        ":6:33: fout diepte: De tekst is dieper genest dan",
    ),
    "diep in accolades": (
        f"{KOP}antwoorden: {'{a: ' * 100_000}".encode(),
        "fout diepte: De tekst is dieper genest dan 20 lagen.",
    ),
    "diep in streepjes": (
        f"{KOP}antwoorden:\n  {'- ' * 100_000}x".encode(),
        "fout diepte: De tekst is dieper genest dan 20 lagen.",
    ),
    "diep ingesprongen": (
        "".join(f"{' ' * diepte}a:\n" for diepte in range(1_500)).encode(),
        ":22:22: fout diepte: De tekst is dieper genest dan 20 lagen.",
    ),
    "bom van verwijzingen": (
        ("a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a, *a]\n" for i in range(50)) + KOP).encode(),
        ":1:4: fout yaml: Verwijzingen met & en * kunnen hier niet.",
    ),
    "samenvoegen": (f"{KOP}antwoorden: {{<<: *a}}\n".encode(), ":6:18: fout yaml: Verwijzingen met & en *"),
    "python-object": (
        f"{KOP}antwoorden: !!python/object/apply:os.system [touch weg]\n".encode(),
        ":6:13: fout label: Een woord dat met ! begint, kan hier niet.",
    ),
    "een lijst": (b"- a\n", ":1:1: fout ontbreekt: Dit is geen antwoordbestand"),
    "alleen tekst": (b"Beste gemeente, hoe gaat het?\n", ":1:1: fout ontbreekt: Dit is geen antwoordbestand"),
}


@pytest.mark.parametrize("naam", NIET_TE_LEZEN)
def test_niet_te_lezen(naam: str, tmp_path: Path) -> None:
    inhoud, bericht = NIET_TE_LEZEN[naam]
    pad = tmp_path / "gemeente.yaml"
    pad.write_bytes(inhoud)
    weigert(pad, 2, bericht)


@pytest.mark.parametrize(
    "maak",
    [
        lambda tekst: b"\xef\xbb\xbf" + tekst.encode(),
        lambda tekst: tekst.replace("\n", "\r\n").encode(),
        lambda tekst: tekst.replace("\n", "\r").encode(),
        lambda tekst: b"\xef\xbb\xbf" + tekst.rstrip().replace("\n", "\r\n").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "alles"],
)
def test_zoals_windows_en_de_mac_opslaan(maak: Callable[[str], bytes], tmp_path: Path) -> None:
    """The same result as a file with plain line ends, and the same places."""
    gewoon, anders = tmp_path / "a.yaml", tmp_path / "b.yaml"
    gewoon.write_text(GOED)
    anders.write_bytes(maak(GOED))
    assert evalueer(gewoon)[0] == 0
    assert evalueer(anders) == evalueer(gewoon)
    anders.write_bytes(maak(GOED.replace("gedaan: 4", "gedaan: 9")))
    assert f"{anders}:7:19: fout niveau: Niveau 9 bestaat niet." in evalueer(anders)[2]


def test_een_berg_fouten_blijft_leesbaar_en_snel(tmp_path: Path) -> None:
    pad = tmp_path / "gemeente.yaml"
    pad.write_text(KOP + "antwoorden:\n" + "".join(f"  keuring-gedan-{i}: 4\n" for i in range(50_000)))
    begin = time.process_time()
    weigert(pad, 1, "... en nog 49900 bevindingen. Verbeter eerst deze.")
    assert time.process_time() - begin < 30  # suggestions for all of them would take minutes


def test_onder_de_fouten_staat_hoeveel_het_er_zijn(tmp_path: Path) -> None:
    """The last line says what happened; about lines and columns only where there are any."""
    pad = tmp_path / "gemeente.yaml"
    gevallen = {
        GOED.replace("4", "9"): (1, "1 fout. Er is niets gemaakt. Achter de bestandsnaam staan regel en kolom."),
        GOED.replace("4", "9").replace("7.b", "6"): (
            1,
            "2 fouten. Er is niets gemaakt. Achter de bestandsnaam staan regel en kolom.",
        ),
        "": (2, "1 fout. Er is niets gemaakt."),
    }
    for tekst, (code, slot) in gevallen.items():
        pad.write_text(tekst)
        uitkomst = evalueer(pad)
        assert uitkomst[:2] == (code, "")
        assert uitkomst[2].splitlines()[-1] == slot
    assert "niets gemaakt" not in evalueer(tmp_path / "weg.yaml")[2]


def test_vragenlijst_die_niet_te_lezen_is(tmp_path: Path) -> None:
    (tmp_path / "speeltuin").mkdir()
    (tmp_path / "speeltuin" / "vragenlijst.yaml").write_text("- a\n")
    (tmp_path / "gemeente.yaml").write_text(GOED)
    uitkomst = draai("evalueer", tmp_path / "gemeente.yaml", "--vragenlijst", tmp_path, "--formaat", "json")
    assert uitkomst[:2] == (2, "")
    assert "vragenlijst.yaml hoort regels met een naam en een dubbele punt te bevatten." in uitkomst[2]
    (tmp_path / "speeltuin" / "vragenlijst.yaml").write_text("id: speeltuin\n")
    uitkomst = draai("evalueer", tmp_path / "gemeente.yaml", "--vragenlijst", tmp_path, "--formaat", "html")
    assert uitkomst[:2] == (2, "")
    assert "methode.yaml bestaat niet." in uitkomst[2]


# --- hostile text is shown as the text that it is ---

HOSTIEL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><style>@import url(file:///etc/passwd);</style>',
    "url(file:///etc/passwd)",
    "</title><base href=http://voorbeeld.invalid/>",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "&lt;b&gt; &amp; & ' \"",
    "\u202etxet edreekegmo\u202c \u200f\u2066x\u2069",
    "👩‍👩‍👧 🛝 é e\u0301",
    "]]> --> */ } */ \\",
    "javascript:alert(1)",
]


def vol_met(tekst: str) -> str:
    veld = json.dumps(tekst, ensure_ascii=False)
    return f"""\
scan: tien-punten
versie: "2026.1"
gemeente: {veld}
peildatum: 2026-01-31
rol: afdeling
naam: {veld}
laag: beleid
bronnen:
  nota: {{titel: {veld}, auteur: {veld}, datum: {veld}, soort: {veld}}}
antwoorden:
  loketten-kennen-bewoners:
    antwoord: 3
    toelichting: {veld}
    bewijs: [{{bron: nota, plaats: {veld}}}]
    notitie: {veld}
"""


@pytest.fixture(scope="module")
def afdelingsvraag() -> str:
    """A question with levels that a department gets, whatever the questionnaire calls it."""
    from beleidsscan.opdrachten.laden import laad_vragenlijst, vragenlijstmap

    lijst = laad_vragenlijst(vragenlijstmap(None), "tien-punten").vragenlijst
    return next(naam for naam, vraag in lijst.vragen.items() if "afdeling" in vraag.rollen and vraag.soort == "niveau")


@pytest.mark.parametrize("tekst", HOSTIEL)
@pytest.mark.parametrize("meer", [[], ["--beknopt"]], ids=["heel", "beknopt"])
def test_vreemde_tekst_blijft_tekst(tekst: str, meer: list[str], afdelingsvraag: str, tmp_path: Path) -> None:
    def rapport(inhoud: str) -> str:
        pad = tmp_path / "gemeente.yaml"
        pad.write_text(vol_met(inhoud).replace("loketten-kennen-bewoners", afdelingsvraag), encoding="utf-8")
        uitkomst = draai("evalueer", pad, "--formaat", "html", "--naar", "-", *meer)
        assert uitkomst.code == 0, uitkomst.fout
        return uitkomst.uit

    gewoon, vreemd = rapport("Gewoon Dorp"), rapport(tekst)
    # The same tags in the same order: nothing in the text became markup, and it is there to be read.
    opmaak = re.compile(r"<[!/a-zA-Z][^<>]*>")
    zonder_tekst = [re.sub(r'="[^"]*"', '=""', een) for een in opmaak.findall(vreemd)]
    assert zonder_tekst == [re.sub(r'="[^"]*"', '=""', een) for een in opmaak.findall(gewoon)]
    assert html.escape(tekst, quote=False) in vreemd.replace("&#39;", "'").replace("&#34;", '"')
    stijl = "".join(re.findall(r"(?s)<style>.*?</style>", vreemd))
    assert "etc/passwd" not in stijl
    assert "alert(1)" not in stijl


@pytest.mark.parametrize("tekst", HOSTIEL)
def test_vreemde_tekst_in_json(tekst: str, afdelingsvraag: str, tmp_path: Path) -> None:
    pad = tmp_path / "gemeente.yaml"
    pad.write_text(vol_met(tekst).replace("loketten-kennen-bewoners", afdelingsvraag), encoding="utf-8")
    uitkomst = draai("evalueer", pad, "--formaat", "json", "--naar", "-")
    assert uitkomst.code == 0, uitkomst.fout
    assert json.loads(uitkomst.uit)["herkomst"]["gemeente"] == tekst


# --- the logo ---

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q"
    b"\0\0\0\0IEND\xaeB`\x82"
)
SLECHTE_LOGOS: dict[str, tuple[str, bytes | None, str]] = {
    "is er niet": ("logo.png", None, "dat bestand is er niet"),
    "tekst": ("logo.png", b"geen plaatje", "het is geen gewone PNG, JPEG of SVG"),
    "leeg": ("logo.png", b"", "het is geen gewone PNG"),
    "HTML": ("logo.svg", b"<html><svg></svg></html>", "het is geen gewone PNG"),
    "te groot": ("logo.png", PNG + b"\0" * 1024**2, "het is groter dan 1 MB"),
    "kapotte SVG": ("logo.svg", SVG[:-3].encode(), "het is geen gewone PNG"),
    "SVG met entiteiten": (
        "logo.svg",
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{SVG}'.encode(),
        "het is geen gewone PNG",
    ),
    "SVG met script": ("logo.svg", SVG.replace("<rect", "<script>1</script><rect").encode(), "het is geen gewone PNG"),
    "SVG met gebeurtenis": ("logo.svg", SVG.replace("<rect", '<rect onload="x()"').encode(), "het is geen gewone PNG"),
    "SVG met plaatje van buiten": (
        "logo.svg",
        SVG.replace("<rect", '<image href="http://voorbeeld.invalid/a.png"/><rect').encode(),
        "het is geen gewone PNG",
    ),
    "SVG met bestand": (
        "logo.svg",
        SVG.replace("<rect", '<use href="file:///etc/passwd"/><rect').encode(),
        "het is geen",
    ),
    "SVG met stijl van buiten": (
        "logo.svg",
        SVG.replace("<rect", "<style>rect{fill:url(http://voorbeeld.invalid/)}</style><rect").encode(),
        "het is geen gewone PNG",
    ),
    "SVG in UTF-16": ("logo.svg", SVG.replace("<rect", "<script/><rect").encode("utf-16"), "het is geen gewone PNG"),
}


def met_logo(map_: Path, naam: str) -> Path:
    pad = map_ / "gemeente.yaml"
    pad.write_text(
        f"{KOP}huisstijl: {{logo: {json.dumps(naam)}}}\nantwoorden: {{keuring-gedaan: 4}}\n", encoding="utf-8"
    )
    return pad


@pytest.mark.parametrize("naam", SLECHTE_LOGOS)
def test_slecht_logo(naam: str, tmp_path: Path) -> None:
    bestand, inhoud, reden = SLECHTE_LOGOS[naam]
    if inhoud is not None:
        (tmp_path / bestand).write_bytes(inhoud)
    pad = met_logo(tmp_path, bestand)
    for formaat in ("html", "json"):
        uitkomst = evalueer(pad, formaat=formaat)
        assert uitkomst[:2] == (1, "")
        assert uitkomst[2].startswith(f"{pad}:6:19: fout logo: Het logo '{bestand}' kan niet: {reden}")


@pytest.mark.parametrize("naam", ["../geheim.png", "{map}/geheim.png", "wijst-weg.png", "x/../../geheim.png"])
def test_logo_buiten_de_map_wordt_niet_gelezen(naam: str, tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.png"
    geheim.write_bytes(PNG)
    map_ = tmp_path / "gemeente"
    map_.mkdir()
    (map_ / "wijst-weg.png").symlink_to(geheim)
    uitkomst = evalueer(met_logo(map_, naam.format(map=tmp_path)), formaat="html")
    assert uitkomst[:2] == (1, "")
    assert "het ligt buiten de map van het antwoordbestand." in uitkomst[2]


@pytest.mark.parametrize(("naam", "inhoud"), [("l.png", PNG), ("l.svg", SVG.encode()), ("map/é 1.png", PNG)])
def test_goed_logo_gaat_mee(naam: str, inhoud: bytes, tmp_path: Path) -> None:
    (tmp_path / naam).parent.mkdir(exist_ok=True)
    (tmp_path / naam).write_bytes(inhoud)
    zonder = tmp_path / "zonder.yaml"
    zonder.write_text(GOED)
    assert evalueer(met_logo(tmp_path, naam), formaat="html")[1].count("data:image/") == (
        evalueer(zonder, formaat="html")[1].count("data:image/") + 1
    )


# --- writing that fails ---


@pytest.fixture
def uitvoer(tmp_path: Path) -> Path:
    (tmp_path / "gemeente.yaml").write_text(GOED)
    map_ = tmp_path / "uit"
    map_.mkdir()
    (map_ / "gemeente-uitslag.json").write_text("oud")
    return map_


def laat_falen(monkeypatch: pytest.MonkeyPatch, naam: str, nummer: int) -> None:
    def faal(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    monkeypatch.setattr(naam, faal)


@pytest.mark.parametrize(
    ("stap", "nummer", "reden"),
    [
        ("tempfile.mkstemp", 13, "u hebt daar geen rechten"),
        ("tempfile.mkstemp", 30, "daar kan niet worden geschreven"),
        ("os.fsync", 28, "de schijf is vol"),
        ("os.fsync", 5, "de schijf geeft een fout"),
        ("pathlib.Path.replace", 13, "u hebt daar geen rechten"),
    ],
)
def test_schrijven_lukt_niet(
    stap: str, nummer: int, reden: str, uitvoer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old output is still whole, and no half file is left behind."""
    with monkeypatch.context() as even:
        laat_falen(even, stap, nummer)
        uitkomst = evalueer(uitvoer.parent / "gemeente.yaml", naar=uitvoer)
    assert uitkomst == (2, "", f"{uitvoer / 'gemeente-uitslag.json'} is niet te schrijven: {reden}.\n")
    assert {pad.name: pad.read_text() for pad in uitvoer.iterdir()} == {"gemeente-uitslag.json": "oud"}


def test_schijf_raakt_halverwege_vol(uitvoer: Path) -> None:
    """A real limit on the size of files, as a full disk: the write itself fails after four kilobytes."""
    resource = pytest.importorskip("resource")

    def beperk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    uitkomst = draai_los(
        *("evalueer", "../gemeente.yaml", "--formaat", "json", "--vragenlijst", SPEELTUIN),
        map_=uitvoer,
        preexec_fn=beperk,
    )
    assert uitkomst == (2, "", "gemeente-uitslag.json is niet te schrijven: het bestand wordt te groot.\n")
    assert {pad.name: pad.read_text() for pad in uitvoer.iterdir()} == {"gemeente-uitslag.json": "oud"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="dit systeem heeft geen /dev/full")
@pytest.mark.parametrize(
    "woorden",
    [["evalueer", GRONINGEN, "--formaat", "json", "--naar", "-"], ["verklaar", GRONINGEN, "8"], ["vragenlijsten"]],
    ids=lambda woorden: str(woorden[0]),
)
def test_uitvoer_naar_een_volle_schijf(woorden: list[object], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as vol:
        uitkomst = draai_los(*woorden, map_=tmp_path, stdout=vol)
    assert uitkomst == (2, "", "De uitvoer is niet te schrijven: de schijf is vol.\n")


@pytest.mark.parametrize("opdracht", ["evalueer", "nieuw"])
def test_de_map_blijkt_een_bestand(opdracht: str, uitvoer: Path) -> None:
    (uitvoer / "nota").write_text("een nota")
    naar = uitvoer / "nota" / "dieper"
    wat = {
        "evalueer": [uitvoer.parent / "gemeente.yaml", "--formaat", "json"],
        "nieuw": ["Dorp", "--scan", "speeltuin"],
    }
    rol = ["--rol", "beheerder"] if opdracht == "nieuw" else []
    uitkomst = draai(opdracht, *wat[opdracht], *rol, "--vragenlijst", SPEELTUIN, "--naar", naar)
    assert uitkomst[:2] == (2, "")
    assert "dat pad loopt door een bestand heen." in uitkomst[2]
    assert (uitvoer / "nota").read_text() == "een nota"


def test_op_de_plaats_van_de_uitvoer_staat_een_map(uitvoer: Path) -> None:
    doel = uitvoer / "raad.json"
    (doel / "gemeente-uitslag.json").mkdir(parents=True)
    uitkomst = evalueer(uitvoer.parent / "gemeente.yaml", naar=doel)
    assert uitkomst == (2, "", f"{doel / 'gemeente-uitslag.json'} is niet te schrijven: dat is een map.\n")
    assert [pad.name for pad in doel.iterdir()] == ["gemeente-uitslag.json"]


def test_gedood_tijdens_het_schrijven(uitvoer: Path) -> None:
    """Killed between the write and the rename, which a debugger could not time better than this stop on fsync."""
    haak = uitvoer.parent / "haak"
    haak.mkdir()
    (haak / "sitecustomize.py").write_text(
        "import os, signal\nos.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    woorden = ["evalueer", "../gemeente.yaml", "--formaat", "json", "--vragenlijst", SPEELTUIN]
    paden = os.pathsep.join([str(haak), str(Path(__file__).parent.parent)])
    with start(*woorden, map_=uitvoer, env=os.environ | {"PYTHONPATH": paden}) as proces:
        proces.communicate(timeout=60)
    assert proces.returncode == -signal.SIGKILL
    assert (uitvoer / "gemeente-uitslag.json").read_text() == "oud"
    # What was half written bears a hidden name of its own, and the next run is not in its way.
    assert all(pad.name.startswith(".") for pad in uitvoer.iterdir() if pad.name != "gemeente-uitslag.json")
    assert evalueer(uitvoer.parent / "gemeente.yaml", naar=uitvoer)[0] == 0
    assert json.loads((uitvoer / "gemeente-uitslag.json").read_text(encoding="utf-8"))
