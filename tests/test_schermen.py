"""What people see on the screen, word for word. `make schermen` writes the screens anew: look at them first."""

import re
from pathlib import Path

import pytest
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, TESTS, draai, klopt_met

SPEEL = ["--vragenlijst", SPEELTUIN]
SCHERMEN = {
    "hulp": ["--help"],
    "hulp-evalueer": ["evalueer", "--help"],
    "hulp-verklaar": ["verklaar", "--help"],
    "hulp-vergelijk": ["vergelijk", "--help"],
    "hulp-nieuw": ["nieuw", "--help"],
    "hulp-formulier": ["formulier", "--help"],
    "hulp-invullen": ["invullen", "--help"],
    "hulp-controleer": ["controleer", "--help"],
    "hulp-gesprek": ["gesprek", "--help"],
    "hulp-schema": ["schema", "--help"],
    "hulp-importeer": ["importeer", "--help"],
    "hulp-bijwerken": ["bijwerken", "--help"],
    "uitleg-ankers": ["controleer", "--uitleg", "ankers"],
    "uitleg-alle": ["controleer", "--uitleg", "alle"],
    "hulp-vragenlijsten": ["vragenlijsten", "--help"],
    "verklaar-groningen-8": ["verklaar", GRONINGEN, "8"],
    "verklaar-keuring": ["verklaar", SPEELTUIN_ANTWOORDEN, "keuring", *SPEEL],
    "verklaar-toestellen": ["verklaar", SPEELTUIN_ANTWOORDEN, "I", *SPEEL],
    "verklaar-vereniging": ["verklaar", SPEELTUIN_ANTWOORDEN, "III", *SPEEL],
    "verklaar-buurtgevoel": ["verklaar", SPEELTUIN_ANTWOORDEN, "x", *SPEEL],
    "verklaar-geheel": ["verklaar", SPEELTUIN_ANTWOORDEN, "geheel", *SPEEL],
    "vragenlijsten": ["vragenlijsten", *SPEEL],
    "nieuw-beheerder": ["nieuw", "De Wipkip", "--scan", "speeltuin", "--rol", "beheerder", "--naar", "-", *SPEEL],
    "nieuw-ouder": ["nieuw", "De Wipkip", "--scan", "speeltuin", "--rol", "ouder", "--naar", "-", *SPEEL],
}
TIEN_FOUTEN = """\
scan: speeltuin
versie: "6"
gemeente: Ons Dorp
peildatum: 31-01-2026
rol: beheerder
doelen: {IV: 80}
bronnen:
  nota: {titel: Nota spelen}
antwoorden:
  keuring-gedaan:
    antwoord: 7
    bewijs: [{bron: noat, plaats: p. 3}]
  keuring-logboek: yes
  gebreken-open: drie
  toestellen-aantal: 6,5
  ondergrond-soort: grass
  valpartijen: nvt
  rolstoel-toegangg: 3
  onderhoudsplan: {antwoord: 1, toelichtng: Bijna af.}
"""


@pytest.mark.parametrize("naam", SCHERMEN)
def test_scherm(naam: str, tmp_path: Path) -> None:
    uitkomst = draai(*SCHERMEN[naam], map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    zonder_dag = re.sub(r"(?m)^peildatum: \d{4}-\d\d-\d\d$", "peildatum: 2026-01-15", uitkomst.uit)
    klopt_met(TESTS / "schermen" / f"{naam}.txt", zonder_dag)


def test_scherm_met_tien_fouten(tmp_path: Path) -> None:
    (tmp_path / "gemeente.yaml").write_text(TIEN_FOUTEN, encoding="utf-8")
    uitkomst = draai("evalueer", "gemeente.yaml", *SPEEL, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (1, "")
    klopt_met(TESTS / "schermen" / "tien-fouten.txt", uitkomst.fout)
