"""What people type, pick or paste, brought to the one spelling of an answer. A meaning is never guessed.

The terminal, the form and the workbook all pass here first, and then by `bezwaar_tegen`, as an answer file does.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .antwoorden import NVT, WEET_NIET, Waarde
from .vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Optie, Vraag
from .vragenlijst import Vragenlijst

# What stands between a choice and its text in a list to choose from: `3 = Er is een plan.`
TUSSEN = " = "

_NIET_ANTWOORDEN = {
    **dict.fromkeys(("weet niet", "weet-niet", "weetniet", "weet ik niet"), WEET_NIET),
    **dict.fromkeys(("nvt", "n.v.t.", "n.v.t", "niet van toepassing"), NVT),
}
_JA_NEE = {
    **dict.fromkeys(("ja", "j", "true", "waar"), "ja"),
    **dict.fromkeys(("nee", "n", "false", "onwaar"), "nee"),
}
# As an answer file: at most 18 and 12 places. A point before three digits may be one of thousands: that is for people.
_TE_GROOT = 10**18
_HEEL = re.compile(r"[-+]?[0-9]{1,18}")
_NIVEAU = re.compile(r"([-+]?[0-9]{1,18})(?:[.,]0{1,2})?")  # a spreadsheet may show 3 as 3,0
_MET_KOMMA = re.compile(r"([-+]?[0-9]{1,18}),([0-9]{1,12})")
_MET_PUNT = re.compile(r"[-+]?[0-9]{1,18}\.(?:[0-9]{1,2}|[0-9]{4,12})")
_MET_PUNTEN_EN_KOMMA = re.compile(r"([-+]?[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,12})")


def lees_invoer(vragenlijst: Vragenlijst, vraag: Vraag, ruw: Any) -> Waarde:
    """The answer that was meant: `Ja` is ja, `nee ` is nee, 1.0 is 1, `3 = Er is een plan.` is 3, `1,5` is 1½.

    Nothing filled in gives None. What cannot be understood stays as it is, so that `bezwaar_tegen` can refuse it.
    """
    if isinstance(ruw, float | Decimal):
        return _getal_van(ruw)
    if not isinstance(ruw, str):
        return _ja_nee(ruw) if isinstance(vraag, JaNeeVraag) and isinstance(ruw, bool) else ruw
    woord = " ".join(ruw.split())
    if not woord:
        return None
    if niet := _NIET_ANTWOORDEN.get(woord.lower()):
        return niet
    if isinstance(vraag, NiveauVraag):
        return _niveau(vragenlijst, vraag, woord)
    if isinstance(vraag, JaNeeVraag):
        return _JA_NEE.get(woord.lower(), woord)
    if isinstance(vraag, KeuzeVraag):
        return _keuze(vraag, woord)
    return _getal(vraag, woord) if isinstance(vraag, GetalVraag) else ruw.strip()


def _getal_van(ruw: float | Decimal) -> Waarde:
    """An exact number, to the fifteen digits that a spreadsheet knows: 0.1 is a tenth. Others stay words."""
    getal = Decimal(f"{ruw:.15g}") if isinstance(ruw, float) else ruw
    if not getal.is_finite() or abs(getal) >= _TE_GROOT:
        return str(ruw)
    breuk = round(Fraction(getal), 12)
    return int(breuk) if breuk.denominator == 1 else breuk


def _ja_nee(ruw: bool) -> str:
    return "ja" if ruw else "nee"


def _niveau(vragenlijst: Vragenlijst, vraag: NiveauVraag, woord: str) -> Waarde:
    cijfer, tussen, anker = woord.removeprefix("niveau ").removeprefix("Niveau ").partition(TUSSEN.rstrip())
    if not (gevonden := _NIVEAU.fullmatch(cijfer.rstrip())):
        return woord
    niveau, ankers = int(gevonden[1]), vragenlijst.ladder_van(vraag)
    # A list to choose from may have cut the anchor short; another text is another answer.
    klopt = not tussen or (niveau < len(ankers) and _begint(ankers[niveau], anker))
    return niveau if klopt else woord


def _begint(heel: str, begin: str) -> bool:
    return _kaal(heel).startswith(_kaal(begin).removesuffix("…").rstrip())


def _kaal(tekst: str) -> str:
    """What of a text has to be right: not its capitals, its spaces and its last full stop."""
    return " ".join(tekst.split()).lower().removesuffix(".")


def _keuze(vraag: KeuzeVraag, woord: str) -> str:
    kaal = _kaal(woord)
    namen = [optie.id for optie in vraag.opties if optie.id == kaal]
    namen = namen or [optie.id for optie in vraag.opties if _kaal(optie.tekst) == kaal]
    if len(namen) == 1:
        return namen[0]
    id_, tussen, tekst = woord.partition(TUSSEN)
    namen = [optie.id for optie in vraag.opties if tussen and optie.id == id_.lower() and _begint(optie.tekst, tekst)]
    return namen[0] if namen else woord


def in_lijst(vragenlijst: Vragenlijst, vraag: KeuzeVraag, optie: Optie) -> str:
    """How an option stands in a list: as its text, which is friendlier, as long as that is read back as this option."""
    heel = lees_invoer(vragenlijst, vraag, optie.tekst) == optie.id
    return optie.tekst if heel else f"{optie.id}{TUSSEN}{optie.tekst}"


def _getal(vraag: GetalVraag, woord: str) -> Waarde:
    kaal = woord
    if woord.endswith("%") and ("%" in vraag.eenheid or "procent" in vraag.eenheid.lower()):
        kaal = woord[:-1].rstrip()
    if _HEEL.fullmatch(kaal):
        return int(kaal)
    if deel := _MET_KOMMA.fullmatch(kaal) or _MET_PUNTEN_EN_KOMMA.fullmatch(kaal):
        return _getal_van(Decimal(f"{deel[1].replace('.', '')}.{deel[2]}"))
    return _getal_van(Decimal(kaal)) if _MET_PUNT.fullmatch(kaal) else woord
