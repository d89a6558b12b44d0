"""The commands as a user types them: results, files, exit codes, help and usage errors."""

import json
import re
import sys
from pathlib import Path
from unittest import mock

import jsonschema
import pytest
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, Uitkomst, draai, draai_los, start

from beleidsscan import __version__
from beleidsscan.model.bevinding import BeleidsscanFout
from beleidsscan.opdrachten.formulier import formulier
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst, vragenlijstmap
from beleidsscan.opdrachten.uitvoer import eindigt_op, kies_formaten
from beleidsscan.schrijven.uitslag_json import uitslagschema

OPDRACHTEN = ["evalueer", "verklaar", "vergelijk", "nieuw", "vragenlijsten", "schema"]
SPEEL = ["--vragenlijst", SPEELTUIN]
ENGELS = re.compile(
    r"\b(usage|options?|show|default|required|arguments?|commands?|args|exit|message|install|help|shell|error|try|for"
    r"|the|this|and|path|text|str|int|missing|such|invalid|value|got|unexpected|extra|takes?|did you mean)\b",
    re.IGNORECASE,
)


def alleen_nederlands(tekst: str) -> None:
    zonder_namen = re.sub(r"--[a-z-]+|beleidsscan \w+", "", tekst)
    assert not ENGELS.findall(zonder_namen), tekst


@pytest.fixture
def antwoorden(tmp_path: Path) -> Path:
    pad = tmp_path / "gemeente.yaml"
    pad.write_bytes(GRONINGEN.read_bytes())
    return pad


def schrijft(uitkomst: Uitkomst, map_: Path, *namen: str) -> None:
    """The command ended well, printed one path a line and wrote those files, and nothing else."""
    assert uitkomst.code == 0, uitkomst.fout
    assert uitkomst.uit.split() == list(namen)
    assert {str(pad.relative_to(map_)) for pad in map_.rglob("*") if pad.is_file()} == {"gemeente.yaml", *namen}


# --- evalueer ---


def test_json_naar_de_uitvoer_is_geldig_en_verder_staat_er_niets(antwoorden: Path) -> None:
    uitkomst = draai("evalueer", antwoorden, "--formaat", "json", "--naar", "-")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    schema = uitslagschema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = json.loads(uitkomst.uit)
    jsonschema.validate(document, schema)
    assert document["herkomst"]["gemeente"] == "Groningen"


def test_twee_formaten_komen_in_de_huidige_map(antwoorden: Path, tmp_path: Path) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "html, JSON", map_=tmp_path)
    schrijft(uitkomst, tmp_path, "gemeente-advies.html", "gemeente-uitslag.json")


def test_naar_een_map_die_er_nog_niet_is(antwoorden: Path, tmp_path: Path) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "json", "--naar", "diep/uit", map_=tmp_path)
    schrijft(uitkomst, tmp_path, "diep/uit/gemeente-uitslag.json")


def test_naar_een_bestand(antwoorden: Path, tmp_path: Path) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "html", "--naar", "raad.HTML", map_=tmp_path)
    schrijft(uitkomst, tmp_path, "raad.HTML")


def test_beknopt_heeft_een_eigen_naam_en_is_korter(antwoorden: Path, tmp_path: Path) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "html", "--beknopt", map_=tmp_path)
    schrijft(uitkomst, tmp_path, "gemeente-samenvatting.html")
    heel = draai("evalueer", antwoorden, "--formaat", "html", "--naar", "-").uit
    assert len((tmp_path / "gemeente-samenvatting.html").read_text(encoding="utf-8")) < len(heel)


@pytest.mark.parametrize("naar", ["-", "uit.json"])
def test_een_doel_krijgt_een_formaat(antwoorden: Path, tmp_path: Path, naar: str) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "json,html", "--naar", naar, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert "kan maar één formaat" in uitkomst.fout


@pytest.mark.parametrize(("naar", "begin"), [("x.html", b"<!doctype html>"), ("x.JSON", b"{"), ("x.pdf", b"%PDF-")])
def test_zonder_formaat_telt_hoe_het_doel_heet(tmp_path: Path, naar: str, begin: bytes) -> None:
    (tmp_path / "gemeente.yaml").write_bytes(SPEELTUIN_ANTWOORDEN.read_bytes())
    uitkomst = draai("evalueer", "gemeente.yaml", "--vragenlijst", SPEELTUIN, "--naar", naar, map_=tmp_path)
    schrijft(uitkomst, tmp_path, naar)
    assert (tmp_path / naar).read_bytes().lower().startswith(begin.lower())


