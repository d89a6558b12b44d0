"""Text on a screen: harmless characters only, folded, in tables; and a source line with a caret that stands right."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from unicodedata import category, east_asian_width

BREEDTE = 100
_RAND = "    | "  # also keeps a source line from being read as a command by the log of a build
_KNIP = "..."
_TUSSEN = "  "  # between the columns of a table
_SMALSTE = 12  # a column of text that is narrower would break most of its words
_TAB = "    "
_ONBEKEND = "\ufffd"
# These change the look of the emoji before them, and terminals disagree about the width that this gives: left out.
_GEDAANTE = frozenset(map(chr, (0xFE0E, 0xFE0F, *range(0x1F3FB, 0x1F400))))
_LOSSE_HELFT = re.compile("[\ud800-\udfff]")


def als_utf8(tekst: str) -> str:
    """The text without lone surrogates, which stand in the name of a file whose bytes are no UTF-8."""
    return _LOSSE_HELFT.sub(_ONBEKEND, tekst)


def toonbaar(tekst: str) -> str:
    """The text on one line, with a replacement for all that steers a screen or hides on it."""
    return "".join(map(_toon, tekst))


def vouw(regel: str, breedte: int) -> list[str]:
    """The text on lines of at most `breedte` columns; what is indented stays so, and its other lines a little more.

    What is indented by four or more is a command to copy: it stays on one line.
    """
    uit: list[str] = []
    for deel in regel.split("\n"):
        inspringing = " " * (len(deel) - len(deel.lstrip(" ")))
        if len(inspringing) >= 4:
            uit.append(inspringing + toonbaar(deel.strip()))
            continue
        verder = f"{inspringing}    " if inspringing else ""
        tekst = toonbaar(deel.strip())
        uit += textwrap.wrap(
            tekst, breedte, initial_indent=inspringing, subsequent_indent=verder, break_on_hyphens=False
        ) or [""]
    return uit


def tabel(rijen: Iterable[Sequence[str]], teksten: int, breedte: int) -> list[str]:
    """Rows, the first with the heads, on lines of at most `breedte` columns: one or two `teksten`, then figures.

    Texts fold, and figures stay whole. Where the screen is too narrow for both, every row has its figures below it.
    """
    koppen, *rest = [[toonbaar(cel) for cel in rij] for rij in rijen]
    ruimte = breedte - len(_TUSSEN) * (len(koppen) - 1)
    if breedtes := _kolombreedtes(list(zip(koppen, *rest, strict=True)), teksten, ruimte):
        return [regel for rij in (koppen, *rest) for regel in _rij(rij, teksten, breedtes)]
    return [regel for rij in rest for regel in _onder_elkaar(koppen, rij, breedte)]


def _kolombreedtes(kolommen: Sequence[Sequence[str]], teksten: int, ruimte: int) -> list[int]:
    """As wide as every column asks, or else what the figures leave to the texts; nothing when that is too little."""
    gevraagd = [max(map(len, kolom)) for kolom in kolommen]
    if sum(gevraagd) <= ruimte:
        return gevraagd
    getallen = [max(map(len, (*_stukken(kop), *cellen))) for kop, *cellen in kolommen[teksten:]]
    over = ruimte - sum(getallen)
    tweede = [min(gevraagd[1], over * 2 // 5)] if teksten == 2 else []
    return [over - sum(tweede), *tweede, *getallen] if over >= teksten * _SMALSTE else []


def _stukken(kop: str) -> list[str]:
    """What a head is made of when it is folded as small as can be."""
    return textwrap.wrap(kop, 1, break_long_words=False)


def _rij(cellen: Sequence[str], teksten: int, breedtes: Sequence[int]) -> Iterator[str]:
    gevouwen = [textwrap.wrap(cel, breed) for cel, breed in zip(cellen, breedtes, strict=True)]
    for stukken in zip_longest(*gevouwen, fillvalue=""):
        regel = [
            f"{stuk:<{breed}}" if i < teksten else f"{stuk:>{breed}}"
            for i, (stuk, breed) in enumerate(zip(stukken, breedtes, strict=True))
        ]
        yield _TUSSEN.join(regel).rstrip()


def _onder_elkaar(koppen: Sequence[str], cellen: Sequence[str], breedte: int) -> Iterator[str]:
    yield from vouw(cellen[0], breedte)
    for kop, cel in zip(koppen[1:], cellen[1:], strict=True):
        yield from vouw(f"  {kop}: {cel}", breedte)


def wijs_aan(regel: str, kolom: int, breedte: int = BREEDTE) -> list[str]:
    """The source line and a caret under `kolom` (characters from 1), or nothing if there is nothing to see.

    A line of over BREEDTE characters or columns, or one that does not fit on a screen of `breedte` columns, is cut
    around the caret.
    """
    regel = regel.rstrip("\r\n")
    if not regel.strip():
        return []
    midden = min(max(kolom - 1, 0), len(regel))
    begin, eind = _stuk(regel, midden, BREEDTE if breedte >= BREEDTE else breedte - len(_RAND))
    voor = (_KNIP if begin else "") + toonbaar(regel[begin:midden])
    na = toonbaar(regel[midden:eind]) + (_KNIP if eind < len(regel) else "")
    bron = f"{_RAND}{voor}{na}"
    return [bron, f"{_RAND}{' ' * _breedte(voor)}^"] if kolom else [bron]


def _stuk(regel: str, midden: int, breedte: int) -> tuple[int, int]:
    """Where the piece to show begins and ends: all of a short line, else what fits around `midden`."""
    if len(regel) <= breedte and sum(map(_plek, regel)) <= breedte:
        return 0, len(regel)
    ruimte = breedte - 2 * len(_KNIP)
    begin, over = midden, ruimte // 2
    while begin and (plek := _plek(regel[begin - 1])) <= over:
        begin, over = begin - 1, over - plek
    while begin < midden and not _breedte(regel[begin]):
        begin += 1  # a mark without the letter that it belongs to
    eind, over = begin, ruimte
    while eind < len(regel) and (plek := _plek(regel[eind])) <= over:
        eind, over = eind + 1, over - plek
    return begin, eind


def _plek(teken: str) -> int:
    """What a character costs of a line: a mark without width too, or a heap of them would never be cut."""
    return max(1, _breedte(_toon(teken)))


def _toon(teken: str) -> str:
    if teken == "\t":
        return _TAB
    if teken < " ":
        return chr(0x2400 + ord(teken))  # the picture of a control character
    if teken in _GEDAANTE:
        return ""
    soort = category(teken)
    return _ONBEKEND if soort[0] == "C" or soort in ("Zl", "Zp") else teken


def _breedte(tekst: str) -> int:
    """How many columns a terminal needs for a text that `toonbaar` gave."""
    return sum(
        0 if category(teken) in ("Mn", "Me") else 2 if east_asian_width(teken) in ("W", "F") else 1 for teken in tekst
    )
