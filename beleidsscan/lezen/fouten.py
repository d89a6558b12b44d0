"""What pydantic says about a file, in Dutch and with a place."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import Any, get_args, get_origin

from pydantic_core import ErrorDetails

from ..model.antwoorden import Antwoordbestand, hulp_bij_getal
from ..model.basis import Vast
from ..model.bevinding import Bevinding, Suggesties
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

_HULP_UREN = {
    "uren": "Weet u het niet? Schrijf dan: weet-niet",
    "aantal": "Weet u het niet? Schrijf dan alleen: uren: weet-niet",
    "uren_per_keer": "Weet u het niet? Schrijf dan alleen: uren: weet-niet",
}
_DUIZENDTAL = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_KOP = "kop"
_MEESTE_PLAATSEN = 3


def vertaal(
    fouten: Iterable[ErrorDetails], plaatsen: Plaatsen, wortel: type[Vast], voor: Route = ()
) -> list[Bevinding]:
    """Findings for the errors of one validation of a file of kind `wortel`; `voor` is the route of what was checked."""
    uit: dict[tuple[object, ...], Bevinding] = {}
    thuis, suggesties = _thuis(wortel), Suggesties()
    for fout in fouten:
        bevinding = _bevinding(fout, plaatsen, (*voor, *fout["loc"]), thuis, suggesties)
        # A union reports every branch; one complaint per place is enough. Several things may be missing there, though.
        ontbreekt = bevinding.bericht if bevinding.code == "ontbreekt" else ""
        uit.setdefault((bevinding.plaats, bevinding.code, ontbreekt), bevinding)
    return list(uit.values())


def _bevinding(
    fout: ErrorDetails, plaatsen: Plaatsen, route: Route, thuis: Mapping[str, Set[str]], suggesties: Suggesties
) -> Bevinding:
    soort = fout["type"]
    laatste = str(route[-1]) if route else ""
    if soort == "extra_forbidden":
        plaats, bericht = plaatsen.zoek(route, sleutel=True), f"'{laatste}' kennen wij hier niet."
        return Bevinding(plaats, "onbekend-veld", bericht, hulp=_anders_bedoeld(route, thuis, suggesties))
    if soort == "missing":
        return Bevinding(plaatsen.zoek(route[:-1], sleutel=True), "ontbreekt", f"'{laatste}' ontbreekt.")
    if "veld" in fout.get("ctx", {}):
        return Bevinding(plaatsen.zoek((*route, fout["ctx"]["veld"]), sleutel=True), "waarde", _zin(fout))
    if laatste == "[key]":
        plaats, code = plaatsen.zoek(route[:-1], sleutel=True), "sleutel"
    else:
        plaats, code = plaatsen.zoek(route), "waarde"
    return Bevinding(plaats, code, _zin(fout), hulp=_hulp(fout, route))


def _anders_bedoeld(route: Route, thuis: Mapping[str, Set[str]], suggesties: Suggesties) -> str:
    """What a field may have been meant to be that nobody knows here."""
    veld = str(route[-1])
    if veld.isdigit():  # what YAML makes of {uren: 2,5}
        return "Staat er een komma in een getal? Schrijf dan een punt."
    hulp = _hoort_onder(thuis[veld]) if veld in thuis else suggesties.bij(veld, thuis)
    return hulp or _velden_van(route)


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
    if fout["type"] == "int_type" and _DUIZENDTAL.fullmatch(getal := str(fout["input"])):
        return f"Bedoelt u {getal.replace('.', '')}? Schrijf het getal dan zonder punt."
    if fout["type"] in ("geen_getal", "int_type") and isinstance(fout["input"], str):
        veld = str(route[3]) if route[:2] == ("taaklast", "taken") and len(route) > 3 else ""
        return hulp_bij_getal(fout["input"]) or _HULP_UREN.get(veld, "")
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


def _hoort_onder(onder: Set[str]) -> str:
    """Where a field belongs that stands in the wrong place. Many places are no help."""
    return f"Dat hoort {' of '.join(sorted(onder))}." if 0 < len(onder) <= _MEESTE_PLAATSEN else ""


@cache
def _thuis(wortel: type[Vast]) -> dict[str, set[str]]:
    """Every key that this kind of file knows, enough to guess what a typing error meant, and where it belongs.

    A questionnaire is many files, and its keys say little of the file that they stand in: of those, no place.
    """
    uit: dict[str, set[str]] = {}
    te_doen, gezien = [(wortel, "bovenin het bestand")], set()
    while te_doen:
        model, waar = plek = te_doen.pop()
        if plek in gezien:
            continue
        gezien.add(plek)
        for naam, veld in model.model_fields.items():
            sleutel = veld.alias or naam
            uit.setdefault(sleutel, set()).update({waar} if wortel is Antwoordbestand else ())
            erin = "bovenin het bestand" if sleutel == _KOP else f"onder '{sleutel}'"
            erin = f"bij een naam {erin}" if _per_naam(veld.annotation) else erin
            te_doen += [(binnen, erin) for binnen in _modellen_in(veld.annotation)]
    # No file has a key for its header.
    uit.pop(_KOP, None)
    return dict(sorted(uit.items()))


def _per_naam(soort: Any) -> bool:
    return get_origin(soort) is dict or any(map(_per_naam, get_args(soort)))


def _modellen_in(soort: Any) -> list[type[Vast]]:
    if isinstance(soort, type) and issubclass(soort, Vast):
        return [soort]
    return [model for een in get_args(soort) for model in _modellen_in(een)]
