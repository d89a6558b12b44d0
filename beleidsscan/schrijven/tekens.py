"""Characters that our font does not have: shown by number, the same on every machine, instead of as an empty box."""

from pathlib import Path

_LEESTEKENS = "\n\t\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u20ac"
_ALTIJD = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | frozenset(_LEESTEKENS)


def maak_toonbaar(tekst: str, lettertype: Path) -> str:
    """The text with every character that the font lacks written as `[U+1F600]`.

    Without this a PDF would borrow a font from the machine, or show a box, which PDF/A forbids.
    """
    twijfel = set(tekst) - _ALTIJD
    if not twijfel:
        return tekst
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(lettertype, lazy=True) as bestand:
        ontbreekt = {ord(teken) for teken in twijfel} - set(bestand.getBestCmap())
    return tekst.translate({code: f"[U+{code:04X}]" for code in ontbreekt})
