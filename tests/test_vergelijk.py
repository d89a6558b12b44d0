"""`vergelijk`: which files go together, what the document says, and what it never says."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pikepdf
import pytest
from hulp import SPEELTUIN, TESTS, WORTEL, Uitkomst, draai, klopt_met
from test_pdf import afkeuringen
from test_rapport import _Koppen, bladzijden, zichtbaar

from beleidsscan.schrijven.schemas import SOORTEN

VERZONNENDAM = WORTEL / "voorbeelden" / "verzonnendam"
SPEEL = ["--vragenlijst", SPEELTUIN]
JSON = ["--formaat", "json", "--naar", "-"]
# Everything here is invented: a keeper, two parents with a name, and neighbours without one.
BEHEERDER = """\
ondergrond-soort: zand
jonge-kinderen: ja
peuterhoek: 2
kind-geweigerd: nee
onderhoudsplan: 0
"""
OUDERS = {
    "Ouder Een": "ondergrond-soort: gras\njonge-kinderen: ja\npeuterhoek: 0\nkind-geweigerd: nee\nonderhoudsplan: 2\n",
    "Ouder Twee": "ondergrond-soort: zand\njonge-kinderen: ja\npeuterhoek: 1\nkind-geweigerd: ja\n",
}
BUREN = [
    f"plezier-gehad: {plezier}\nburen-denken-mee: {mee}\nkind-geweigerd: {weg}\n"
    for plezier, mee, weg in zip("2221220", "0010021", ["nee", "ja"] * 3 + ["nee"], strict=True)
]


def schrijf(pad: Path, rol: str, antwoorden: str, **kop: str) -> Path:
    """An answer file to the playground questionnaire."""
    velden = {"scan": "speeltuin", "versie": '"7.b"', "gemeente": "Verzonnen", "peildatum": "2026-01-15", "rol": rol}
    regels = [f"{naam}: {waarde}" for naam, waarde in (velden | kop).items()]
    onder = "".join(f"  {regel}\n" for regel in antwoorden.splitlines())
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text("\n".join([*regels, "antwoorden:", onder]), "utf-8")
    return pad


@pytest.fixture
def speeltuin(tmp_path: Path) -> Path:
    """A folder with the files of one playground."""
    schrijf(tmp_path / "beheerder.yaml", "beheerder", BEHEERDER)
    for nummer, (naam, antwoorden) in enumerate(OUDERS.items()):
        schrijf(tmp_path / "ouders" / f"{nummer}.yaml", "ouder", antwoorden, naam=naam)
    for nummer, antwoorden in enumerate(BUREN):
        schrijf(tmp_path / "buren" / f"{nummer}.yaml", "buurt", f"{antwoorden}# {nummer}")
    return tmp_path


def vergelijk(map_: Path, *woorden: object) -> Uitkomst:
    return draai("vergelijk", *woorden, *SPEEL, map_=map_)


# --- What comes out ---


def zonder_controlegetal(tekst: str) -> str:
    return re.sub(r"\b[0-9a-f]{64}\b", "(controlegetal)", tekst)


def test_de_html_is_zoals_vastgelegd(speeltuin: Path) -> None:
    uitkomst = vergelijk(speeltuin, ".", "--formaat", "html", "--naar", "-")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    klopt_met(TESTS / "schermen" / "vergelijking-speeltuin.html", zonder_controlegetal(zichtbaar(uitkomst.uit)))


def test_de_json_is_zoals_vastgelegd(speeltuin: Path) -> None:
    uitkomst = vergelijk(speeltuin, "beheerder.yaml", "ouders", "buren/*.yaml", *JSON)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    jsonschema.validate(json.loads(uitkomst.uit), SOORTEN["vergelijking"].maak())
    klopt_met(TESTS / "schermen" / "vergelijking-speeltuin.json", zonder_controlegetal(uitkomst.uit))


def test_drie_formaten_met_de_naam_van_de_gemeente(speeltuin: Path) -> None:
    uitkomst = vergelijk(speeltuin, ".", "--formaat", "html,json,pdf", "--naar", "uit")
    assert uitkomst.code == 0, uitkomst.fout
    assert uitkomst.uit.split() == [f"uit/verzonnen-vergelijking.{soort}" for soort in ("html", "json", "pdf")]


def test_de_volgorde_van_de_bestanden_en_dubbele_paden_veranderen_niets(speeltuin: Path) -> None:
    voor = vergelijk(speeltuin, "beheerder.yaml", "ouders", "buren", *JSON)
    assert voor == vergelijk(speeltuin, "buren", "ouders/1.yaml", "ouders", "./beheerder.yaml", ".", *JSON)


def document(uitkomst: Uitkomst) -> Any:
    assert uitkomst.code == 0, uitkomst.fout
    return json.loads(uitkomst.uit)["vergelijking"]


# --- What does not go together ---


def test_alles_wat_niet_samengaat_staat_er_in_een_keer(speeltuin: Path) -> None:
    schrijf(speeltuin / "b.yaml", "beheerder", BEHEERDER)
    schrijf(speeltuin / "c.yaml", "ouder", "onderhoudsplan: 1", naam="ouder  een")
    schrijf(speeltuin / "d.yaml", "buurt", "buren-denken-mee: 1", gemeente="Elders")
    schrijf(speeltuin / "e.yaml", "buurt", "buren-denken-mee: 9")
    (speeltuin / "f.yaml").write_text("scan: speeltuin\n  x: [", "utf-8")
    (speeltuin / "ouders" / "kopie.yaml").write_bytes((speeltuin / "ouders" / "1.yaml").read_bytes())
    uitkomst = vergelijk(speeltuin, "beheerder.yaml", ".", *JSON)
    assert (uitkomst.code, uitkomst.uit) == (2, "")  # one of them is no YAML at all
    for regel in (
        "b.yaml:5:6: fout dubbel: Deze rol heeft één stem, en die staat al in beheerder.yaml.",
        "ouders/0.yaml:6:7: fout dubbel: Dezelfde naam staat in c.yaml.",
        "ouders/kopie.yaml:5:6: fout dubbel: Dit bestand is gelijk aan ouders/1.yaml.",
        "d.yaml:3:11: fout gemeente: Dit gaat over Elders, en beheerder.yaml over Verzonnen.",
        "e.yaml:7:21: fout niveau: Niveau 9 bestaat niet.",
        "f.yaml:2:",
        "7 fouten. Er is niets gemaakt.",
    ):
        assert regel in uitkomst.fout, uitkomst.fout


def test_een_kopie_van_een_anoniem_bestand_telt_een_keer(speeltuin: Path) -> None:
    voor = vergelijk(speeltuin, ".", *JSON)
    (speeltuin / "buren" / "kopie.yaml").write_bytes((speeltuin / "buren" / "0.yaml").read_bytes())
    na = vergelijk(speeltuin, ".", *JSON)
    assert (na.code, na.uit) == (0, voor.uit)
    bericht = "waarschuwing dubbel: Dit bestand is gelijk aan buren/0.yaml. Wij tellen het één keer."
    assert na.fout == f"buren/kopie.yaml:5:6: {bericht}\n"


@pytest.mark.parametrize(
    ("paden", "code", "bericht"),
    [
        ([], 2, "Noem de bestanden of mappen."),
        (["geen.yaml"], 2, "geen.yaml"),
        (["leeg"], 3, "Er staan geen antwoordbestanden in leeg."),
        (["beheerder.yaml"], 3, "Er is alleen een bestand met de rol 'beheerder'."),
        (["ouders", "buren"], 1, "ouders, buren: fout rol: Hier is geen bestand met de rol 'beheerder' bij."),
        (["beheerder.yaml", "leeg/x.pdf"], 2, "Haal de antwoorden eruit met: beleidsscan importeer BESTAND"),
        (["beheerder.yaml", SPEELTUIN / "speeltuin"], 2, "Dit is een vragenlijst."),
    ],
)
def test_berichten(speeltuin: Path, paden: list[object], code: int, bericht: str) -> None:
    (speeltuin / "leeg").mkdir()
    (speeltuin / "leeg" / "x.pdf").write_bytes(b"%PDF-1.7")
    uitkomst = vergelijk(speeltuin, *paden, *JSON)
    assert (uitkomst.code, uitkomst.uit) == (code, "")
    assert bericht in uitkomst.fout


def test_een_andere_vragenlijst_of_versie(speeltuin: Path) -> None:
    anders = schrijf(speeltuin / "anders.yaml", "ouder", "onderhoudsplan: 1", naam="Drie", versie='"6"')
    assert "anders.yaml:2:9: fout versie: Dit hoort bij versie 6" in vergelijk(speeltuin, ".", *JSON).fout
    anders.write_bytes((VERZONNENDAM / "steunpunt.yaml").read_bytes())
    uitkomst = draai("vergelijk", VERZONNENDAM / "gemeente.yaml", *JSON)
    assert uitkomst.code == 3
    (speeltuin / "lijsten").mkdir()
    for naam, waar in (("speeltuin", SPEELTUIN), ("tien-punten", WORTEL / "vragenlijsten")):
        (speeltuin / "lijsten" / naam).symlink_to(waar / naam)
    uitkomst = draai(
        "vergelijk", "beheerder.yaml", "anders.yaml", "--vragenlijst", speeltuin / "lijsten", *JSON, map_=speeltuin
    )
    assert "fout scan: Dit hoort bij de vragenlijst 'tien-punten', en beheerder.yaml bij 'speeltuin'." in uitkomst.fout


def test_een_naam_op_een_andere_manier_geschreven_is_dezelfde_gemeente(speeltuin: Path) -> None:
    schrijf(speeltuin / "x.yaml", "ouder", "onderhoudsplan: 1", naam="Drie", gemeente="VERZONNEN ")
    assert vergelijk(speeltuin, ".", *JSON).code == 0
    schrijf(speeltuin / "x.yaml", "ouder", "onderhoudsplan: 1", naam="Drie", gemeentecode="GM0001")
    schrijf(speeltuin / "beheerder.yaml", "beheerder", BEHEERDER, gemeentecode="GM0002")
    assert "Dit gaat over Verzonnen (GM0001), en beheerder.yaml over Verzonnen" in vergelijk(speeltuin, ".", *JSON).fout


@pytest.mark.parametrize("opdracht", [["gesprek", "steunpunt.yaml"], ["vergelijk", "steunpunt.yaml", "gemeente.yaml"]])
def test_een_tweede_stem_van_een_ander_wordt_bij_naam_genoemd(tmp_path: Path, opdracht: list[str]) -> None:
    for naam in ("gemeente.yaml", "steunpunt.yaml"):
        shutil.copy(VERZONNENDAM / naam, tmp_path)
    (tmp_path / "nog-een.yaml").write_text(f"{(tmp_path / 'steunpunt.yaml').read_text('utf-8')}\n", "utf-8")
    uitkomst = draai(*opdracht, "nog-een.yaml", "--formaat", "html", map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (1, "")
    assert "nog-een.yaml:7:6: fout dubbel: Deze rol heeft één stem, en die staat al in steunpunt.yaml." in uitkomst.fout


def test_meer_dan_een_jaar_ertussen_is_een_waarschuwing(speeltuin: Path) -> None:
    schrijf(speeltuin / "x.yaml", "ouder", "onderhoudsplan: 1", naam="Drie", peildatum="2025-01-15")
    assert vergelijk(speeltuin, ".", *JSON).fout == ""
    schrijf(speeltuin / "x.yaml", "ouder", "onderhoudsplan: 1", naam="Drie", peildatum="2025-01-13")
    uitkomst = vergelijk(speeltuin, ".", *JSON)
    assert uitkomst.code == 0
    assert uitkomst.fout.startswith("x.yaml:4:12: waarschuwing peildatum: Dit is van 13 januari 2025, en ")


def test_zonder_een_antwoord_is_er_niets_te_vergelijken(tmp_path: Path) -> None:
    schrijf(tmp_path / "a.yaml", "beheerder", "wens-voor-later: Een bank.")
    schrijf(tmp_path / "b.yaml", "ouder", "onderhoudsplan: weet-niet", naam="Een")
    uitkomst = vergelijk(tmp_path, ".", "--formaat", "pdf")
    assert (uitkomst.code, uitkomst.uit) == (3, "")
    assert "nog geen enkele vraag beantwoord" in uitkomst.fout


@pytest.mark.parametrize("doel", ["beheerder.json", "buren/0.json"])
def test_een_antwoordbestand_wordt_nooit_overschreven(speeltuin: Path, doel: str) -> None:
    (speeltuin / doel).symlink_to((speeltuin / doel).with_suffix(".yaml"))
    uitkomst = vergelijk(speeltuin, ".", "--naar", doel)
    assert uitkomst.code == 2
    assert "is uw antwoordbestand. Dat overschrijven wij niet." in uitkomst.fout


def test_een_kapotte_vragenlijst_wordt_een_keer_genoemd(speeltuin: Path) -> None:
    lijst = speeltuin / "lijsten" / "speeltuin"
    lijst.mkdir(parents=True)
    for pad in (SPEELTUIN / "speeltuin").glob("*.yaml"):
        (lijst / pad.name).write_bytes(pad.read_bytes())
    (lijst / "methode.yaml").write_text("doel: 3\n", "utf-8")
    uitkomst = draai("vergelijk", "beheerder.yaml", "buren", "--vragenlijst", lijst.parent, *JSON, map_=speeltuin)
    assert uitkomst.code == 1
    assert uitkomst.fout.count("methode.yaml:1:7: ") == 1


# --- Small groups and secrets ---

GEHEIM = ["Kwartelzang", "Vlierbloesem", "Zeepaardje", "Moerbeitop", "Sneeuwklokje", "Lisdodde", "Wilgenkatje"]


def test_van_wie_anoniem_is_komt_er_niets_naar_buiten(speeltuin: Path) -> None:
    toelichting, notitie, titel, plaats, naam, wens, bestand = GEHEIM
    antwoorden = (
        f"plezier-gehad: {{antwoord: 2, toelichting: {toelichting}, notitie: {notitie}}}\n"
        f"buren-denken-mee: {{antwoord: 1, bewijs: [{{bron: brief, plaats: {plaats}}}]}}\nwens-voor-later: {wens}\n"
    )
    schrijf(
        speeltuin / "buren" / f"{bestand}.yaml",
        "buurt",
        antwoorden,
        naam=naam,
        bronnen=f"{{brief: {{titel: {titel}}}}}",
    )
    uitkomst = vergelijk(speeltuin, ".", "--formaat", "json,html,pdf")
    assert uitkomst.code == 0, uitkomst.fout
    assert document(vergelijk(speeltuin, ".", *JSON))["deelname"][2]["aantal"] == 8
    teksten = [(speeltuin / f"verzonnen-vergelijking.{soort}").read_text("utf-8") for soort in ("json", "html")]
    teksten += bladzijden(speeltuin / "verzonnen-vergelijking.pdf")
    with pikepdf.open(speeltuin / "verzonnen-vergelijking.pdf") as pdf:
        assert dict(pdf.attachments) == {}
        teksten.append(str(pdf.open_metadata()))
    for woord in GEHEIM:
        assert not [tekst for tekst in teksten if woord.lower() in tekst.lower()], woord


def test_onder_de_grens_staat_er_van_een_groep_niets(speeltuin: Path) -> None:
    """Two neighbours, where the playground asks for three: the document is there, and says why they are not in it."""
    for pad in sorted((speeltuin / "buren").iterdir())[2:]:
        pad.unlink()
    html = vergelijk(speeltuin, ".", "--formaat", "html", "--naar", "-").uit
    assert "Van buurtbewoner laten wij niets zien: bij elke vraag gaven minder dan 3 invullers antwoord." in html
    for pad in (speeltuin / "ouders").iterdir():
        pad.unlink()
    uitkomst = vergelijk(speeltuin, ".", "--formaat", "html", "--naar", "-")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    tekst = zichtbaar(uitkomst.uit)
    assert "Van deze rol staat er daarom niets in." in tekst
    assert '<h2 id="kop-vragen">' not in tekst
    [groep] = document(vergelijk(speeltuin, ".", *JSON))["groepen"]
    assert all(vraag["geheel"] is None for vraag in groep["vragen"])


def test_vijandige_namen_blijven_tekst(speeltuin: Path) -> None:
    naar = "</title><script>alert(1)</script>\u202e"
    schrijf(speeltuin / "beheerder.yaml", "beheerder", BEHEERDER, gemeente=f"'{naar}'")
    for pad in [*(speeltuin / "ouders").iterdir(), *(speeltuin / "buren").iterdir()]:
        pad.write_text(pad.read_text("utf-8").replace("gemeente: Verzonnen", f"gemeente: '{naar}'"), "utf-8")
    schrijf(speeltuin / "ouders" / "2.yaml", "ouder", "onderhoudsplan: 1", naam=f"'{naar}'", gemeente=f"'{naar}'")
    uitkomst = vergelijk(speeltuin, ".", "--formaat", "html,pdf", "--naar", "uit")
    assert uitkomst.code == 0, uitkomst.fout
    html = (speeltuin / "uit" / "title-script-alert-1-script-vergelijking.html").read_text("utf-8")
    assert "<script" not in html
    assert html.count("</title>") == 1 + html.count('role="img"><title>')


# --- The worked example ---


@pytest.fixture(scope="module")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example as a user gets it."""
    map_ = tmp_path_factory.mktemp("verzonnendam")
    namen = [VERZONNENDAM / naam for naam in ("gemeente.yaml", "steunpunt.yaml", "organisaties", "afdelingen")]
    uitkomst = draai("vergelijk", *namen, "--formaat", "pdf,html,json", map_=map_)
    assert uitkomst.code == 0, uitkomst.fout
    assert set(uitkomst.fout.splitlines()) <= {"Bezig met de vergelijking (pdf) ..."}
    return map_ / "verzonnendam-vergelijking.pdf"


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_de_pdf_voldoet_aan_de_normen(voorbeeld: Path, profiel: str) -> None:
    assert afkeuringen(voorbeeld.read_bytes(), profiel) == []


