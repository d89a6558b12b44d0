"""A questionnaire with the files of several respondents, made from one case. Everything in it is invented.

A question of a case holds its answers by role: one, or a row with one for each respondent of that role (null is left
open). `koppen` says who those are; without it they are numbered.
"""

from collections.abc import Mapping
from typing import Any

from conftest import bouw, gevallen

from beleidsscan.model.antwoorden import Antwoordbestand, bezwaar_tegen
from beleidsscan.model.vragenlijst import Vragenlijst

NVT = {"antwoord": "nvt", "reden": "Bestaat hier niet."}
ZONDER_NAAM = {"invuller", "ander"}


def bouw_invullers(geval: Mapping[str, Any]) -> tuple[Vragenlijst, list[Antwoordbestand]]:
    """The questionnaire and the files of a case, role by role."""
    delen = geval.get("onderdelen") or [{"id": "punt", "vragen": geval["vragen"]}]
    antwoorden: dict[str, list[dict[str, Any]]] = {}
    lijst, _ = bouw({"onderdelen": [_zonder_antwoorden(deel, antwoorden) for deel in delen]})
    bestanden = [
        _bestand(lijst, rol, nummer, geval, gegeven)
        for rol, rij in antwoorden.items()
        for nummer, gegeven in enumerate(rij)
    ]
    return lijst, bestanden


def _zonder_antwoorden(deel: Mapping[str, Any], antwoorden: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    uit = dict(deel)
    uit["vragen"] = [_zonder_antwoord(vraag, antwoorden) for vraag in deel.get("vragen", [])]
    uit["onderdelen"] = [_zonder_antwoorden(kind, antwoorden) for kind in deel.get("onderdelen", [])]
    return uit


def _zonder_antwoord(kort: Mapping[str, Any], antwoorden: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    vraag = dict(kort)
    per_rol = vraag.pop("antwoorden")
    vraag.setdefault("rollen", list(per_rol))
    vraag.setdefault("nvt", "" if vraag.get("filter") else "Dat kan.")
    for rol, gegeven in per_rol.items():
        rij = gegeven if isinstance(gegeven, list) else [gegeven]
        bestanden = antwoorden.setdefault(rol, [])
        bestanden += [{} for _ in range(len(rij) - len(bestanden))]
        for bestand, een in zip(bestanden, rij, strict=False):
            if een is not None:
                bestand[vraag["id"]] = NVT if een == "nvt" else een
    return vraag


def _bestand(
    lijst: Vragenlijst, rol: str, nummer: int, geval: Mapping[str, Any], antwoorden: dict[str, Any]
) -> Antwoordbestand:
    koppen = geval.get("koppen", {}).get(rol, [])
    eigen = koppen[nummer] if nummer < len(koppen) else {} if rol in ZONDER_NAAM else {"naam": f"{rol}-{nummer:03d}"}
    kop = gevallen("basis")["kop"] | {"rol": rol} | eigen
    bestand = Antwoordbestand.model_validate({"kop": kop, "antwoorden": antwoorden})
    gegeven, rol = bestand.antwoorden, bestand.kop.rol
    assert not [een for een in antwoorden if bezwaar_tegen(lijst, lijst.vragen[een], gegeven[een], rol)]
    return bestand
