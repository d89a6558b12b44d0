"""The last hand on a PDF of WeasyPrint: declare PDF/UA-1 next to PDF/A-3a, and mend the tags that it gets wrong.

This rests on how WeasyPrint 70 and pydyf keep a PDF: a list of objects, dictionaries mostly, in which b"12 0 R" refers
to the twelfth. Hence the range in pyproject.toml; test_pdf.py has the result judged by a validator.
"""

import re
from typing import Any

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


def werk_af(_document: object, pdf: Any) -> None:
    """Change `pdf`, a pydyf.PDF made by WeasyPrint with pdf_variant="pdf/a-3a", just before it is written."""
    boom = _zoek(pdf, pdf.catalog["StructTreeRoot"])
    _verklaar_pdf_ua(pdf)
    _geef_kopcellen_bereik(pdf, boom)
    _vul_lijstpunten(pdf)
    _maak_randtekst_artefact(pdf, boom)
    if "AF" in pdf.catalog:  # WeasyPrint lists every attachment twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _zoek(pdf: Any, verwijzing: bytes) -> Any:
    return pdf.objects[int(verwijzing.split()[0])]


def _alle(pdf: Any, soort: str) -> list[Any]:
    return [stuk for stuk in pdf.objects if isinstance(stuk, dict) and stuk.get("S") == soort]


def _verklaar_pdf_ua(pdf: Any) -> None:
    """Add the identifier of PDF/UA to the metadata, and the description of it that PDF/A asks for."""
    metadata = _zoek(pdf, pdf.catalog["Metadata"])
    xmp = b"".join(metadata.stream)
    einde = xmp.rindex(b"</rdf:RDF>")
    metadata.stream = [xmp[:einde] + _PDF_UA + xmp[einde:]]
    metadata.compress = False  # readable for a program that knows no PDF


def _geef_kopcellen_bereik(pdf: Any, boom: Any) -> None:
    """A header in a THead heads its column, any other its row; and data cells can find their headers by name."""
    kopcellen = _alle(pdf, "/TH")
    for cel in kopcellen:
        groep = _zoek(pdf, _zoek(pdf, cel["P"])["P"])
        cel["A"].setdefault("Scope", "/Column" if groep["S"] == "/THead" else "/Row")
    namen = sorted((cel["ID"].data, cel.reference) for cel in kopcellen if "ID" in cel)
    if namen:
        boom.setdefault("IDTree", b"<</Names [%s]>>" % b" ".join(deel for paar in namen for deel in paar))


def _vul_lijstpunten(pdf: Any) -> None:
    """All of a list item but its label belongs in one LBody; WeasyPrint leaves the blocks in it beside that."""
    for punt in _alle(pdf, "/LI"):
        label = [verwijzing for verwijzing in punt["K"] if _zoek(pdf, verwijzing).get("S") == "/Lbl"]
        inhoud = [verwijzing for verwijzing in punt["K"] if verwijzing not in label]
        if not inhoud or [_zoek(pdf, verwijzing).get("S") for verwijzing in inhoud] == ["/LBody"]:
            continue
        romp = type(punt)(punt | {"S": "/LBody", "K": type(punt["K"])(inhoud), "P": punt.reference})
        pdf.add_object(romp)
        for stuk in [_zoek(pdf, verwijzing) for verwijzing in inhoud]:
            stuk["P"] = romp.reference
            stuk["S"] = "/NonStruct" if stuk["S"] == "/LBody" else stuk["S"]
        punt["K"][:] = [*label, romp.reference]


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
