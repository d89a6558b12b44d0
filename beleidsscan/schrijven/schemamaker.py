"""From our models to JSON Schema (2020-12): what may stand in a file, with the Dutch words that an editor shows."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import PydanticCustomError

from .schemateksten import TEKSTEN

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DATUM = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_GEWEIGERD = object()


def definities(*modellen: type[BaseModel]) -> Schema:
    """The schemas of these models and of everything in them, by name, to stand under `$defs`."""
    _, schema = models_json_schema([(model, "validation") for model in modellen], schema_generator=_Maker)
    uit: Schema = schema["$defs"]
    return uit


def gesnoeid(schema: Schema) -> Schema:
    """The schema with only those of its definitions that it points at, straight or by way of others."""
    alle, nodig = schema["$defs"], set[str]()
    te_doen = [{naam: deel for naam, deel in schema.items() if naam != "$defs"}]
    while te_doen:
        nieuw = set(_genoemd(te_doen.pop())) - nodig
        nodig |= nieuw
        te_doen += [alle[naam] for naam in nieuw]
    return schema | {"$defs": {naam: deel for naam, deel in alle.items() if naam in nodig}}


def _genoemd(deel: Any) -> list[str]:
    if isinstance(deel, list):
        return [naam for een in deel for naam in _genoemd(een)]
    if not isinstance(deel, dict):
        return []
    hier = [deel["$ref"].rpartition("/")[2]] if isinstance(deel.get("$ref"), str) else []
    return hier + _genoemd(list(deel.values()))


class _Maker(GenerateJsonSchema):
    """What pydantic makes of a model, corrected for how our files are written."""

    def generate_inner(self, schema: Any) -> Schema:
        """Of a list pydantic limits the letters where a validator stands before the limit; we mean its members."""
        uit = super().generate_inner(schema)
        if uit.get("type") == "array":
            for fout, goed in (("minLength", "minItems"), ("maxLength", "maxItems")):
                if fout in uit:
                    uit[goed] = uit.pop(fout)
        return uit

    def fraction_schema(self, schema: Any) -> Schema:  # noqa: ARG002
        """In a file an exact number is a number, never a text such as 1/2."""
        return {"type": "number"}

    def date_schema(self, schema: Any) -> Schema:  # noqa: ARG002
        """A date is a text with one way to write it; `format` also refuses 30 February, where it is heeded."""
        return {"type": "string", "format": "date", "pattern": _DATUM}

    def dict_schema(self, schema: Any) -> Schema:
        """To pydantic a pattern only says what belongs to keys that match it; ours refuses the others."""
        uit = super().dict_schema(schema)
        if patronen := uit.pop("patternProperties", None):
            [(patroon, uit["additionalProperties"])] = patronen.items()
            uit["propertyNames"] = {"pattern": patroon} | uit.get("propertyNames", {})
        return uit

    def function_before_schema(self, schema: Any) -> Schema:
        """What a function of ours lets through before the model looks."""
        return _ruimer(super().function_before_schema(schema), schema["function"]["function"])

    def tagged_union_schema(self, schema: Any) -> Schema:
        """`discriminator` belongs to OpenAPI, not to JSON Schema."""
        uit = super().tagged_union_schema(schema)
        uit.pop("discriminator", None)
        return uit

    def default_schema(self, schema: Any) -> Schema:
        """That what is left out is empty, goes without saying."""
        uit = super().default_schema(schema)
        return uit if uit.get("default") else {naam: deel for naam, deel in uit.items() if naam != "default"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """The names of our fields are titles already."""
        return False

    def model_schema(self, schema: Any) -> Schema:
        """The docstrings are for engineers; an editor shows our Dutch."""
        uit = super().model_schema(schema)
        uit.pop("description", None)
        model = schema["cls"]
        if tekst := _tekst_bij(model, ""):
            uit["description"] = tekst
        for naam, veld in uit["properties"].items():
            if tekst := _tekst_bij(model, naam):
                veld["description"] = tekst
        return uit


def _tekst_bij(model: type[BaseModel], naam: str) -> str:
    return next((TEKSTEN[een.__name__][naam] for een in model.__mro__ if naam in TEKSTEN.get(een.__name__, {})), "")


def _ruimer(schema: Schema, functie: Callable[[Any], Any]) -> Schema:
    """A schema with what the function in front of it lets through as well.

    Pydantic cannot see that, and a second list of it would grow apart from the models; so we ask the function itself.
    """
    if schema == {"type": "number"}:
        return schema | _grenzen(functie)
    keuzes = [schema]
    if _antwoord_op(functie, "x") == ("x",):  # one text where a list is meant
        keuzes.append(schema["items"])
    if _antwoord_op(functie, 1) == "1":  # a number where a text is meant
        keuzes.append({"type": "number"})
    if _antwoord_op(functie, None) not in (None, _GEWEIGERD):  # empty, which says nothing
        keuzes.append({"type": "null"})
    return {"anyOf": keuzes} if len(keuzes) > 1 else schema


def _grenzen(functie: Callable[[Any], Any]) -> Schema:
    if _antwoord_op(functie, 2) is _GEWEIGERD:
        return {"minimum": 0, "maximum": 1}
    if _antwoord_op(functie, 0) is _GEWEIGERD:
        return {"exclusiveMinimum": 0}
    return {"minimum": 0} if _antwoord_op(functie, -1) is _GEWEIGERD else {}


def _antwoord_op(functie: Callable[[Any], Any], ruw: Any) -> Any:
    try:
        return functie(ruw)
    except PydanticCustomError:
        return _GEWEIGERD
