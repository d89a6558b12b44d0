"""Editing a text without touching the rest of it: pieces to replace, its lines, and values in the style around them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from ..model.antwoordtekst import Stuk
from .kopie import als_yaml, citaat

# What ends a line to YAML.
REGELEINDE = re.compile("(\r\n|[\r\n\x85\u2028\u2029])")
# A word that YAML reads as this very text, without quotes.
_KAAL = re.compile(r"(?!(null|true|false)$)(?=.*[a-z])[a-z0-9][a-z0-9.-]*")


class Ingreep(NamedTuple):
    """What comes in the place of a piece of the text."""

    stuk: Stuk
    door: str


class Bladspiegel:
    """Where the lines of a text begin and end, and how."""

    def __init__(self, tekst: str) -> None:
        einden = list(REGELEINDE.finditer(tekst))
        self._begin = [0, *(eind.end() for eind in einden)]
        self._eind = [*(eind.start() for eind in einden), len(tekst)]
        self.regeleinde = next((eind[0] for eind in einden if eind[0] in ("\n", "\r\n", "\r")), "\n")

    def einde_voor(self, begin: int) -> int:
        """Where the line ends that comes before the one that begins here."""
        return self._eind[max(self._begin.index(begin) - 1, 0)] if begin else 0

    def regels_van(self, stuk: Stuk) -> Stuk:
        """The lines that a piece touches, whole, without the end of the last."""
        eerste, laatste = (bisect_right(self._begin, plek) - 1 for plek in (stuk.begin, max(stuk)))
        return Stuk(self._begin[eerste], self._eind[laatste])


def pas_toe(tekst: str, ingrepen: Iterable[Ingreep]) -> str:
    """The text with every piece replaced. What comes in at one place, comes in the order given."""
    uit, tot = [], 0
    for stuk, door in sorted(ingrepen, key=lambda een: een.stuk):
        uit += [tekst[tot : stuk.begin], door]
        tot = stuk.eind
    return "".join([*uit, tekst[tot:]])


def scalair(waarde: int | str | Fraction | None, oud: str) -> str:
    """A value in YAML, in the quotes of the one that it replaces."""
    if not isinstance(waarde, str):
        return als_yaml(waarde)
    if oud.startswith("'") and waarde.isprintable():
        return "'" + waarde.replace("'", "''") + "'"
    return waarde if _KAAL.fullmatch(waarde) and not oud.startswith('"') else citaat(waarde)
