"""The report: its content, its order, its PDF and what travels inside it."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pikepdf
import pypdfium2
import pytest
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, TESTS, WORTEL, draai, klopt_met
from test_pdf import afkeuringen

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.lezen.yaml import lees_yaml
from beleidsscan.model.antwoorden import Antwoordbestand
from beleidsscan.model.vraag import GetalVraag, KeuzeVraag, NiveauVraag, Vraag
from beleidsscan.model.vragenlijst import Vragenlijst
from beleidsscan.opdrachten.evalueer import reken
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst
from beleidsscan.rekenen.scoor import scoor
from beleidsscan.schrijven.html import naar_html
from beleidsscan.schrijven.inhoud import Rapportinhoud
from beleidsscan.schrijven.pdf import naar_pdf

SJABLONEN = WORTEL / "sjablonen"
TIEN = laad_vragenlijst(WORTEL / "vragenlijsten", "tien-punten").vragenlijst
WIPKIP = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst


@cache
def html(pad: Path, *, beknopt: bool = False) -> str:
    """The HTML of an answer file, with its fonts by name, as the PDF is made from it."""
    lijsten = SPEELTUIN if pad == SPEELTUIN_ANTWOORDEN else None
    return naar_html(reken(laad_scan(pad, lijsten), pad), SJABLONEN, beknopt=beknopt, voor_pdf=True)


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rapport")


@pytest.fixture(scope="module")
def advies(map_: Path) -> Path:
    """The report of Groningen as a user gets it, without a word on stderr but that it is busy."""
    uitkomst = draai("evalueer", GRONINGEN, map_=map_)
    assert (uitkomst.code, uitkomst.uit) == (0, "groningen-2023-advies.pdf\n")
    assert uitkomst.fout in ("", "Bezig met het rapport (pdf) ...\n")
    return map_ / "groningen-2023-advies.pdf"


def zichtbaar(tekst: str) -> str:
    return re.sub(r"<style>.*?</style>", "<style></style>", tekst, flags=re.DOTALL)


@pytest.mark.parametrize("beknopt", [False, True])
def test_de_html_is_zoals_vastgelegd(beknopt: bool) -> None:
    tekst = zichtbaar(html(SPEELTUIN_ANTWOORDEN, beknopt=beknopt))
    # The only part that changes when a questionnaire file gets another comment.
    tekst = re.sub(r"\b[0-9a-f]{64}\b", "(controlegetal)", tekst)
    klopt_met(TESTS / "schermen" / f"rapport-speeltuin{'-beknopt' if beknopt else ''}.html", tekst)


class _Koppen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.niveaus: list[int] = []
        self.ankers: set[str] = set()
        self.naar: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.niveaus.append(int(tag[1]))
        velden = dict(attrs)
        if naam := velden.get("id"):
            assert naam not in self.ankers, naam
            self.ankers.add(naam)
        if (doel := velden.get("href") or "").startswith("#"):
            self.naar.add(doel[1:])


@pytest.mark.parametrize("pad", [GRONINGEN, SPEELTUIN_ANTWOORDEN], ids=["groningen", "speeltuin"])
def test_koppen_staan_op_volgorde_en_verwijzingen_kloppen(pad: Path) -> None:
    koppen = _Koppen()
    koppen.feed(html(pad))
    assert koppen.niveaus[0] == 1
    assert koppen.niveaus.count(1) == 1
    assert all(daarna <= ervoor + 1 for ervoor, daarna in zip(koppen.niveaus, koppen.niveaus[1:], strict=False))
    assert koppen.naar
    assert koppen.naar <= koppen.ankers


def test_elk_onderdeel_van_het_ontwerp_staat_in_het_rapport() -> None:
    tekst = html(GRONINGEN)
    volgorde = [
        "Gemaakt van een openbaar document",
        "Samenvatting",
        "Eerste stappen",
        "Eerst uit te zoeken",
        "Inhoud</h2>",
        "Wat op orde is",
        "Wat beter kan",
        "Wat niet uit het document blijkt",
        "Maatregelen die passen",
        "De zeven uitgangspunten</h2>",
        "Actieplan</h2>",
        "Uit te zoeken</h2>",
        "Verantwoording</h2>",
        "Een voorbeeld uit dit rapport",
        "Keuzes die wij maakten",
        "Bijlage: alle vragen en antwoorden",
    ]
    plek = 0
    for stuk in volgorde:
        plek = tekst.index(f">{stuk}", plek)


def test_een_notitie_komt_nergens() -> None:
    geheim = re.search(r"notitie: (.+)", SPEELTUIN_ANTWOORDEN.read_text("utf-8"))
    assert geheim
    assert geheim[1].strip("\"' ") not in html(SPEELTUIN_ANTWOORDEN)


def test_een_bleke_kleur_wordt_geweigerd_met_de_gemeten_verhouding(map_: Path) -> None:
    anders = map_ / "bleek.yaml"
    anders.write_text(f'{GRONINGEN.read_text("utf-8")}\nhuisstijl: {{accent: "#ffcc00"}}\n', "utf-8")
    uitkomst = draai("evalueer", anders, "--formaat", "html", map_=map_)
    assert uitkomst.code == 1
    assert "#ffcc00 heeft te weinig contrast met wit: 1,5 op 1" in uitkomst.fout


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_de_pdf_voldoet_aan_de_normen(advies: Path, profiel: str) -> None:
    assert afkeuringen(advies.read_bytes(), profiel) == []


def test_de_bladwijzers_volgen_de_inhoud(advies: Path) -> None:
    with pikepdf.open(advies) as pdf, pdf.open_outline() as inhoud:
        titels = [
            str(kind.title)
            for top in inhoud.root
            for hoofdstuk in top.children
            for kind in (hoofdstuk, *hoofdstuk.children)
        ]
    for naam in (
        "Samenvatting",
        "De tien punten",
        "8 Subsidie zonder rompslomp",
        "g Ook minderheden gehoord",
        "Actieplan",
    ):
        assert naam in titels


def test_wat_meereist_klopt_en_is_weer_te_gebruiken(advies: Path, map_: Path) -> None:
    with pikepdf.open(advies) as pdf:
        stukken = {naam: stuk.get_file().read_bytes() for naam, stuk in pdf.attachments.items()}
    assert set(stukken) == {"antwoorden.yaml", "uitslag.json", "sha256.txt"}
    for regel in stukken["sha256.txt"].decode().splitlines():
        som, naam = regel.split("  ")
        assert hashlib.sha256(stukken[naam]).hexdigest() == som
    uitslag = json.loads(stukken["uitslag.json"])
    assert uitslag["herkomst"]["antwoorden_sha256"] == hashlib.sha256(stukken["antwoorden.yaml"]).hexdigest()
    terug = map_ / "terug.yaml"
    terug.write_bytes(stukken["antwoorden.yaml"])
    assert json.loads(draai("evalueer", terug, "--formaat", "json", "--naar", "-").uit) == uitslag


def test_zonder_bijlagen_reist_er_niets_mee(map_: Path) -> None:
    draai("evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--zonder-bijlagen", map_=map_)
    with pikepdf.open(map_ / "speeltuin-antwoorden-advies.pdf") as pdf:
        assert dict(pdf.attachments) == {}


def test_van_een_anonieme_rol_reist_er_niets_mee(map_: Path) -> None:
    tekst = SPEELTUIN_ANTWOORDEN.read_text("utf-8").replace("rol: beheerder", "rol: buurt")
    (map_ / "buurt.yaml").write_text(tekst, "utf-8")
    draai("evalueer", "buurt.yaml", "--vragenlijst", SPEELTUIN, map_=map_)
    with pikepdf.open(map_ / "buurt-advies.pdf") as pdf:
        assert dict(pdf.attachments) == {}


def alles_bekend(map_: Path) -> Path:
    """Groningen with the best answer to everything: the other end of the scale, invented for this test."""
    lijst = laad_scan(GRONINGEN, None).vragenlijst
    kop = GRONINGEN.read_text("utf-8").split("antwoorden:")[0]
    regels = [kop, "antwoorden:"]
    for vraag in lijst.vragen.values():
        if "gemeente" in vraag.rollen:
            nee = getattr(vraag, "omgekeerd", False)
            beste: object = {"niveau": 4, "ja-nee": "nee" if nee else "ja", "open": "x"}.get(vraag.soort)
            if vraag.soort == "keuze":
                beste = max(vraag.opties, key=lambda optie: optie.waarde or 0).id
            if vraag.soort == "getal":
                beste = float(vraag.ankers.een)
            regels.append(f"  {vraag.id}: {beste}")
    doel = map_ / "verzonnen-volledig.yaml"
    doel.write_text("\n".join(regels) + "\n", "utf-8")
    return doel


def bladzijden(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[nummer].get_textpage().get_text_range() for nummer in range(len(document))]
    finally:
        document.close()


def test_de_samenvatting_is_een_bladzijde(map_: Path) -> None:
    for pad in (GRONINGEN, alles_bekend(map_)):
        uitkomst = draai("evalueer", pad, "--beknopt", map_=map_)
        assert uitkomst.code == 0, uitkomst.fout
        assert len(bladzijden(map_ / f"{pad.stem}-samenvatting.pdf")) == 1


def test_wat_niet_past_wordt_krap_gezet_en_de_rest_niet(map_: Path) -> None:
    """Invented: the example under the longest name that there can be, which takes two pages when nothing is done."""
    naam = "Gemeenschappelijke regeling " * 6
    lang = re.sub("(?m)^gemeente: .*$", f"gemeente: {naam}", GRONINGEN.read_text("utf-8"))
    (map_ / "lang.yaml").write_text(lang, "utf-8")
    ruim = naar_html(reken(laad_scan(map_ / "lang.yaml", None), map_), SJABLONEN, beknopt=True, voor_pdf=True)
    pdf = naar_pdf(ruim, sjabloonmap=SJABLONEN, bijlagen=[], datum=date(2026, 1, 31))
    assert len(pypdfium2.PdfDocument(pdf)) == 2
    assert draai("evalueer", "lang.yaml", "--beknopt", map_=map_).code == 0
    assert len(bladzijden(map_ / "lang-samenvatting.pdf")) == 1


ROLLEN = [(lijst, rol) for lijst in (TIEN, WIPKIP) for rol in lijst.rollen]


@pytest.mark.parametrize(("lijst", "rol"), ROLLEN, ids=[rol for _, rol in ROLLEN])
@pytest.mark.parametrize("deel_bekend", [0.3, 0.7])
def test_de_samenvatting_past_met_de_langste_naam(lijst: Vragenlijst, rol: str, deel_bekend: float) -> None:
    """Invented: a name as long as a name can be, and answers drawn so that there is something to say of everything."""
    inhoud = getrokken(
        lijst, rol, deel_bekend, "Gemeenschappelijke regeling Súdwest-Fryslân " * 4 + "en verzonnen steden"
    )
    tekst = naar_html(inhoud, SJABLONEN, beknopt=True, voor_pdf=True, krap=True)
    pdf = naar_pdf(tekst, sjabloonmap=SJABLONEN, bijlagen=[], datum=inhoud.bestand.kop.peildatum)
    assert len(pypdfium2.PdfDocument(pdf)) == 1


def getrokken(lijst: Vragenlijst, rol: str, deel_bekend: float, gemeente: str) -> Rapportinhoud:
    """An invented respondent, with answers drawn at random but the same every time."""
    kans = Random(f"{rol} {deel_bekend}")
    antwoorden: dict[str, object] = {}
    for vraag in lijst.vragen.values():
        if rol in vraag.rollen and kans.random() < deel_bekend:
            antwoorden[vraag.id] = _trek(lijst, vraag, kans)
    return inhoud_van(lijst, rol, antwoorden, gemeente)


def inhoud_van(lijst: Vragenlijst, rol: str, antwoorden: dict[str, object], gemeente: str) -> Rapportinhoud:
    """Everything about an invented respondent with these answers."""
    kop = {"scan": lijst.id, "versie": lijst.versie, "gemeente": gemeente, "peildatum": "2026-01-31", "rol": rol}
    bestand = Antwoordbestand.model_validate({"kop": kop | {"naam": "Verzonnen " * 15}, "antwoorden": antwoorden})
    uitslag = scoor(lijst, bestand)
    return Rapportinhoud(lijst, "0" * 64, bestand, uitslag, adviseer(lijst, uitslag), None)


def _trek(lijst: Vragenlijst, vraag: Vraag, kans: Random) -> object:
    if isinstance(vraag, NiveauVraag):
        return kans.randrange(len(lijst.ladder_van(vraag)))
    if isinstance(vraag, KeuzeVraag):
        return kans.choice(vraag.opties).id
    if isinstance(vraag, GetalVraag):
        return kans.choice([vraag.ankers.nul, vraag.ankers.een])
    return kans.choice(["ja", "nee"])


def test_wie_naar_de_gemeente_kijkt_leest_dat_het_zijn_blik_is() -> None:
    inhoud = getrokken(TIEN, "organisatie", 0.9, "Verzonnendam")
    tekst = naar_html(inhoud, SJABLONEN, beknopt=False, voor_pdf=True)
    assert "<title>Adviesrapport Verzonnendam, gezien door uw organisatie: " in tekst
    assert tekst.count("Zo ziet uw organisatie het beleid van") == 2  # on the cover, and above the summary
    assert "Wat de gemeente eerst kan doen</h3>" in tekst
    assert "Wat de gemeente kan doen</h4>" in tekst
    assert not [woord for woord in ("Actieplan", "Eerste stappen", "Maatregelen die passen<") if woord in tekst]
    assert "Zo ziet uw" not in html(GRONINGEN)


def test_een_punt_waarvan_niets_bekend_is_krijgt_geen_hele_maatregel() -> None:
    """One answer out of more than a hundred: the rest asks to be filled in, and the report stays short."""
    inhoud = inhoud_van(TIEN, "gemeente", {een.id: 1 for een in TIEN.onderdelen[5].vragen[2:3]}, "Verzonnendam")
    tekst = naar_html(inhoud, SJABLONEN, beknopt=False, voor_pdf=True)
    stukken = dict(re.findall(r'id="deel-([a-z0-9-]+)">(.*?)</section>', tekst, re.DOTALL))
    assert 0 < sum(deel.basis.beantwoord > 0 for deel in inhoud.uitslag.onderdelen) < 10
    for deel in inhoud.uitslag.onderdelen:
        stuk = stukken[deel.id]
        assert ("Vul eerst meer in." in stuk) == (deel.basis.beantwoord == 0)
        assert ('class="maatregel"' in stuk) == (deel.basis.beantwoord > 0)
    assert "Bij alle tien punten is de stand “eerst uitzoeken”." in tekst
    assert len(tekst) < len(html(GRONINGEN))


def test_een_dag_die_nog_moet_komen_krijgt_een_waarschuwing(map_: Path) -> None:
    later = re.sub(r"(?m)^peildatum: .*$", "peildatum: 2098-01-31", GRONINGEN.read_text("utf-8"))
    (map_ / "later.yaml").write_text(later, "utf-8")
    uitkomst = draai("evalueer", "later.yaml", "--formaat", "json", map_=map_)
    assert uitkomst.code == 0
    assert "waarschuwing toekomst: De peildatum 2098-01-31 moet nog komen." in uitkomst.fout


def test_in_het_rapport_staat_de_samenvatting_op_de_tweede_bladzijde(advies: Path) -> None:
    tekst = bladzijden(advies)
    assert "Gemaakt van een openbaar document" in tekst[0]
    assert "Eerste stappen" in tekst[1]
    assert "Eerst uit te zoeken" in tekst[1]
    assert "Inhoud\r\n" in tekst[2]


def test_geen_bladzijde_is_leeg(advies: Path) -> None:
    assert min(len(tekst) for tekst in bladzijden(advies)) > 150


def test_wie_alles_heeft_krijgt_ook_een_goed_rapport(map_: Path) -> None:
    tekst = html(alles_bekend(map_))
    assert "Groningen heeft tien punten op orde" in tekst
    assert "Alle vragen zijn beantwoord. Er is niets uit te zoeken." in tekst


def test_hetzelfde_bestand_geeft_dezelfde_bytes(tmp_path: Path) -> None:
    hier, elders = tmp_path / "hier", tmp_path / "elders"
    elders.mkdir()
    draai("evalueer", SPEELTUIN_ANTWOORDEN, "--vragenlijst", SPEELTUIN, "--naar", hier)
    shutil.copy(SPEELTUIN_ANTWOORDEN, elders)
    woorden = ["evalueer", SPEELTUIN_ANTWOORDEN.name, "--vragenlijst", SPEELTUIN, "--naar", "-"]
    opdracht = [sys.executable, "-m", "beleidsscan", *woorden]
    omgeving = {"PYTHONPATH": str(WORTEL), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    anders = subprocess.run(
        opdracht,
        cwd=elders,
        capture_output=True,
        check=True,
        env=omgeving,
    )
    assert anders.stdout == (hier / "speeltuin-antwoorden-advies.pdf").read_bytes()


def test_een_schending_staat_er_hoe_hoog_het_gemiddelde_ook_is(map_: Path) -> None:
    geval = alles_bekend(map_)
    anders = map_ / "geschonden.yaml"
    anders.write_text(
        geval.read_text("utf-8").replace("verplicht-werk-heet-vrijwillig: nee", "verplicht-werk-heet-vrijwillig: ja"),
        "utf-8",
    )
    assert lees_yaml(anders)[0]["antwoorden"]["verplicht-werk-heet-vrijwillig"] == "ja"
    tekst = html(anders)
    assert "<strong>Geschonden.</strong>" in tekst
    assert '<td class="stand">geschonden</td>' in tekst
