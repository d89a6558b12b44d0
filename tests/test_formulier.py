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
from beleidsscan.model.antwoorden import Antwoord, Kop, toon_waarde
from beleidsscan.model.brondatum import lees_datum
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
    klopt_met(TESTS / "schermen" / f"formulier-{rol}.html", re.sub(r"sha256-[\w+/=]+", "sha256-...", zonder))


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
        (["--naar", "f.pdf"], 2, "pdf kan niet. Kies html of xlsx."),
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
    blad.reload()
    assert blad.is_visible("#verder")
    blad.locator("#v-uren-open summary").last.click()
    blad.locator("#v-uren-open [data-doe=nieuwe-bron]").click()
    blad.click("#controleer")
    assert blad.locator("#fouten li a").count() == 5
    blad.evaluate("Opslag.laatWachten(true)")
    assert blad.is_visible("#terug")
    blad.add_script_tag(path=AXE_FILE_PATH)
    yield blad
    omgeving.close()


# The nodes of what is wrong are enough: to gather those of all that is right takes longer than to look.
AXE = "regels => axe.run(document, {runOnly: {type: 'tag', values: regels}, resultTypes: ['violations']})"


@heeft_browser
@pytest.mark.parametrize(("breedte", "kleuren"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")])
def test_axe_vindt_niets(blad_met_fouten: Page, breedte: int, kleuren: Any) -> None:
    blad = blad_met_fouten
    blad.set_viewport_size({"width": breedte, "height": 900})
    blad.emulate_media(color_scheme=kleuren)
    gevonden = blad.evaluate(AXE, REGELS)
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
    assert blad.inner_text("#kop-fouten") == "Het bestand is nog niet bewaard"
    moet = [
        "Dit moet eerst goed:",
        "Vul de naam van de gemeente in.",
        "Vraag I.6: Dit getal kan niet hoger zijn dan 50.",
    ]
    assert blad.locator("#fouten li").all_inner_texts() == moet
    blad.click("#controleer")
    assert blad.inner_text("#kop-fouten") == "Kijk nog naar 3 dingen"
    onaf = [
        "Dit is nog niet af, maar bewaren kan:",
        "Vraag I.5: Schrijf erbij waarom deze vraag niet van toepassing is.",
    ]
    assert blad.locator("#fouten li").all_inner_texts() == moet + onaf
    blad.click("#bewaar")
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
def test_wat_nog_niet_af_is_houdt_niets_tegen_en_gaat_niet_verloren(
    omgeving: BrowserContext, formulier: Path, tmp_path: Path
) -> None:
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    vul(blad, "keuring-gedaan", 3)
    vul(blad, "valpartijen", "nvt")
    blad.locator("#v-valpartijen summary").last.click()
    blad.fill("#v-valpartijen-notitie", "Vraag Piet.")
    blad.locator("#v-uren-open summary").last.click()
    blad.click("#v-uren-open [data-doe=nieuwe-bron]")
    blad.click("#v-uren-open [data-doe=nieuw-bewijs]")
    blad.locator("#v-uren-open [data-veld=plaats]").last.fill("p. 9")
    tekst = bewaar(blad)
    assert blad.inner_text("#kop-fouten") == "Het bestand is bewaard"
    assert blad.locator("#fouten li a").count() == 4
    assert "staat bij uw downloads" in blad.inner_text("#klaar-tekst")
    bestand = lees(tekst)
    assert bestand.kop.bronnen["bron-zonder-titel"].titel == "Bron zonder titel"
    assert bestand.antwoorden == {
        "keuring-gedaan": Antwoord(antwoord=3),
        "valpartijen": Antwoord(
            notitie="Vraag Piet.\nNog niet af: niet van toepassing, maar de reden ontbreekt.",
        ),
        "uren-open": Antwoord(
            notitie="Nog niet af: bewijs uit Bron zonder titel, de plaats ontbreekt.\n"
            "Nog niet af: bewijs op p. 9, de bron ontbreekt.",
        ),
    }
    # The file brings the choice back, and with the reason it is an answer like any other.
    open_bestand(blad, tmp_path, tekst)
    assert blad.is_checked("#v-valpartijen input[value=nvt]")
    assert blad.input_value("#v-valpartijen-notitie") == "Vraag Piet."
    assert lees(bewaar(blad)) == bestand
    blad.fill("#v-valpartijen-reden", "Het was dicht.")
    assert lees(bewaar(blad)).antwoorden["valpartijen"] == Antwoord(
        antwoord="nvt", reden="Het was dicht.", notitie="Vraag Piet."
    )


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
    rand = blad.locator("label[for=openen]").evaluate_handle("een => getComputedStyle(een)")
    assert rand.evaluate("een => een.outlineStyle") == "none"
    blad.focus("#wis-alles")
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.id") == "openen"
    assert rand.evaluate("een => een.outlineStyle") == "solid"


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
    (KOP + "inzet: {personen: 9, uren_per_week: 1, weken: 40}\n", "De regel 'inzet:' kennen wij niet."),
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
    assert melding.startswith("mijn.yaml is niet geopend. Er is niets veranderd.")
    assert bericht in melding
    assert gevuld.evaluate("document.activeElement.id") == "openen-fout"
    assert gevuld.is_checked("#v-keuring-gedaan input[value='5']")
    assert gevuld.evaluate("JSON.stringify(localStorage)") == voor


@heeft_browser
def test_over_openen_staat_er_steeds_een_bericht(omgeving: BrowserContext, formulier: Path, tmp_path: Path) -> None:
    blad = open_blad(omgeving, formulier)
    open_bestand(blad, tmp_path, KOP, "goed.yaml")
    assert blad.inner_text("#uitleg-openen").startswith("goed.yaml is geopend.")
    open_bestand(blad, tmp_path, "x", "slecht.yaml")
    assert "geopend" not in blad.inner_text("#uitleg-openen")
    assert blad.inner_text("#openen-fout").startswith("slecht.yaml is niet geopend.")
    open_bestand(blad, tmp_path, KOP, "goed.yaml")
    assert not blad.is_visible("#openen-fout")


@heeft_browser
def test_wat_bij_een_gesprek_hoort_blijft_staan(omgeving: BrowserContext, tmp_path: Path) -> None:
    blad = open_blad(omgeving, maak(tmp_path, "ouder"))
    inzet = "inzet:\n  personen: 9 # ongeveer\n  uren_per_week: 1.5\n  weken: 40\n"
    open_bestand(blad, tmp_path, KOP.replace("beheerder", "ouder") + "naam: Oudergroep\n" + inzet)
    vul(blad, "plezier-gehad", 2)
    tekst = bewaar(blad)
    assert inzet in tekst
    assert lees(tekst).kop.inzet.personen == 9


# A source that only an answer outside the form cites: of another role, or not in the short selection.
ELDERS = [
    ("", "plezier-gehad", []),
    ("selectie: kern\n", "onderhoudsplan", ["--kern"]),
]


@heeft_browser
@pytest.mark.parametrize(("kop", "vraag", "woorden"), ELDERS, ids=["een andere rol", "de kern"])
def test_een_bron_blijft_zolang_een_antwoord_hem_noemt(
    omgeving: BrowserContext, tmp_path: Path, kop: str, vraag: str, woorden: list[str]
) -> None:
    tekst = f"""{KOP}{kop}bronnen: {{nota: {{titel: Nota, datum: 2025}}, los: {{titel: Los}}}}
antwoorden:
  {vraag}: {{antwoord: 2, bewijs: [{{bron: nota, plaats: p. 1}}]}}
"""
    blad = open_blad(omgeving, maak(tmp_path, "beheerder", *woorden))
    gezegd: list[str] = []
    blad.on("dialog", lambda een: gezegd.append(een.message))
    open_bestand(blad, tmp_path, tekst)
    # Also after the browser brought everything back.
    blad.reload()
    for knop in ("li.bronblok:last-child", "li.bronblok:first-child"):
        blad.click(f"{knop} [data-doe=verwijder-bron]")
    assert len(gezegd) == 1
    assert gezegd[0].startswith("Deze bron blijft staan.")
    assert vraag in gezegd[0]
    assert list(lees(bewaar(blad)).kop.bronnen) == ["nota"]
    # Emptied is not removed.
    for veld in ("titel", "datum"):
        blad.fill(f".bronblok [data-veld={veld}]", "")
    bewaard = bewaar(blad)
    assert blad.locator("#fouten li a").all_inner_texts() == ["Bron 1: Geef deze bron een titel."]
    assert lees(bewaard).kop.bronnen["nota"].titel == "Bron zonder titel"
    open_bestand(blad, tmp_path, bewaard)
    assert not blad.is_visible("#openen-fout")


@heeft_browser
def test_wat_het_formulier_niet_kan_openen_biedt_het_niet_aan(
    omgeving: BrowserContext, formulier: Path, tmp_path: Path
) -> None:
    blad = open_blad(omgeving, formulier)
    open_bestand(blad, tmp_path, KOP + "bronnen: {a: {titel: A}}\nantwoorden: {}\n")
    # Whatever mistake of ours makes such a file: here, evidence from a source that is nowhere.
    blad.evaluate("""() => {
      const eigen = Omzetting.stand;
      const antwoord = {antwoord: "ja", reden: "", toelichting: "", notitie: "", bewijs: [{bron: "b", plaats: "1"}]};
      Omzetting.stand = (was) => ({...eigen(was), antwoorden: {"keuring-logboek": antwoord}});
    }""")
    gehaald: list[str] = []
    blad.on("download", lambda een: gehaald.append(een.suggested_filename))
    blad.click("#bewaar")
    melding = blad.inner_text("#klaar-tekst")
    assert melding.startswith("Het bestand is niet goed te schrijven. Er is geen bestand gemaakt.")
    assert "keuring-logboek: bij bewijs hoort een bron" in melding
    blad.wait_for_timeout(200)
    assert gehaald == []


# A value for each field of the header; a new field asks for one here.
KOPVELDEN = {
    "scan": "speeltuin",
    "versie": '"7.b"',
    "gemeente": "Ons Dorp",
    "gemeentecode": "GM0014",
    "peildatum": "2026-01-31",
    "rol": "ouder",
    "naam": "Oudergroep",
    "laag": "beleid",
    "organisatie": "{soort: sport, betaalde_krachten: nee}",
    "inzet": "{personen: 9, uren_per_week: 1.5, weken: 40}",
    "taaklast": "{fte: 2.5, uren_per_fte: 1500, taken: {hek: {aantal: 3, uren_per_keer: 0.5, voorrang: 1}}}",
    "herkomst": "openbaar document",
    "selectie": "volledig",
    "status": "vastgesteld",
    "doelen": "{toestellen: 80}",
    "huisstijl": '{accent: "#123456"}',
    "bronnen": "{nota: {titel: Nota}}",
}


@heeft_browser
def test_elk_veld_van_de_kop_gaat_open_en_blijft(omgeving: BrowserContext, tmp_path: Path) -> None:
    assert list(KOPVELDEN) == list(Kop.model_fields)
    tekst = "".join(f"{veld}: {waarde}\n" for veld, waarde in KOPVELDEN.items()) + "antwoorden: {}\n"
    blad = open_blad(omgeving, maak(tmp_path, "ouder"))
    open_bestand(blad, tmp_path, tekst)
    assert not blad.is_visible("#openen-fout"), blad.inner_text("#openen-fout")
    vul(blad, "plezier-gehad", 2)
    bewaard = lees(bewaar(blad))
    assert bewaard.kop == lees(tekst).kop
    assert bewaard.antwoorden["plezier-gehad"].antwoord == 2


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
def test_wie_terugkomt_gaat_verder_waar_hij_was(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    assert not blad.is_visible("#verder")
    assert blad.is_visible("#kop-wie-ziet")
    vul(blad, "gebreken-open", 4)
    vul(blad, "hek-regeling", "sleutel")
    assert not blad.is_visible("#verder")
    blad.reload()
    assert not blad.is_visible("#kop-wie-ziet")
    assert blad.inner_text("#verder") == "Ga verder bij vraag II.2"
    blad.click("#verder a")
    assert blad.evaluate("document.activeElement.name") == "v-sleutel-uitgifte"
    vul(blad, "klachten-regeling", "nee")
    assert blad.inner_text("#verder") == "Ga verder bij vraag I.1"
    blad.click("#wis-alles")
    assert not blad.is_visible("#verder")
    assert blad.is_visible("#kop-wie-ziet")


OPSLAG = "Object.values(localStorage)[0]"
LEG_IN_OPSLAG = "tekst => localStorage.setItem(Object.keys(localStorage)[0], tekst)"


def opgeslagen(blad: Page) -> Any:
    return json.loads(blad.evaluate(OPSLAG))


def zonder_bronnen(was: Any) -> Any:
    del was["scherm"]["bronnen"]
    return was


def met_een_vraag_die_er_niet_meer_is(was: Any) -> Any:
    was["scherm"]["antwoorden"]["schommel"] = was["scherm"]["antwoorden"]["keuring-gedaan"]
    return was


@heeft_browser
@pytest.mark.parametrize(
    "verander",
    [
        zonder_bronnen,
        met_een_vraag_die_er_niet_meer_is,
        lambda was: was | {"formaat": 999},
        lambda was: was | {"scherm": {"kop": 1}},
        lambda _: None,
        lambda _: 5,
        lambda _: "[",
    ],
)
def test_wat_niet_terug_te_zetten_is_blijft_staan(omgeving: BrowserContext, formulier: Path, verander: Any) -> None:
    blad = open_blad(omgeving, formulier)
    vul(blad, "gebreken-open", 4)
    vul(blad, "keuring-gedaan", 5)
    oud = json.dumps(verander(opgeslagen(blad)))
    blad.evaluate(LEG_IN_OPSLAG, oud)
    blad.reload()
    assert "niet goed kan tonen" in blad.inner_text("#terug")
    assert not blad.is_visible("#toon-oude")
    assert blad.locator("[data-vraag] :checked").count() == 0
    # Nothing that is filled in now goes over it, and the page says so.
    vul(blad, "keuring-gedaan", 4)
    assert blad.evaluate(OPSLAG) == oud
    assert blad.inner_text("#bewaard") == "er wordt niets bewaard. Kies eerst bovenaan."
    with blad.expect_download() as download:
        blad.click("#bewaar-oude")
    assert download.value.suggested_filename == "oude-antwoorden.txt"
    assert download.value.path().read_text(encoding="utf-8") == oud
    # Wiped when the user says so; what is on the screen is kept from then on.
    blad.click("#wis-oude")
    assert not blad.is_visible("#terug")
    assert opgeslagen(blad)["scherm"]["antwoorden"]["keuring-gedaan"]["keus"] == "4"
    blad.reload()
    assert not blad.is_visible("#terug")
    assert blad.is_checked("#v-keuring-gedaan input[value='4']")


@heeft_browser
def test_geen_tekst_maakt_een_formulier_onbruikbaar(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul(blad, "keuring-gedaan", 5)
    blad.evaluate(LEG_IN_OPSLAG, "[")
    blad.reload()
    assert blad.is_visible("#terug")
    blad.click("#wis-alles")
    assert blad.evaluate("localStorage.length") == 0
    assert not blad.is_visible("#terug")
    vul(blad, "keuring-gedaan", 3)
    blad.reload()
    assert blad.is_checked("#v-keuring-gedaan input[value='3']")


@heeft_browser
def test_elke_gemeente_heeft_haar_eigen_antwoorden(omgeving: BrowserContext, tmp_path: Path) -> None:
    bladen = {}
    for naam in ("Dorp", "Stad"):
        (tmp_path / naam).mkdir()
        bladen[naam] = open_blad(omgeving, maak(tmp_path / naam, "beheerder", "--gemeente", naam))
    vul(bladen["Dorp"], "keuring-gedaan", 5)
    stad = bladen["Stad"]
    stad.reload()
    assert stad.locator("[data-vraag] :checked").count() == 0
    assert stad.input_value("#kop-gemeente-veld") == "Stad"
    vul(stad, "keuring-gedaan", 2)
    assert stad.evaluate("localStorage.length") == 2
    bladen["Dorp"].reload()
    assert bladen["Dorp"].is_checked("#v-keuring-gedaan input[value='5']")
    assert not bladen["Dorp"].is_visible("#twee-vensters")


@heeft_browser
def test_antwoorden_voor_een_andere_gemeente_komen_niet_vanzelf_terug(omgeving: BrowserContext, tmp_path: Path) -> None:
    blad = open_blad(omgeving, maak(tmp_path, "beheerder", "--gemeente", "Stad"))
    open_bestand(blad, tmp_path, KOP + "antwoorden: {keuring-gedaan: 5}\n")
    oud = blad.evaluate(OPSLAG)
    blad.reload()
    assert "staan antwoorden voor Ons Dorp. Dit formulier is voor Stad." in blad.inner_text("#terug")
    assert blad.input_value("#kop-gemeente-veld") == "Stad"
    assert blad.locator("[data-vraag] :checked").count() == 0
    vul(blad, "keuring-gedaan", 1)
    assert blad.evaluate(OPSLAG) == oud
    blad.click("#toon-oude")
    assert not blad.is_visible("#terug")
    assert blad.input_value("#kop-gemeente-veld") == "Ons Dorp"
    assert blad.is_checked("#v-keuring-gedaan input[value='5']")
    assert lees(bewaar(blad)).antwoorden["keuring-gedaan"].antwoord == 5
    vul(blad, "keuring-gedaan", 4)
    assert opgeslagen(blad)["scherm"]["antwoorden"]["keuring-gedaan"]["keus"] == "4"


@heeft_browser
def test_een_ander_venster_koos_al_over_de_oude_antwoorden(omgeving: BrowserContext, formulier: Path) -> None:
    een = open_blad(omgeving, formulier)
    vul(een, "keuring-gedaan", 5)
    een.evaluate(LEG_IN_OPSLAG, "[")
    een.reload()
    twee = open_blad(omgeving, formulier)
    assert twee.is_visible("#terug")
    vul(een, "keuring-gedaan", 4)
    een.click("#wis-oude")
    twee.wait_for_selector("#twee-vensters:not([hidden])")
    assert not twee.is_visible("#terug")
    twee.click("#neem-over")
    twee.wait_for_selector("#twee-vensters", state="hidden")
    assert twee.is_checked("#v-keuring-gedaan input[value='4']")


# --- Dates ---

DATUMS = """
2025 / 2025-03 / 2025-3-1 / 31-3-2025 / 1/3/2025 / 1.3.2025 / maart 2025 / 1 mrt. 2025 / 1 Maart  2025 / 3-2025
sept 2024 / 31-2-2025 / 2025-13 / 1825 / 25 / maart / voorjaar 2019 / 2025-03- / -2025 / 2025-00 / 1 maatr 2025
2025-03-01T00:00 / 31-04-2025 / 29-2-2024 / 29-2-2025 / 5 mei 2025 / 5-mei-2025 / 2025/3 / jun. 2020
"""


@heeft_browser
def test_de_datum_van_een_bron_wordt_gelezen_als_in_het_werkboek(
    omgeving: BrowserContext, formulier: Path, tmp_path: Path
) -> None:
    blad = open_blad(omgeving, formulier)
    datums = [*(een.strip() for regel in DATUMS.split("\n") for een in re.split(" / ", regel)), "  2025 "]
    gelezen = blad.evaluate("datums => datums.map(leesBrondatum)", datums)
    assert dict(zip(datums, gelezen, strict=True)) == {datum: lees_datum(datum) for datum in datums}
    assert 10 < gelezen.count(None) < len(datums) - 10
    # What a file says already may stay; what is typed is kept in one spelling, or refused where it stands.
    open_bestand(blad, tmp_path, KOP + "bronnen: {nota: {titel: Nota, datum: voorjaar 2019}}\n")
    blad.click("#nieuwe-bron")
    blad.keyboard.type("Plan")
    datum = blad.locator("[data-veld=datum]").last
    datum.fill("voorjaar 2019")
    datum.blur()
    assert "zoals 2025, maart 2025 of 31-3-2025" in blad.inner_text(".bronblok.onjuist .fout")
    blad.click("#bewaar")
    assert blad.locator("#fouten li a").all_inner_texts() == [
        "Bron 2: Schrijf een jaar, een maand of een dag, zoals 2025, maart 2025 of 31-3-2025."
    ]
    datum.fill("1 maart 2019")
    bronnen = lees(bewaar(blad)).kop.bronnen
    assert [bron.datum for bron in bronnen.values()] == ["voorjaar 2019", "2019-03-01"]


@heeft_browser
def test_de_dag_staat_er_ook_in_woorden(omgeving: BrowserContext, formulier: Path) -> None:
    blad = open_blad(omgeving, formulier)
    vul_kop(blad)
    assert blad.inner_text("#peildatum-woorden") == "31 januari 2026"
    blad.fill("#kop-peildatum-veld", "")
    assert blad.inner_text("#peildatum-woorden") == ""


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
