"""`gesprek`: what there is to talk about, what the guide says in every format, and what it never says."""

import json
import re
import zipfile
from datetime import date
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from hulp import SPEELTUIN, TESTS, WORTEL, Uitkomst, draai, klopt_met
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_pdf import afkeuringen
from test_rapport import _Koppen, bladzijden, zichtbaar
from test_vergelijk import BEHEERDER, BUREN, schrijf

from beleidsscan.adviseren.gesprekskandidaten import kandidaten
from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.lezen.plaatsen import Plaatsen
from beleidsscan.model.antwoorden import Antwoordbestand
from beleidsscan.model.leidraad import Leidraad
from beleidsscan.model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from beleidsscan.model.vragenlijst import Vragenlijst
from beleidsscan.opdrachten.gesprek import gesprek_van, maak_leidraad
from beleidsscan.opdrachten.invullers import Invuller, laad_invullers
from beleidsscan.opdrachten.laden import laad_vragenlijst, vragenlijstmap
from beleidsscan.schrijven.gespreksblad import Gespreksblad, Zin, teksten
from beleidsscan.schrijven.gesprekstekst import maak_gespreksblad

VERZONNENDAM = WORTEL / "voorbeelden" / "verzonnendam"
SJABLONEN = WORTEL / "sjablonen"
SPEEL = ["--vragenlijst", SPEELTUIN]
STEUNPUNT, GEMEENTE, ORGANISATIES = (
    VERZONNENDAM / naam for naam in ("steunpunt.yaml", "gemeente.yaml", "organisaties")
)
# Everything here is invented: a parent with hours and volunteers, who wants to talk with the keeper.
OUDER = "ondergrond-soort: gras\njonge-kinderen: ja\npeuterhoek: 0\nkind-geweigerd: nee\nonderhoudsplan: weet-niet\n"
MAAL = "\N{MULTIPLICATION SIGN}"
INZET = "{personen: 12, uren_per_week: 1.5, weken: 30}"
TAKEN = "{uren: 100, taken: {hek: {uren: 80.5, voorrang: 1}, koffie: {voorrang: 3}, zandbak: {uren: 40, voorrang: 2}}}"


@pytest.fixture
def speeltuin(tmp_path: Path) -> Path:
    """A folder with the files of one playground."""
    schrijf(tmp_path / "ouder.yaml", "ouder", OUDER, naam="Jip", inzet=INZET, taaklast=TAKEN)
    schrijf(tmp_path / "kaal.yaml", "ouder", OUDER, naam="Jip")
    schrijf(tmp_path / "beheerder.yaml", "beheerder", BEHEERDER)
    for nummer, antwoorden in enumerate(BUREN):
        schrijf(tmp_path / "buren" / f"{nummer}.yaml", "buurt", f"{antwoorden}# {nummer}")
    return tmp_path


def gesprek(map_: Path, *woorden: object) -> Uitkomst:
    return draai("gesprek", *woorden, *SPEEL, map_=map_)


def maak(map_: Path, soort: str, *woorden: object) -> Path:
    """The guide as a user gets it."""
    uitkomst = draai("gesprek", *woorden, "--formaat", soort, "--naar", map_, map_=map_)
    assert uitkomst.code == 0, uitkomst.fout
    return Path(uitkomst.uit.strip())


def html_van(map_: Path, *woorden: object) -> str:
    return maak(map_, "html", *woorden).read_text("utf-8")


class _Tekst(HTMLParser):
    """The words between the tags of the body."""

    def __init__(self) -> None:
        super().__init__()
        self.stukken: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "body":
            self.stukken.clear()

    def handle_data(self, data: str) -> None:
        self.stukken.append(data)


def woorden_in_html(html: str) -> list[str]:
    tekst = _Tekst()
    tekst.feed(html)
    return " ".join(tekst.stukken).split()


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def regels_in_docx(bytes_: bytes) -> list[str]:
    """Every paragraph, those in cells too, in the order of the document."""
    with zipfile.ZipFile(BytesIO(bytes_)) as pakket:
        boom = etree.fromstring(pakket.read("word/document.xml"))
    alineas = boom.iter(f"{W}p")
    return [
        "".join("\t" if een.tag == f"{W}tab" else een.text or "" for een in alinea.iter(f"{W}t")) for alinea in alineas
    ]