def test_zonder_formaat_naar_een_map_die_als_een_bestand_heet_komt_er_een_pdf(antwoorden: Path, tmp_path: Path) -> None:
    (tmp_path / "x.html").mkdir()
    uitkomst = draai("evalueer", "gemeente.yaml", "--naar", "x.html", "--beknopt", map_=tmp_path)
    schrijft(uitkomst, tmp_path, "x.html/gemeente-samenvatting.pdf")


def test_formaat_en_doel_spreken_elkaar_tegen(antwoorden: Path, tmp_path: Path) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--formaat", "pdf", "--naar", "x.html", map_=tmp_path)
    assert uitkomst == (2, "", "x.html eindigt op .html, maar het formaat is pdf.\n")
    assert [pad.name for pad in tmp_path.iterdir()] == ["gemeente.yaml"]


@pytest.mark.parametrize(
    ("naar", "soort"),
    [("x.PDF", "pdf"), ("-", ""), ("uit", ""), ("uit.2026", ""), ("uit 3. mei", ""), ("uit.docx/", ""), (None, "")],
)
def test_wat_geen_bestand_heet_is_een_map(naar: str | None, soort: str) -> None:
    assert eindigt_op(naar, ["pdf", "html"]) == soort


@pytest.mark.parametrize("naar", ["uit.docx", "raad.PDF.zip", "uit.yaml"])
def test_van_een_bestand_dat_hier_niet_kan_komt_geen_map(antwoorden: Path, tmp_path: Path, naar: str) -> None:
    uitkomst = draai("evalueer", "gemeente.yaml", "--naar", naar, map_=tmp_path)
    assert uitkomst == (2, "", f"{naar.rsplit('.', maxsplit=1)[-1]} kan niet. Kies pdf, html of json.\n")
    assert [pad.name for pad in tmp_path.iterdir()] == ["gemeente.yaml"]


def test_wat_niemand_kan_lezen_gaat_niet_naar_het_scherm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", mock.Mock(isatty=lambda: True))
    with pytest.raises(BeleidsscanFout, match=r"^Een PDF past niet op het scherm. Gebruik --naar bestand.pdf.$"):
        kies_formaten(None, "-")
    with pytest.raises(BeleidsscanFout, match=r"--naar bestand.docx"):
        kies_formaten("docx", "-", ["docx"])
    with pytest.raises(BeleidsscanFout, match=r"^Een werkboek past niet"):
        formulier(formaat="xlsx", naar="-")
    assert kies_formaten("json", "-") == ["json"]


@pytest.mark.parametrize("formaat", ["pdf", "html", "json"])
def test_wie_niets_invulde_krijgt_geen_rapport(formaat: str, tmp_path: Path) -> None:
    draai("nieuw", "Dorp", map_=tmp_path)
    uitkomst = draai("evalueer", "dorp.yaml", "--formaat", formaat, map_=tmp_path)
    bericht = "Er is nog geen enkele vraag beantwoord. Vul in dorp.yaml achter 'antwoord:' iets in.\n"
    assert uitkomst == (3, "", bericht)
    assert [pad.name for pad in tmp_path.glob("dorp*")] == ["dorp.yaml"]


def test_ook_weet_niet_en_nvt_zijn_antwoorden_maar_tekst_alleen_niet(tmp_path: Path) -> None:
    kop = SPEELTUIN_ANTWOORDEN.read_text(encoding="utf-8").split("antwoorden:\n")[0]
    for antwoord, code in (
        ("keuring-gedaan: weet-niet", 0),
        ("valpartijen: {antwoord: nvt, reden: Dicht.}", 0),
        ("keuring-gedaan: 0", 0),
        ("keuring-gedaan: {toelichting: Komt nog.}", 3),
        ("wens-voor-later: Een bank.", 3),
    ):
        (tmp_path / "x.yaml").write_text(f"{kop}antwoorden:\n  {antwoord}\n", encoding="utf-8")
        assert draai("evalueer", "x.yaml", "--formaat", "json", "--naar", "-", *SPEEL, map_=tmp_path).code == code


def test_onbekend_formaat(antwoorden: Path) -> None:
    uitkomst = draai("evalueer", antwoorden, "--formaat", "docx")
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "Het formaat 'docx' is er niet. Kies uit: pdf, html, json.\n"


