"""What a command makes for people: in which formats, under which names, and how it gets there."""

import os
import re
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from ..model.bevinding import BeleidsscanFout
from .laden import meld

_FORMATEN = ("pdf", "html", "json")
_NIET_OP_HET_SCHERM = {"pdf": "Een PDF", "docx": "Een Word-bestand", "xlsx": "Een werkboek"}
# What can be a kind of file: '2026' and '3 mei' are the end of the name of a folder.
_IS_SOORT = re.compile(r"(?=.*[a-z])[a-z0-9]{2,5}")


def formaat_hulp(formaten: Iterable[str]) -> str:
    """The help of the option, for a command that makes these formats."""
    return f"{', '.join(formaten)}, of meer met komma's. Zonder: zoals --naar eindigt, en anders pdf."


FormaatOptie = Annotated[str | None, typer.Option(metavar="FORMAAT", help=formaat_hulp(_FORMATEN), show_default=False)]
NaarOptie = Annotated[
    str | None,
    typer.Option(metavar="PAD", help="Een map of een bestand, of - voor de uitvoer.", show_default=False),
]


def kies_formaten(formaat: str | None, naar: str | None, mogelijk: Collection[str] = _FORMATEN) -> list[str]:
    """The formats that are asked for. Raises BeleidsscanFout for one that is not there, or that `naar` cannot take."""
    soort = eindigt_op(naar, mogelijk)
    formaten = list(dict.fromkeys(deel.strip().lower() for deel in (formaat or soort or "pdf").split(",")))
    for een in formaten:
        if een not in mogelijk:
            raise BeleidsscanFout(f"Het formaat '{een}' is er niet. Kies uit: {', '.join(mogelijk)}.")
    if naar == "-" or soort:
        if len(formaten) > 1:
            raise BeleidsscanFout("Naar één bestand of naar - kan maar één formaat. Kies er één met --formaat.")
        if soort and soort != formaten[0]:
            raise BeleidsscanFout(f"{naar} eindigt op .{soort}, maar het formaat is {formaten[0]}.")
    if naar == "-":
        keur_scherm(formaten[0])
    return formaten


def eindigt_op(naar: str | None, mogelijk: Collection[str]) -> str:
    """The format that the name of one file asks for; nothing for a folder or standard output.

    Raises BeleidsscanFout for the name of a file that is not made here: nobody means a folder by that.
    """
    soort = Path(naar or "").suffix.lower().lstrip(".")
    if not naar or naar.endswith(("/", os.sep)) or Path(naar).is_dir():
        return ""
    if soort not in mogelijk and _IS_SOORT.fullmatch(soort):
        *rij, laatste = mogelijk
        raise BeleidsscanFout(f"{soort} kan niet. Kies {', '.join(rij)} of {laatste}.")
    return soort if soort in mogelijk else ""


def keur_scherm(soort: str) -> None:
    """Raise BeleidsscanFout when bytes that nobody can read would go to a terminal."""
    if soort in _NIET_OP_HET_SCHERM and sys.stdout.isatty():
        wat = _NIET_OP_HET_SCHERM[soort]
        raise BeleidsscanFout(f"{wat} past niet op het scherm. Gebruik --naar bestand.{soort}.")


def kies_doelen(
    formaten: Collection[str], naar: str | None, namen: Mapping[str, str], bronnen: Iterable[Path]
) -> dict[str, Path | None]:
    """Per format the file to write, by its name in `namen`; None is standard output. Never one of the `bronnen`."""
    if naar == "-":
        return dict.fromkeys(formaten)
    een_bestand = naar if eindigt_op(naar, formaten) else ""
    doelen = {een: Path(een_bestand) if een_bestand else Path(naar or ".") / namen[een] for een in formaten}
    gelezen = {bron.resolve() for bron in bronnen}
    for doel in doelen.values():
        if doel.resolve() in gelezen:
            raise BeleidsscanFout(f"{doel} is uw antwoordbestand. Dat overschrijven wij niet.")
    return dict(doelen)


def maak_en_lever(doelen: Mapping[str, Path | None], wat: str, maak: Callable[[str], bytes]) -> None:
    """Make every format, and then write them: a failure leaves no half set behind."""
    klaar: dict[str, bytes] = {}
    for soort in doelen:
        with geduld(f"{wat} ({soort})"):
            klaar[soort] = maak(soort)
    for soort, doel in doelen.items():
        _lever(klaar[soort], doel)


@contextmanager
def geduld(wat: str) -> Iterator[None]:
    """Say that we are busy once it takes more than a second."""
    klok = threading.Timer(1.0, meld, [f"Bezig met {wat} ..."])
    klok.daemon = True
    klok.start()
    try:
        yield
    finally:
        klok.cancel()


def _lever(bytes_: bytes, doel: Path | None) -> None:
    if doel is None:
        sys.stdout.buffer.write(bytes_)
        sys.stdout.buffer.flush()
        return
    from ..schrijven.bestand import schrijf_atomair

    schrijf_atomair(doel, bytes_)
    print(doel)