# --- What comes out ---


def test_de_html_van_de_speeltuin_is_zoals_vastgelegd(speeltuin: Path) -> None:
    html = html_van(speeltuin, "ouder.yaml", "beheerder.yaml", "buren", *SPEEL)
    klopt_met(TESTS / "schermen" / "gesprek-speeltuin.html", zichtbaar(html))


@pytest.mark.parametrize(
    ("naam", "paden"),
    [("alleen", []), ("gemeente", [GEMEENTE]), ("alles", [VERZONNENDAM]), ("zonder-gemeente", [ORGANISATIES])],
)
def test_het_voorbeeld_in_word_is_zoals_vastgelegd(naam: str, paden: list[Path], tmp_path: Path) -> None:
    regels = regels_in_docx(maak(tmp_path, "docx", STEUNPUNT, *paden).read_bytes())
    klopt_met(TESTS / "schermen" / f"gesprek-verzonnendam-{naam}.txt", "\n".join(regels) + "\n")


@pytest.mark.parametrize("paden", [[], [GEMEENTE], [VERZONNENDAM], [ORGANISATIES]], ids=["0", "1", "13", "12"])
def test_html_en_word_zeggen_hetzelfde_in_hooguit_600_woorden(paden: list[Path], tmp_path: Path) -> None:
    woorden = woorden_in_html(html_van(tmp_path, STEUNPUNT, *paden))
    in_word = " ".join(regels_in_docx(maak(tmp_path, "docx", STEUNPUNT, *paden).read_bytes())).split()
    assert woorden == in_word
    assert 300 < len(woorden) <= 600


def test_alleen_wat_gevraagd_is_onder_de_eigen_naam(speeltuin: Path) -> None:
    uitkomst = gesprek(speeltuin, "ouder.yaml", "--formaat", "pdf,html,docx")
    assert (uitkomst.code, uitkomst.uit.split()) == (0, [f"ouder-gesprek.{een}" for een in ("pdf", "html", "docx")])
    assert gesprek(speeltuin, "ouder.yaml", "--naar", "weg.docx").uit == "weg.docx\n"
    assert zipfile.is_zipfile(speeltuin / "weg.docx")


def twaalf_taken(map_: Path) -> Path:
    """The worked example with all twelve tasks, invented hours."""
    tekst = STEUNPUNT.read_text("utf-8")
    voor, _, rest = tekst.partition("taaklast:\n")
    na = rest[rest.index("bronnen:") :]
    taken = gesprek_van(laad_vragenlijst(vragenlijstmap(None), "tien-punten").vragenlijst).taken
    rijen = "".join(
        f"    {naam}: {{uren: {400 + nummer}, voorrang: {nummer}}}\n" for nummer, naam in enumerate(taken, 1)
    )
    doel = map_ / "twaalf.yaml"
    doel.write_text(f"{voor}taaklast:\n  uren: 4000\n  taken:\n{rijen}{na}", "utf-8")
    return doel


@pytest.mark.parametrize("paden", [[], [VERZONNENDAM]], ids=["alleen", "alles"])
def test_twee_bladzijden_die_aan_de_normen_voldoen(paden: list[Path], tmp_path: Path) -> None:
    pdf = maak(tmp_path, "pdf", STEUNPUNT, *paden)
    assert len(bladzijden(pdf)) == 2
    assert [een for norm in ("ua1", "3a") for een in afkeuringen(pdf.read_bytes(), norm)] == []


def test_ook_met_twaalf_taken_zijn_het_twee_bladzijden(tmp_path: Path) -> None:
    twaalf = twaalf_taken(tmp_path)
    pdf = maak(tmp_path, "pdf", twaalf, GEMEENTE, ORGANISATIES)
    tekst = " ".join(bladzijden(pdf))
    assert len(bladzijden(pdf)) <= 2
    assert len(tekst.split()) <= 600
    assert tekst.count(" past niet") == 3  # 400 + n hours each: nine fit in 4,000
    assert "Gevraagd: 4.878 uur per jaar. U hebt 4.000 uur" in tekst


def test_koppen_staan_op_volgorde(tmp_path: Path) -> None:
    koppen = _Koppen()
    koppen.feed(html_van(tmp_path, STEUNPUNT, GEMEENTE))
    assert koppen.niveaus[:4] == [1, 2, 2, 3]
    assert all(na <= voor + 1 for voor, na in zip(koppen.niveaus, koppen.niveaus[1:], strict=False))