def test_het_antwoordbestand_wordt_nooit_overschreven(tmp_path: Path) -> None:
    pad = tmp_path / "antwoorden.json"
    pad.write_bytes(GRONINGEN.read_bytes())
    (tmp_path / "anders.json").symlink_to(pad)
    for doel in ("antwoorden.json", "./antwoorden.json", "anders.json"):
        uitkomst = draai("evalueer", "antwoorden.json", "--formaat", "json", "--naar", doel, map_=tmp_path)
        assert uitkomst.code == 2
        assert "is uw antwoordbestand. Dat overschrijven wij niet." in uitkomst.fout
    assert pad.read_bytes() == GRONINGEN.read_bytes()


def test_een_oude_uitvoer_wordt_vervangen(antwoorden: Path, tmp_path: Path) -> None:
    (tmp_path / "gemeente-uitslag.json").write_text("oud")
    assert draai("evalueer", "gemeente.yaml", "--formaat", "json", map_=tmp_path).code == 0
    assert json.loads((tmp_path / "gemeente-uitslag.json").read_text(encoding="utf-8"))


def test_waarschuwingen_staan_apart_en_houden_niets_tegen(tmp_path: Path) -> None:
    pad = tmp_path / "antwoorden.yaml"
    tekst = SPEELTUIN_ANTWOORDEN.read_text(encoding="utf-8")
    pad.write_text(tekst.replace("hek-regeling: altijd-open", "hek-regeling: altijd-open\n  sleutel-uitgifte: 2"))
    uitkomst = draai("evalueer", pad, "--formaat", "json", "--naar", "-", *SPEEL)
    assert uitkomst.code == 0
    assert json.loads(uitkomst.uit)
    regel = pad.read_text(encoding="utf-8").splitlines().index("  sleutel-uitgifte: 2") + 1
    begin = f"{pad}:{regel}:3: waarschuwing ongebruikt: Deze vraag geldt niet"
    assert uitkomst.fout.startswith(begin)


# --- verklaar ---


@pytest.mark.parametrize(("wat", "kop"), [("8", "Punt 8: "), ("b", "Uitgangspunt b: "), ("geheel", "Het geheel")])
def test_verklaar(wat: str, kop: str) -> None:
    uitkomst = draai("verklaar", GRONINGEN, wat)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert uitkomst.uit.startswith(kop)


@pytest.mark.parametrize(
    ("wat", "nummer"),
    [
        ("eenvoudige-subsidie", "8"),
        ("Subsidie zonder rompslomp", "8"),
        ("subsidie zonder ROMPSLOMP ", "8"),
        ("B", "b"),
        ("GEHEEL", "geheel"),
    ],
)
def test_verklaar_een_naam_is_hetzelfde_als_een_nummer(wat: str, nummer: str) -> None:
    uitkomst = draai("verklaar", GRONINGEN, wat)
    assert uitkomst.code == 0, uitkomst.fout
    assert uitkomst == draai("verklaar", GRONINGEN, nummer)


def test_verklaar_een_getal_dat_het_onderdeel_niet_toont_staat_ook_niet_in_de_tabel() -> None:
    geheel = draai("verklaar", GRONINGEN, "geheel").uit
    [regel] = [een for een in geheel.splitlines() if een.startswith("8 ")]
    assert regel.split()[-4] == "\u2013", regel


@pytest.mark.parametrize(
    ("wat", "hulp"),
    [
        ("eenvoudige-subsidies", "Bedoelde u 'eenvoudige-subsidie'?"),
        ("Subsidie zonder rompslom", "Bedoelde u 'Subsidie zonder rompslomp'?"),
        ("zzz", "Kies uit: geheel, 1, 2, 3"),
        ("11", "Kies uit: geheel, 1, 2, 3"),
        ("0", "Kies uit: geheel, 1, 2, 3"),
        ("", "Kies uit"),
    ],
)
def test_verklaar_wat_er_niet_is(wat: str, hulp: str) -> None:
    uitkomst = draai("verklaar", GRONINGEN, wat)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert f"Het onderdeel '{wat}' is er niet. {hulp}" in uitkomst.fout


# --- nieuw ---

ROLLEN = [
    *(("tien-punten", rol, None) for rol in laad_vragenlijst(vragenlijstmap(None), "tien-punten").vragenlijst.rollen),
    *(("speeltuin", rol, SPEELTUIN) for rol in laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst.rollen),
]


