"""HTML -> PDF/A-3a and PDF/UA-1 at once: the only module that knows WeasyPrint, and it imports it only when called.

WeasyPrint 70 can declare one standard in a document; the finishers below add the other and mend what both ask for.
They rest on its internals, hence the range in pyproject.toml; test_pdf.py has the result judged by a validator.
"""

import base64
import logging
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any

from ..model.bevinding import BeleidsscanFout
from .inhoud import Bijlage

__all__ = ["Bijlage", "naar_pdf"]

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


def naar_pdf(html: str, *, sjabloonmap: Path, bijlagen: Sequence[Bijlage], datum: date) -> bytes:
    """The document as PDF; the same bytes for the same input, on any day and in any process.

    `html` is complete and refers to nothing but data: addresses and `lettertypen/...` below `sjabloonmap`; `datum`
    becomes the date of the document and of its attachments. Raises BeleidsscanFout when WeasyPrint or Pango is missing,
    when the document refers to anything else, and when a part of it could not be drawn.
    """
    weasyprint = _laad_weasyprint()
    moment = datetime.combine(datum, time(), UTC)
    ophaler = _maak_ophaler(sjabloonmap.resolve() / "lettertypen")
    with _bewaakt(ophaler), _vaste_klok(moment):
        bron = weasyprint.HTML(string=html, base_url=f"{sjabloonmap.resolve().as_uri()}/", url_fetcher=ophaler)
        document = bron.render(pdf_variant="pdf/a-3a")
        document.metadata.created = document.metadata.modified = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        document.metadata.attachments = [_bijvoegsel(weasyprint, ophaler, stuk, moment) for stuk in sorted(bijlagen)]
        pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a", finisher=_werk_af)
    return pdf


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

    bekend = {pad.as_uri(): pad for pad in lettertypen.iterdir() if pad.is_file() and not pad.is_symlink()}

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
    return tekst if len(tekst) <= 200 else f"{tekst[:200]}…"


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


# Finishers. WeasyPrint keeps a PDF as a list of objects, in which b"12 0 R" refers to the twelfth.

_PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def _werk_af(_document: object, pdf: Any) -> None:
    boom = _zoek(pdf, pdf.catalog["StructTreeRoot"])
    _verklaar_pdf_ua(pdf)
    _geef_kopcellen_bereik(pdf, boom)
    _maak_randtekst_artefact(pdf, boom)
    if "AF" in pdf.catalog:  # WeasyPrint lists every attachment twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _zoek(pdf: Any, verwijzing: bytes) -> Any:
    return pdf.objects[int(verwijzing.split()[0])]


def _verklaar_pdf_ua(pdf: Any) -> None:
    """Add the identifier of PDF/UA to the metadata, and the description of it that PDF/A asks for."""
    metadata = _zoek(pdf, pdf.catalog["Metadata"])
    xmp = b"".join(metadata.stream)
    einde = xmp.rindex(b"</rdf:RDF>")
    metadata.stream = [xmp[:einde] + _PDF_UA + xmp[einde:]]
    metadata.compress = False  # readable for a program that knows no PDF


def _geef_kopcellen_bereik(pdf: Any, boom: Any) -> None:
    """A header in a THead heads its column, any other its row; and data cells can find their headers by name."""
    kopcellen: list[Any] = [stuk for stuk in pdf.objects if isinstance(stuk, dict) and stuk.get("S") == "/TH"]
    for cel in kopcellen:
        groep = _zoek(pdf, _zoek(pdf, cel["P"])["P"])
        cel["A"].setdefault("Scope", "/Column" if groep["S"] == "/THead" else "/Row")
    namen = sorted((cel["ID"].data, cel.reference) for cel in kopcellen if "ID" in cel)
    boom.setdefault("IDTree", b"<</Names [%s]>>" % b" ".join(deel for paar in namen for deel in paar))


def _maak_randtekst_artefact(pdf: Any, boom: Any) -> None:
    """WeasyPrint tags what stands in the margins, but hangs those tags outside the tree: make it header or footer."""
    in_boom = _verwijzingen_in(pdf, boom)
    nummers = _zoek(pdf, boom["ParentTree"])["Nums"]
    eigenaren = dict(zip(nummers[::2], nummers[1::2], strict=True))
    for verwijzing in pdf.page_references:
        bladzijde = _zoek(pdf, verwijzing)
        eigenaar = eigenaren[bladzijde["StructParents"]]
        buiten = {mcid for mcid, element in enumerate(eigenaar) if element not in in_boom}
        midden = bladzijde["MediaBox"][3] / 2 / 0.75  # text is placed in CSS pixels, from the top
        _herlabel(_zoek(pdf, bladzijde["Contents"]).stream, buiten, midden)
        eigenaar[:] = ["null" if mcid in buiten else element for mcid, element in enumerate(eigenaar)]


def _verwijzingen_in(pdf: Any, boom: Any) -> set[bytes]:
    gevonden: set[bytes] = set()
    te_gaan = list(boom["K"])
    while te_gaan:
        verwijzing = te_gaan.pop()
        element = _zoek(pdf, verwijzing)
        if element.get("Type") == "/StructElem":
            gevonden.add(verwijzing)
            te_gaan += [kind for kind in element["K"] if isinstance(kind, bytes)]  # a number is content of a page
    return gevonden


_PLAATSING = re.compile(rb"(\S+) (?:Tm|cm)$")


def _herlabel(stroom: list[Any], buiten: set[int], midden: float) -> None:
    """Turn `/Span <</MCID 7>> BDC` into a pagination artifact where 7 is outside the tree."""
    for plek, woord in enumerate(stroom):
        if woord == b"BDC" and stroom[plek - 1].get("MCID") in buiten:
            plaatsingen = (_PLAATSING.search(volgend) for volgend in stroom[plek:] if isinstance(volgend, bytes))
            hoogte = next((float(treffer[1]) for treffer in plaatsingen if treffer), midden)
            soort = b"Header" if hoogte < midden else b"Footer"
            stroom[plek - 2 : plek] = [b"/Artifact", b"<</Type /Pagination/Subtype /%s>>" % soort]
