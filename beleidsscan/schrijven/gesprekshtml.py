"""The conversation guide as HTML: for the screen, for print, and for the PDF."""

from pathlib import Path

from ..model.antwoorden import Kop
from ..model.vragenlijst import Vragenlijst
from .gespreksblad import Gespreksblad
from .sjabloon import Blad


def naar_html(blad: Gespreksblad, lijst: Vragenlijst, kop: Kop, sjablonen: Path, *, voor_pdf: bool) -> str:
    """The whole document; for a PDF its fonts are referred to by file, otherwise everything is inside."""
    weergave = Blad(lijst, kop, None, sjablonen, voor_pdf=voor_pdf)
    return weergave.vul_in("gesprek/gesprek.html", titel=blad.titel, blad=blad)
