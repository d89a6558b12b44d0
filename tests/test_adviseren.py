"""Priorities, plan, first steps and what to find out: cases in YAML, worked out by hand."""

from fractions import Fraction
from typing import Any

from conftest import bouw, breuk, lijsten, per_geval

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.rekenen.scoor import scoor


@per_geval("adviezen")
def test_adviezen(geval: dict[str, Any]) -> None:
    lijst, bestand = bouw(geval)
    gezien = lijsten(adviseer(lijst, scoor(lijst, bestand)))
    for naam, verwacht in geval["verwacht"].items():
        paren = verwacht.items() if isinstance(verwacht, dict) else verwacht
        assert gezien[naam] == [(een, breuk(getal)) for een, getal in paren], naam


def test_een_stap_en_een_uitzoekvraag_zeggen_waar_ze_bij_horen() -> None:
    vragen = [{"id": "a", "antwoord": 0}, {"id": "b", "wie_weet": ["griffie", "financiën"]}]
    lijst, bestand = bouw({"vragen": vragen, "maatregelen": [{"id": "m", "dagdelen": breuk("2.5"), "tilt": {"a": 4}}]})
    advies = adviseer(lijst, scoor(lijst, bestand))
    assert [(stap.onderdeel, stap.dagdelen) for stap in advies.plan] == [("punt", Fraction(5, 2))]
    assert [(een.onderdeel, een.wie_weet) for een in advies.uitzoeken] == [("punt", ("griffie", "financiën"))]
