"""The arithmetic of one respondent: cases in YAML through the public functions of `rekenen`."""

from fractions import Fraction
from typing import Any

import pytest
from conftest import bouw, breuk, cijfers, exact, gevallen, per_geval

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.model.uitslag import procent
from beleidsscan.rekenen.maten import meet, onevenwicht, voeg_samen
from beleidsscan.rekenen.scoor import scoor
from beleidsscan.rekenen.waarde import beoordeel, waarde_van
from beleidsscan.schrijven.inhoud import Rapportinhoud
from beleidsscan.schrijven.uitslag_json import naar_json


@per_geval("waarden")
def test_waarde_van_een_antwoord(geval: dict[str, Any]) -> None:
    for antwoord, verwacht in geval["waarden"]:
        lijst, bestand = bouw({"vragen": [geval["vraag"] | {"id": "vraag", "antwoord": antwoord}]})
        waarde = None if verwacht is None else breuk(verwacht)
        assert beoordeel(lijst, bestand)["vraag"].waarde == waarde, antwoord
        assert waarde_van(lijst, lijst.vragen["vraag"], bestand.antwoorden["vraag"].antwoord) == waarde, antwoord


@pytest.mark.parametrize(("exact", "getoond"), gevallen("afronden"))
def test_afronden(exact: Any, getoond: int) -> None:
    assert procent(breuk(exact)) == getoond


@per_geval("onderdelen")
def test_onderdelen(geval: dict[str, Any]) -> None:
    uitslag = scoor(*bouw(geval))
    gezien = {deel.id: cijfers(deel) for deel in uitslag.alle_onderdelen()} | {"geheel": cijfers(uitslag.geheel)}
    gezien |= {f"vraag {naam}": vraag._asdict() for naam, vraag in uitslag.vragen.items()}
    verwacht = dict(geval["verwacht"])
    verwacht |= {f"vraag {naam}": velden for naam, velden in verwacht.pop("vragen", {}).items()}
    for naam, velden in verwacht.items():
        assert {veld: gezien[naam][veld] for veld in velden} == exact(velden), naam


@per_geval("onevenwicht")
def test_onevenwicht(geval: dict[str, Any]) -> None:
    scores = [breuk(een) for een in geval["scores"]]
    paren = [(breuk(een), score) for een, score in zip(geval.get("gewichten", [1] * len(scores)), scores, strict=True)]
    verschil = onevenwicht(paren)
    assert meet(paren).score == breuk(geval["gemiddelde"])
    assert verschil is not None
    assert round(breuk(geval["gemiddelde"]) - verschil, 4) == breuk(geval["machtsgemiddelde"])


def test_onevenwicht_in_het_geheel() -> None:
    """The worked example of the method, scaled to scores that a scan can have: 21, 1, 1, 1 out of 24."""
    punten = [{"id": f"p{i}", "vragen": [_getal(f"v{i}", een)]} for i, een in enumerate([21, 1, 1, 1])]
    geheel = scoor(*bouw({"onderdelen": punten})).geheel
    assert geheel.maten.score == Fraction(6, 24)
    assert geheel.onevenwicht is not None
    assert round(geheel.onevenwicht * 24, 4) == Fraction("2.4065")  # 6 - 3.5935


def _getal(naam: str, antwoord: int) -> dict[str, Any]:
    return {"id": naam, "soort": "getal", "ankers": {"nul": 0, "een": 24}, "antwoord": antwoord}


def test_zonder_scores_is_er_geen_onevenwicht() -> None:
    assert onevenwicht([]) is None


def test_niets_samen_is_niet_van_toepassing() -> None:
    assert voeg_samen([(Fraction(3), meet([])), (Fraction(1), meet([]))]).gewicht == 0


def test_geen_ruis_van_binaire_breuken_in_wat_men_ziet() -> None:
    """Tenths have no exact binary fraction; none of their noise may reach the output."""
    vragen = [{"id": "een", "gewicht": 1, "antwoord": 1}, {"id": "twee", "gewicht": 2, "antwoord": 1}]
    lijst, bestand = bouw({"vragen": [vraag | {"gewicht": breuk(vraag["gewicht"]) / 10} for vraag in vragen]})
    inhoud = Rapportinhoud(lijst, "", bestand, uitslag := scoor(lijst, bestand), adviseer(lijst, uitslag))
    json = naar_json(inhoud.document, inspringen=None).decode()
    assert '"gewicht":0.3,' in json
    assert "0000000" not in json
    assert "9999999" not in json
