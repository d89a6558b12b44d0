"""What the tests share: cases in YAML, and a questionnaire with answers made from one such case."""

import os
import tempfile
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from beleidsscan.controles.verwijzingen import controleer
from beleidsscan.lezen.yaml import lees_yaml
from beleidsscan.model.antwoorden import Antwoordbestand, bezwaar_tegen
from beleidsscan.model.uitslag import Advies, Geheel, Maten, OnderdeelUitslag, procent
from beleidsscan.model.vragenlijst import Vragenlijst

# What the program keeps for its next run stays out of the home of whoever runs the tests.
_KAST = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = _KAST.name

TESTS = Path(__file__).parent
WORTEL = TESTS.parent


@cache
def gevallen(naam: str) -> Any:
    """The cases in tests/gevallen/<naam>.yaml, read as the product reads YAML: exact numbers, `ja` is a word."""
    return lees_yaml(TESTS / "gevallen" / f"{naam}.yaml")[0]


def per_geval(naam: str) -> pytest.MarkDecorator:
    """Run a test once for every case of a file, under the name of the case."""
    return pytest.mark.parametrize("geval", [pytest.param(geval, id=geval["geval"]) for geval in gevallen(naam)])


def breuk(getal: Any) -> Fraction:
    """The exact number of a case: 0.25, or as a fraction '13/18'."""
    return Fraction(getal)


def bouw(geval: Mapping[str, Any]) -> tuple[Vragenlijst, Antwoordbestand]:
    """The questionnaire and the answers of a case; gevallen/basis.yaml says what a case leaves out.

    A sound questionnaire and valid answers are part of the deal: a case that breaks a rule by accident proves nothing.
    """
    basis = gevallen("basis")
    delen = geval.get("onderdelen") or [{"id": "punt", "vragen": geval["vragen"]}]
    antwoorden: dict[str, Any] = {}
    ruw = basis["vragenlijst"] | {
        "onderdelen": [_onderdeel({"indeling": "punten"} | deel, basis["vragen"], antwoorden) for deel in delen],
        "maatregelen": [{"titel": een["id"]} | basis["maatregel"] | een for een in geval.get("maatregelen", [])],
    }
    lijst = Vragenlijst.model_validate(ruw)
    bestand = Antwoordbestand.model_validate(
        {"kop": basis["kop"] | geval.get("kop", {}), "antwoorden": antwoorden},
    )
    assert list(controleer(lijst)) == []
    gegeven, rol = bestand.antwoorden, bestand.kop.rol
    assert not [een for een in antwoorden if bezwaar_tegen(lijst, lijst.vragen[een], gegeven[een], rol)]
    return lijst, bestand


def _onderdeel(deel: Mapping[str, Any], per_soort: Mapping[str, Any], antwoorden: dict[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = {"nummer": deel["id"][:8], "titel": deel["id"]} | dict(deel)
    uit["vragen"] = [_vraag(vraag, per_soort, antwoorden) for vraag in deel.get("vragen", [])]
    uit["onderdelen"] = [_onderdeel(kind, per_soort, antwoorden) for kind in deel.get("onderdelen", [])]
    return uit


def _vraag(kort: Mapping[str, Any], per_soort: Mapping[str, Any], antwoorden: dict[str, Any]) -> dict[str, Any]:
    """A question written with its answer beside it."""
    vraag = dict(kort)
    if "antwoord" in vraag:
        antwoord = vraag.pop("antwoord")
        if antwoord == "nvt":
            vraag.setdefault("nvt", "Dat kan.")
            antwoord = {"antwoord": "nvt", "reden": "Bestaat hier niet."}
        antwoorden[vraag["id"]] = antwoord
    soort = vraag.get("soort", "niveau")
    return {"soort": soort, "vraag": vraag["id"], "kort": vraag["id"]} | per_soort["elke"] | per_soort[soort] | vraag


_BREUKEN = {*Maten._fields, "waarde", "doel", "verschil"}


def exact(velden: Mapping[str, Any]) -> dict[str, Any]:
    """What a case expects, with exact numbers."""
    return {naam: breuk(een) if naam in _BREUKEN and een is not None else een for naam, een in velden.items()}


def cijfers(deel: OnderdeelUitslag | Geheel) -> dict[str, Any]:
    """Everything that a case may ask of a section or of the whole, in one flat row."""
    maten = deel.maten
    uit: dict[str, Any] = deel._asdict() | maten._asdict()
    uit["procenten"] = [een and procent(een) for een in (maten.ondergrens, maten.score, maten.bovengrens)]
    uit["basis"] = {naam: aantal for naam, aantal in deel.basis._asdict().items() if aantal}
    if isinstance(deel, OnderdeelUitslag):
        uit |= deel.aspecten._asdict() | {"schendingen": [een.vraag for een in deel.schendingen]}
    return uit


def lijsten(advies: Advies) -> dict[str, list[tuple[str, Fraction]]]:
    """Every list of the advice as pairs of a name and the number that decides its order."""
    return {
        "opbrengsten": list(advies.opbrengsten.items()),
        "prioriteiten": [(een.onderdeel, een.waarde) for een in advies.prioriteiten],
        "plan": [(een.maatregel, een.opbrengst) for een in advies.plan],
        "eerste_stappen": [(een.maatregel, een.opbrengst) for een in advies.eerste_stappen],
        "uitzoeken": [(een.vraag, een.effect) for een in advies.uitzoeken],
        "eerst_uitzoeken": [(een.vraag, een.effect) for een in advies.eerst_uitzoeken],
    }
