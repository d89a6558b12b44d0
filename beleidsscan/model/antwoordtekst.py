"""An answer file as it is written: which characters are its names and answers, so that an edit can spare the rest."""

from typing import NamedTuple


class Stuk(NamedTuple):
    """Characters of a text, counted from 0: from `begin` up to `eind`."""

    begin: int
    eind: int


class Vermelding(NamedTuple):
    """One answer in the text: its name, all of it, and the answer itself, in the short form as in the long one."""

    vraag: str
    naam: Stuk
    geheel: Stuk
    antwoord: Stuk | None


class Antwoordtekst(NamedTuple):
    """The text, the value of its version, and its answers in order.

    `haak` is where the outermost bracket opens when the answers stand between brackets, and not on lines of their own.
    """

    tekst: str
    versie: Stuk
    antwoorden: tuple[Vermelding, ...]
    haak: int | None
