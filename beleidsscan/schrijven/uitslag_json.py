"""The result as JSON, version 1, and its JSON Schema."""

import hashlib
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pydantic_core import to_json

from .. import __version__
from ..model.antwoorden import Antwoordbestand
from ..model.basis import als_getal
from ..model.uitslag import Advies, Herkomst, Uitslag, Uitslagdocument, procent
from ..model.vragenlijst import Vragenlijst
from .kopie import schone_kopie

# Fields that hold a number as it is; every other fraction is a share of 0 to 1.
_AANTALLEN = frozenset({"gewicht", "dagdelen", "antwoord"})
_ZOALS_HET_IS = frozenset({str, int, bool, type(None)})


def maak_document(
    lijst: Vragenlijst, lijst_sha256: str, bestand: Antwoordbestand, uitslag: Uitslag, advies: Advies
) -> Uitslagdocument:
    """The result with what it was computed from."""
    kop = bestand.kop
    anoniem = lijst.rollen[kop.rol].anoniem
    herkomst = Herkomst(
        programma=f"beleidsscan {__version__}",
        vragenlijst=lijst.id,
        vragenlijst_versie=lijst.versie,
        vragenlijst_sha256=lijst_sha256,
        # Of an anonymous role not even a hash goes out: a short list of answers could be guessed from it.
        antwoorden_sha256=None if anoniem else hashlib.sha256(schone_kopie(lijst, bestand)).hexdigest(),
        gemeente=kop.gemeente,
        gemeentecode=kop.gemeentecode,
        rol=kop.rol,
        peildatum=kop.peildatum.isoformat(),
        herkomst=kop.herkomst,
        selectie=kop.selectie,
        status=kop.status,
    )
    return Uitslagdocument(formaat="beleidsscan-uitslag/1", herkomst=herkomst, uitslag=uitslag, advies=advies)


def naar_json(document: tuple[Any, ...], *, inspringen: int | None = 2) -> bytes:
    """A document of named tuples as JSON with a newline at the end; `inspringen=None` puts it on one line."""
    return to_json(_als_json("", document), indent=inspringen) + b"\n"


def _als_json(naam: str, waarde: Any) -> Any:
    """Named tuples become objects; a share is shown rounded and exact, a number as a number."""
    soort = type(waarde)
    if soort is Fraction:
        return _breuk(naam, *waarde.as_integer_ratio())
    if soort is dict:
        return {sleutel: _als_json(naam, deel) for sleutel, deel in waarde.items()}
    if soort is tuple:
        return [_als_json(naam, deel) for deel in waarde]
    if soort in _ZOALS_HET_IS:
        return waarde
    return {
        # A call costs more than a look: most fields are plain.
        veld: deel if type(deel) in _ZOALS_HET_IS else _als_json(veld, deel)
        for veld, deel in zip(waarde._fields, waarde, strict=True)
    }


@lru_cache(maxsize=4096)
def _breuk(naam: str, teller: int, noemer: int) -> dict[str, int | str] | int | float:
    """A number or a share; the same ones come back time and again."""
    breuk = Fraction(teller, noemer)
    return als_getal(breuk) if naam in _AANTALLEN else {"procent": procent(breuk), "exact": str(breuk)}


def uitslagschema() -> dict[str, Any]:
    """The JSON Schema of the result."""
    return documentschema(Uitslagdocument)


def documentschema(document: type, teksten: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> dict[str, Any]:
    """The JSON Schema of a document of named tuples; `teksten` is what an editor shows of it, as in schemateksten."""
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class VeldenAlsObject(GenerateJsonSchema):
        """To pydantic a named tuple is a list; in our JSON it is an object."""

        def named_tuple_schema(self, schema: Any) -> dict[str, Any]:
            uitleg = teksten.get(schema["cls"].__name__, {})
            velden = {
                veld["name"]: _met_uitleg(self.generate_inner(veld["schema"]), uitleg.get(veld["name"]))
                for veld in schema["fields"]
            }
            uit = {"type": "object", "properties": velden, "required": list(velden), "additionalProperties": False}
            return _met_uitleg(uit, uitleg.get(""))

    schema = TypeAdapter(document).json_schema(mode="serialization", schema_generator=VeldenAlsObject)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _met_uitleg(schema: dict[str, Any], uitleg: str | None) -> dict[str, Any]:
    return schema | {"description": uitleg} if uitleg else schema
