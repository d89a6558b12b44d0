"""The HTML in a real browser: accessible, whole without script or network, on a phone and in the dark."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, WORTEL, draai
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
OPTIES = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
REGELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Of a long page one of each: colours do not change with the width, and axe takes its time.
GEZICHTEN = [
    (naam, breedte, kleuren)
    for naam in ("groningen-2023-samenvatting", "speeltuin-antwoorden-advies", "steunpunt-gesprek")
    for breedte, kleuren in ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
] + [
    (naam, breedte, kleuren)
    for naam in ("groningen-2023-advies", "verzonnendam-vergelijking")
    for breedte, kleuren in ((1280, "dark"), (320, "light"))
]

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true", reason="er is geen Chromium op deze computer"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as speler:
        gestart = speler.chromium.launch(executable_path=CHROMIUM, args=[*OPTIES.split(), "--disable-component-update"])
        yield gestart
        gestart.close()


@pytest.fixture(scope="module")
def bladen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages as a user gets them."""
    map_ = tmp_path_factory.mktemp("html")
    for opties in ([], ["--beknopt"]):
        assert draai("evalueer", GRONINGEN, "--formaat", "html", *opties, map_=map_).code == 0
        speeltuin = ["evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--formaat", "html"]
        assert draai(*speeltuin, *opties, map_=map_).code == 0
    assert draai("vergelijk", WORTEL / "voorbeelden" / "verzonnendam", "--formaat", "html", map_=map_).code == 0
    voorbeeld = WORTEL / "voorbeelden" / "verzonnendam"
    assert draai("gesprek", voorbeeld / "steunpunt.yaml", voorbeeld, "--formaat", "html", map_=map_).code == 0
    return {pad.stem: pad for pad in map_.glob("*.html")}


def open_blad(browser: Browser, pad: Path, **anders: object) -> tuple[Page, list[str]]:
    """The page in a window of its own, without network, and the addresses that it asked for."""
    omgeving = browser.new_context(offline=True, bypass_csp=True, **anders)
    blad = omgeving.new_page()
    gevraagd: list[str] = []
    blad.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    blad.goto(pad.as_uri())
    return blad, gevraagd


@pytest.mark.parametrize(("naam", "breedte", "kleuren"), GEZICHTEN)
def test_axe_vindt_niets(browser: Browser, bladen: dict[str, Path], naam: str, breedte: int, kleuren: str) -> None:
    blad, _ = open_blad(browser, bladen[naam], viewport={"width": breedte, "height": 900}, color_scheme=kleuren)
    blad.add_script_tag(path=AXE_FILE_PATH)
    # To describe what passed takes axe as long as to judge it.
    opties = {"runOnly": {"type": "tag", "values": REGELS}, "resultTypes": ["violations"]}
    gevonden = blad.evaluate("opties => axe.run(document, opties)", opties)
    assert [(een["id"], een["nodes"][0]["html"]) for een in gevonden["violations"]] == []
    assert len(gevonden["passes"]) > 15
    # 320 pixels is also what is left of 1280 at 400 % zoom (WCAG 1.4.10).
    assert not blad.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    blad.context.close()


def test_het_rapport_vraagt_niets_aan_het_net_en_heeft_geen_script(browser: Browser, bladen: dict[str, Path]) -> None:
    pad = bladen["groningen-2023-advies"]
    blad, gevraagd = open_blad(browser, pad, java_script_enabled=False)
    assert [adres for adres in gevraagd if not adres.startswith("data:")] == [pad.as_uri()]
    assert blad.locator("script").count() == 0
    assert blad.get_by_role("heading", level=1).inner_text() == "Groningen"
    blad.context.close()


def test_met_het_toetsenbord_komt_u_bij_de_inhoud_en_bij_een_punt(browser: Browser, bladen: dict[str, Path]) -> None:
    blad, _ = open_blad(browser, bladen["groningen-2023-advies"])
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.textContent") == "Naar de inhoudsopgave"
    blad.keyboard.press("Enter")
    blad.wait_for_url("**#inhoud")
    koppeling = blad.get_by_role("link", name="8 Subsidie zonder rompslomp").first
    koppeling.focus()
    blad.keyboard.press("Enter")
    blad.wait_for_url("**#deel-eenvoudige-subsidie")
    blad.context.close()


def test_afdrukken_uit_de_browser_houdt_de_kleur_van_de_balken(browser: Browser, bladen: dict[str, Path]) -> None:
    blad, _ = open_blad(browser, bladen["groningen-2023-samenvatting"])
    blad.emulate_media(media="print", color_scheme="dark")
    balk = blad.locator("svg.balk").first
    assert balk.evaluate("balk => getComputedStyle(balk).printColorAdjust") == "exact"
    assert blad.evaluate("getComputedStyle(document.body).color") == "rgb(29, 39, 51)"
    blad.context.close()
