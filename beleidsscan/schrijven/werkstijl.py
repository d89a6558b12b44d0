"""How a workbook looks, prints and is locked: the same on every sheet."""

import math
from collections.abc import Iterable
from typing import Any

LANGSTE_BLADNAAM = 31
_DONKER, _LICHT, _RAND = "#0b5c7a", "#fff8e1", "#7a8b93"
_A4 = 9
# A column is measured in digits; most letters of a text are narrower, but it breaks at words.
_VULLING = 1.05
_HOOGTE_REGEL, _HOOGSTE_RIJ = 14.5, 400


class Stijl:
    """The few formats. Locked is what we wrote; only `invoer` and `datum` are for people to type in."""

    def __init__(self, boek: Any) -> None:
        vorm = boek.add_format
        boven = {"valign": "top", "text_wrap": True}
        vak = boven | {"border": 1, "border_color": _RAND}
        self.titel = vorm({"bold": True, "font_size": 18, "font_color": _DONKER})
        self.gewoon = vorm({"valign": "top"})
        self.nadruk = vorm({"bold": True, "valign": "top"})
        self.label = vorm(boven | {"bold": True})
        self.uitleg = vorm(boven)
        self.kop = vorm(vak | {"bold": True, "font_color": "#ffffff", "bg_color": _DONKER})
        self.tussenkop = vorm({"bold": True, "font_size": 13, "font_color": _DONKER})
        self.vak = vorm(vak)
        self.vraag = vorm(vak | {"bold": True})
        self.vet, self.niet_vet = vorm({"bold": True}), vorm()
        self.vast = vorm({"font_color": _RAND})
        # Text: else a spreadsheet makes a date of 1-2 and, in Dutch, of 10.5.
        self.invoer = vorm(vak | {"locked": False, "bg_color": _LICHT, "num_format": "@"})
        self.datum = vorm(vak | {"locked": False, "bg_color": _LICHT, "num_format": "yyyy-mm-dd", "align": "left"})
        self.koppeling = vorm(boven | {"underline": 1, "font_color": _DONKER})
        self.stil = vorm({"font_color": "#595959", "bg_color": "#e4e7e9", "italic": True})


def beveilig(blad: Any) -> None:
    """Lock what we wrote, without a password; widths and heights may be changed."""
    blad.hide_gridlines(2)
    blad.protect("", {"format_columns": True, "format_rows": True})


def drukaf(blad: Any, titel: str, *, liggend: bool, koprij: int | None = None) -> None:
    """One page wide on A4, with the headings on every page and the number of the page below."""
    blad.set_paper(_A4)
    blad.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    blad.fit_to_pages(1, 0)
    if liggend:
        blad.set_landscape()
    if koprij is not None:
        blad.repeat_rows(koprij)
    blad.set_footer(f"&L{titel.replace('&', '&&')[:80]}, &A&RBladzijde &P van &N")


def verwijzing(blad: str) -> str:
    """The name of a sheet in a formula or a link."""
    return "'" + blad.replace("'", "''") + "'"


def zet_hoogte(blad: Any, rij: int, cellen: Iterable[tuple[str, int]]) -> None:
    """The height of a row for the longest of these texts, each with the width of its column: few programs fit it."""
    regels = max(
        sum(max(1, math.ceil(len(regel) / (breedte * _VULLING))) for regel in tekst.split("\n"))
        for tekst, breedte in cellen
    )
    blad.set_row(rij, min(_HOOGSTE_RIJ, regels * _HOOGTE_REGEL + 3))
