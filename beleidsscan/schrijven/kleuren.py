"""The colours of a report, and the rule that text must be readable."""

from fractions import Fraction
from typing import NamedTuple

from ..model.bevinding import BeleidsscanFout, Uitgang
from .opmaak import komma

_EIGEN_ACCENT = "#0b5c7a"
_MINSTENS = 4.5  # WCAG 2.2, success criterion 1.4.3


class Kleuren(NamedTuple):
    """One accent for light pages and one for dark ones, each with its pale companion."""

    accent: str
    licht: str
    accent_donker: str
    licht_donker: str


def maak_kleuren(accent: str | None) -> Kleuren:
    """The colours from one accent. Raises BeleidsscanFout when white text on it could not be read."""
    kleur = accent or _EIGEN_ACCENT
    verhouding = contrast(kleur, "#ffffff")
    if verhouding < _MINSTENS:
        gemeten = komma(Fraction(verhouding))
        bericht = f"De kleur {kleur} heeft te weinig contrast met wit: {gemeten} op 1. Nodig is minstens 4,5 op 1."
        raise BeleidsscanFout(bericht, Uitgang.FOUTEN)
    return Kleuren(kleur, _meng(kleur, "#ffffff", 0.72), _meng(kleur, "#ffffff", 0.55), _meng(kleur, "#12181f", 0.45))


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


def _meng(kleur: str, met: str, deel: float) -> str:
    gemengd = (round(a * (1 - deel) + b * deel) for a, b in zip(_kanalen(kleur), _kanalen(met), strict=True))
    return "#" + "".join(f"{kanaal:02x}" for kanaal in gemengd)