def test_word_heeft_koppen_taal_titel_en_kopregels(tmp_path: Path) -> None:
    pad = maak(tmp_path, "docx", STEUNPUNT, GEMEENTE)
    document = docx.Document(str(pad))
    stijlen = [een.style.name for een in document.paragraphs if een.style and een.style.name]
    assert stijlen[0] == "Heading 1"
    assert {"Heading 2", "Heading 3"} <= set(stijlen)
    over = document.core_properties
    assert (over.title, over.language, over.author) == ("Gespreksleidraad Verzonnendam", "nl-NL", "beleidsscan")
    assert over.created and over.created.date() == date(2026, 1, 12)
    assert {een.get(f"{W}val") for een in document.styles.element.iter(f"{W}lang")} == {"nl-NL"}
    assert len(document.tables) == 2
    for tabel in document.tables:
        kop, *rijen = tabel._tbl.tr_lst
        assert list(kop.iter(f"{W}tblHeader"))
        assert not any(list(rij.iter(f"{W}tblHeader")) for rij in rijen)


@pytest.mark.parametrize("soort", ["pdf", "html", "docx"])
def test_dezelfde_bestanden_geven_dezelfde_bytes(soort: str, speeltuin: Path) -> None:
    een = maak(speeltuin, soort, "ouder.yaml", "beheerder.yaml", "buren", *SPEEL).read_bytes()
    ander = maak(speeltuin, soort, "ouder.yaml", "buren/3.yaml", "buren", "./beheerder.yaml", *SPEEL).read_bytes()
    assert een == ander
    if soort == "docx":
        with zipfile.ZipFile(BytesIO(een)) as pakket:
            assert {stuk.date_time[0] for stuk in pakket.infolist()} == {1980}


def test_uren_en_geld_komen_uit_en_anders_zegt_het_scherm_hoe(speeltuin: Path) -> None:
    vol = " ".join(woorden_in_html(html_van(speeltuin, "ouder.yaml", *SPEEL)))
    assert (
        "Gevraagd: minstens 120,5 uur per jaar. U hebt 100 uur, dat is hoogstens 83 procent daarvan. "
        "U komt minstens 20,5 uur tekort." in vol
    )
    assert (
        "Het hek openen en sluiten 80,5 past De zandbak harken, ook 's winters 40 past niet Koffie schenken – onbekend"
        in vol
    )
    # 12 x 1.5 x 30 = 540 hours, at 2.50 and 40 euros.
    assert (
        f"12 vrijwilligers {MAAL} 1,5 uur per week {MAAL} 30 weken {MAAL} € 2,50 tot € 40 per uur = € 1.350 tot" in vol
    )
    assert "Plezier is niet in geld te tellen." in vol
    assert "Marge: 26 tot 66 procent." in vol  # Wilson, 9 of 20
    kaal = " ".join(woorden_in_html(html_van(speeltuin, "kaal.yaml", *SPEEL)))
    assert not any(woord in kaal for woord in ("Taken en uren", "Waarde in geld", "€"))
    fout = gesprek(speeltuin, "kaal.yaml").fout
    assert "Vult u in kaal.yaml ook 'taaklast' in, dan staat in de leidraad welke taken in uw uren passen." in fout
    assert "Vult u in kaal.yaml ook 'inzet' in, dan staat in de leidraad wat het werk in geld waard is." in fout


def test_uren_uit_een_som_staan_er_met_die_som(speeltuin: Path) -> None:
    taken = "{fte: 0.125, uren_per_fte: 1000, taken: {hek: {aantal: 40, uren_per_keer: 2.5, voorrang: 1}, "
    taken += "koffie: {uren: 50, voorrang: 2}}}"
    schrijf(speeltuin / "fte.yaml", "ouder", OUDER, naam="Jip", inzet="{uren: 5078}", taaklast=taken)
    tekst = " ".join(woorden_in_html(html_van(speeltuin, "fte.yaml", *SPEEL)))
    assert f"Gevraagd: 150 uur per jaar. U hebt 0,125 fte {MAAL} 1.000 = 125 uur, dat is 83 procent daarvan." in tekst
    assert f"Het hek openen en sluiten (40 {MAAL} 2,5) 100 past Koffie schenken 50 past niet" in tekst
    assert f"5.078 getelde uren {MAAL} € 2,50 tot € 40 per uur = € 12.695 tot € 203.120 per jaar." in tekst


