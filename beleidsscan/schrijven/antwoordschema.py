"""The JSON Schema of answer files: of any questionnaire, or of one with all its questions."""

import re
from collections.abc import Iterator
from typing import Any

from ..model.antwoorden import GESPREKSVELDEN, NVT, WEET_NIET, Antwoord, Kop
from ..model.basis import als_getal
from ..model.gesprek import GevraagdeTaak, Inzet, OpEenWijze, Takenpakket
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .schemamaker import DIALECT, Schema, definities
from .vraagtekst import voorwaarde

_GETAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_TEKST_WEET_NIET = "U weet het niet."
_TEKST_LEEG = "Nog niet ingevuld."
_TEKST_ANTWOORDEN = "Per vraag een antwoord, kort (vraag: 3) of met meer eronder (antwoord, toelichting, bewijs)."
# Every answer that is 'nvt' tells why; therefore it cannot be a short answer.
_BIJ_NVT: Schema = {
    "if": {"properties": {"antwoord": {"const": NVT}}, "required": ["antwoord"]},
    "then": {"properties": {"reden": {"type": "string", "pattern": "\\S"}}, "required": ["reden"]},
}
_NIET_LEEG: Schema = {"not": {"type": "null"}}
_GEEN_NVT: Schema = {"not": {"const": NVT}}
_NIET_NVT: Schema = {"not": {"type": "object", "properties": {"antwoord": {"const": NVT}}, "required": ["antwoord"]}}


def antwoordschema(lijst: Vragenlijst | None = None) -> Schema:
    """The schema of answer files; with a questionnaire also its questions, roles and sections."""
    delen = definities(Kop, Antwoord)
    schema: Schema = {"$schema": DIALECT, **delen.pop("Kop")}
    schema["title"] = "Antwoordbestand"
    schema["required"] = [*schema["required"], "antwoorden"]
    delen["Antwoord"] |= _BIJ_NVT
    for model in (Inzet, Takenpakket, GevraagdeTaak):
        delen[model.__name__]["anyOf"] = list(_wijzen(model))
    veld = delen["Antwoord"]["properties"]["antwoord"]
    # In the model true and false pass too, only for `bezwaar_tegen` to refuse them kindly.
    del veld["anyOf"]
    if lijst:
        _vul_kop(schema, lijst)
        _vul_taken(delen, lijst)
        schema["properties"]["antwoorden"] = _antwoorden(lijst, delen)
    else:
        veld["type"] = ["string", "number", "null"]
        kort = {"type": veld["type"], **_GEEN_NVT}
        schema["properties"]["antwoorden"] = _rij({"additionalProperties": _kort_of_lang(kort)})
    return schema | {"$defs": delen}


def _rij(vragen: Schema) -> Schema:
    return {"description": _TEKST_ANTWOORDEN, "type": ["object", "null"], **vragen}


def _kort_of_lang(kort: Schema, *lang: Schema) -> Schema:
    antwoord: Schema = {"$ref": "#/$defs/Antwoord"}
    return {"anyOf": [kort, {"allOf": [antwoord, *lang]} if lang else antwoord]}


def _vul_kop(schema: Schema, lijst: Vragenlijst) -> None:
    velden = schema["properties"]
    schema["title"] = f"Antwoorden op: {lijst.titel}"
    velden["scan"] = {"description": velden["scan"]["description"], "const": lijst.id}
    velden["versie"] = {"description": velden["versie"]["description"], "enum": _schrijfwijzen(lijst.versie)}
    velden["rol"] = {"description": velden["rol"]["description"], "enum": list(lijst.rollen)}
    velden["rol"]["enumDescriptions"] = [rol.omschrijving or rol.naam for rol in lijst.rollen.values()]
    velden["doelen"] = _doelen(velden["doelen"], lijst)
    schema["allOf"] = list(_bij_rollen(lijst))


def _schrijfwijzen(versie: str) -> list[Any]:
    """A version that looks like a number may be written without quotes."""
    if not _GETAL.fullmatch(versie):
        return [versie]
    return [versie, float(versie) if "." in versie else int(versie)]


def _doelen(algemeen: Schema, lijst: Vragenlijst) -> Schema:
    """Targets by name or number of a section, and not by both."""
    [een] = [keuze["additionalProperties"] for keuze in algemeen["anyOf"] if keuze["type"] == "object"]
    namen = [(deel.id, deel.nummer, deel.titel) for deel in lijst.onderdelen]
    return {
        "description": algemeen["description"],
        "type": ["object", "null"],
        "properties": {naam: een | {"title": titel} for *zo, titel in namen for naam in zo},
        "additionalProperties": False,
        "allOf": [{"not": {"type": "object", "required": [naam, nummer]}} for naam, nummer, _ in namen],
    }


def _wijzen(model: type[OpEenWijze]) -> Iterator[Schema]:
    """One way to enter the figures, and nothing of the others."""
    alle = {veld for wijze in model.wijzen for veld in wijze}
    for wijze in model.wijzen:
        velden = {veld: _NIET_LEEG if veld in wijze else {"type": "null"} for veld in sorted(alle)}
        yield {"required": list(wijze), "properties": velden}


