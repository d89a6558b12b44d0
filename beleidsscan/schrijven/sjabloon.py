"""The templates: how they are read and filled in, and what every document has: its colours, its fonts, its picture."""

import base64
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..model.antwoorden import Kop
from ..model.uitslag import procent
from ..model.vragenlijst import Vragenlijst
from . import doelwoorden, opmaak
from .inhoud import Beeld
from .kleuren import Kleuren, maak_kleuren
from .tekens import maak_toonbaar


class Blad:
    """What every document asks for. `kop` is that of the answer file whose municipality and look it has."""

    def __init__(self, lijst: Vragenlijst, kop: Kop, logo: Beeld | None, sjablonen: Path, *, voor_pdf: bool) -> None:
        self.lijst = lijst
        self.kop = kop
        self.voor_pdf = voor_pdf
        self.kleuren: Kleuren = maak_kleuren(kop.huisstijl.accent)
        self.voettekst = f"{opmaak.zonder_draai(kop.gemeente)} · beleidsscan {lijst.id} {lijst.versie}"
        self._logo = logo
        self._sjablonen = sjablonen

    def vul_in(self, sjabloon: str, **velden: Any) -> str:
        """The whole document: `sjabloon` with this object as `w`, its questionnaire, its header and more."""
        html = (
            _omgeving(self._sjablonen).get_template(sjabloon).render(w=self, lijst=self.lijst, kop=self.kop, **velden)
        )
        return maak_toonbaar(html, self._sjablonen / self.lettertype("SourceSans3-Regular")) if self.voor_pdf else html

    def lettertype(self, naam: str) -> str:
        """The address of a font: a file for the PDF, the font itself for a standalone page."""
        if self.voor_pdf:
            return f"lettertypen/{naam}.otf.woff2"
        inhoud = (self._sjablonen / "lettertypen" / f"{naam}.otf.woff2").read_bytes()
        return f"data:font/woff2;base64,{base64.b64encode(inhoud).decode()}"

    def logo(self) -> str | None:
        """The picture of the municipality as a data address."""
        beeld = self._logo
        return f"data:{beeld.soort};base64,{base64.b64encode(beeld.inhoud).decode()}" if beeld else None


@cache
def _omgeving(sjablonen: Path) -> Environment:
    """The templates, kept: to compile them takes ten times as long as to fill them in."""
    omgeving = Environment(
        loader=FileSystemLoader(sjablonen),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters |= _FILTERS
    return omgeving


def css_tekst(tekst: str) -> Markup:
    """A text as a CSS string that nothing can break out of: every ASCII sign in it is escaped."""
    veilig = "".join(
        teken if teken.isalnum() or teken == " " or ord(teken) > 0x9F else f"\\{ord(teken):06x}" for teken in tekst
    )
    return Markup(f'"{veilig}"')  # noqa: S704 - escaped here


_FILTERS = {
    "procent": procent,
    "komma": opmaak.komma,
    "dagdelen": opmaak.dagdelen,
    "datum": opmaak.datum,
    "opsomming": opmaak.opsomming,
    "interval": opmaak.interval,
    "naast_doel": doelwoorden.naast_doel,
    "bereik": doelwoorden.bereik,
    "net_onder": doelwoorden.net_onder,
    "basis": opmaak.basis_zin,
    "hoofdletter": opmaak.hoofdletter,
    "css_tekst": css_tekst,
    "klein": opmaak.kleine_letter,
    "winst": opmaak.winst,
    "zonder_draai": opmaak.zonder_draai,
    "punt": opmaak.met_punt,
}
