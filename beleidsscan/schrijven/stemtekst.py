"""What one side of a comparison says on a question, in words: an answer, the middle of several, or a distribution."""

from fractions import Fraction

from ..model.antwoorden import Waarde
from ..model.uitslag import VraagUitslag, procent
from ..model.vergelijking import Antwoorddeel, Stem
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .opmaak import antwoord_tekst, komma


def stem_tekst(lijst: Vragenlijst, vraag: Vraag, stem: Stem) -> str:
    """What a side says: its answer, or the one in the middle; or why there is none."""
    if stem.waarde is None:
        if stem.aantal is None:
            return "te weinig antwoorden om te laten zien"
        return "weet niet" if stem.weet_niet else "niet ingevuld"
    if stem.antwoord is not None:
        return _antwoord(lijst, vraag, stem.antwoord)
    return _bij_waarde(lijst, vraag, stem.waarde)


def deel_tekst(lijst: Vragenlijst, vraag: Vraag, deel: Antwoorddeel) -> str:
    """The share of a group that gave one answer."""
    antwoord = _antwoord(lijst, vraag, deel.antwoord)
    if deel.aandeel is None:
        return f"meer dan {procent(deel.meer_dan or Fraction(0))} procent: {antwoord}"
    return f"{procent(deel.aandeel)} procent: {antwoord}"


def _antwoord(lijst: Vragenlijst, vraag: Vraag, antwoord: Waarde) -> str:
    return antwoord_tekst(lijst, vraag, VraagUitslag(vraag.id, "bekend", antwoord, None, False))


def _bij_waarde(lijst: Vragenlijst, vraag: Vraag, waarde: Fraction) -> str:
    """The answer that has this value. A median may lie halfway between two."""
    if isinstance(vraag, NiveauVraag):
        plek = waarde * (len(lijst.ladder_van(vraag)) - 1)
        if plek.denominator == 1:
            return _antwoord(lijst, vraag, int(plek))
        return f"tussen niveau {int(plek)} en {int(plek) + 1}"
    if isinstance(vraag, KeuzeVraag):
        return _tussen_keuzes(vraag, waarde)
    if isinstance(vraag, GetalVraag):
        return _getal(vraag, waarde)
    if isinstance(vraag, JaNeeVraag) and waarde in (0, 1):
        return "nee" if bool(waarde) is vraag.omgekeerd else "ja"
    return "even vaak ja als nee"


def _tussen_keuzes(vraag: KeuzeVraag, waarde: Fraction) -> str:
    waarden = {optie.waarde for optie in vraag.opties if optie.waarde is not None}
    laag, hoog = max(een for een in waarden if een <= waarde), min(een for een in waarden if een >= waarde)
    onder, boven = (" of ".join(optie.tekst for optie in vraag.opties if optie.waarde == een) for een in (laag, hoog))
    return onder if laag == hoog else f"tussen “{onder.rstrip('.')}” en “{boven.rstrip('.')}”"


def _getal(vraag: GetalVraag, waarde: Fraction) -> str:
    """The number with this value; at an anchor it may lie beyond that too."""
    ankers = vraag.ankers
    tekst = f"{komma(ankers.nul + waarde * (ankers.een - ankers.nul))} {vraag.eenheid}"
    if waarde in (0, 1):
        return f"{tekst} of {'meer' if (waarde == 1) is (ankers.een > ankers.nul) else 'minder'}"
    return tekst
