"""The result as JSON, version 1, and its JSON Schema."""

import hashlib
import json
from typing import Any

from .. import __version__
from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Advies, Herkomst, Uitslag, Uitslagdocument
from ..model.vragenlijst import Vragenlijst
from .kopie import schone_kopie


def maak_document(
    lijst: Vragenlijst, lijst_sha256: str, bestand: Antwoordbestand, uitslag: Uitslag, advies: Advies
) -> Uitslagdocument:
    """The result with what it was computed from."""
    kop = bestand.kop
    herkomst = Herkomst(
        programma=f"beleidsscan {__version__}",
        vragenlijst=lijst.id,
        vragenlijst_versie=lijst.versie,
        vragenlijst_sha256=lijst_sha256,
        antwoorden_sha256=hashlib.sha256(schone_kopie(lijst, bestand)).hexdigest(),
        gemeente=kop.gemeente,
        gemeentecode=kop.gemeentecode,
        rol=kop.rol,
        peildatum=kop.peildatum.isoformat(),
        herkomst=kop.herkomst,
        selectie=kop.selectie,
        status=kop.status,
    )
    return Uitslagdocument(formaat="beleidsscan-uitslag/1", herkomst=herkomst, uitslag=uitslag, advies=advies)


def naar_json(document: Uitslagdocument, *, inspringen: int | None = 2) -> bytes:
    """The document as JSON with a newline at the end; `inspringen=None` puts it on one line."""
    return document.model_dump_json(indent=inspringen).encode() + b"\n"


def uitslagschema() -> dict[str, Any]:
    """The JSON Schema of the result."""
    schema = Uitslagdocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **json.loads(json.dumps(schema))}
