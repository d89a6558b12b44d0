"""The data for a talk, and what the role that leads it enters: hours, tasks and volunteers."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hulp import SPEELTUIN, draai

from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.model.antwoorden import GESPREKSVELDEN
from beleidsscan.model.gesprek import Inzet
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst, vragenlijstmap
from beleidsscan.rekenen.feiten import geldwaarde, vrijwilligersuren
from beleidsscan.rekenen.taaklast import beschikbare_uren, gevraagde_uren
from beleidsscan.schrijven.kopie import schone_kopie

LIJST = laad_vragenlijst(vragenlijstmap(None), "tien-punten").vragenlijst
assert LIJST.gesprek is not None
GESPREK = LIJST.gesprek
INGEVULD = """\
scan: speeltuin
versie: "7.b"
gemeente: Ons Dorp
peildatum: 2026-01-31
rol: ouder
naam: Jip
inzet: {personen: 3215, uren_per_week: 4.25, weken: 52}
taaklast:
  uren: 2400
  taken:
    koffie: {uren: weet-niet, voorrang: 2}
    hek: {uren: 300.50, voorrang: 1}
    zandbak: {aantal: 12, uren_per_keer: 0.25, voorrang: 2}
antwoorden: {}
"""


def lees(pad: Path) -> Scan:
    return laad_scan(pad, SPEELTUIN)


def test_alle_taken_en_tips_van_de_bronnen_zijn_er_en_elke_tip_een_keer() -> None:
    assert len(GESPREK.taken) == 12
    tips = [(tip.voor, bron.plaats) for tip in GESPREK.tips for bron in tip.bronnen]
    voor_gemeente = [("gemeente", f"par. 4.1, tip {nummer}") for nummer in range(1, 9)]
    assert tips == voor_gemeente + [("organisatie", f"par. 4.2, tip {nummer}") for nummer in range(1, 7)]


def test_de_gedrukte_bedragen_komen_uit_op_de_euro() -> None:
    tarieven = (GESPREK.waarde.laag.bedrag, GESPREK.waarde.hoog.bedrag)
    assert tarieven == (11, 81)  # with these, gevallen/feiten.yaml has all published amounts
    nederland = geldwaarde(vrijwilligersuren(Inzet(personen=7_000_000, uren_per_week=Fraction(4), weken=52)), tarieven)
    assert nederland.tot == 117_936_000_000  # NOV 2025, note 3
    humanitas = geldwaarde(vrijwilligersuren(Inzet(personen=3215, uren_per_week=Fraction(4), weken=52)), tarieven)
    assert humanitas.van == 7_355_920  # Groningen 2023, p. 12


def test_betrokkenheid_is_geteld_en_heet_geschiedenis() -> None:
    [feit] = [feit for feit in GESPREK.feiten if feit.telling]
    assert feit.telling
    assert (feit.telling.aantal, feit.telling.van, feit.onderdelen) == (82, 100, ())
    assert "2011" in feit.tekst
    assert "geen norm" in feit.tekst
    assert "Kleine en grote gemeenten verschilden nauwelijks." in feit.tekst
    assert feit.vraag == "steunpunt-bij-beleid"


def test_wat_is_ingevuld_wordt_exact_gelezen_en_reist_mee_in_de_kopie(tmp_path: Path) -> None:
    pad = tmp_path / "ouder.yaml"
    pad.write_text(INGEVULD, encoding="utf-8")
    scan = lees(pad)
    inzet, taaklast = scan.antwoorden.kop.inzet, scan.antwoorden.kop.taaklast
    assert inzet
    assert taaklast
    assert (inzet.personen, inzet.uren_per_week, inzet.weken) == (3215, Fraction("4.25"), 52)
    uren = {naam: taak.uren for naam, taak in taaklast.taken.items()}
    assert uren == {"koffie": "weet-niet", "hek": Fraction("300.5"), "zandbak": None}
    assert gevraagde_uren(taaklast.taken["zandbak"]) == 3
    kopie = schone_kopie(scan.vragenlijst, scan.antwoorden)
    pad.write_bytes(kopie)
    assert lees(pad).antwoorden == scan.antwoorden
    assert schone_kopie(scan.vragenlijst, lees(pad).antwoorden) == kopie


def zonder_hekje(leeg: str, vult: dict[str, object]) -> str:
    """A new file whose lines for the talk lost their hash. What `vult` does not name stays empty."""
    voor, begin, blokken = leeg.partition("# inzet:")
    veld, blok, uit = re.compile(r"# (?=(inzet|taaklast):$|  (\w+):( |$)|    [a-z-]+: {|  +#)"), "", []
    for regel in (begin + blokken).splitlines():
        kop = veld.match(regel)
        kaal = regel.removeprefix("# ") if kop else regel
        blok = kop[1] if kop and kop[1] else blok
        waarde = vult.get(f"{blok}.{kop[2]}", "") if kop and kop[2] else ""
        uit.append(kaal.replace(":", f": {waarde}", 1) if waarde else kaal)
    return voor + "\n".join(uit)


INZET, UREN = {"inzet.personen": 40, "inzet.uren_per_week": 1.5, "inzet.weken": 40}, {"taaklast.uren": 1000}


@pytest.mark.parametrize(
    ("vult", "taak", "uren"),
    [
        (INZET | UREN, "{uren: 12.5, voorrang: 3}", (2400, 1000)),
        (
            {"inzet.uren": 5078, "taaklast.fte": 2.5, "taaklast.uren_per_fte": 1500},
            "{aantal: 5, uren_per_keer: 2.5, voorrang: 3}",
            (5078, 3750),
        ),
    ],
    ids=["de eerste manier", "de tweede manier"],
)
def test_de_regels_in_een_nieuw_bestand_zijn_goed_zonder_hekje(
    vult: dict[str, object], taak: str, uren: tuple[int, int], tmp_path: Path
) -> None:
    leeg = draai("nieuw", "Dorp", "--rol", "steunpunt", "--naar", "-").uit
    pad = tmp_path / "steunpunt.yaml"
    pad.write_text(zonder_hekje(leeg, vult).replace("{uren: , voorrang: }", taak), encoding="utf-8")
    kop = laad_scan(pad, None).antwoorden.kop
    assert kop.inzet
    assert kop.taaklast
    assert (vrijwilligersuren(kop.inzet), beschikbare_uren(kop.taaklast)) == uren
    assert list(kop.taaklast.taken) == list(GESPREK.taken)
    assert {gevraagde_uren(een) for een in kop.taaklast.taken.values()} == {Fraction("12.5")}


def test_een_andere_rol_krijgt_die_regels_niet() -> None:
    nieuw = draai("nieuw", "Dorp", "--naar", "-").uit
    assert re.findall(rf"(?m)^#? ?({'|'.join(GESPREKSVELDEN)}):", nieuw) == []