ANTWOORDEN_BIJ_HET_FEIT = [
    (
        "reactie",
        "concept",
        "U: Het reageerde op een stuk dat bijna af was. Gemeente: Het werd vooraf bevraagd en besprak ook het concept.",
    ),
    ("bevraagd", "bevraagd", "Allebei: Het werd vooraf bevraagd."),
    ("weet-niet", "schreef-mee", "U: weet niet. Gemeente: Het schreef mee vanaf het begin."),
    ("{antwoord: nvt, reden: Er was niets.}", "", "U: niet van toepassing."),
    ("", "achteraf", "Gemeente: Het hoorde achteraf wat was besloten."),
    ("weet-niet", "weet-niet", "Allebei: weet niet."),
    ("", "", ""),
    ("bevraagd", "concept\n  steunpunt-aanwezig: nee", "U: Het werd vooraf bevraagd."),
]


@pytest.mark.parametrize(("eigen", "ander", "zegt"), ANTWOORDEN_BIJ_HET_FEIT)
def test_boven_een_feit_staat_hoe_het_hier_is(eigen: str, ander: str, zegt: str, tmp_path: Path) -> None:
    """In the words of the answer; nothing of who did not answer, or whose filter hides the question."""
    for bron, antwoord in ((STEUNPUNT, eigen), (GEMEENTE, ander)):
        tekst = bron.read_text("utf-8")
        if "steunpunt-aanwezig" in antwoord:
            tekst = tekst.replace("  steunpunt-aanwezig: ja\n", "")
        tekst = re.sub(r"(?m)^  steunpunt-bij-beleid:.*$", f"  steunpunt-bij-beleid: {antwoord}", tekst)
        (tmp_path / bron.name).write_text(tekst, "utf-8")
    paden = [tmp_path / een.name for een in (STEUNPUNT, GEMEENTE)]
    regels = regels_in_docx(maak(tmp_path, "docx", *paden).read_bytes())
    onder_feiten = regels[regels.index("Feiten") + 1 :]
    assert onder_feiten[:-1] == ([f"Rol van het steunpunt bij beleid. {zegt}"] if zegt else [])
    assert onder_feiten[-1].startswith("In 2011 waren 82 van 100 onderzochte organisaties")


@pytest.mark.parametrize(("antwoord", "zegt"), [("nee", ["Kind weggestuurd om wie het is. U: nee."]), ("", [])])
def test_boven_een_feit_staat_nooit_wat_anonieme_invullers_zeggen(
    speeltuin: Path, antwoord: str, zegt: list[str]
) -> None:
    """All seven neighbours answered this question, and three are enough to show what they say."""
    antwoorden = OUDER.replace("kind-geweigerd: nee", f"kind-geweigerd: {antwoord}")
    schrijf(speeltuin / "ik.yaml", "ouder", antwoorden, naam="Jip")
    regels = regels_in_docx(maak(speeltuin, "docx", "ik.yaml", "buren", *SPEEL).read_bytes())
    assert regels[regels.index("Feiten") + 1 : -1] == zegt


def test_wat_voor_het_gesprek_is_ingevuld_verandert_geen_cijfer(speeltuin: Path) -> None:
    kaal, vol = (
        json.loads(draai("evalueer", naam, "--formaat", "json", "--naar", "-", *SPEEL, map_=speeltuin).uit)
        for naam in ("kaal.yaml", "ouder.yaml")
    )
    assert kaal["herkomst"] != vol["herkomst"]
    assert (kaal["uitslag"], kaal["advies"]) == (vol["uitslag"], vol["advies"])


# --- What it never says ---


def test_van_een_kleine_groep_staat_er_niets_en_dat_staat_er(speeltuin: Path) -> None:
    # Two neighbours, where three are needed.
    klein = ["ouder.yaml", "beheerder.yaml", "buren/0.yaml", "buren/1.yaml", *SPEEL]
    voor = html_van(speeltuin, *klein)
    assert "Van buurtbewoner (2) staat hier niets: bij elke vraag antwoordden te weinig van hen." in voor
    assert "Buurtbewoner:" not in voor
    schrijf(speeltuin / "buren" / "0.yaml", "buurt", "plezier-gehad: 0\nburen-denken-mee: 2\nkind-geweigerd: ja\n")
    assert html_van(speeltuin, *klein) == voor


