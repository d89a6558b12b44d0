"""A report PDF read back: the answers, the figures and their hashes that travel inside it.

A PDF from elsewhere may be made to harm, so the reader does as little as it can: it walks straight to our three
attachments, in the way that we put them there, and looks at nothing else. What it may unpack and how often it may read
is limited before it starts. Whatever it stumbles over becomes one message; nothing is mended or guessed.
"""

import logging
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from ..model.bevinding import Bevinding, InvoerFout, Plaats, Uitgang
from .yaml import lees_bytes

GROOTSTE_PDF = 50 * 1024**2
GROOTSTE_BIJLAGE = 4 * 1024**2
# All that is unpacked together; the report of Groningen takes 1.2 MB.
MEESTE_UITGEPAKT = 16 * 1024**2
# The limits on a page from a stranger: the same report takes 300 reads, or 14,000 after other programs saved it, and no
# part of it that we pass is over a kilobyte.
MEESTE_LEESSTAPPEN = 200_000
GROOTSTE_OBJECT = 64 * 1024

_NAMEN = ("antwoorden.yaml", "sha256.txt", "uitslag.json")
_ORIGINEEL = "Gebruik het bestand zoals beleidsscan het maakte: niet opnieuw opgeslagen, geknipt of samengevoegd."


class Rapport(NamedTuple):
    """What travels inside a report, as it was found: all of it UTF-8, nothing of it checked."""

    antwoorden: bytes
    uitslag: bytes
    somregels: bytes


class _Weigering(Exception):
    """Why this is no report that we read, and what to do."""

    def __init__(self, bericht: str, hulp: str = _ORIGINEEL) -> None:
        super().__init__(bericht)
        self.hulp = hulp


def lees_rapport(pad: Path) -> Rapport:
    """The attachments of a report PDF of ours.

    Raises BeleidsscanFout or InvoerFout, both with exit code 2, when there is no such file, when it is no PDF of ours,
    when it has no attachments, or when reading it takes more than a report of ours could.
    """
    ruw = lees_bytes(pad, GROOTSTE_PDF)
    try:
        if not ruw.startswith(b"%PDF-"):
            raise _Weigering("Dit is geen PDF.", "Noem een rapport, zoals gemeente-advies.pdf.")
        stukken = _pak_uit(ruw)
        for naam, inhoud in stukken.items():
            _keur_utf8(naam, inhoud)
    except _Weigering as fout:
        bevinding = Bevinding(Plaats(str(pad)), "onleesbaar", str(fout), hulp=fout.hulp)
        raise InvoerFout([bevinding], Uitgang.ONBRUIKBAAR) from None
    return Rapport(stukken["antwoorden.yaml"], stukken["uitslag.json"], stukken["sha256.txt"])


def _keur_utf8(naam: str, inhoud: bytes) -> None:
    try:
        inhoud.decode()
    except UnicodeDecodeError:
        raise _Weigering(f"De bijlage {naam} is geen tekst in UTF-8.") from None


def _pak_uit(ruw: bytes) -> dict[str, bytes]:
    """The attachments by name. Raises _Weigering, whatever goes wrong inside pypdf."""
    import pypdf
    from pypdf.errors import FileNotDecryptedError, LimitReachedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it talks English, about things that we refuse anyway
    try:
        with pypdf.apply_configuration(**_GRENZEN), warnings.catch_warnings(action="error"):
            lezer = _maak_lezer(ruw)
            if lezer.is_encrypted:
                raise FileNotDecryptedError
            return dict(_bijlagen(lezer.root_object))
    except _Weigering:
        raise
    except FileNotDecryptedError:
        raise _Weigering("Deze PDF is versleuteld. Dat doen wij niet.") from None
    except (LimitReachedError, MemoryError):
        raise _Weigering("Deze PDF is uitgepakt te groot om een rapport van ons te zijn.") from None
    except Exception:  # noqa: BLE001 - pypdf says itself that a broken PDF may cause any exception
        raise _Weigering("Deze PDF is beschadigd, of niet door ons gemaakt.") from None