def test_de_eerste_bladzijde_is_een_minuut_en_geen_bladzijde_is_leeg(voorbeeld: Path) -> None:
    tekst = bladzijden(voorbeeld)
    plek = 0
    for stuk in (
        "Verzonnendam",
        "12, zonder namen",
        "Wat u deelt",
        "is een gedeelde kracht",
        "Waar u het meest verschilt",
        "alleen bekend bij",
    ):
        plek = tekst[0].index(stuk, plek)
    assert "Inhoud\r\n" in tekst[1]
    assert min(map(len, tekst)) > 150


def test_elk_deel_staat_in_het_voorbeeld(voorbeeld: Path) -> None:
    html = voorbeeld.with_suffix(".html").read_text("utf-8")
    plek = 0
    for stuk in (
        "De tien punten naast elkaar",
        "De zeven uitgangspunten naast elkaar",
        "De vier vakken",
        "Waar de gemeente hoger antwoordt",
        "Komen er bij u mensen die verplicht zijn tot werk dat vrijwilligerswerk heet?",
        "Waar de gemeente lager antwoordt",
        "Overeenstemming binnen een rol",
        "Samenhang tussen afdelingen",
        "Tussen beleid en uitvoering",
        "Alleen bekend bij de organisaties",
        "Waar te weinig gemeen is",
        "Beide kanten beantwoordden 1 van de 5 vragen die zij allebei kregen. Nodig zijn er 3.",
        "Kleine groepen",
        "Wie de bestanden heeft, heeft de antwoorden.",
        "Bijlage: alle vragen naast elkaar",
    ):
        plek = html.index(stuk, plek)