def test_van_een_grotere_groep_staat_er_alleen_een_beeld(tmp_path: Path) -> None:
    vijf = sorted(ORGANISATIES.iterdir())[:5]
    tekst = " ".join(woorden_in_html(html_van(tmp_path, STEUNPUNT, GEMEENTE, *vijf)))
    assert "en de organisaties (5)." in tekst
    beeld = r"Vrijwilligersorganisatie: \w+, \d+ \(\d vragen, minstens 5 invullers; gemeente daarop \d+\)"
    assert re.search(beeld, tekst)
    vier = " ".join(woorden_in_html(html_van(tmp_path, STEUNPUNT, GEMEENTE, *vijf[:4])))
    assert "Vrijwilligersorganisatie:" not in vier
    assert "Van de organisaties (4) staat hier niets" in vier


def test_genoeg_bestanden_zijn_nog_niet_genoeg_antwoorden(speeltuin: Path) -> None:
    """Seven neighbours, where three are needed for a question; but no three of them answered the same one."""
    vragen = ["plezier-gehad: 2", "buren-denken-mee: 1", "kind-geweigerd: ja"]
    for nummer in range(7):
        een = vragen[nummer % 3] if nummer < 6 else ""
        schrijf(speeltuin / "buren" / f"{nummer}.yaml", "buurt", f"{een}\n# {nummer}")
    html = html_van(speeltuin, "ouder.yaml", "beheerder.yaml", "buren", *SPEEL)
    assert "Van buurtbewoner (7) staat hier niets: bij elke vraag antwoordden te weinig van hen." in html


@pytest.mark.parametrize(
    ("paden", "onderwerpen"),
    [([], 4), ([GEMEENTE], 4), ([ORGANISATIES], 4), ([GEMEENTE, ORGANISATIES], 3)],
    ids=["alleen", "gemeente", "organisaties", "alles"],
)
def test_een_tip_van_anderen_staat_bij_een_onderwerp_voor_wie_hij_is(
    paden: list[Path], onderwerpen: int, tmp_path: Path
) -> None:
    html = html_van(tmp_path, STEUNPUNT, *paden)
    assert html.count("<strong>Vraag:</strong>") == onderwerpen
    tip = r'<strong>Tip \(gemeente\):</strong> [^<]+<span class="bij">\(Verwonderzoek 2023, par. 4.1, tip'
    assert re.search(tip, html)
    assert html.count("<strong>Feit:</strong>") >= 3


def test_bijna_gelijk_om_de_grens_heen_is_niet_gedeeld_laag() -> None:
    leidraad = maak_leidraad(laad_invullers([str(STEUNPUNT), str(GEMEENTE)], None, met_zelf=False))
    assert leidraad.stof.vergelijking
    [rol] = leidraad.stof.vergelijking.rollen
    vakken = {deel.id: deel.vak for deel in rol.onderdelen}
    soorten = {een.deel.id: een.soort for een in kandidaten(lijst_van("tien-punten"), leidraad.stof)}
    om_de_grens = [een.id for een in rol.onderdelen if een.vak == "blinde vlek" and not een.telt]
    assert om_de_grens
    assert not set(om_de_grens) & set(soorten)
    assert {vakken[naam] for naam, soort in soorten.items() if soort == "samen_laag"} == {"gedeelde opgave"}


GEHEIM = "Xyzzy"


