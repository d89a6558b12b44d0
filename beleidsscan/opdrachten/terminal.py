"""Lines out and lines in: a terminal, or a pipe in its place. Nothing is drawn twice, so a screen reader can follow."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Protocol
from unicodedata import category

from ..schrijven.schermtekst import BREEDTE, toonbaar, vouw

_SMALST = 20
_ZONDER_SCHERM = 80


def schermbreedte() -> int:
    """How many columns to fill of the screen as it is now."""
    return max(_SMALST, min(BREEDTE, shutil.get_terminal_size().columns))


class Gestopt(Exception):
    """Somebody said that it is enough."""


class Scherm(Protocol):
    """Where a conversation takes place."""

    def zeg(self, *regels: str) -> None:
        """Show paragraphs."""

    def vraag(self, tekst: str) -> str:
        """What is typed after this text. Raises EOFError when nothing will come any more."""


class Terminal:
    """Standard input and output."""

    def __init__(self) -> None:
        self._toetsen = sys.stdin is not None and sys.stdin.isatty()
        self._scherm = sys.stdout.isatty()
        if self._toetsen and self._scherm:
            _zet_regels_bewerken_aan()

    def zeg(self, *regels: str) -> None:
        """Show paragraphs, as wide as the screen is now."""
        breedte = schermbreedte() if self._scherm else _ZONDER_SCHERM
        for regel in regels:
            print("\n".join(vouw(regel, breedte)))

    def vraag(self, tekst: str) -> str:
        """What is typed after this text. Raises EOFError when nothing will come any more."""
        if self._toetsen and self._scherm:
            return input(tekst)
        print(tekst, end="", flush=True)
        ruw = sys.stdin.buffer.readline() if sys.stdin is not None else b""
        if not ruw:
            raise EOFError
        regel = ruw.decode("utf-8-sig", "surrogateescape").rstrip("\r\n")
        if not self._toetsen:  # a terminal has shown it already
            print(toonbaar(regel))
        return regel


def _zet_regels_bewerken_aan() -> None:
    """Arrow keys work, and what is pasted stays one answer. Not every system can."""
    try:
        import readline
    except ImportError:
        return
    readline.set_auto_history(False)
    if os.environ.get("TERM") != "dumb":
        readline.parse_and_bind("set enable-bracketed-paste on")  # a paragraph from elsewhere is not a row of answers


class Gesprek:
    """What may be typed anywhere in a conversation."""

    def __init__(self, scherm: Scherm) -> None:
        self._scherm = scherm

    def zeg(self, *regels: str) -> None:
        """Show paragraphs."""
        self._scherm.zeg(*regels)

    def lees(self, vraag: str) -> str:
        """One answer without characters that nobody sees. Raises EOFError."""
        while True:
            regel = self._scherm.vraag(vraag)
            if all(teken in "\t\n" or category(teken) not in ("Cc", "Cn", "Cs") for teken in regel):
                return regel.strip()
            self.zeg("Hier staat een onzichtbaar teken in, misschien van een pijltjestoets. Typ het nog eens.")

    def lees_tekst(self, vraag: str) -> str:
        """A text of one's own; empty when there is none after all. Raises EOFError, and Gestopt after /q."""
        while True:
            regel = self.lees(vraag)
            if regel.lower() in ("/q", "/stop"):
                raise Gestopt
            if not regel.startswith("/") or regel.startswith("//"):
                return regel.removeprefix("/") if regel.startswith("//") else regel
            self.zeg("Typ eerst een tekst, of alleen Enter.")

    def kies(self, vraag: str, keuzes: Iterable[str]) -> str:
        """One of a few short answers, in small letters. Raises EOFError, and Gestopt after /q."""
        mogelijk = list(keuzes)
        while True:
            regel = self.lees_tekst(vraag).lower()
            if regel in mogelijk:
                return regel
            *eerste, laatste = filter(None, mogelijk)
            self.zeg(f"Typ {', '.join(eerste)} of {laatste}.{' Of druk alleen op Enter.' if '' in mogelijk else ''}")
