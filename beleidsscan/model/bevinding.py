"""What we say when something is wrong: findings with a place, and expected failures with an exit code."""

import errno
import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Literal, NamedTuple

_CIJFERS = re.compile("([0-9]{1,18})")
# Nobody reads more findings than this at once, and looking for suggestions takes time.
MEESTE = 100
_REDENEN = {
    errno.EACCES: "u hebt daar geen rechten",
    errno.EPERM: "u hebt daar geen rechten",
    errno.EEXIST: "daar staat al iets anders",
    errno.ENOENT: "dat pad bestaat niet",
    errno.ENOTDIR: "dat pad loopt door een bestand heen",
    errno.EISDIR: "dat is een map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOSPC: "de schijf is vol",
    errno.EFBIG: "het bestand wordt te groot",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EROFS: "daar kan niet worden geschreven",
    errno.EIO: "de schijf geeft een fout",
    errno.ELOOP: "de verwijzing loopt in een kring",
}

Niveau = Literal["fout", "waarschuwing", "aanwijzing"]
# What `controleer` looks at; a file or folder that could not be read as any of these is just that.
Soort = Literal["vragenlijst", "antwoordbestand", "rapport", "bestand", "map"]


class Uitgang(IntEnum):
    """Exit codes: a public contract."""

    GOED = 0
    FOUTEN = 1
    ONBRUIKBAAR = 2
    NIETS = 3
    INTERN = 70


class Plaats(NamedTuple):
    """A concrete place; line and column count from 1, 0 means that there is none."""

    bestand: str
    regel: int = 0
    kolom: int = 0

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}:{self.kolom}" if self.regel else self.bestand


class Bevinding(NamedTuple):
    """One finding about an input file, for people."""

    plaats: Plaats
    code: str
    bericht: str
    niveau: Niveau = "fout"
    hulp: str = ""

    def __str__(self) -> str:
        regel = f"{self.plaats}: {self.niveau} {self.code}: {self.bericht}"
        return f"{regel}\n    {self.hulp}" if self.hulp else regel


class Keuring(NamedTuple):
    """What `controleer` looked at (a questionnaire is its folder), and everything that it found, sorted by place."""

    bestanden: Mapping[str, Soort]
    bevindingen: tuple[Bevinding, ...]


class BeleidsscanFout(Exception):
    """An expected failure: a message for people and the exit code that goes with it."""

    def __init__(self, bericht: str, uitgang: Uitgang = Uitgang.ONBRUIKBAAR) -> None:
        super().__init__(bericht)
        self.uitgang = uitgang


class InvoerFout(BeleidsscanFout):
    """One or more findings that stop the work; they are shown together."""

    def __init__(self, bevindingen: list[Bevinding], uitgang: Uitgang = Uitgang.FOUTEN) -> None:
        self.bevindingen = sorted(bevindingen, key=_volgorde)
        regels = [str(een) for een in self.bevindingen[:MEESTE]]
        if (meer := len(self.bevindingen) - MEESTE) > 0:
            regels.append(f"... en nog {meer} bevindingen. Verbeter eerst deze.")
        if bevindingen:
            regels.append(self._slot())
        super().__init__("\n".join(regels), uitgang)

    def _slot(self) -> str:
        """How many, what that means, and how to read a place (where there is one)."""
        aantal = len(self.bevindingen)
        uitleg = (
            " Achter de bestandsnaam staan regel en kolom." if any(een.plaats.regel for een in self.bevindingen) else ""
        )
        return f"{aantal} {'fout' if aantal == 1 else 'fouten'}. Er is niets gemaakt.{uitleg}"


def _volgorde(bevinding: Bevinding) -> tuple[object, ...]:
    """By place, with the numbers in the name of a file or a cell as numbers: D7 comes before D10."""
    plaats = bevinding.plaats
    naam = [(int(deel), "") if deel.isdecimal() else (0, deel) for deel in _CIJFERS.split(plaats.bestand)]
    return naam, plaats.regel, plaats.kolom, bevinding.code


def reden_van(fout: OSError) -> str:
    """Why the system refuses, in Dutch."""
    return _REDENEN.get(fout.errno or 0, f"het systeem weigert (fout {fout.errno})")


def dichtstbij(woord: str, keuzes: Iterable[str]) -> str:
    """A suggestion for a misspelt word, as a question, or nothing."""
    from difflib import get_close_matches  # only needed when something is wrong

    gelijkend = get_close_matches(woord, list(keuzes), n=1, cutoff=0.6)
    return f"Bedoelde u '{gelijkend[0]}'?" if gelijkend else ""


class Suggesties:
    """Suggestions for the first MEESTE misspelt words: guessing takes time, and nobody reads that many."""

    def __init__(self) -> None:
        self._over = MEESTE

    def bij(self, woord: str, keuzes: Iterable[str]) -> str:
        """As `dichtstbij`, or nothing when enough has been suggested."""
        self._over -= 1
        return dichtstbij(woord, keuzes) if self._over >= 0 else ""