def test_wat_mensen_zelf_schreven_komt_er_nooit_in(tmp_path: Path) -> None:
    """Explanations, notes, evidence, sources, names and kinds: of everybody, but of organisations above all."""
    for bron in [STEUNPUNT, GEMEENTE, *ORGANISATIES.iterdir()]:
        tekst = bron.read_text("utf-8")
        tekst = re.sub(r"(?m)^( *(?:toelichting|reden): ).*$", rf'\1"{GEHEIM}"', tekst)
        tekst = re.sub(r"(?m)^(    antwoord: .*)$", rf'\1\n    notitie: "{GEHEIM}"', tekst)
        tekst = re.sub(r"titel: [^,}]*", f"titel: {GEHEIM}", re.sub(r"plaats: [^,}\]]*", f"plaats: {GEHEIM}", tekst))
        tekst = re.sub(r"soort: zorg", f"soort: {GEHEIM}", tekst)
        if "rol: organisatie" in tekst:
            tekst = tekst.replace("rol: organisatie", f"rol: organisatie\nnaam: {GEHEIM} {bron.stem}")
        doel = tmp_path / bron.relative_to(VERZONNENDAM)
        doel.parent.mkdir(exist_ok=True)
        doel.write_text(tekst, "utf-8")
        assert GEHEIM in tekst
    paden = [tmp_path / een.name for een in (STEUNPUNT, GEMEENTE, ORGANISATIES)]
    assert GEHEIM not in html_van(tmp_path, *paden)
    pdf, word = (maak(tmp_path, soort, *paden).read_bytes() for soort in ("pdf", "docx"))
    assert GEHEIM not in " ".join(bladzijden(tmp_path / "steunpunt-gesprek.pdf"))
    assert b"EmbeddedFile" not in pdf
    with zipfile.ZipFile(BytesIO(word)) as pakket:
        assert not any(GEHEIM.encode() in pakket.read(naam) for naam in pakket.namelist())


@pytest.mark.parametrize(
    "gemeente",
    ["<script>alert(1)</script> & 'co'", "a " * 90 + "b", "x" * 200, "\u202egnillipS", "Ümläut 東京 {{ w }}"],
)
def test_een_vreemde_naam_breekt_niets(gemeente: str, tmp_path: Path) -> None:
    tekst = re.sub(r"(?m)^gemeente: .*$", lambda _: f'gemeente: "{gemeente}"', STEUNPUNT.read_text("utf-8"))
    (tmp_path / "s.yaml").write_text(tekst, "utf-8")
    html = html_van(tmp_path, tmp_path / "s.yaml")
    assert "<script" not in html
    assert "\u202e" not in html
    assert len(woorden_in_html(html)) <= 600
    in_word = " ".join(regels_in_docx(maak(tmp_path, "docx", tmp_path / "s.yaml").read_bytes())).split()
    assert in_word == woorden_in_html(html)
    if len(gemeente) > 100:
        assert len(bladzijden(maak(tmp_path, "pdf", tmp_path / "s.yaml"))) <= 2


# --- What does not go together ---


@pytest.mark.parametrize(
    ("paden", "code", "bericht"),
    [
        ([], 2, "Noem eerst uw eigen bestand. Voorbeeld: beleidsscan gesprek steunpunt.yaml"),
        (["geen.yaml"], 2, "geen.yaml"),
        (["beheerder.yaml", "ouder.yaml"], 2, "beheerder.yaml heeft de rol 'beheerder'. Noem eerst uw eigen bestand"),
        (["buren"], 2, "met de rol 'ouder'."),
        (["ouder.yaml", "ander.yaml"], 2, "Er zijn 2 bestanden met de rol 'ouder'. Geef er één."),
        (["ouder.yaml", "elders.yaml"], 1, "elders.yaml over Elders."),
        (["ouder.yaml", "oud.yaml"], 1, "oud.yaml:2:9: fout versie"),
        (["leeg.yaml", "beheerder.yaml"], 3, "Er is nog geen enkele vraag beantwoord. Vul in leeg.yaml"),
        (["ouder.yaml", "--formaat", "json"], 2, "Het formaat 'json' is er niet. Kies uit: pdf, html, docx."),
        (["ouder.yaml", "--naar", "ouder.yaml"], 2, "yaml kan niet. Kies pdf, html of docx."),
        (["ouder.yaml", "--naar", "x.json"], 2, "json kan niet. Kies pdf, html of docx."),
    ],
)
def test_berichten(speeltuin: Path, paden: list[object], code: int, bericht: str) -> None:
    schrijf(speeltuin / "ander.yaml", "ouder", OUDER, naam="Janneke")
    schrijf(speeltuin / "elders.yaml", "beheerder", BEHEERDER, gemeente="Elders")
    schrijf(speeltuin / "oud.yaml", "beheerder", BEHEERDER, versie='"6"')
    schrijf(speeltuin / "leeg.yaml", "ouder", "", naam="Jip")
    eerst = (speeltuin / "ouder.yaml").read_bytes()
    uitkomst = gesprek(speeltuin, *paden)
    assert (uitkomst.code, uitkomst.uit) == (code, ""), uitkomst.fout
    assert bericht in uitkomst.fout
    assert (speeltuin / "ouder.yaml").read_bytes() == eerst