@pytest.mark.parametrize("kern", [[], ["--kern"]], ids=["volledig", "kern"])
@pytest.mark.parametrize(("scan", "rol", "eigen"), ROLLEN)
def test_een_nieuw_bestand_is_leeg_en_goed(
    scan: str, rol: str, eigen: Path | None, kern: list[str], tmp_path: Path
) -> None:
    meer = ["--vragenlijst", eigen] if eigen else []
    uitkomst = draai("nieuw", "Ons Dorp", "--scan", scan, "--rol", rol, *kern, *meer, map_=tmp_path)
    if kern and scan == "speeltuin" and rol != "beheerder":
        assert uitkomst == (3, "", f"Voor de rol '{rol}' heeft deze vragenlijst geen kernvragen.\n")
        return
    assert uitkomst.code == 0, uitkomst.fout
    pad = tmp_path / ("ons-dorp.yaml" if rol == "gemeente" else f"ons-dorp-{rol}.yaml")
    assert uitkomst.uit == f"{pad.name}\n"
    gelezen = laad_scan(pad, eigen)
    gevraagd = {
        naam for naam, vraag in gelezen.vragenlijst.vragen.items() if rol in vraag.rollen and (vraag.kern or not kern)
    }
    assert gelezen.antwoorden.antwoorden.keys() == gevraagd
    assert {een.antwoord for een in gelezen.antwoorden.antwoorden.values()} <= {None}
    assert gelezen.antwoorden.kop.selectie == ("kern" if kern else "volledig")


@pytest.mark.parametrize(
    "gemeente",
    [
        "'s-Hertogenbosch",
        "Súdwest-Fryslân",
        "no",
        "012",
        "a: b # c",
        '"; }]',
        "../../etc",
        "-",
        "🛝",
        "\u202eomgekeerd",
        "!!x",
        *("a" * 200, "{{ 7 * 7 }}", "<script>", "null", "1:30", "é" * 100, "\\", "%", "@home", "*a", "&a", "con: "),
    ],
)
def test_nieuw_met_een_vreemde_naam(gemeente: str, tmp_path: Path) -> None:
    uitkomst = draai("nieuw", "--", gemeente, map_=tmp_path)
    if not gemeente.isprintable():
        assert (uitkomst.code, uitkomst.fout) == (2, "Geef de naam van een gemeente, op één regel.\n")
        return
    assert uitkomst.code == 0, uitkomst.fout
    [pad] = tmp_path.glob("*.yaml")
    assert re.fullmatch(r"[a-z0-9-]{1,60}\.yaml", pad.name)
    assert laad_scan(pad, None).antwoorden.kop.gemeente == gemeente


