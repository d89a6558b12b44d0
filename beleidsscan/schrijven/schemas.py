"""Every kind of file that we read or write, with its JSON Schema. The results stand in beleidsscan/schemas as well."""

import json
from collections.abc import Callable
from typing import NamedTuple

from pydantic import BaseModel

from ..model.eisen import Eisen
from ..model.gesprek import Gespreksleidraad
from ..model.geval import Gevallen
from ..model.methode import Methode
from ..model.migratie import Migratie
from ..model.vergelijking import Vergelijkingdocument
from ..model.vragenlijst import Maatregel, Onderdeel, Vragenlijst
from .antwoordschema import antwoordschema
from .bevindingen import bevindingenschema
from .schemamaker import DIALECT, Schema, definities, gesnoeid
from .uitslag_json import documentschema, uitslagschema
from .vergelijkteksten import TEKSTEN as VERGELIJKTEKSTEN

# Parts of a questionnaire that stand in files of their own.
_IN_EEN_EIGEN_BESTAND = frozenset({"methode", "maatregelen", "eisen", "migraties", "gesprek", "onderdelen"})


class Soort(NamedTuple):
    """A kind of file: what it is, in a few words for people, and how its schema is made."""

    uitleg: str
    maak: Callable[[], Schema]


def _heel(model: type[BaseModel]) -> Schema:
    """The schema of a file that is one model. A model that holds itself stays a definition."""
    delen = definities(model)
    return gesnoeid({"$schema": DIALECT, **delen[model.__name__], "$defs": delen})


def _vragenlijst() -> Schema:
    schema = _heel(Vragenlijst)
    velden = {naam: veld for naam, veld in schema["properties"].items() if naam not in _IN_EEN_EIGEN_BESTAND}
    verplicht = [naam for naam in schema["required"] if naam in velden]
    return gesnoeid(schema | {"properties": velden, "required": verplicht})


def _lijst_van(model: type[BaseModel], titel: str) -> Schema:
    """The schema of a file that is a list of one model."""
    schema = {"$schema": DIALECT, "title": titel, "type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}
    return schema | {"$defs": definities(model)}


def _uitslag() -> Schema:
    uitleg = "Alle cijfers van één antwoordbestand, met het advies dat erbij hoort."
    return uitslagschema() | {"title": "Uitslag", "description": uitleg}


def _vergelijking() -> Schema:
    return documentschema(Vergelijkingdocument, VERGELIJKTEKSTEN) | {"title": "Vergelijking"}


SOORTEN = {
    "antwoorden": Soort("een antwoordbestand, zoals gemeente.yaml", antwoordschema),
    "vragenlijst": Soort("vragenlijst.yaml: rollen, ladders, indelingen en bronnen", _vragenlijst),
    "onderdeel": Soort("een bestand in onderdelen/: de vragen van één onderdeel", lambda: _heel(Onderdeel)),
    "methode": Soort("methode.yaml: drempels en banden", lambda: _heel(Methode)),
    "maatregelen": Soort("maatregelen.yaml: wat een gemeente kan doen", lambda: _lijst_van(Maatregel, "Maatregelen")),
    "eisen": Soort("eisen.yaml: waar een vragenlijst zichzelf aan houdt", lambda: _heel(Eisen)),
    "migraties": Soort(
        "migraties.yaml: hoe oude antwoorden naar een nieuwe versie gaan", lambda: _lijst_van(Migratie, "Migraties")
    ),
    "gesprek": Soort("gesprek.yaml: vragen, tips, taken en feiten voor een gesprek", lambda: _heel(Gespreksleidraad)),
    "gevallen": Soort("gevallen/verwacht.yaml: voorbeelden met hun uitkomst", lambda: _heel(Gevallen)),
    "uitslag": Soort("de uitslag van: beleidsscan evalueer --formaat json", _uitslag),
    "vergelijking": Soort("de uitkomst van: beleidsscan vergelijk --formaat json", _vergelijking),
    "bevindingen": Soort("de bevindingen van: beleidsscan controleer --formaat json", bevindingenschema),
}


def schemanaam(soort: str, scan: str | None = None) -> str:
    """The name of the file for a schema, of any questionnaire or of one."""
    return f"beleidsscan-{'-'.join([soort, *([scan] if scan else [])])}.schema.json"


def naar_tekst(schema: Schema) -> str:
    """A schema as people can read it; the same schema gives the same bytes."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