def test_het_voorbeeld_laat_alles_zien_wat_er_kan(voorbeeld: Path) -> None:
    vergelijking = json.loads(voorbeeld.with_suffix(".json").read_text("utf-8"))["vergelijking"]
    delen = [deel for rol in vergelijking["rollen"] for deel in rol["onderdelen"]]
    assert {deel["vak"] for deel in delen} == {
        "gedeelde kracht", "gedeelde opgave", "blinde vlek", "verborgen kracht", None
    }  # fmt: skip
    assert any(deel["te_weinig"] and deel["gemeen"]["gedeeld"] > 1 for deel in delen)
    kent = {vraag["kent"] for rol in vergelijking["rollen"] for vraag in rol["vragen"]}
    assert kent >= {"allebei", "alleen zelf", "alleen de ander", "te weinig antwoorden"}
    assert [een["aantal"] for een in vergelijking["deelname"]] == [1, 1, 12, 4]


def test_een_klein_verschil_om_de_grens_heen_is_geen_blinde_vlek(voorbeeld: Path) -> None:
    vergelijking = json.loads(voorbeeld.with_suffix(".json").read_text("utf-8"))["vergelijking"]
    delen = [deel for rol in vergelijking["rollen"] for deel in rol["onderdelen"]]
    anders = [deel["telt"] for deel in delen if deel["vak"] in ("blinde vlek", "verborgen kracht")]
    html = voorbeeld.with_suffix(".html").read_text("utf-8")
    vakken = re.findall(r"<td><strong>(?:blinde vlek|verborgen kracht)</strong></td>", html)
    assert len(vakken) == anders.count(True) > 0
    assert html.count("<td>op de grens</td>") == anders.count(False) > 0


