"""What people see on the screen, word for word. `make schermen` writes the screens anew: look at them first."""

import re
from pathlib import Path

import pytest
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, TESTS, draai, klopt_met
from hypothesis import given
from hypothesis import strategies as st
from pseudoterminal import Pseudoterminals

from beleidsscan.schrijven.schermtekst import tabel

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


@pytest.mark.parametrize("kolommen", [100, 60, 40])
@pytest.mark.parametrize(("onderdeel", "scherm"), [("x", "buurtgevoel"), ("I", "toestellen")])
def test_verklaar_past_op_het_scherm(onderdeel: str, scherm: str, kolommen: int) -> None:
    """Nothing is cut off: what does not fit goes on below. On 100 columns it is what a pipe gets."""
    opdracht = ["verklaar", SPEELTUIN_ANTWOORDEN, onderdeel, *SPEEL]
    with Pseudoterminals() as bron, bron.start(*opdracht, kolommen=kolommen) as terminal:
        getoond, _, code = terminal.tot_het_eind().rpartition("[")
    assert code == "0]\n"
    assert max(map(len, getoond.splitlines())) <= kolommen
    naam = f"verklaar-{scherm}" if kolommen == 100 else f"verklaar-{scherm}-{kolommen}"
    klopt_met(TESTS / "schermen" / f"{naam}.txt", getoond)


_WOORDEN = st.lists(st.text("abcdé-", min_size=1, max_size=30), max_size=6).map(" ".join)
_GETALLEN = st.sampled_from(["0", "0 - 1", "telt niet", "100 %"])


@given(
    st.lists(st.tuples(_WOORDEN, _WOORDEN, _GETALLEN, _GETALLEN), max_size=5),
    st.sampled_from([1, 2]),
    st.integers(20, 100),
)
def test_een_tabel_past_en_verliest_niets(rijen: list[tuple[str, ...]], teksten: int, breedte: int) -> None:
    """As one table, or else on a narrow screen row by row with the heads between."""
    koppen = ("Vraag", "antwoord", "waarde", "zo-veel")
    regels = tabel([koppen, *rijen], teksten, breedte)
    assert all(len(regel) <= breedte for regel in regels)
    cellen = "".join("".join(rij) for rij in rijen)
    onder_elkaar = cellen + "antwoord:waarde:zo-veel:" * len(rijen)
    assert _tekens("".join(regels)) in (_tekens("".join(koppen) + cellen), _tekens(onder_elkaar))


def _tekens(tekst: str) -> list[str]:
    return sorted(tekst.replace(" ", ""))