def test_zonder_gegevens_voor_een_gesprek_is_er_geen_leidraad(speeltuin: Path, tmp_path: Path) -> None:
    lijst = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst.model_copy(update={"gesprek": None})
    with pytest.raises(Exception, match=r"heeft geen leidraad\. Zet gesprek\.yaml in haar map\."):
        gesprek_van(lijst)


def test_wat_uit_een_document_komt_heet_zo(speeltuin: Path) -> None:
    schrijf(speeltuin / "b.yaml", "beheerder", BEHEERDER, herkomst="openbaar document")
    html = html_van(speeltuin, "ouder.yaml", "b.yaml", *SPEEL)
    assert "ouder (15-1-2026) en beheerder (uit een openbaar document, 15-1-2026)." in html
    assert "Nog niet erbij: buurtbewoner." in html


def test_afdelingen_gebruikt_het_niet_en_dat_zegt_het(tmp_path: Path) -> None:
    uitkomst = draai("gesprek", STEUNPUNT, VERZONNENDAM, "--formaat", "html", "--naar", "-", map_=tmp_path)
    assert "De bestanden met de rol 'afdeling' gebruiken wij hier niet." in uitkomst.fout


# --- For every set of answers ---


@cache
def lijst_van(naam: str) -> Vragenlijst:
    return laad_vragenlijst(SPEELTUIN if naam == "speeltuin" else vragenlijstmap(None), naam).vragenlijst


def trek(lijst: Vragenlijst, vraag: Vraag, lot: Random) -> Any:
    """Any answer that fits; now and then none, or nobody knows."""
    if lot.random() < 0.2:
        return lot.choice([None, "weet-niet"])
    if isinstance(vraag, NiveauVraag):
        return lot.randrange(len(lijst.ladder_van(vraag)))
    if isinstance(vraag, JaNeeVraag):
        return lot.choice(["ja", "nee"])
    if isinstance(vraag, KeuzeVraag):
        return lot.choice(vraag.opties).id
    if isinstance(vraag, GetalVraag):
        return lot.choice([vraag.ankers.nul, vraag.ankers.een, (vraag.ankers.nul + vraag.ankers.een) / 2])
    return GEHEIM


def invuller(lijst: Vragenlijst, rol: str, lot: Random, nummer: int = 0, **kop: Any) -> Invuller:
    velden = {"scan": lijst.id, "versie": lijst.versie, "gemeente": "Verzonnen", "peildatum": "2026-01-15", "rol": rol}
    if "organisatie" in lijst.rollen[rol].vraagt:
        kop["organisatie"] = {"soort": GEHEIM, "betaalde_krachten": lot.choice(["ja", "nee"])}
    if "naam" in lijst.rollen[rol].vraagt:
        kop["naam"] = f"{GEHEIM} {nummer}"
    gevraagd = [vraag for vraag in lijst.vragen.values() if vraag.is_voor(rol, "volledig")]
    antwoorden = {vraag.id: trek(lijst, vraag, lot) for vraag in gevraagd}
    bestand = Antwoordbestand.model_validate({"kop": velden | kop, "antwoorden": antwoorden})
    return Invuller(Path(f"{rol}-{nummer}.yaml"), Scan(bestand, lijst, "", Plaatsen(("", None, None, {}))))


def blad_van(invullers: list[Invuller]) -> tuple[Leidraad, Gespreksblad]:
    lijst, kop = invullers[0].scan.vragenlijst, invullers[0].scan.antwoorden.kop
    leidraad = maak_leidraad(invullers)
    return leidraad, maak_gespreksblad(lijst, gesprek_van(lijst), kop, leidraad)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.booleans(), st.integers(0, 7), st.booleans())
