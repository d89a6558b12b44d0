"""The form: the page as it is made, and the page in a real browser, from the first question to an answer file."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from conftest import gevallen
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, TESTS, WORTEL, draai, klopt_met, speeltuin_in
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from test_browser import CHROMIUM, OPTIES, REGELS

from beleidsscan.lezen.antwoorden import lees_scan_tekst
from beleidsscan.model.antwoorden import Antwoord, toon_waarde
from beleidsscan.opdrachten.laden import laad_vragenlijst

SPEEL = ["--scan", "speeltuin", "--vragenlijst", SPEELTUIN]
KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\n'
LASTIG = '</script><img src=x onerror="document.title=1"> \'\'" {{ 7*7 }} {% raw %} &amp; <!-- --> ]]> \\u003c'

ZO: dict[str, Any] = {"executable_path": CHROMIUM, "args": [*OPTIES.split(), "--disable-component-update"]}

heeft_browser = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true", reason="er is geen Chromium op deze computer"
)


# --- The command and the page that it makes ---


def maak(map_: Path, rol: str = "beheerder", *meer: object, lijsten: Path = SPEELTUIN) -> Path:
    woorden = ["--scan", "speeltuin", "--rol", rol, "--vragenlijst", lijsten, *meer]
    uitkomst = draai("formulier", *woorden, "--naar", f"{rol}.html", "--overschrijf", map_=map_)
    assert (uitkomst.code, uitkomst.uit) == (0, f"{rol}.html\n"), uitkomst.fout
    return map_ / f"{rol}.html"


@pytest.mark.parametrize("rol", ["beheerder", "ouder", "buurt"])
def test_de_bladzijde(tmp_path: Path, rol: str) -> None:
    html = maak(tmp_path, rol, "--gemeente", "Ons Dorp").read_text(encoding="utf-8")
    zonder = re.sub(r"(?s)<(style|script)>.*?</\1>", r"<\1>...</\1>", html)
    klopt_met(TESTS / "schermen" / f"formulier-{rol}.html", re.sub(r"sha256-[^']+", "sha256-...", zonder))


@pytest.mark.parametrize(
    ("woorden", "gemaakt"),
    [
        ([], "formulier-gemeente.html"),
        (["--rol", "organisatie", "--naar", "uit"], "uit/formulier-organisatie.html"),
        (["--rol", "afdeling", "--kern", "--naar", "f.html", "--gemeente", "Ons Dorp"], "f.html"),
    ],
)
def test_waar_het_formulier_komt(tmp_path: Path, woorden: list[str], gemaakt: str) -> None:
    assert draai("formulier", *woorden, map_=tmp_path).uit == f"{gemaakt}\n"
    assert (tmp_path / gemaakt).read_text(encoding="utf-8").startswith("<!doctype html>")
    opnieuw = draai("formulier", *woorden, map_=tmp_path)
    assert (opnieuw.code, opnieuw.uit) == (2, "")
    assert "--overschrijf" in opnieuw.fout


def test_het_formulier_op_de_uitvoer(tmp_path: Path) -> None:
    uitkomst = draai("formulier", "--naar", "-", map_=tmp_path)
    assert uitkomst.fout == ""
    assert uitkomst.uit.rstrip().endswith("</html>")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("woorden", "code", "bericht"),
    [
        (["--rol", "organisatei"], 2, "Bedoelde u 'organisatie'?"),
        (["--formaat", "pdf"], 2, "Kies uit: html, xlsx."),
        (["--formaat", "xlsx", "--naar", "f.html"], 2, "f.html eindigt op .html, maar het formaat is xlsx."),
        (["--gemeente", "a\nb"], 2, "op één regel"),
        (["--scan", "speeltuin", "--vragenlijst", str(SPEELTUIN), "--rol", "buurt", "--kern"], 3, "geen kernvragen"),
    ],
)
def test_wat_niet_kan(tmp_path: Path, woorden: list[str], code: int, bericht: str) -> None:
    uitkomst = draai("formulier", *woorden, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (code, "")
    assert bericht in uitkomst.fout
    assert list(tmp_path.iterdir()) == []


def test_wie_anoniem_is_leest_iets_anders_dan_wie_genoemd_wordt(tmp_path: Path) -> None:
    anoniem = maak(tmp_path, "buurt").read_text(encoding="utf-8")
    genoemd = maak(tmp_path, "ouder").read_text(encoding="utf-8")
    assert "kleiner dan drie" in anoniem
    assert "Wie uw antwoordbestand heeft of van u krijgt, kan uw antwoorden wel lezen" in anoniem
    assert "U antwoordt niet anoniem" not in anoniem
    assert "U antwoordt niet anoniem" in genoemd
    assert "kleiner dan drie" not in genoemd


def test_de_bladzijde_noemt_geen_adres_en_past_in_een_mail(tmp_path: Path) -> None:
    assert draai("formulier", map_=tmp_path).code == 0
    html = (tmp_path / "formulier-gemeente.html").read_text(encoding="utf-8")
    assert len(html) < 750_000
    assert not re.search(r"(?i)(src|href|action|poster|data|srcset)\s*=\s*[\"'](?!#)", html.partition("<script>")[0])
    eigen = (WORTEL / "sjablonen" / "formulier").glob("*.js")
    for script in eigen:
        assert "</script" not in script.read_text(encoding="utf-8").lower(), script
    beleid = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert beleid
    assert beleid[1].startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe" not in beleid[1]


def test_een_sjabloon_komt_zijn_map_niet_uit(tmp_path: Path) -> None:
    from jinja2 import TemplateNotFound

    from beleidsscan.model.vragenlijst import Vragenlijst
    from beleidsscan.schrijven.formulier import maak_formulier

    shutil.copytree(WORTEL / "sjablonen" / "formulier", tmp_path / "formulier")
    (tmp_path / "geheim.html").write_text("geheim")
    blad = tmp_path / "formulier" / "formulier.html"
    blad.write_text('{% include "../geheim.html" %}' + blad.read_text(encoding="utf-8"), encoding="utf-8")
    lijst: Vragenlijst = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst
    with pytest.raises(TemplateNotFound):
        maak_formulier(lijst, tmp_path, "beheerder", "volledig", "", dict.fromkeys(lijst.vragen, 10.0))


# --- In a real browser ---


@pytest.fixture(scope="module")
def speler() -> Iterator[Playwright]:
    with sync_playwright() as een:
        yield een


@pytest.fixture(scope="module")
def browser(speler: Playwright) -> Iterator[Browser]:
    gestart = speler.chromium.launch(**ZO)
    yield gestart
    gestart.close()


@pytest.fixture(scope="module")
def formulier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return maak(tmp_path_factory.mktemp("formulier"))


@pytest.fixture
def omgeving(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own, without network; a fault in the script fails the test."""
    nieuw = browser.new_context(offline=True, locale="nl-NL", reduced_motion="reduce")
    nieuw.set_default_timeout(5000)
    yield nieuw
    for blad in nieuw.pages:
        assert blad.locator("html").get_attribute("data-fout") is None
    nieuw.close()