@pytest.mark.parametrize("naam", ["gemeente.yaml", "steunpunt.yaml", "afdelingen", "organisaties"])
def test_in_elk_bestand_van_het_voorbeeld_staat_dat_het_verzonnen_is(naam: str) -> None:
    pad = VERZONNENDAM / naam
    bestanden = sorted(pad.iterdir()) if pad.is_dir() else [pad]
    assert len(bestanden) == {"organisaties": 12, "afdelingen": 4}.get(naam, 1)
    for bestand in bestanden:
        assert bestand.read_text("utf-8").startswith("# Verzonnen: ")


def test_koppen_staan_op_volgorde_en_verwijzingen_kloppen(voorbeeld: Path) -> None:
    koppen = _Koppen()
    koppen.feed(voorbeeld.with_suffix(".html").read_text("utf-8"))
    assert koppen.niveaus.count(1) == 1
    assert all(daarna <= ervoor + 1 for ervoor, daarna in zip(koppen.niveaus, koppen.niveaus[1:], strict=False))
    assert koppen.naar
    assert koppen.naar <= koppen.ankers


@pytest.mark.parametrize(
    ("met", "wel", "niet"),
    [
        (["steunpunt.yaml"], "<dd>zelf ingevuld (gemeente)</dd>", "document antwoordt"),
        (["afdelingen"], "Samenhang tussen afdelingen", "vrijwilligerssteunpunt"),
        (["steunpunt.yaml"], "De vier vakken", "Overeenstemming binnen een rol"),
        (["organisaties/organisatie-01.yaml"], "minder dan 5 invullers antwoord", "De vier vakken"),
    ],
)
def test_met_weinig_invullers_blijft_het_een_heel_document(met: list[str], wel: str, niet: str) -> None:
    paden = [VERZONNENDAM / naam for naam in ("gemeente.yaml", *met)]
    uitkomst = draai("vergelijk", *paden, "--formaat", "html", "--naar", "-")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    tekst = zichtbaar(uitkomst.uit)
    assert f">{wel}" in tekst or wel in tekst
    assert niet not in tekst
    assert "None" not in tekst
    koppen = _Koppen()
    koppen.feed(uitkomst.uit)
    assert koppen.naar <= koppen.ankers