# Nothing unpacked beyond what we keep, no repairs, and no other program for pictures.
_GRENZEN: dict[str, Any] = {
    **dict.fromkeys(
        (
            "array_based_stream_maximum_output_length",
            "brotli_maximum_output_length",
            "jbig2_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "zlib_maximum_output_length",
        ),
        GROOTSTE_BIJLAGE + 1,
    ),
    "jbig2dec_binary": None,
    "zlib_maximum_recovery_input_length": 0,
}


def _maak_lezer(ruw: bytes) -> Any:
    """A pypdf reader that stops when it has done more work than a report can take."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PdfReadError
    from pypdf.generic import IndirectObject, PdfObject, StreamObject, read_object

    class Stroom(BytesIO):
        stappen = 0

        def read(self, aantal: int | None = -1, /) -> bytes:
            self.stappen += 1
            if self.stappen > MEESTE_LEESSTAPPEN:
                raise LimitReachedError
            return super().read(aantal)

    class Lezer(PdfReader):
        uitgepakt = 0

        def cache_indirect_object(self, generation: int, idnum: int, obj: PdfObject | None) -> PdfObject | None:
            """Passed by every stream before it is used."""
            if isinstance(obj, StreamObject):
                self.uitgepakt += len(obj.get_data())
                if self.uitgepakt > MEESTE_UITGEPAKT:
                    raise LimitReachedError
            return super().cache_indirect_object(generation, idnum, obj)

        def _get_object_from_stream(self, indirect_reference: IndirectObject) -> PdfObject:
            """Only the object that is asked for: pypdf would parse all ten thousand, and keep them."""
            nummer, _ = self.xref_objStm[indirect_reference.idnum]
            if nummer in self.xref_objStm:  # the standard knows no stream within a stream, and a bomb could hide there
                raise PdfReadError
            stroom: Any = IndirectObject(nummer, 0, self).get_object()
            inhoud = stroom.get_data()
            begin = int(stroom["/First"])
            kop = [int(getal) for getal in inhoud[:begin].split()]
            plekken = dict(zip(kop[::2], pairwise([*kop[1::2], len(inhoud) - begin]), strict=True))
            van, tot = plekken[indirect_reference.idnum]
            if not 0 <= van <= tot <= van + GROOTSTE_OBJECT:
                raise LimitReachedError
            return read_object(BytesIO(inhoud[begin + van : begin + tot]), self)

    try:
        return Lezer(Stroom(ruw), strict=True, xref_stream_maximum_entries=MEESTE_LEESSTAPPEN)
    except DependencyError:  # it looks for a library that can decrypt
        raise FileNotDecryptedError from None


def _bijlagen(wortel: Any) -> Iterator[tuple[str, bytes]]:
    """Our three attachments, from one flat list of names: a report of ours knows no tree of them to get lost in."""
    boom = wortel["/Names"].get("/EmbeddedFiles") if "/Names" in wortel else None
    if boom is None:
        raise _Weigering(
            "In deze PDF zitten geen antwoorden of cijfers, dus er valt niets te lezen of na te rekenen.",
            "Bij een rol die anoniem blijft en met --zonder-bijlagen hoort dat zo. Anders: " + _ORIGINEEL,
        )
    rij = [een.get_object() for een in boom.get_object()["/Names"][: 2 * len(_NAMEN) + 1]]
    if sorted(rij[::2]) != list(_NAMEN):
        raise _Weigering(f"In een rapport van ons zitten drie bijlagen: {', '.join(_NAMEN)}. Hier is dat anders.")
    for naam, beschrijving in zip(rij[::2], rij[1::2], strict=True):
        # Some programs go by /F, others by /UF or what came before them: all must be the same.
        if any(beschrijving[soort] != naam for soort in ("/F", "/UF")):
            raise _Weigering(f"De bijlage {naam} heet in deze PDF ook anders.")
        inhoud, *nog_eens = [stroom.get_object().get_data() for stroom in beschrijving["/EF"].values()]
        if any(een != inhoud for een in nog_eens):
            raise _Weigering(f"De bijlage {naam} zit er meer dan één keer in, en niet gelijk.")
        if len(inhoud) > GROOTSTE_BIJLAGE:
            raise _Weigering(f"De bijlage {naam} is groter dan {GROOTSTE_BIJLAGE // 1024**2} MB.")
        yield str(naam), inhoud