def open_blad(omgeving: BrowserContext, pad: Path) -> Page:
    blad = omgeving.new_page()
    blad.add_init_script(
        "addEventListener('error', fout => { document.documentElement.dataset.fout = fout.message; });"
    )
    blad.on("dialog", lambda vraag: vraag.accept())
    blad.goto(pad.as_uri())
    return blad


def vul_kop(blad: Page) -> None:
    blad.fill("#kop-gemeente-veld", "Ons Dorp")
    blad.fill("#kop-peildatum-veld", "2026-01-31")


def vul(blad: Page, vraag: str, waarde: Any) -> None:
    """Answer one question as somebody with a mouse would."""
    vak = blad.locator(f"#v-{vraag}")
    typ = vak.locator("[data-veld=tekst]")
    if typ.count() and waarde not in ("nvt", "weet-niet"):
        typ.fill(toon_waarde(waarde))
    else:
        vak.locator(f'input[type=radio][value="{waarde}"]').check()


def bewaar(blad: Page) -> str:
    with blad.expect_download() as download:
        blad.click("#bewaar")
    return download.value.path().read_text(encoding="utf-8")


def lees(tekst: str) -> Any:
    """The answer file as `evalueer` reads it; it must be right."""
    return lees_scan_tekst(tekst, "x.yaml", lambda naam: laad_vragenlijst(SPEELTUIN, naam)).antwoorden