def test_wie_het_over_alles_eens_is_leest_dat(speeltuin: Path) -> None:
    for pad in [*(speeltuin / "ouders").iterdir(), *(speeltuin / "buren").iterdir()]:
        pad.unlink()
    schrijf(speeltuin / "ouder.yaml", "ouder", BEHEERDER, naam="Ouder")
    html = vergelijk(speeltuin, ".", "--formaat", "html", "--naar", "-").uit
    assert "U antwoordt bijna hetzelfde op 4 van de 4 vragen die u deelt met ouder." in html
    assert "Waar u het meest verschilt" not in html


def test_een_openbaar_document_is_niet_de_gemeente_zelf(tmp_path: Path) -> None:
    """What the document does not say is nowhere something that the municipality does not know."""
    tekst = (VERZONNENDAM / "gemeente.yaml").read_text("utf-8")
    (tmp_path / "gemeente.yaml").write_text(
        tekst.replace("rol: gemeente", "rol: gemeente\nherkomst: openbaar document"), "utf-8"
    )
    paden = [tmp_path / "gemeente.yaml", VERZONNENDAM / "steunpunt.yaml", VERZONNENDAM / "organisaties"]
    uitkomst = draai("vergelijk", *paden, "--formaat", "html,json", "--naar", tmp_path, map_=tmp_path)
    assert uitkomst.code == 0, uitkomst.fout
    html = (tmp_path / "verzonnendam-vergelijking.html").read_text("utf-8")
    assert "<dt>Herkomst</dt><dd>openbaar document (gemeente): <bdi>“Nota Samen" in html
    assert "Voor de gemeente antwoordt hier een openbaar document. Staat iets daar niet in" in html
    assert ": staat alleen in het document." in html
    assert "Wat er niet in staat, kan de gemeente best weten: vraag het eerst." in html
    assert "<h4>Niet in het document, wel bekend bij het steunpunt</h4>" in html
    assert "bekend bij de gemeente" not in html
    herkomst = json.loads((tmp_path / "verzonnendam-vergelijking.json").read_text("utf-8"))["herkomst"]
    assert herkomst["herkomst"] == "openbaar document"


