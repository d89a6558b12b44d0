"""The parts of a workbook from elsewhere, taken out of its zip with care.

Sizes are checked before and while unpacking, XML may hold no DOCTYPE (and so no entities), and what could run or fetch
something is refused. Nothing is written to disk and nothing is mended.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat

from .bestandssoort import INVULWEGEN, UIT_WORD

GROOTSTE_WERKBOEK = 10 * 1024**2
# All that is unpacked together. The longest workbook of ours takes 0.8 MB, 8,000 elements and 40 parts.
MEESTE_UITGEPAKT = 16 * 1024**2
MEESTE_DELEN = 2000
MEESTE_ELEMENTEN = 200_000
DIEPSTE = 100
# From one < to the next: a tag with its attributes and the text behind it. A cell holds 32,767 characters at most.
GROOTSTE_STUK = 1024**2

_OPSLAAN = "Open het in Excel of LibreOffice en sla het op als Excel-werkmap (.xlsx) of als .ods."
_ORIGINEEL = "Vraag het bestand opnieuw op, of maak een nieuw werkboek met: beleidsscan formulier --formaat xlsx"
GEEN_WERKBOEK = "Dit is geen werkboek, hoe het ook heet.", _OPSLAAN
_OUD = b"\xd0\xcf\x11\xe0"
_WACHTWOORD = "Dit werkboek is beveiligd met een wachtwoord."
_WACHTWOORD_WEG = "Haal het wachtwoord van het bestand, sla het op en probeer het opnieuw."


class Weigering(Exception):
    """Why this is no workbook that we read, and what to do."""

    def __init__(self, bericht: str, hulp: str = _ORIGINEEL) -> None:
        super().__init__(bericht)
        self.hulp = hulp


class Ontvanger:
    """Takes in the elements of a part, names and attributes as `namespace}name` or bare. This one does nothing."""

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        """An element starts."""

    def sluit(self, naam: str) -> None:
        """An element ends."""

    def tekst(self, tekst: str) -> None:
        """Text within an element."""


class Pakket:
    """A zip, read part by part, until more than `MEESTE_UITGEPAKT` has come out of it."""

    def __init__(self, ruw: bytes) -> None:
        _keur_begin(ruw)
        try:
            self._zip = zipfile.ZipFile(BytesIO(ruw))
        except _KAPOT:
            raise beschadigd() from None
        self._over = MEESTE_UITGEPAKT
        self._elementen = MEESTE_ELEMENTEN
        self.namen = frozenset(self._zip.namelist())
        if (
            len(self._zip.infolist()) > MEESTE_DELEN
            or sum(deel.file_size for deel in self._zip.infolist() if deel.filename.endswith(".xml")) > MEESTE_UITGEPAKT
        ):
            raise te_groot()

    def lees(self, naam: str) -> bytes:
        """The content of a part. Raises Weigering."""
        try:
            deel = self._zip.getinfo(naam)
            if deel.flag_bits & 1:
                raise Weigering(_WACHTWOORD, _WACHTWOORD_WEG)
            if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise beschadigd()
            with self._zip.open(deel) as stroom:
                inhoud = stroom.read(self._over + 1)
        except (KeyError, *_KAPOT):
            raise beschadigd() from None
        self._over -= len(inhoud)
        if self._over < 0:
            raise te_groot()
        return inhoud

    def ontleed(self, naam: str, ontvanger: Ontvanger) -> None:
        """Give the elements of an XML part to `ontvanger`. Raises Weigering."""
        inhoud = self.lees(naam)
        if any(stuk.end() - stuk.start() > GROOTSTE_STUK for stuk in re.finditer(b"[^<]+", inhoud)):
            raise te_groot()
        ontleder = expat.ParserCreate(namespace_separator="}")
        ontleder.buffer_text = True
        ontleder.StartDoctypeDeclHandler = _weiger_doctype
        diepte = 0

        def open_(naam: str, eigenschappen: dict[str, str]) -> None:
            nonlocal diepte
            diepte += 1
            self._elementen -= 1
            if diepte > DIEPSTE or self._elementen < 0:
                raise te_groot()
            ontvanger.open(naam, eigenschappen)

        def sluit(naam: str) -> None:
            nonlocal diepte
            diepte -= 1
            ontvanger.sluit(naam)

        ontleder.StartElementHandler = open_
        ontleder.EndElementHandler = sluit
        ontleder.CharacterDataHandler = ontvanger.tekst
        try:
            ontleder.Parse(inhoud, True)
        except (expat.ExpatError, LookupError, ValueError, OverflowError):
            # Also what a receiver stumbles over: a number that is none, a text that is not there.
            raise beschadigd() from None


_KAPOT = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    OverflowError,
)


def _keur_begin(ruw: bytes) -> None:
    """Say what it is when it is no zip."""
    if not ruw.strip(b"\0 \t\r\n"):
        raise Weigering("Dit bestand is leeg.")
    if ruw.startswith(_OUD):
        if "EncryptedPackage".encode("utf-16-le") in ruw:
            raise Weigering(_WACHTWOORD, _WACHTWOORD_WEG)
        if "WordDocument".encode("utf-16-le") in ruw:
            raise Weigering(UIT_WORD, INVULWEGEN)
        raise Weigering("Dit is een bestand van een oude Excel, zoals .xls.", _OPSLAAN)
    if not ruw.startswith(b"PK\x03\x04"):
        raise Weigering(*GEEN_WERKBOEK)


def _weiger_doctype(*_: object) -> None:
    raise Weigering("In dit werkboek zit een DOCTYPE. Dat maakt Excel of LibreOffice nooit.")


def beschadigd() -> Weigering:
    """It breaks off, or says something that cannot be."""
    return Weigering("Dit werkboek is beschadigd, of niet helemaal overgekomen.")


def te_groot() -> Weigering:
    """There is more in it than a workbook of ours can hold."""
    return Weigering("Dit werkboek is uitgepakt te groot om er een van ons te zijn.")


def keur_soort(namen: frozenset[str]) -> None:
    """Refuse, by the names of its parts, what is no plain workbook. Raises Weigering."""
    for past, bericht, hulp in _ANDERS:
        if any(map(past, namen)):
            raise Weigering(bericht, hulp)


_ZONDER_MACRO = "Sla het op als gewone Excel-werkmap (.xlsx), zonder macro's. Wij voeren niets uit."
_ZONDER_KOPPELING = "Verbreek ze in Excel met: Gegevens > Koppelingen bewerken > Koppeling verbreken. Sla het dan op."
_ANDERS: list[tuple[Callable[[str], bool], str, str]] = [
    (lambda naam: naam.startswith("word/"), UIT_WORD, INVULWEGEN),
    (lambda naam: naam.startswith("ppt/"), "Dit is een PowerPoint-bestand. Daar lezen wij niets uit.", INVULWEGEN),
    (lambda naam: naam.endswith(".iwa"), "Dit is een bestand van Apple Numbers.", "Exporteer het naar Excel (.xlsx)."),
    (lambda naam: naam == "xl/workbook.bin", "Dit is een binaire Excel-werkmap (.xlsb).", _OPSLAAN),
    (
        lambda naam: naam.endswith("vbaProject.bin") or naam.startswith(("Basic/", "Scripts/", "xl/macrosheets/")),
        "In dit werkboek zitten macro's.",
        _ZONDER_MACRO,
    ),
    (
        lambda naam: naam.startswith("xl/externalLinks/"),
        "Dit werkboek verwijst naar andere bestanden.",
        _ZONDER_KOPPELING,
    ),
]