def open_bestand(blad: Page, map_: Path, tekst: str, naam: str = "mijn.yaml") -> None:
    (map_ / naam).write_text(tekst, encoding="utf-8")
    kies_bestand(blad, map_ / naam)


def kies_bestand(blad: Page, pad: Path) -> None:
    """Choose a file to open, and wait until the page is done with it."""
    blad.set_input_files("#openen", pad)
    while blad.evaluate("document.getElementById('openen').files.length"):
        time.sleep(0.02)


@pytest.fixture(scope="module")
def blad_met_fouten(browser: Browser, formulier: Path) -> Iterator[Page]:
    """A page with about everything on it, mistakes included, and axe."""
    omgeving = browser.new_context(offline=True, bypass_csp=True, reduced_motion="reduce")
    blad = open_blad(omgeving, formulier)
    vul(blad, "uren-open", "169")
    vul(blad, "valpartijen", "nvt")
    blad.locator("#v-uren-open summary").last.click()
    blad.locator("#v-uren-open [data-doe=nieuwe-bron]").click()
    blad.click("#controleer")
    assert blad.locator("#fouten li").count() == 5
    blad.add_script_tag(path=AXE_FILE_PATH)
    yield blad
    omgeving.close()


@heeft_browser
@pytest.mark.parametrize(("breedte", "kleuren"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")])
def test_axe_vindt_niets(blad_met_fouten: Page, breedte: int, kleuren: Any) -> None:
    blad = blad_met_fouten
    blad.set_viewport_size({"width": breedte, "height": 900})
    blad.emulate_media(color_scheme=kleuren)
    gevonden = blad.evaluate("regels => axe.run(document, {runOnly: {type: 'tag', values: regels}})", REGELS)
    assert [(een["id"], een["nodes"][0]["html"]) for een in gevonden["violations"]] == []
    assert len(gevonden["passes"]) > 25
    assert not blad.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


ANTWOORDEN: dict[str, Any] = {
    "keuring-gedaan": 3,
    "gebreken-open": 4,
    "keuring-logboek": "ja",
    "ondergrond-soort": "gras",
    "toestellen-aantal": 6,
    "jonge-kinderen": "ja",
    "peuterhoek": 1,
    "hek-regeling": "sleutel",
    "sleutel-uitgifte": "weet-niet",
    "uren-open": "10,5",
    "kind-geweigerd": "nee",
    "rolstoel-toegang": 2,
    "onderhoudsplan": 2,
    "wens-voor-later": '=SOM(A1): "een\nglijbaan" # - 🛝 \\',
    "klachten-regeling": "nee",
}


@heeft_browser
def test_van_de_eerste_tot_de_laatste_vraag_geeft_dezelfde_uitslag_als_met_de_hand(
    omgeving: BrowserContext, formulier: Path, tmp_path: Path
) -> None:
    blad = open_blad(omgeving, formulier)
    net: list[str] = []
    cdp = omgeving.new_cdp_session(blad)
    cdp.on("Network.requestWillBeSent", lambda een: net.append(een["request"]["url"]))
    cdp.send("Network.enable")
    vul_kop(blad)
    for vraag, waarde in ANTWOORDEN.items():
        vul(blad, vraag, waarde)
    vul(blad, "valpartijen", "nvt")
    blad.fill("#v-valpartijen-reden", "- Het was het hele jaar dicht: jammer.")
    blad.locator("#v-onderhoudsplan summary").last.click()
    blad.fill("#v-onderhoudsplan-toelichting", "ja")
    blad.fill("#v-onderhoudsplan-notitie", "012")
    blad.click("#v-onderhoudsplan [data-doe=nieuwe-bron]")
    blad.keyboard.type("Plan: 'onderhoud'")
    blad.click("text=Terug naar vraag III.1")
    blad.fill("#v-onderhoudsplan [data-veld=plaats]", "4")
    assert "16 van 16" in blad.inner_text("#voortgang-tekst")
    tekst = bewaar(blad)
    assert not [adres for adres in net if not adres.startswith("blob:")]

    citaat = {"wens-voor-later": json.dumps(ANTWOORDEN["wens-voor-later"], ensure_ascii=False), "uren-open": "10.5"}
    zonder_meer = {vraag: waarde for vraag, waarde in ANTWOORDEN.items() if vraag != "onderhoudsplan"} | citaat
    gegeven = "".join(f"  {vraag}: {waarde}\n" for vraag, waarde in zonder_meer.items())
    hand = f"""{KOP}bronnen:
  plan-onderhoud: {{titel: "Plan: 'onderhoud'"}}
antwoorden:
{gegeven}  valpartijen: {{antwoord: nvt, reden: "- Het was het hele jaar dicht: jammer."}}
  onderhoudsplan: {{antwoord: 2, toelichting: "ja", notitie: "012", bewijs: [{{bron: plan-onderhoud, plaats: "4"}}]}}
"""
    assert lees(tekst) == lees(hand)
    uitslagen = []
    for naam, inhoud in (("formulier", tekst), ("hand", hand)):
        map_ = tmp_path / naam
        map_.mkdir()
        (map_ / "dorp.yaml").write_text(inhoud, encoding="utf-8")
        uitslagen.append(draai("evalueer", "dorp.yaml", *SPEEL[2:], "--formaat", "json", "--naar", "-", map_=map_))
    assert uitslagen[0].code == 0
    assert uitslagen[0] == uitslagen[1]


# What YAML, a spreadsheet or a page could take for something else.
LASTIGE_TEKSTEN = r"""
- a
a: b
# x
'
"
null
~
true
no
012
1.50
1e3
2026-01-01
&a *a
!x
%a
@
`a`
| a
> a
---
...
{a: b
[a
? a
a\
é 🛝
=1+1
weet-niet
<b>&amp;</b>
""".strip().split("\n")
# What a word processor pastes, and how it stands in the file: browsers call none of these a line end, YAML does.
GEPLAKT = {"a\vb\fc": "a\nb\nc", "a\u2028b\x85c": "a\nb\nc", "\ufeffa\x00\x07b\ufffe": "ab", "  a  ": "a"}


@heeft_browser
def test_elke_tekst_komt_in_het_bestand_zoals_zij_is(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    teksten = {tekst: tekst for tekst in LASTIGE_TEKSTEN} | GEPLAKT
    velden = [
        f"#v-{vraag.get_attribute('data-vraag')}-{veld}"
        for veld in ("toelichting", "notitie")
        for vraag in blad.locator("[data-vraag]").all()
    ]
    geef = "([velden, ronde]) => velden.forEach((een, i) => { document.querySelector(een).value = ronde[i]; })"
    assert len(velden) <= len(teksten) <= 2 * len(velden)
    for ronde in (list(teksten)[: len(velden)], list(teksten)[-len(velden) :]):
        blad.evaluate(geef, [velden, ronde])
        antwoorden = lees(bewaar(blad)).antwoorden
        for veld, geplakt in zip(velden, ronde, strict=True):
            vraag, soort = veld.removeprefix("#v-").rsplit("-", 1)
            assert getattr(antwoorden[vraag], soort) == teksten[geplakt]


INVOER = [
    een
    for een in gevallen("invoer")
    if isinstance(een["ruw"], str)
    and een["vraag"] in ("toestellen-aantal", "uren-open", "valpartijen", "wens-voor-later")
]
# Types a text, leaves the field, gives a reason where there is one, and asks what is wrong.
TYP = """([vraag, ruw, reden]) => {
  const vak = document.getElementById(`v-${vraag}`);
  const geef = (soort, tekst) => {
    const veld = vak.querySelector(`[data-veld=${soort}]`);
    veld.value = tekst;
    for (const wat of ['input', 'change']) veld.dispatchEvent(new Event(wat, {bubbles: true}));
  };
  for (const knop of vak.querySelectorAll(':checked')) knop.checked = false;
  geef('tekst', ruw);
  if (reden) geef('reden', reden);
  document.getElementById('controleer').click();
  return vak.querySelector('.fout:not([hidden])')?.textContent ?? '';
}"""


@heeft_browser
def test_getypte_invoer_wordt_hetzelfde_gelezen_als_elders(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    goed: dict[str, list[dict[str, Any]]] = {}
    for geval in INVOER:
        fout = blad.evaluate(TYP, [geval["vraag"], geval["ruw"], geval.get("reden", "")])
        assert bool(fout) == ("code" in geval), (geval["geval"], fout)
        if not fout:
            goed.setdefault(geval["vraag"], []).append(geval)
    assert sum(map(len, goed.values())) > 8
    assert len(INVOER) > 15
    # What is right is also written as that: one file for each row of questions.
    for rij in zip_longest(*goed.values()):
        blad.evaluate("document.getElementById('formulier').reset()")
        vul_kop(blad)
        gegeven = [geval for geval in rij if geval]
        for geval in gegeven:
            blad.evaluate(TYP, [geval["vraag"], geval["ruw"], geval.get("reden", "")])
        antwoorden = lees(bewaar(blad)).antwoorden
        for geval in gegeven:
            assert antwoorden[geval["vraag"]].antwoord == Antwoord(antwoord=geval["wordt"]).antwoord, geval["geval"]


@heeft_browser
def test_fouten_staan_bij_elkaar_met_een_weg_erheen(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul(blad, "toestellen-aantal", "51")
    vul(blad, "valpartijen", "nvt")
    blad.click("#bewaar")
    assert blad.evaluate("document.activeElement.id") == "fouten"
    assert blad.locator("#fouten li").all_inner_texts() == [
        "Vul de naam van de gemeente in.",
        "Vraag I.5: Schrijf erbij waarom deze vraag niet van toepassing is.",
        "Vraag I.6: Dit getal kan niet hoger zijn dan 50.",
    ]
    blad.click("#fouten li:last-child a")
    veld = blad.locator("#v-toestellen-aantal-tekst")
    assert veld.evaluate("een => een === document.activeElement")
    assert veld.get_attribute("aria-invalid") == "true"
    assert blad.inner_text(f"#{veld.get_attribute('aria-describedby')}") == "Dit getal kan niet hoger zijn dan 50."
    blad.locator("#v-toestellen-aantal summary").last.click()
    blad.fill("#v-toestellen-aantal-toelichting", "Vorige week geteld.")
    assert veld.get_attribute("aria-invalid") == "true"
    veld.fill("50")
    assert veld.get_attribute("aria-invalid") is None


@heeft_browser
def test_een_filter_verbergt_en_bewaart_wat_er_stond(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    vul(blad, "peuterhoek", 2)
    vul(blad, "jonge-kinderen", "weet-niet")
    assert blad.is_visible("#v-peuterhoek")
    vul(blad, "jonge-kinderen", "nee")
    assert not blad.is_visible("#v-peuterhoek")
    assert "1 van 15" in blad.inner_text("#voortgang-tekst")
    assert lees(bewaar(blad)).antwoorden["peuterhoek"].antwoord == 2
    blad.click("#v-jonge-kinderen [data-doe=wis]")
    assert blad.is_checked("#v-peuterhoek input[value='2']")


@heeft_browser
def test_met_alleen_het_toetsenbord(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.name") == "v-keuring-gedaan"
    blad.keyboard.press("Space")
    blad.keyboard.press("ArrowDown")
    assert blad.is_checked("#v-keuring-gedaan input[value='1']")
    blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    assert blad.locator("#v-keuring-gedaan :checked").count() == 0
    assert blad.evaluate("document.activeElement.name") == "v-keuring-gedaan"


# --- Opening a file ---

MET_COMMENTAAR = f"""\
# Mijn eigen regel bovenaan.
{KOP}status: concept   # nog niet af
bronnen:
  # De stukken.
  nota: {{titel: Nota, auteur: Ikzelf}}
doelen:
  # Nog geen doelen, en dit hoort daarbij.

antwoorden:
  # Over de keuring.
  keuring-gedaan:
    antwoord:

  # Vraag dit aan Piet.
  keuring-logboek: ja   # gezien
  toestellen-aantal: 007
  plezier-gehad: 2   # hoort bij een andere rol
  wens-voor-later:
    antwoord: 'weet-niet'
    toelichting: >
      Een lange
      zin.
    # Onder de wens.
  onderhoudsplan:
    antwoord: nvt
    reden: |
      De gemeente
      doet het.
    bewijs: [{{bron: nota, plaats: 4.10}}]
"""


@heeft_browser
def test_openen_en_bewaren_houdt_alles_wat_er_stond(omgeving: BrowserContext, formulier: Path, tmp_path: Path) -> None:
    blad = open_blad(omgeving, formulier)
    open_bestand(blad, tmp_path, MET_COMMENTAAR)
    assert blad.input_value("#v-toestellen-aantal-tekst") == "7"
    assert lees(bewaar(blad)) == lees(MET_COMMENTAAR)
    vul(blad, "keuring-gedaan", 4)
    vul(blad, "keuring-logboek", "nee")
    vul(blad, "rolstoel-toegang", 5)
    vul(blad, "wens-voor-later", "Een glijbaan.")
    vul(blad, "onderhoudsplan", 1)
    blad.reload()
    with blad.expect_download() as download:
        blad.click("#bewaar")
    assert download.value.suggested_filename == "mijn.yaml"
    klopt_met(TESTS / "schermen" / "formulier-bewaard.yaml", download.value.path().read_text(encoding="utf-8"))
    leeg = f"{KOP}antwoorden: {{}}\n"
    open_bestand(blad, tmp_path, leeg)
    assert blad.locator("[data-vraag] :checked").count() == 0
    assert lees(bewaar(blad)) == lees(leeg)


SLECHT = [
    (KOP.replace("speeltuin", "tien-punten"), "hoort bij scan 'tien-punten'"),
    (KOP.replace("7.b", "6"), "hoort bij versie '6'"),
    (KOP.replace("beheerder", "ouder") + "naam: Ik\n", "hoort bij rol 'ouder'"),
    (KOP + "selectie: kern\n", "heeft selectie 'kern'"),
    (KOP + "doelen: {IV: 80}\n", "Bij 'doelen'"),
    (KOP + "huisstijl: {accent: rood}\n", "Bij 'huisstijl'"),
    (KOP + "gemeentecode: 14\n", "Bij 'gemeentecode'"),
    (KOP + "bronnen: {nota: {}}\n", "De bron 'nota' klopt niet."),
    (KOP + "kleur: rood\n", "De regel 'kleur:' kennen wij niet."),
    (KOP + "constructor: {}\n", "De regel 'constructor:' kennen wij niet."),
    (KOP.replace("2026-01-31", "2026-02-31"), "Bij 'peildatum' hoort een datum"),
    (KOP + "antwoorden: {keuring-gedaan: 7}\n", "keuring-gedaan: '7' is hier geen keuze"),
    (KOP + 'antwoorden: {keuring-gedaan: "3"}\n', "keuring-gedaan: '3' is hier geen keuze"),
    (KOP + "antwoorden: {keuring-gedaan: true}\n", "keuring-gedaan: 'true' is hier geen keuze"),
    (KOP + "antwoorden: {valpartijen: nvt}\n", "valpartijen: Schrijf erbij waarom"),
    (KOP + "antwoorden: {valpartijen: [1]}\n", "valpartijen: hier hoort één antwoord"),
    (KOP + "antwoorden: {__proto__: 3}\n", "De vraag '__proto__' staat niet in deze vragenlijst."),
    (KOP + "antwoorden: {keuring-gedaan: {antwoord: 3, bewijs: [{bron: x, plaats: y}]}}\n", "bij bewijs hoort"),
    (KOP + "antwoorden: {keuring-gedaan: {antword: 3}}\n", "het veld 'antword' kennen wij niet"),
    (KOP + "rol: beheerder\n", "kijk bij regel 6"),
    (KOP + "antwoorden:\n\t a: 3\n", "kijk bij regel 7"),
    (KOP + "a: &a 1\nb: *a\n", "Verwijzingen met & en * kunnen niet: regel 6."),
    (KOP + "a: !!python/object:os.system 1\n", "begint, kan niet: regel 6."),
    (KOP + "a: " + "[" * 30 + "]" * 30, "te diep genest"),
    (KOP + "a: \0\n", "onzichtbaar teken"),
    ("- 1\n", "Dit is geen antwoordbestand."),
    ("gemeente: x\n", "'scan: ...' ontbreekt"),
    ("  \n", "Dit bestand is leeg."),
    ("x" * (2 * 1024 * 1024 + 1), "groter dan 2 MB"),
]


@heeft_browser
@pytest.mark.parametrize(("tekst", "bericht"), SLECHT, ids=[bericht for _, bericht in SLECHT])
def test_een_bestand_dat_niet_klopt_verandert_niets(gevuld: Page, tmp_path: Path, tekst: str, bericht: str) -> None:
    voor = gevuld.evaluate("JSON.stringify(localStorage)")
    open_bestand(gevuld, tmp_path, tekst)
    melding = gevuld.inner_text("#openen-fout")
    assert melding.startswith("Dit bestand is niet geopend. Er is niets veranderd.")
    assert bericht in melding
    assert gevuld.evaluate("document.activeElement.id") == "openen-fout"
    assert gevuld.is_checked("#v-keuring-gedaan input[value='5']")
    assert gevuld.evaluate("JSON.stringify(localStorage)") == voor


@pytest.fixture(scope="module")
def gevuld(browser: Browser, formulier: Path) -> Iterator[Page]:
    """One page with one answer, that nothing may change."""
    omgeving = browser.new_context(offline=True, reduced_motion="reduce")
    blad = open_blad(omgeving, formulier)
    vul(blad, "keuring-gedaan", 5)
    yield blad
    omgeving.close()


@heeft_browser
@pytest.mark.parametrize("pad", [GRONINGEN, SPEELTUIN_ANTWOORDEN], ids=lambda pad: pad.stem)
def test_wat_het_product_leest_leest_het_formulier(omgeving: BrowserContext, tmp_path: Path, pad: Path) -> None:
    """A real file goes in and comes out saying the same."""
    from beleidsscan.opdrachten.laden import laad_scan

    eigen = SPEELTUIN if "speeltuin" in pad.stem else None
    kop = laad_scan(pad, eigen).antwoorden.kop
    woorden = ["--scan", kop.scan, "--rol", kop.rol, *(["--vragenlijst", eigen] if eigen else [])]
    assert draai("formulier", *woorden, "--naar", "f.html", map_=tmp_path).code == 0
    blad = open_blad(omgeving, tmp_path / "f.html")
    kies_bestand(blad, pad)
    assert not blad.is_visible("#openen-fout")
    (tmp_path / "uit.yaml").write_text(bewaar(blad), encoding="utf-8")
    assert laad_scan(tmp_path / "uit.yaml", eigen).antwoorden == laad_scan(pad, eigen).antwoorden


# --- Keeping and wiping ---


@heeft_browser
def test_de_knop_wist_alles(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul(blad, "keuring-gedaan", 5)
    assert blad.evaluate("localStorage.length") == 1
    blad.click("#wis-alles")
    assert blad.evaluate("localStorage.length") == 0
    assert blad.locator("[data-vraag] :checked").count() == 0
    blad.reload()
    assert blad.locator("[data-vraag] :checked").count() == 0


@heeft_browser
def test_een_browser_die_niets_bewaart_zegt_dat(omgeving: BrowserContext, formulier: Path) -> None:
    omgeving.add_init_script("Storage.prototype.setItem = () => { throw new Error('vol'); };")
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    vul(blad, "keuring-gedaan", 5)
    assert "Uw browser bewaart dit niet" in blad.inner_text(".balk")
    assert lees(bewaar(blad)).antwoorden["keuring-gedaan"].antwoord == 5


@heeft_browser
def test_twee_vensters_overschrijven_elkaar_niet(omgeving: BrowserContext, formulier: Path) -> None:
    een, twee = open_blad(omgeving, formulier), open_blad(omgeving, formulier)
    vul(een, "keuring-gedaan", 5)
    twee.wait_for_selector("#twee-vensters:not([hidden])")
    vul(twee, "keuring-logboek", "ja")
    assert "keuring-logboek" not in twee.evaluate("JSON.stringify(localStorage)")
    twee.click("#neem-over")
    twee.wait_for_selector("#twee-vensters", state="hidden")
    assert twee.is_checked("#v-keuring-gedaan input[value='5']")


@heeft_browser
def test_een_browser_die_wordt_afgebroken_verliest_niets(speler: Playwright, formulier: Path, tmp_path: Path) -> None:
    """Killed, not closed: what was filled in is there the next time."""
    profiel = tmp_path / "profiel"
    blad = open_blad(speler.chromium.launch_persistent_context(profiel, offline=True, **ZO), formulier)
    vul(blad, "keuring-gedaan", 5)
    vul(blad, "wens-voor-later", "Een glijbaan")
    # The browser itself writes to the disk within a few seconds.
    einde = time.monotonic() + 20
    while not any(b"Een glijbaan" in pad.read_bytes() for pad in profiel.rglob("leveldb/*.log")):
        assert time.monotonic() < einde
        time.sleep(0.1)
    for pid in subprocess.run(["pgrep", "-f", profiel], capture_output=True, text=True, check=True).stdout.split():
        os.kill(int(pid), signal.SIGKILL)
    opnieuw = speler.chromium.launch_persistent_context(profiel, offline=True, **ZO)
    blad = open_blad(opnieuw, formulier)
    assert blad.is_checked("#v-keuring-gedaan input[value='5']")
    assert blad.input_value("#v-wens-voor-later-tekst") == "Een glijbaan"
    opnieuw.close()


@heeft_browser
def test_vijandige_teksten_zijn_alleen_tekst(omgeving: BrowserContext, tmp_path: Path) -> None:
    lijsten = speeltuin_in(tmp_path)
    velden = r"(?m)^( *(?:- )?(?:vraag|titel|waarom|bewijs|ja_als|eenheid|uitleg|telling):) [^>|].*$"
    for pad in [lijsten / "speeltuin" / "vragenlijst.yaml", *lijsten.rglob("onderdelen/*.yaml")]:
        tekst = pad.read_text(encoding="utf-8")
        tekst = re.sub(velden, lambda veld: f"{veld[1]} {json.dumps(LASTIG)}", tekst)
        pad.write_text(tekst, encoding="utf-8")
    blad = open_blad(omgeving, maak(tmp_path, "beheerder", "--gemeente", LASTIG, lijsten=lijsten))
    assert blad.title().startswith(LASTIG[:20])
    assert blad.locator("img").count() == 0
    assert LASTIG in blad.inner_text("#v-keuring-gedaan legend")
    assert blad.input_value("#kop-gemeente-veld") == LASTIG
    vul(blad, "keuring-gedaan", 3)
    assert "1 van 16" in blad.inner_text("#voortgang-tekst")
    assert blad.locator("img").count() == 0


# --- On paper, and without script ---


@heeft_browser
def test_op_papier_staan_alle_vragen_en_geen_knoppen(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    blad.emulate_media(media="print", color_scheme="dark")
    assert blad.locator("[data-vraag]:visible").count() == 16
    assert blad.locator("button:visible, summary:visible, progress:visible").count() == 0
    assert blad.locator("#v-valpartijen-reden").is_visible()
    assert blad.locator("#v-valpartijen").evaluate("een => getComputedStyle(een).breakInside") == "avoid"
    assert blad.evaluate("getComputedStyle(document.body).color") == "rgb(29, 39, 51)"


@heeft_browser
def test_zonder_script_is_alles_te_lezen(browser: Browser, formulier: Path) -> None:
    zonder = browser.new_context(offline=True, java_script_enabled=False)
    blad = open_blad(zonder, formulier)
    assert blad.locator("[data-vraag]:visible").count() == 16
    assert blad.locator("button:visible").count() == 0
    assert "Wat u invult, wordt hier niet bewaard." in blad.inner_text("main")
    zonder.close()