def met_een_ouder(map_: Path, antwoorden: str) -> str:
    """The comparison of the keeper with one parent."""
    schrijf(map_ / "beheerder.yaml", "beheerder", BEHEERDER)
    schrijf(map_ / "ouder.yaml", "ouder", antwoorden, naam="Ouder")
    uitkomst = vergelijk(map_, "beheerder.yaml", "ouder.yaml", "--formaat", "html", "--naar", "-")
    assert uitkomst.code == 0, uitkomst.fout
    return uitkomst.uit


def test_zonder_gemeenschappelijk_antwoord_is_er_niets_om_over_te_praten(tmp_path: Path) -> None:
    html = met_een_ouder(tmp_path, "onderhoudsplan: weet-niet")
    assert "Nog geen enkele vraag is door twee kanten beantwoord." in html
    assert "iets om over te praten" not in html
    html = met_een_ouder(tmp_path, "onderhoudsplan: 2")
    assert "Nog geen enkele vraag" not in html
    assert "u hebt dus iets om over te praten" in html


def test_nog_niet_ingevuld_is_iets_anders_dan_niet_weten(tmp_path: Path) -> None:
    html = met_een_ouder(tmp_path, "jonge-kinderen: ja\nonderhoudsplan: weet-niet")
    minuut, _, kennis = html.partition('<section class="hoofdstuk" id="kennis">')
    assert re.search(r"Nog niet ingevuld door een van de twee: \d+ vragen met ouder\.", minuut)
    assert minuut.count("alleen bekend bij beheerder") == 1
    zelf, _, open_ = kennis.partition("<h4>Nog niet ingevuld</h4>")
    assert zelf.count("<li>") == 1
    assert "<h4>Alleen bekend bij beheerder</h4>" in zelf
    assert open_.count("nog open bij ouder</span>") > 1
    assert "nog open" not in zelf
