"""The conversation guide for Word: the same words as the HTML, to be edited. The only module that knows python-docx.

The same guide gives the same bytes: the parts of the file get one fixed time, and the document the date of the answers.
"""

from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from .gespreksblad import Deel, Gespreksblad, Schrijfregel, Tabel, Zin
from .kleuren import maak_kleuren

_TAAL = "nl-NL"
_LETTER = "Calibri"
_BREEDTE = Mm(168)
_ZACHT = RGBColor(0x55, 0x60, 0x6E)
# The size and the space above and below, in points, of the styles that we use.
_STIJLEN = {
    "Normal": (10, 0, 2),
    "Heading 1": (22, 0, 2),
    "Heading 2": (13, 10, 3),
    "Heading 3": (12.5, 0, 3),
}
_INKT = RGBColor(0x1D, 0x27, 0x33)
_MAKER = "beleidsscan"
_SCHRIJFHOOGTE = Mm(10)
_SMAL = Mm(28)
# What a zip file can say at the earliest.
_MOMENT_IN_ZIP = (1980, 1, 1, 0, 0, 0)


def naar_docx(blad: Gespreksblad, *, accent: str | None, datum: date) -> bytes:
    """The document; `accent` is the colour of the municipality, `datum` becomes the date of the document."""
    schrijver = _Schrijver(maak_kleuren(accent).accent)
    schrijver.schrijf(blad, datum)
    return schrijver.bytes_()


class _Schrijver:
    """Fills one document, piece by piece."""

    def __init__(self, accent: str) -> None:
        self._accent = RGBColor.from_string(accent.lstrip("#").upper())
        self._document = Document()
        self._zet_bladzijde()
        self._zet_stijlen()

    def schrijf(self, blad: Gespreksblad, datum: date) -> None:
        document, over = self._document, self._document.core_properties
        over.title, over.author, over.last_modified_by = blad.titel[:255], _MAKER, _MAKER
        over.comments, over.language = "", _TAAL
        over.created = over.modified = datetime.combine(datum, time())
        document.add_heading(blad.titel, 1)
        self._zin(Zin(blad.ondertitel))
        for deel in blad.delen:
            if deel.rubriek:
                alinea = self._alinea()
                self._stuk_tekst(alinea, deel.rubriek, kleur=self._accent, vet=True)
                alinea.paragraph_format.keep_with_next = True
                alinea.paragraph_format.space_before = Pt(9)
            document.add_heading(deel.kop, deel.niveau)
            self._stukken(deel)

    def _stukken(self, deel: Deel) -> None:
        stukken = (*deel.gezichten, *deel.stukken)
        for stuk, volgende in zip_longest(stukken, stukken[1:]):
            if isinstance(stuk, Tabel):
                self._tabel(stuk)
                continue
            alinea = self._zin(stuk) if isinstance(stuk, Zin) else self._schrijfregel(stuk)
            # A topic stays on one page, and a table with what is said before it.
            op_een_blad = deel.soort == "onderwerp" or isinstance(volgende, Tabel)
            alinea.paragraph_format.keep_with_next = op_een_blad and volgende is not None

    def _zin(self, zin: Zin) -> Any:
        alinea = self._alinea()
        vraag = zin.soort == "vraag"
        if zin.kop:
            self._stuk_tekst(alinea, f"{zin.kop} ", vet=True, kleur=self._accent if vraag else None)
        self._stuk_tekst(alinea, zin.tekst, grootte=12 if vraag else None)
        if zin.bron:
            self._stuk_tekst(alinea, f" {zin.bron}", kleur=_ZACHT, grootte=8.5)
        if vraag:
            alinea.paragraph_format.space_before = alinea.paragraph_format.space_after = Pt(4)
        return alinea

    def _schrijfregel(self, regel: Schrijfregel) -> Any:
        alinea = self._alinea()
        self._stuk_tekst(alinea, f"{regel.kop}\t", vet=True)
        opmaak = alinea.paragraph_format
        opmaak.tab_stops.add_tab_stop(_BREEDTE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        opmaak.space_before = Pt(8)
        return alinea

    def _tabel(self, tabel: Tabel) -> None:
        if tabel.titel:
            self._zin(Zin(tabel.titel)).paragraph_format.keep_with_next = True
        raster = self._document.add_table(1 + len(tabel.rijen), len(tabel.koppen), style="Table Grid")
        for rij, cellen in zip(raster.rows, (tabel.koppen, *tabel.rijen), strict=True):
            eigenschappen = rij._tr.get_or_add_trPr()
            eigenschappen.append(OxmlElement("w:cantSplit"))
            kop = cellen is tabel.koppen
            if kop:
                eigenschappen.append(OxmlElement("w:tblHeader"))
            if not any(cellen):
                rij.height = _SCHRIJFHOOGTE
            for plek, (cel, tekst) in enumerate(zip(rij.cells, cellen, strict=True)):
                # Word looks at the cells, LibreOffice at the columns.
                cel.width = raster.columns[plek].width = self._breedte(tabel, plek)
                alinea = cel.paragraphs[0]
                alinea.paragraph_format.space_after = Pt(1)
                self._stuk_tekst(alinea, tekst, vet=kop)
                if plek in tabel.getallen:
                    alinea.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    @staticmethod
    def _breedte(tabel: Tabel, plek: int) -> Length:
        """Numbers, and what stands after them, need little room."""
        if not tabel.getallen:
            return Length(_BREEDTE // len(tabel.koppen))
        smal = len(tabel.koppen) - 1
        return Length(_BREEDTE - smal * _SMAL) if plek == 0 else _SMAL

    def _alinea(self) -> Any:
        return self._document.add_paragraph()

    @staticmethod
    def _stuk_tekst(
        alinea: Any, tekst: str, *, vet: bool = False, kleur: RGBColor | None = None, grootte: float | None = None
    ) -> None:
        loop = alinea.add_run(tekst)
        loop.bold = vet or None
        if kleur:
            loop.font.color.rgb = kleur
        if grootte:
            loop.font.size = Pt(grootte)

    def _zet_bladzijde(self) -> None:
        [sectie] = self._document.sections
        sectie.page_width, sectie.page_height = Mm(210), Mm(297)
        sectie.left_margin = sectie.right_margin = Mm(21)
        sectie.top_margin = sectie.bottom_margin = Mm(15)

    def _zet_stijlen(self) -> None:
        for naam, (grootte, voor, na) in _STIJLEN.items():
            stijl: Any = self._document.styles[naam]
            stijl.font.name, stijl.font.size = _LETTER, Pt(grootte)
            # Headings carry the font of the theme, which comes before the name.
            letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
            for soort in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                letters.attrib.pop(qn(f"w:{soort}"), None)
            opmaak = stijl.paragraph_format
            opmaak.space_before, opmaak.space_after, opmaak.line_spacing = Pt(voor), Pt(na), 1.05
            if naam != "Normal":
                stijl.font.color.rgb = _INKT
        stijlen, instellingen = self._document.styles.element, self._document.settings.element
        for taal in (*stijlen.iter(qn("w:lang")), *instellingen.iter(qn("w:themeFontLang"))):
            taal.set(qn("w:val"), _TAAL)

    def bytes_(self) -> bytes:
        """The file with one fixed time for all of its parts."""
        ruw, uit = BytesIO(), BytesIO()
        self._document.save(ruw)
        with ZipFile(ruw) as van, ZipFile(uit, "w", ZIP_DEFLATED) as naar:
            for naam in van.namelist():
                naar.writestr(ZipInfo(naam, _MOMENT_IN_ZIP), van.read(naam), ZIP_DEFLATED)
        return uit.getvalue()
