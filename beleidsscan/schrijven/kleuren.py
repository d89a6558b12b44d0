"""The colours of a report."""

from typing import NamedTuple

_EIGEN_ACCENT = "#0b5c7a"


class Kleuren(NamedTuple):
    """One accent for light pages and one for dark ones, each with its pale companion."""

    accent: str
    licht: str
    accent_donker: str
    licht_donker: str


def maak_kleuren(accent: str | None) -> Kleuren:
    """The colours from one accent, or from our own. That it can be read is checked when it is read in."""
    kleur = accent or _EIGEN_ACCENT
    return Kleuren(kleur, _meng(kleur, "#ffffff", 0.72), _meng(kleur, "#ffffff", 0.55), _meng(kleur, "#12181f", 0.45))


def _kanalen(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def _meng(kleur: str, met: str, deel: float) -> str:
    gemengd = (round(a * (1 - deel) + b * deel) for a, b in zip(_kanalen(kleur), _kanalen(met), strict=True))
    return "#" + "".join(f"{kanaal:02x}" for kanaal in gemengd)