def _vul_taken(delen: Schema, lijst: Vragenlijst) -> None:
    """The tasks of the conversation guide; without a guide nobody can enter any."""
    if lijst.gesprek:
        taken = delen["Takenpakket"]["properties"]["taken"]
        een = taken.pop("additionalProperties")
        del taken["propertyNames"]
        taken["properties"] = {naam: {**een, "title": taak.tekst} for naam, taak in lijst.gesprek.taken.items()}
        taken["additionalProperties"] = False


def _bij_rollen(lijst: Vragenlijst) -> Iterator[Schema]:
    """What some roles have to tell about themselves, and what is for some roles only."""
    for naam, rol in lijst.rollen.items():
        if rol.vraagt:
            yield {
                "if": {"properties": {"rol": {"const": naam}}, "required": ["rol"]},
                "then": {
                    "required": list(rol.vraagt),
                    "properties": {veld: {"not": {"type": "null"}} for veld in rol.vraagt},
                },
            }
        gevraagd = [een for een in lijst.vragen.values() if naam in een.rollen]
        if vragen := [een.id for een in gevraagd if een.nvt and not een.nvt_voor(naam)]:
            yield {
                "if": {"properties": {"rol": {"const": naam}}, "required": ["rol"]},
                "then": {"properties": {"antwoorden": {"properties": dict.fromkeys(vragen, _NIET_NVT)}}},
            }
    voor: Schema = {"const": lijst.gesprek.voor} if lijst.gesprek else {"not": {}}
    yield {
        "if": {"properties": {"rol": {"not": voor}}, "required": ["rol"]},
        "then": {"properties": {veld: {"type": "null"} for veld in GESPREKSVELDEN}},
    }


def _antwoorden(lijst: Vragenlijst, delen: Schema) -> Schema:
    """All questions. What can be answered stands under `$defs`, since the short and the long form share it."""
    vragen: Schema = {}
    for vraag in lijst.vragen.values():
        naam, waarde = _waarde(lijst, vraag)
        delen[naam] = waarde
        kort: Schema = {"$ref": f"#/$defs/{naam}"}
        nvt: Schema = {"const": NVT, "description": " ".join(_wanneer_nvt(lijst, vraag))}
        lang = {"anyOf": [kort, nvt]} if vraag.nvt else kort
        vragen[vraag.id] = {
            "title": vraag.kort,
            "description": "\n".join(_uitleg(lijst, vraag)),
            **_kort_of_lang(kort, {"properties": {"antwoord": lang}}),
        }
    return _rij({"properties": vragen, "additionalProperties": False})


def _waarde(lijst: Vragenlijst, vraag: Vraag) -> tuple[str, Schema]:
    """The name and the schema of what can be answered, apart from 'nvt'. As `bezwaar_tegen` has it."""
    if isinstance(vraag, NiveauVraag):
        naam = f"vraag-{vraag.id}" if vraag.niveaus else f"ladder-{vraag.ladder}"
        return naam, _keuze(dict(enumerate(lijst.ladder_van(vraag))))
    if isinstance(vraag, JaNeeVraag):
        return "ja-nee", _keuze({"ja": "", "nee": ""})
    if isinstance(vraag, KeuzeVraag):
        return f"vraag-{vraag.id}", _keuze({optie.id: optie.tekst for optie in vraag.opties})
    if isinstance(vraag, GetalVraag):
        grenzen = {"minimum": vraag.minimum, "maximum": vraag.maximum}
        getal = {"type": "number"} | {naam: als_getal(een) for naam, een in grenzen.items() if een is not None}
        return f"vraag-{vraag.id}", {"anyOf": [getal, _keuze({})]}
    return "tekst", {"type": ["string", "null"], **_GEEN_NVT}


def _keuze(keuzes: dict[Any, str]) -> Schema:
    """One of these, or unknown, or empty; `enumDescriptions` is what editors show beside a choice."""
    alle = keuzes | {WEET_NIET: _TEKST_WEET_NIET, None: _TEKST_LEEG}
    return {"enum": list(alle), "enumDescriptions": list(alle.values())}


def _uitleg(lijst: Vragenlijst, vraag: Vraag) -> Iterator[str]:
    yield vraag.vraag
    if isinstance(vraag, GetalVraag):
        yield f"Een getal ({vraag.eenheid}). {vraag.telling}".strip()
    elif isinstance(vraag, JaNeeVraag) and vraag.ja_als:
        yield vraag.ja_als
    yield from filter(None, [voorwaarde(lijst, vraag)])
    yield from (f"nvt kan, met een reden. {een}" for een in _wanneer_nvt(lijst, vraag))
    yield f"Voor: {', '.join(lijst.rollen[rol].naam for rol in vraag.rollen)}."


def _wanneer_nvt(lijst: Vragenlijst, vraag: Vraag) -> Iterator[str]:
    if isinstance(vraag.nvt, str):
        yield from filter(None, [vraag.nvt])
    else:
        yield from (f"{lijst.rollen[rol].naam}: {tekst}" for rol, tekst in vraag.nvt.items())