@pytest.mark.parametrize("gemeente", ["", "   ", "a\nb", "a" * 201])
def test_nieuw_zonder_bruikbare_naam(gemeente: str, tmp_path: Path) -> None:
    uitkomst = draai("nieuw", gemeente, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "Geef de naam van een gemeente, op één regel.\n"
    assert not list(tmp_path.iterdir())


def test_nieuw_overschrijft_alleen_op_verzoek(tmp_path: Path) -> None:
    (tmp_path / "dorp.yaml").write_text("mijn werk")
    uitkomst = draai("nieuw", "Dorp", map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "dorp.yaml bestaat al. Kies een andere naam, of gebruik --overschrijf.\n"
    assert (tmp_path / "dorp.yaml").read_text() == "mijn werk"
    assert [pad.name for pad in tmp_path.iterdir()] == ["dorp.yaml"]
    assert draai("nieuw", "Dorp", "--overschrijf", map_=tmp_path).code == 0
    assert 'gemeente: "Dorp"' in (tmp_path / "dorp.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("naar", "pad"), [("map", "map/dorp.yaml"), ("ander.yaml", "ander.yaml"), ("a/b.yml", "a/b.yml")]
)
def test_nieuw_naar(naar: str, pad: str, tmp_path: Path) -> None:
    assert draai("nieuw", "Dorp", "--naar", naar, map_=tmp_path)[:2] == (0, f"{pad}\n")
    assert (tmp_path / pad).is_file()


def test_nieuw_naar_de_uitvoer(tmp_path: Path) -> None:
    uitkomst = draai("nieuw", "Dorp", "--naar", "-", map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert "scan: tien-punten\n" in uitkomst.uit
    assert not list(tmp_path.iterdir())


def test_nieuw_op_een_schijf_zonder_koppelingen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick has no hard links: the file comes anyway, and still never over another."""

    def weiger(*_: object) -> None:
        raise PermissionError(1, "geen koppelingen hier")

    monkeypatch.setattr("os.link", weiger)
    assert draai("nieuw", "Dorp", map_=tmp_path).code == 0
    assert draai("nieuw", "Dorp", map_=tmp_path).code == 2
    assert [pad.name for pad in tmp_path.glob("*.yaml")] == ["dorp.yaml"]


@pytest.mark.parametrize(
    ("rol", "hulp"), [("gemente", "Bedoelde u 'gemeente'?"), ("x", "Kies uit: gemeente, steunpunt")]
)
def test_nieuw_met_een_onbekende_rol(rol: str, hulp: str, tmp_path: Path) -> None:
    uitkomst = draai("nieuw", "Dorp", "--rol", rol, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert f"De rol '{rol}' is er niet. {hulp}" in uitkomst.fout


def test_onbekende_vragenlijst(tmp_path: Path) -> None:
    uitkomst = draai("nieuw", "Dorp", "--scan", "tienpunten", map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (2, "De vragenlijst 'tienpunten' is er niet. Bedoelde u 'tien-punten'?\n")


# --- vragenlijsten ---


def test_vragenlijsten_ook_de_eigen_map_of_de_lijst_zelf() -> None:
    assert draai("vragenlijsten").uit.startswith("tien-punten 2026.1: ")
    eigen = draai("vragenlijsten", "--vragenlijst", SPEELTUIN)
    assert eigen.uit.startswith("speeltuin 7.b: ")
    assert draai("vragenlijsten", "--vragenlijst", SPEELTUIN / "speeltuin") == eigen


def test_niets_te_tonen(tmp_path: Path) -> None:
    for map_ in (tmp_path, tmp_path / "is er niet"):
        uitkomst = draai("vragenlijsten", "--vragenlijst", map_)
        assert uitkomst == (3, "", f"In de map {map_} staat geen vragenlijst.\n")


# --- exit codes, help and usage errors ---


def test_een_fout_in_het_programma_houdt_zijn_spoor(monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_: object) -> None:
        raise KeyError("gebroken")

    monkeypatch.setattr("beleidsscan.rekenen.scoor.scoor", stuk)
    uitkomst = draai("verklaar", GRONINGEN, "8")
    assert (uitkomst.code, uitkomst.uit) == (70, "")
    assert uitkomst.fout.startswith("Traceback ")
    assert "KeyError: 'gebroken'" in uitkomst.fout
    assert "Dit is een fout in beleidsscan zelf." in uitkomst.fout


def test_fouten_in_het_bestand_zijn_code_1(tmp_path: Path) -> None:
    pad = tmp_path / "x.yaml"
    pad.write_text("scan: tien-punten\nantwoorden: {}\n")
    for opdracht in (["evalueer", pad], ["verklaar", pad, "8"]):
        uitkomst = draai(*opdracht)
        assert (uitkomst.code, uitkomst.uit) == (1, "")
        assert f"{pad}:1:1: fout ontbreekt: 'gemeente' ontbreekt." in uitkomst.fout


def test_versie() -> None:
    assert draai("--versie") == (0, f"beleidsscan {__version__}\n", "")
    assert draai("--versie", "evalueer") == draai("--versie")


@pytest.mark.parametrize(
    "opdracht", [[], *([een] for een in OPDRACHTEN)], ids=lambda woorden: "-".join(woorden) or "alles"
)
def test_hulp_is_nederlands_met_een_voorbeeld(opdracht: list[str]) -> None:
    uitkomst = draai(*opdracht, "--help")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert uitkomst.uit.startswith("Gebruik: beleidsscan ")
    assert "\n  Voorbeeld: beleidsscan " in uitkomst.uit
    assert max(map(len, uitkomst.uit.splitlines())) <= 80
    alleen_nederlands(uitkomst.uit)


def test_zonder_opdracht_komt_de_hulp() -> None:
    uitkomst = draai()
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == draai("--help").uit


GEBRUIKSFOUTEN = [
    (["--vesie"], "De optie --vesie is er niet. Bedoelde u --versie?"),
    (["evalueer", "--forma", "json", "x.yaml"], "De optie --forma is er niet. Bedoelde u --formaat?"),
    (["evalueer", "-x", "x.yaml"], "De optie -x is er niet."),
    (["evalueer"], "Hier ontbreekt ANTWOORDEN: uw antwoordbestand"),
    (["verklaar", "x.yaml"], "Hier ontbreekt ONDERDEEL: een nummer, letter of naam"),
    (["nieuw"], "Hier ontbreekt GEMEENTE: de naam van de gemeente."),
    (["evaluer", "x.yaml"], "De opdracht 'evaluer' is er niet. Bedoelde u 'evalueer'?"),
    (["x.yaml"], "De opdracht 'x.yaml' is er niet."),
    (["evalueer", "x.yaml", "y.yaml", "z"], "Dit is te veel: y.yaml z."),
    (["nieuw", "Den", "Haag"], "Dit is te veel: Haag. Zet een naam van meer woorden tussen aanhalingstekens."),
    (["verklaar", "x.yaml", "Subsidie", "zonder"], "Dit is te veel: zonder. Zet een naam van meer woorden tussen"),
    (["vragenlijsten", "tien-punten"], "Dit is te veel: tien-punten."),
    (["evalueer", "x.yaml", "--formaat"], "Bij de optie --formaat hoort een waarde: --formaat FORMAAT."),
    (
        ["controleer", "x.yaml", "--minimale-dekking", "tachtig"],
        "Bij --minimale-dekking hoort een heel getal van 0 tot en met 100, en niet 'tachtig'. Zoveel moet",
    ),
    (["controleer", "--minimale-dekking=200"], "Bij --minimale-dekking hoort een heel getal van 0 tot en met 100, en"),
    (["evalueer", "x.yaml", "--beknopt=ja"], "Bij de optie --beknopt hoort geen waarde."),
]


@pytest.mark.parametrize(("woorden", "bericht"), GEBRUIKSFOUTEN, ids=[" ".join(een) for een, _ in GEBRUIKSFOUTEN])
def test_gebruiksfout(woorden: list[str], bericht: str) -> None:
    uitkomst = draai(*woorden)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout.startswith(bericht)
    assert "--help voor wat er kan." in uitkomst.fout
    assert uitkomst.fout.count("\n") == 1
    alleen_nederlands(uitkomst.fout)


@pytest.mark.parametrize("opdracht", [[], ["controleer"], ["vergelijk"], ["formulier"]])
def test_de_hulp_breekt_op_een_smal_scherm_geen_woorden(opdracht: list[str], tmp_path: Path) -> None:
    breed, smal = (
        draai_los(*opdracht, "--help", map_=tmp_path, omgeving={"COLUMNS": kolommen}).uit for kolommen in ("80", "40")
    )
    assert smal.split() == breed.split()
    assert max(map(len, smal.splitlines())) <= 40


@pytest.mark.parametrize("schil", ["bash", "zsh", "fish"])
def test_aanvullen_met_de_tabtoets(schil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: schil)
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: schil)
    script = draai("--show-completion")
    assert (script.code, script.fout) == (0, "")
    assert "_BELEIDSSCAN_COMPLETE" in script.uit
    uitkomst = draai("--install-completion")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert uitkomst.uit.startswith(f"Aanvullen met de tabtoets staat aan voor {schil}, in {tmp_path}")
    alleen_nederlands(uitkomst.uit.replace(str(tmp_path), "").replace("completions", ""))


def test_nooit_kleur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where the environment asks for it: what goes into a pipe must be plain text."""
    for naam in ("FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS"):
        monkeypatch.setenv(naam, "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    for woorden in (["--help"], ["evalueer", "--help"], ["evalueer"], ["vragenlijsten"], ["verklaar", GRONINGEN, "8"]):
        uitkomst = draai_los(*woorden, map_=tmp_path)
        assert uitkomst.uit + uitkomst.fout
        assert "\x1b" not in uitkomst.uit + uitkomst.fout


def test_een_lezer_die_wegloopt_is_geen_fout(tmp_path: Path) -> None:
    for woorden in (["evalueer", GRONINGEN, "--formaat", "html", "--naar", "-"], ["verklaar", GRONINGEN, "geheel"]):
        with start(*woorden, map_=tmp_path) as proces:
            assert proces.stdout
            assert proces.stderr
            proces.stdout.close()
            assert proces.stderr.read().replace(b"Bezig met het rapport (html) ...\n", b"") == b""
        assert proces.returncode == 0
