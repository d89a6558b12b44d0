"""The clean copy of an answer file: what travels inside a report. No notes, no logo, always in the same order.

Written line by line and not by a YAML library: that takes six times as long, and a copy is made for every result
because its hash stands in it. Every text is a quoted JSON string, which is YAML as well, so nothing in it can be read
otherwise.
"""

from collections.abc import Container, Iterator
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.vragenlijst import Vragenlijst

# Line ends to YAML, but not to JSON.
_REGELEINDEN = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff"})


def schone_kopie(lijst: Vragenlijst, bestand: Antwoordbestand) -> bytes:
    """The answers as YAML, in the order of the questionnaire: the same answers give the same bytes."""
    regels = [*yaml_regels(gevulde_velden(bestand.kop, zonder=("huisstijl",))), "antwoorden:"]
    for naam in lijst.vragen:
        if gegeven := bestand.antwoorden.get(naam):
            regels += _antwoord(naam, gegeven)
    return ("\n".join(regels) + "\n").encode()


def citaat(tekst: str) -> str:
    """A text as one safe YAML scalar on one line."""
    geciteerd = to_json(tekst).decode()
    return geciteerd if geciteerd.isascii() else geciteerd.translate(_REGELEINDEN)


def _antwoord(naam: str, gegeven: Antwoord) -> Iterator[str]:
    """The short form where there is nothing but the answer."""
    if not (gegeven.reden or gegeven.toelichting or gegeven.bewijs):
        yield f"  {naam}: {als_yaml(gegeven.antwoord)}"
        return
    yield f"  {naam}:"
    yield f"    antwoord: {als_yaml(gegeven.antwoord)}"
    if gegeven.reden:
        yield f"    reden: {citaat(gegeven.reden)}"
    if gegeven.toelichting:
        yield f"    toelichting: {citaat(gegeven.toelichting)}"
    if gegeven.bewijs:
        yield "    bewijs:"
        yield from (f"      - {{bron: {citaat(een.bron)}, plaats: {citaat(een.plaats)}}}" for een in gegeven.bewijs)


def gevulde_velden(model: BaseModel, zonder: Container[str] = ()) -> dict[str, Any]:
    """The fields that differ from their default, with exact numbers: `model_dump` makes words of those."""
    soorten = type(model).model_fields
    return {
        naam: _plat(waarde)
        for naam, waarde in model
        if naam not in zonder and waarde != soorten[naam].get_default(call_default_factory=True)
    }


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {naam: _plat(een) for naam, een in waarde.items()}
    return gevulde_velden(waarde) if isinstance(waarde, BaseModel) else waarde


def yaml_regels(velden: dict[str, Any], voor: str = "") -> Iterator[str]:
    """Fields as lines, what is in a field indented below it."""
    for naam, waarde in velden.items():
        if isinstance(waarde, dict):
            yield f"{voor}{citaat(naam) if voor else naam}:"
            yield from yaml_regels(waarde, f"{voor}  ")
        else:
            yield f"{voor}{citaat(naam) if voor else naam}: {als_yaml(waarde)}"


def als_yaml(waarde: Any) -> str:
    """A value as one safe YAML scalar on one line."""
    if isinstance(waarde, str):
        return citaat(waarde)
    if waarde is None:
        return "null"
    if isinstance(waarde, Fraction):
        # Answers are read from decimals of at most 18 and 12 places, so this division is exact.
        tekst = f"{Context(prec=40).divide(Decimal(waarde.numerator), Decimal(waarde.denominator)):f}"
        return tekst if "." in tekst else f"{tekst}.0"
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
