"""The logo of a municipality: a real picture of a modest size, beside or below its answer file."""

import re
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from ..model.antwoorden import Huisstijl
from ..model.bevinding import Bevinding, InvoerFout
from .plaatsen import Plaatsen

_GROOTSTE = 1024 * 1024
_MEESTE_PUNTEN = 16_000_000
_SOORTEN = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# What a drawing may not do: bring its own entities, run scripts or fetch something.
_VERBODEN_IN_SVG = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|<\?xml-stylesheet|@import|\son\w+\s*=|href\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)",
    re.IGNORECASE,
)


class Logo(NamedTuple):
    """A picture and its media type."""

    soort: str
    inhoud: bytes


def lees_logo(huisstijl: Huisstijl, map_: Path, plaatsen: Plaatsen) -> Logo | None:
    """The logo, or None when there is none. Raises InvoerFout when it is no picture or lies outside the folder."""
    if huisstijl.logo is None:
        return None
    plaats = plaatsen.zoek(("huisstijl", "logo"))
    reden, logo = _probeer(huisstijl.logo, map_)
    if logo is None:
        raise InvoerFout([Bevinding(plaats, "logo", f"Het logo '{huisstijl.logo}' kan niet: {reden}.")])
    return logo


def _probeer(naam: str, map_: Path) -> tuple[str, Logo | None]:
    try:
        pad = (map_ / naam).resolve()
        if not pad.is_relative_to(map_.resolve()):
            return "het ligt buiten de map van het antwoordbestand", None
        if not pad.is_file():
            return "dat bestand is er niet", None
        if pad.stat().st_size > _GROOTSTE:
            return "het is groter dan 1 MB", None
        inhoud = pad.read_bytes()
    except (OSError, ValueError):
        return "het is niet te lezen", None
    soort = _soort(inhoud)
    return ("het is geen gewone PNG, JPEG of SVG", None) if soort is None else ("", Logo(soort, inhoud))


def _soort(inhoud: bytes) -> str | None:
    for soort, begin in _SOORTEN.items():
        if inhoud.startswith(begin):
            return soort if _is_beeld(inhoud) else None
    if b"<svg" in inhoud[:2000] and not _VERBODEN_IN_SVG.search(inhoud) and _is_xml(inhoud):
        return "image/svg+xml"
    return None


def _is_beeld(inhoud: bytes) -> bool:
    """Whether a picture can be decoded whole, is not huge once unpacked, and is no CMYK (which PDF/A refuses here)."""
    from PIL import Image

    try:
        with Image.open(BytesIO(inhoud), formats=("PNG", "JPEG")) as beeld:
            if beeld.width * beeld.height > _MEESTE_PUNTEN or beeld.mode in ("CMYK", "YCCK"):
                return False
            beeld.load()
    except (OSError, SyntaxError, ValueError):
        return False
    return True


def _is_xml(inhoud: bytes) -> bool:
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(inhoud).tag in ("svg", "{http://www.w3.org/2000/svg}svg")  # noqa: S314
    except ElementTree.ParseError:
        return False
