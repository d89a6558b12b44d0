"""What `controleer` found as SARIF 2.1.0, the format of code scanning."""

import os
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from pydantic_core import to_json

from .. import __version__
from ..model.bevinding import Bevinding, Keuring, Niveau, Plaats
from .schermtekst import als_utf8

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NIVEAUS: dict[Niveau, str] = {"fout": "error", "waarschuwing": "warning", "aanwijzing": "note"}


def naar_sarif(keuring: Keuring, titels: Mapping[str, str]) -> bytes:
    """One run. Its rules are the codes of `titels`, with their title, and the other codes that were found."""
    codes = sorted(set(titels) | {een.code for een in keuring.bevindingen})
    regels = [{"id": als_utf8(code), "shortDescription": _tekst(titels.get(code, code))} for code in codes]
    loop = {
        "tool": {"driver": {"name": "beleidsscan", "version": __version__, "language": "nl", "rules": regels}},
        "columnKind": "unicodeCodePoints",
        "results": [_resultaat(een, codes.index(een.code)) for een in keuring.bevindingen],
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [loop]}, indent=2) + b"\n"


def _resultaat(bevinding: Bevinding, nummer: int) -> dict[str, Any]:
    return {
        "ruleId": als_utf8(bevinding.code),
        "ruleIndex": nummer,
        "level": _NIVEAUS[bevinding.niveau],
        "message": _tekst("\n".join(filter(None, (bevinding.bericht, bevinding.hulp)))),
        "locations": [{"physicalLocation": _plaats(bevinding.plaats)}],
    }


def _tekst(tekst: str) -> dict[str, str]:
    """A message of plain text: in SARIF braces mark a placeholder (3.11.5) and `[a](b)` is a link (3.11.6)."""
    return {"text": als_utf8(tekst).replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _plaats(plaats: Plaats) -> dict[str, Any]:
    gebied = {naam: getal for naam, getal in (("startLine", plaats.regel), ("startColumn", plaats.kolom)) if getal}
    waar: dict[str, Any] = {"artifactLocation": {"uri": _uri(plaats.bestand)}}
    return waar | {"region": gebied} if plaats.regel else waar


def _uri(bestand: str) -> str:
    """A relative path stays relative, for the root of the repository is the reader's to know."""
    pad = PurePath(bestand)
    return pad.as_uri() if pad.is_absolute() else quote(os.fsencode(pad.as_posix()))
