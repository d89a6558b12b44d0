"""What pydantic says about a file, in Dutch and with a place."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from ..model.basis import Vast
from ..model.bevinding import MEESTE, Bevinding, dichtstbij
from .plaatsen import Plaatsen, Route

_TEKST = "hier hoort tekst; zet die zo nodig tussen aanhalingstekens"
_RIJTJE = "hier hoort een opsomming"
_BERICHTEN = {
    "string_type": _TEKST,
    "string_pattern_mismatch": "deze schrijfwijze kan hier niet",
    "string_too_short": "hier mag de tekst niet leeg zijn",
    "string_too_long": "deze tekst is te lang; hooguit {max_length} tekens",
    "int_type": "hier hoort een heel getal",
    "bool_type": "hier hoort true of false",
    "literal_error": "hier kan alleen: {expected}",
    "union_tag_invalid": "hier kan alleen: {expected_tags}",
    "union_tag_not_found": "'soort' ontbreekt",
    "dict_type": "hier horen regels met een naam en een dubbele punt",
    "model_type": "hier horen regels met een naam en een dubbele punt",
    "model_attributes_type": "hier horen regels met een naam en een dubbele punt",
    "tuple_type": _RIJTJE,
    "list_type": _RIJTJE,
    "too_short": "hier ontbreekt iets; minstens {min_length}",
    "greater_than_equal": "dit getal is te laag; minstens {ge}",
    "less_than_equal": "dit getal is te hoog; hooguit {le}",
}
_PATRONEN = {
    "^GM": "een gemeentecode ziet eruit als GM0014",
    "^#": 'een kleur ziet eruit als "#005b96", met aanhalingstekens',
    r"^[^\n]": "deze tekst moet op één regel passen",
    "^[a-z0-9]": "gebruik alleen kleine letters, cijfers en streepjes",
}


def vertaal(fouten: Iterable[ErrorDetails], plaatsen: Plaatsen, voor: Route = ()) -> list[Bevinding]:
    """Findings for the errors of one validation; `voor` is the route of what was validated."""
    uit: dict[tuple[object, ...], Bevinding] = {}
    for fout in fouten:
        bevinding = _bevinding(fout, plaatsen, (*voor, *fout["loc"]), gok=len(uit) < MEESTE)
        # A union reports every branch; one complaint per place is enough. Several things may be missing there, though.
        ontbreekt = bevinding.bericht if bevinding.code == "ontbreekt" else ""
        uit.setdefault((bevinding.plaats, bevinding.code, ontbreekt), bevinding)
    return list(uit.values())


def _bevinding(fout: ErrorDetails, plaatsen: Plaatsen, route: tuple[str | int, ...], *, gok: bool) -> Bevinding:
    soort = fout["type"]
    laatste = str(route[-1]) if route else ""
    if soort == "extra_forbidden":
        hulp = (dichtstbij(laatste, _alle_sleutels()) if gok else "") or _velden_van(route)
        return Bevinding(
            plaatsen.zoek(route, sleutel=True), "onbekend-veld", f"'{laatste}' kennen wij hier niet.", hulp=hulp
        )
    if soort == "missing":
        return Bevinding(plaatsen.zoek(route[:-1], sleutel=True), "ontbreekt", f"'{laatste}' ontbreekt.")
    if laatste == "[key]":
        plaats, code = plaatsen.zoek(route[:-1], sleutel=True), "sleutel"
    else:
        plaats, code = plaatsen.zoek(route), "waarde"
    return Bevinding(plaats, code, _zin(fout), hulp=_hulp(fout, route))


def _velden_van(route: Route) -> str:
    """What can stand in an answer, for a field there that looks like nothing we know."""
    in_antwoord = len(route) == 3 and route[0] == "antwoorden"
    return "Kies uit: antwoord, toelichting, bewijs, notitie, reden." if in_antwoord else ""


def _hulp(fout: ErrorDetails, route: Route) -> str:
    """How to write the things that people get wrong most."""
    if route == ("gemeente",) and not fout["input"]:
        return "Vul hier de naam van uw gemeente in."
    if route[:1] == ("antwoorden",) and route[2:3] == ("bewijs",) and fout["type"] in ("tuple_type", "model_type"):
        return 'Schrijf: [{bron: nota, plaats: "p. 3"}]'
    if route[:2] == ("taaklast", "taken") and route[3:4] == ("uren",) and fout["type"] == "geen_getal":
        return "Weet u het niet? Schrijf dan: weet-niet"
    return ""


def _zin(fout: ErrorDetails) -> str:
    context: dict[str, Any] = fout.get("ctx", {})
    patroon = str(context.get("pattern", ""))
    bericht = next((zin for begin, zin in _PATRONEN.items() if patroon.startswith(begin)), None)
    if not bericht:
        # Our own errors carry a Dutch message; what is left of pydantic's is too rare to word one by one.
        eigen = fout["msg"] if fout["type"].startswith(("geen_", "niet_")) else "deze waarde kan hier niet"
        bericht = _BERICHTEN.get(fout["type"], eigen).format(**context)
    return f"{bericht[0].upper()}{bericht[1:]}.".replace(" or ", " of ")


@cache
def _alle_sleutels() -> tuple[str, ...]:
    """Every key that any of our files knows: enough to guess what a typing error meant."""
    te_doen, sleutels = list(Vast.__subclasses__()), set()
    while te_doen:
        model = te_doen.pop()
        te_doen += model.__subclasses__()
        sleutels |= {veld.alias or naam for naam, veld in model.model_fields.items()}
    return tuple(sorted(sleutels))
