"""HTML -> PDF/A-3a and PDF/UA-1 at once: the only module that knows WeasyPrint, and it imports it only when called.

WeasyPrint 70 can declare one standard in a document; pdf_afwerking adds the other and mends what both ask for.
"""

import base64
import logging
import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any

from ..model.bevinding import BeleidsscanFout
from .inhoud import Bijlage
from .pdf_afwerking import werk_af

# An address that does not exist: the real one would end up in the PDF through a relative link.
_BASIS = "file:///sjablonen/"
_LOGBOEK = logging.getLogger(__name__)
# Not left to mimetypes: that asks the machine, and machines differ.
_MEDIATYPES = {".json": "application/json", ".txt": "text/plain", ".yaml": "application/yaml"}
_GEEN_PANGO = """\
Voor een PDF ontbreekt op deze computer de bibliotheek Pango ({fout}).
Installeer die: Debian en Ubuntu `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, \
macOS `brew install pango`, Windows pango uit MSYS2 of anders WSL.
Zonder Pango werkt alles behalve de PDF: kies `--formaat html,json`."""
_GEEN_WEASYPRINT = """\
Voor een PDF ontbreekt op deze computer het Python-pakket WeasyPrint, of een deel ervan ({fout}).
Installeer het: `python -m pip install "weasyprint>=70,<71"`.
Zonder WeasyPrint werkt alles behalve de PDF: kies `--formaat html,json`."""


def naar_pdf(html: str, *, sjabloonmap: Path, bijlagen: Sequence[Bijlage], datum: date, krap: str = "") -> bytes:
    """The document as PDF; the same bytes for the same input, on any day and in any process.

    `html` is complete and refers to nothing but data: addresses and `lettertypen/...` below `sjabloonmap`; `datum`
    becomes the date of the document and of its attachments. `krap` is the same document set closer, for when `html`
    takes more than one page. Raises BeleidsscanFout when WeasyPrint or Pango is missing,
    when the document refers to anything else, and when a part of it could not be drawn.
    """
    weasyprint = _laad_weasyprint()
    moment = datetime.combine(datum, time(), UTC)
    ophaler = _maak_ophaler(sjabloonmap / "lettertypen")
    with _bewaakt(ophaler), _vaste_klok(moment):
        document = _zet(weasyprint, html, ophaler)
        if krap and len(document.pages) > 1:
            document = _zet(weasyprint, krap, ophaler)
        document.metadata.created = document.metadata.modified = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        document.metadata.attachments = [_bijvoegsel(weasyprint, ophaler, stuk, moment) for stuk in sorted(bijlagen)]
        with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # it leaves a colour profile open
            pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=werk_af)
    return pdf


def _zet(weasyprint: Any, html: str, ophaler: Any) -> Any:
    return weasyprint.HTML(string=html, base_url=_BASIS, url_fetcher=ophaler).render(pdf_variant="pdf/a-3a")


def _laad_weasyprint() -> Any:
    try:
        with redirect_stdout(StringIO()):  # without Pango it prints a banner there
            import weasyprint  # type: ignore[import-untyped]
    except ImportError as fout:
        raise BeleidsscanFout(_GEEN_WEASYPRINT.format(fout=fout)) from fout
    except OSError as fout:
        raise BeleidsscanFout(_GEEN_PANGO.format(fout=str(fout).partition(":")[0])) from fout
    return weasyprint


# What may be read, and what happens when something goes wrong


def _maak_ophaler(lettertypen: Path) -> Any:
    """A fetcher that knows data: addresses and the addresses of the font files, letter for letter, and nothing else."""
    from weasyprint.urls import (  # type: ignore[import-untyped]
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    gewoon = [pad for pad in lettertypen.iterdir() if pad.is_file() and not pad.is_symlink()]
    bekend = {f"{_BASIS}lettertypen/{pad.name}": pad for pad in gewoon}

    class Ophaler(URLFetcher):  # type: ignore[misc]
        geweigerd: list[str] = []

        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            if url in bekend:
                return URLFetcherResponse(url, bekend[url].read_bytes())
            if url[:5].lower() == "data:":
                return super().fetch(url, headers)
            self.geweigerd.append(url)  # kept as well, for WeasyPrint swallows even a fatal error inside an SVG image
            raise FatalURLFetchingError(url)

    return Ophaler(allowed_protocols=("data",), allow_redirects=False)


class _Toehoorder(logging.Handler):
    """Keeps what WeasyPrint reports."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.fouten: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """An error is kept; a warning goes on, in our name, to whoever listens: by default the screen."""
        if record.levelno >= logging.ERROR:
            self.fouten.append(_kort(record.getMessage()))
        else:
            _LOGBOEK.warning("WeasyPrint meldt bij de PDF: %s", _kort(record.getMessage()))


@contextmanager
def _bewaakt(ophaler: Any) -> Iterator[None]:
    """Refuse a PDF that is not whole: better none than one that misses a picture without anyone knowing.

    To WeasyPrint an error is a part that is not there (a picture, an alternative text, the target of a link). A warning
    is a declaration or a library that it did without: the report is complete, so that goes to the log.
    """
    from weasyprint.urls import FatalURLFetchingError

    toehoorder = _Toehoorder()
    logboek = logging.getLogger("weasyprint")
    logboek.addHandler(toehoorder)
    try:
        yield
    except FatalURLFetchingError:
        pass  # the address stands in ophaler.geweigerd
    finally:
        logboek.removeHandler(toehoorder)
    if ophaler.geweigerd:
        raise BeleidsscanFout(
            f"Geen PDF gemaakt: het rapport verwijst naar iets van buiten, en dat wordt niet gelezen: "
            f"{_kort(ophaler.geweigerd[0])}\nHaal die verwijzing weg; meestal staat ze in het logo (SVG)."
        )
    if toehoorder.fouten:
        regels = "\n".join(f"  {fout}" for fout in dict.fromkeys(toehoorder.fouten))
        raise BeleidsscanFout(f"Geen PDF gemaakt, want een deel zou ontbreken. WeasyPrint meldt:\n{regels}")


def _kort(tekst: str) -> str:
    """Beginning and end, for in between may be a whole picture as data: address and the reason comes last."""
    return tekst if len(tekst) <= 200 else f"{tekst[:80]} … {tekst[-110:]}"


@contextmanager
def _vaste_klok(moment: datetime) -> Iterator[None]:
    """Without HarfBuzz-Subset fontTools writes a time of saving into the fonts, this one if we say so."""
    eerder = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if eerder is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = eerder


def _bijvoegsel(weasyprint: Any, ophaler: Any, stuk: Bijlage, moment: datetime) -> Any:
    """Through a data: address, the one way to give WeasyPrint a media type."""
    mediatype = _MEDIATYPES.get(Path(stuk.naam).suffix, "application/octet-stream")
    return weasyprint.Attachment(
        url=f"data:{mediatype};base64,{base64.b64encode(stuk.inhoud).decode()}",
        url_fetcher=ophaler,
        name=stuk.naam,
        description=stuk.omschrijving,
        created=moment,
        modified=moment,
        relationship="Source",
    )
