"""What a file from elsewhere is, by how it begins, whatever it is called."""

import re
import shlex
import stat
from pathlib import Path
from typing import Literal

Bestandssoort = Literal["pdf", "werkboek", "tekstdocument", "webpagina"]

UIT_WORD = "Dit is een bestand uit een tekstverwerker, zoals Word. Daar lezen wij niets uit."
INVULWEGEN = "Gebruik het werkboek of het formulier. U maakt ze met: beleidsscan formulier"
_HTML = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|!--)", re.IGNORECASE)
_BEGIN: dict[bytes, Bestandssoort] = {
    b"%PDF-": "pdf",
    b"PK\x03\x04": "werkboek",
    b"\xd0\xcf\x11\xe0": "werkboek",
    b"{\\rtf": "tekstdocument",
}
_UIT_WORD = (b"word/document", b"opendocument.text", "WordDocument".encode("utf-16-le"))


def is_er(pad: Path) -> bool:
    """Whether there is something by this name to read: also what cannot be read, so that reading says why.

    A pipe is not, nor a link to one: reading it could wait for ever.
    """
    try:
        return not stat.S_ISFIFO(pad.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return pad.is_symlink()
    except OSError:
        return True


def soort_van(begin: bytes) -> Bestandssoort | None:
    """The kind of a file that is no plain text. What office programs make is taken for a workbook."""
    if _HTML.match(begin):
        return "webpagina"
    return next((soort for zo, soort in _BEGIN.items() if begin.startswith(zo)), None)


def waarom_geen_tekst(bestand: str, ruw: bytes) -> tuple[str, str] | None:
    """What is wrong and what to do, when text was asked for and this is something else."""
    soort = soort_van(ruw)
    if soort == "werkboek" and any(teken in ruw for teken in _UIT_WORD):
        soort = "tekstdocument"
    importeer = f"beleidsscan importeer {shlex.quote(bestand)}"
    match soort:
        case "werkboek":
            return "Dit is een werkboek.", f"Lees het in met: {importeer}"
        case "pdf":
            return "Dit is een pdf.", f"Is het een rapport van beleidsscan? Lees de antwoorden in met: {importeer}"
        case "tekstdocument":
            return UIT_WORD, INVULWEGEN
        case "webpagina":
            hulp = "Is dit het formulier? Open het in een browser, bewaar daar uw antwoorden en noem dat bestand."
            return "Dit is een webpagina, geen antwoordbestand.", hulp
    return None
