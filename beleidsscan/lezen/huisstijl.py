"""The look of a municipality: a real picture of a modest size beside its answer file, and a readable colour."""

import re
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from ..model.antwoorden import Huisstijl
from ..model.bevinding import Bevinding, InvoerFout
from .plaatsen import Plaatsen

_GROOTSTE = 1024 * 1024
_MEESTE_PUNTEN = 16_000_000
_MINSTE_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
_SOORTEN = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
# A drawing may hold plain shapes and colours, and few of them: no text (that borrows fonts from the machine), no copies
# of copies, no script, and nothing that points elsewhere.
_VORMEN = frozenset(
    {"svg", "g", "title", "desc", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop"}
)
_MEESTE_VORMEN = 2000
_VERWIJZING = re.compile(r"url\(\s*[\"']?(?!#)|@import", re.IGNORECASE)
_SVG = "{http://www.w3.org/2000/svg}"


class Logo(NamedTuple):
    """A picture and its media type."""

    soort: str
    inhoud: bytes


def lees_huisstijl(huisstijl: Huisstijl, map_: Path, plaatsen: Plaatsen) -> Logo | None:
    """The logo, or None when there is none.

    Raises InvoerFout when it is no picture or lies outside the folder, and when the accent cannot be read on white.
    """
    bevindingen: list[Bevinding] = []
    logo: Logo | None = None
    if huisstijl.logo is not None:
        reden, logo = _probeer(huisstijl.logo, map_)
        if logo is None:
            bericht = f"Het logo '{huisstijl.logo}' kan niet: {reden}."
            bevindingen.append(Bevinding(plaatsen.zoek(("huisstijl", "logo")), "logo", bericht))
    if huisstijl.accent is not None and (verhouding := contrast(huisstijl.accent, "#ffffff")) < _MINSTE_CONTRAST:
        gemeten = f"{verhouding:.1f}".replace(".", ",")
        bericht = f"De kleur {huisstijl.accent} heeft te weinig contrast met wit: {gemeten} op 1."
        plaats = plaatsen.zoek(("huisstijl", "accent"))
        bevindingen.append(Bevinding(plaats, "contrast", bericht, hulp="Nodig is minstens 4,5 op 1. Kies donkerder."))
    if bevindingen:
        raise InvoerFout(bevindingen)
    return logo


def contrast(een: str, ander: str) -> float:
    """The contrast ratio of WCAG 2: (L1 + 0.05) / (L2 + 0.05), 1 to 21."""
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def _helderheid(kleur: str) -> float:
    """Relative luminance of sRGB, WCAG 2."""
    rood, groen, blauw = (_lineair(kanaal / 255) for kanaal in _kanalen(kleur))
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


def _lineair(kanaal: float) -> float:
    return kanaal / 12.92 if kanaal <= 0.04045 else float(((kanaal + 0.055) / 1.055) ** 2.4)


def _kanalen(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


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
    return "image/svg+xml" if b"<svg" in inhoud[:2000] and _is_tekening(inhoud) else None


def _is_beeld(inhoud: bytes) -> bool:
    """Whether a picture can be decoded whole, is not huge once unpacked, and is no CMYK (which PDF/A refuses here)."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that is suspiciously large is a warning to Pillow
            with Image.open(BytesIO(inhoud), formats=("PNG", "JPEG")) as beeld:
                if beeld.width * beeld.height > _MEESTE_PUNTEN or beeld.mode in ("CMYK", "YCCK"):
                    return False
                beeld.load()
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return False
    return True


def _is_tekening(inhoud: bytes) -> bool:
    """Whether this is an SVG drawing of plain shapes."""
    from xml.etree import ElementTree

    if b"<!" in inhoud.replace(b"<!--", b"") or b"<?xml-stylesheet" in inhoud:
        return False
    try:
        wortel = ElementTree.fromstring(inhoud)  # noqa: S314
    except (ElementTree.ParseError, ValueError):
        return False
    vormen = list(wortel.iter())
    return wortel.tag in ("svg", f"{_SVG}svg") and len(vormen) <= _MEESTE_VORMEN and all(map(_is_vorm, vormen))


def _is_vorm(vorm: Any) -> bool:
    if not isinstance(vorm.tag, str) or vorm.tag.removeprefix(_SVG) not in _VORMEN:
        return False
    return not any(
        naam.rpartition("}")[2].lower().startswith(("on", "href")) or _VERWIJZING.search(waarde)
        for naam, waarde in vorm.attrib.items()
    )