@pytest.mark.parametrize("naam", ["speeltuin", "tien-punten"])
def test_elke_leidraad_klopt(naam: str, zaad: int, met_ander: bool, groep: int, met_feiten: bool) -> None:
    lot = Random(zaad)
    lijst = lijst_van(naam)
    gegevens = gesprek_van(lijst)
    zelf = lijst.methode.vergelijken.zelf if lijst.methode.vergelijken else ""
    anoniem = next(rol for rol, een in lijst.rollen.items() if een.anoniem)
    hoeveel: list[dict[str, Any]] = [{}, {"uren": 10}, {"aantal": 1000, "uren_per_keer": Fraction("2.25")}]
    taken = {een: {**lot.choice(hoeveel), "voorrang": lot.randint(1, 9)} for een in gegevens.taken}
    feiten: dict[str, Any] = {
        "inzet": lot.choice([{"personen": 9000, "uren_per_week": 3, "weken": 52}, {"uren": 5078}]),
        "taaklast": lot.choice([{"uren": 1000}, {"fte": Fraction("2.25"), "uren_per_fte": 1500}]) | {"taken": taken},
    }
    invullers = [invuller(lijst, gegevens.voor, lot, **(feiten if met_feiten else {}))]
    invullers += [invuller(lijst, zelf, lot)] if met_ander else []
    invullers += [invuller(lijst, anoniem, lot, nummer) for nummer in range(groep)]
    assume(any(een.antwoord is not None for een in invullers[0].scan.antwoorden.antwoorden.values()))
    leidraad, blad = blad_van(invullers)
    keur_woorden(blad)
    keur_onderwerpen(lijst, leidraad)
    anders = [invullers[0], *reversed(invullers[1:])]
    assert blad_van(anders)[1] == blad


def keur_woorden(blad: Gespreksblad) -> None:
    alles = " ".join(teksten(blad))
    assert len(alles.split()) <= 600
    assert GEHEIM not in alles
    assert "{" not in alles
    for deel in blad.delen:
        for stuk in deel.gezichten:
            # A figure has its base beside it.
            assert (
                not isinstance(stuk, Zin)
                or stuk.deel is None
                or re.fullmatch(r"\(\d+( van \d+)? vra(ag|gen)\)", stuk.bron)
            )


def keur_onderwerpen(lijst: Vragenlijst, leidraad: Leidraad) -> None:
    onderwerpen = leidraad.onderwerpen
    assert len(onderwerpen) <= 5
    for wat in ("onderdeel", "feit", "tip", "maatregel", "rang"):
        gehad = [getattr(een, wat) for een in onderwerpen if getattr(een, wat) is not None]
        assert len(gehad) == len(set(map(str, gehad)))
    soorten = [een.soort for een in onderwerpen]
    if "samen_hoog" in soorten or "samen_laag" in soorten:
        assert soorten[0] in ("samen_hoog", "samen_laag")
    if not leidraad.stof.ander:
        assert set(soorten) <= {"een_kant"}
    minstens = lijst.methode.vergelijken.groep_minstens.aantal if lijst.methode.vergelijken else 0
    assert not [een for onderwerp in onderwerpen for een in onderwerp.groepen if een.invullers < minstens]
    kanten = [kant for kant in (leidraad.stof.eigen, leidraad.stof.ander) if kant]
    for een in onderwerpen:
        # Nobody is shown an answer to a question that the other side was never asked.
        if een.vraag and een.soort != "onbekend":
            assert all(kant.uitslag.vragen[een.vraag].gevraagd for kant in kanten)


def test_wat_organisaties_zeggen_kiest_geen_onderwerp() -> None:
    lijst = lijst_van("tien-punten")
    kanten = [invuller(lijst, rol, Random(4)) for rol in ("steunpunt", "gemeente")]

    def gekozen(zaad: int) -> list[tuple[str, str]]:
        groep = [invuller(lijst, "organisatie", Random(zaad), nummer) for nummer in range(8)]
        return [(een.onderdeel, een.soort) for een in maak_leidraad([*kanten, *groep]).onderwerpen]

    assert len(gekozen(1)) == 5
    assert gekozen(1) == gekozen(2)


def test_het_voorbeeld_begint_gedeeld_en_kiest_van_alles_wat() -> None:
    uitkomst = draai("gesprek", STEUNPUNT, GEMEENTE, "--formaat", "html", "--naar", "-")
    rubrieken = re.findall(r'class="rubriek">([^<]+)<', uitkomst.uit)
    soorten = lijst_van("tien-punten").gesprek
    assert soorten
    titels = {een.titel: naam for naam, een in soorten.verschillen}
    assert [titels[een] for een in rubrieken] == ["samen_hoog", "samen_laag", "hoger", "een_kant"]
