"""Which answers a question can get, and what each is worth: for checks that look at a question without a respondent."""

from fractions import Fraction

from ..model.antwoorden import Waarde
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .waarde import waarde_van


def mogelijke_antwoorden(lijst: Vragenlijst, vraag: Vraag) -> tuple[Waarde, ...]:
    """Every answer; of a number its anchors and what lies between, as far as they may be filled in.

    None for free text, and none where the questionnaire contradicts itself: then no answer is sound.
    """
    if isinstance(vraag, NiveauVraag):
        eigen = vraag.niveaus or (lijst.ladder_van(vraag) if vraag.ladder in lijst.ladders else ())
        return tuple(range(len(eigen))) if len(eigen) > 1 else ()
    if isinstance(vraag, JaNeeVraag):
        return ("nee", "ja")
    if isinstance(vraag, KeuzeVraag):
        return tuple(optie.id for optie in vraag.opties)
    return _getallen(vraag) if isinstance(vraag, GetalVraag) else ()


def _getallen(vraag: GetalVraag) -> tuple[Fraction, ...]:
    laagste, hoogste = vraag.minimum, vraag.maximum
    if laagste is not None and hoogste is not None and laagste > hoogste:
        return ()
    nul, een = vraag.ankers.nul, vraag.ankers.een
    uit = []
    for getal in (nul, (nul + een) / 2, een):
        hoger = getal if laagste is None else max(getal, laagste)
        uit.append(hoger if hoogste is None else min(hoger, hoogste))
    return tuple(dict.fromkeys(uit))


def mogelijke_waarden(lijst: Vragenlijst, vraag: Vraag) -> list[tuple[Fraction, Waarde]]:
    """What the answers to a scored question are worth (0 to 1), with the answer, from worst to best."""
    if isinstance(vraag, GetalVraag) and vraag.ankers.nul == vraag.ankers.een:
        return []
    gewaardeerd = [(waarde_van(lijst, vraag, een), een) for een in mogelijke_antwoorden(lijst, vraag)]
    return sorted(((waarde, een) for waarde, een in gewaardeerd if waarde is not None), key=lambda paar: paar[0])
