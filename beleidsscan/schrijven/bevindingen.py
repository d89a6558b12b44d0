"""What `controleer` found: as text for people, as JSON version 1 with its schema, as annotations of GitHub."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic_core import to_json

from .. import __version__
from ..model.bevinding import Bevinding, Keuring, Niveau, Plaats, Soort
from .schermtekst import BREEDTE, als_utf8, toonbaar, wijs_aan

_FORMAAT = "beleidsscan-bevindingen/1"
_MEERVOUD = {
    "fout": "fouten",
    "waarschuwing": "waarschuwingen",
    "aanwijzing": "aanwijzingen",
    "vragenlijst": "vragenlijsten",
    "antwoordbestand": "antwoordbestanden",
    "rapport": "rapporten",
    "bestand": "bestanden",
    "map": "mappen",
}
_INSPRINGING = "    "
_OPDRACHTEN: dict[Niveau, str] = {"fout": "error", "waarschuwing": "warning", "aanwijzing": "notice"}
# From escapeData and escapeProperty in the toolkit of GitHub Actions: these characters, and no others.
_IN_BERICHT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_EIGENSCHAP = _IN_BERICHT | str.maketrans({":": "%3A", ",": "%2C"})


def naar_tekst(keuring: Keuring, regel_van: Callable[[Plaats], str], breedte: int | None = None) -> str:
    """Every finding with its source line and a caret, and how many there are; `regel_van` gives "" for no line.

    `breedte`: the columns of the screen that will show it. Without, each finding has one line, for other programs.
    """
    regels = [regel for een in keuring.bevindingen for regel in _tekst(een, regel_van(een.plaats), breedte)]
    return "\n".join([*regels, *_vouw(_slot(keuring), "", breedte)]) + "\n"


def _tekst(bevinding: Bevinding, bronregel: str, breedte: int | None) -> Iterator[str]:
    yield from _vouw(toonbaar(str(bevinding._replace(hulp=""))), "", breedte)
    yield from wijs_aan(bronregel, bevinding.plaats.kolom, breedte or BREEDTE)
    if bevinding.hulp:
        yield from _vouw(toonbaar(bevinding.hulp), _INSPRINGING, breedte)


def _vouw(tekst: str, inspringing: str, breedte: int | None) -> list[str]:
    """Between words only: who copies a name or a command must get all of it."""
    if breedte is None:
        return [inspringing + tekst]
    vouwer = textwrap.TextWrapper(breedte, inspringing, _INSPRINGING, break_long_words=False, break_on_hyphens=False)
    return vouwer.wrap(tekst)


def _slot(keuring: Keuring) -> str:
    aantallen = [_aantal(aantal, niveau) for niveau, aantal in _telling(keuring).items() if aantal]
    soorten = Counter(keuring.bestanden.values())
    *eerst, laatst = [_aantal(soorten[soort], soort) for soort in get_args(Soort) if soorten[soort]] or ["niets"]
    bekeken = f"{', '.join(eerst)} en {laatst}" if eerst else laatst
    return f"{', '.join(aantallen) or 'Geen bevindingen'} in {bekeken}."


def _aantal(aantal: int, woord: str) -> str:
    return f"{aantal} {woord if aantal == 1 else _MEERVOUD[woord]}"


def _telling(keuring: Keuring) -> dict[Niveau, int]:
    telling = Counter(een.niveau for een in keuring.bevindingen)
    return {niveau: telling[niveau] for niveau in get_args(Niveau)}


def naar_json(keuring: Keuring) -> bytes:
    """The findings as JSON, with a newline at the end."""
    document = {
        "formaat": _FORMAAT,
        "programma": f"beleidsscan {__version__}",
        "bestanden": [als_utf8(bestand) for bestand in keuring.bestanden],
        "bevindingen": [_velden(een) for een in keuring.bevindingen],
        "telling": _telling(keuring),
    }
    return to_json(document, indent=2) + b"\n"


def _velden(bevinding: Bevinding) -> dict[str, str | int | None]:
    plaats = bevinding.plaats
    return {
        "bestand": als_utf8(plaats.bestand),
        "regel": plaats.regel or None,
        "kolom": plaats.kolom or None,
        "niveau": bevinding.niveau,
        "code": als_utf8(bevinding.code),
        "bericht": als_utf8(bevinding.bericht),
        "hulp": als_utf8(bevinding.hulp),
    }


def bevindingenschema() -> dict[str, Any]:
    """The JSON Schema of the findings."""
    tekst = {"type": "string"}
    plek = {"type": ["integer", "null"], "minimum": 1}
    bevinding = {
        "bestand": tekst,
        "regel": plek | {"description": "Telt vanaf 1; null als de bevinding over het hele bestand gaat."},
        "kolom": plek | {"description": "Telt in tekens vanaf 1; null als er geen kolom is."},
        "niveau": {"enum": list(get_args(Niveau))},
        "code": tekst,
        "bericht": tekst,
        "hulp": tekst | {"description": "Wat u kunt doen; leeg als wij niets weten."},
    }
    aantal = {"type": "integer", "minimum": 0}
    document = {
        "formaat": {"const": _FORMAAT},
        "programma": tekst,
        "bestanden": {"type": "array", "items": tekst, "description": "Alle bestanden die zijn bekeken."},
        "bevindingen": {"type": "array", "items": _voorwerp(bevinding)},
        "telling": _voorwerp(dict.fromkeys(get_args(Niveau), aantal)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Bevindingen van beleidsscan controleer",
        **_voorwerp(document),
    }


def _voorwerp(velden: dict[str, Any]) -> dict[str, Any]:
    """A closed object: all of these fields and no others."""
    return {"type": "object", "properties": velden, "required": list(velden), "additionalProperties": False}


def naar_github(keuring: Keuring) -> str:
    """One workflow command of GitHub per finding."""
    return "".join(f"{_opdracht(een)}\n" for een in keuring.bevindingen)


def _opdracht(bevinding: Bevinding) -> str:
    """The place is exact, for GitHub looks it up; the rest is shown, also on the screen of who tries this at home."""
    plaats, titel = bevinding.plaats, toonbaar(bevinding.code)
    velden = {"file": als_utf8(plaats.bestand), "line": plaats.regel, "col": plaats.kolom, "title": titel}
    rij = ",".join(f"{naam}={str(waarde).translate(_IN_EIGENSCHAP)}" for naam, waarde in velden.items() if waarde)
    bericht = "\n".join(toonbaar(deel) for deel in (bevinding.bericht, bevinding.hulp) if deel)
    return f"::{_OPDRACHTEN[bevinding.niveau]} {rij}::{bericht.translate(_IN_BERICHT)}"
