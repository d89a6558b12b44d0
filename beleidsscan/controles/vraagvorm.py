"""Een vraag die twee dingen vraagt, twee keer ontkent, of in een gesprek niet open is.

Wat: in een vraag staan twee vraagtekens, "en/of" of "zowel ... als", of één zin ontkent twee keer. Of een vraag voor
een gesprek begint niet met een vraagwoord, of begint met "waarom".
Waarom: wie op het ene ja zegt en op het andere nee, kan niet antwoorden. Een dubbele ontkenning leest bijna iedereen
verkeerd. In een gesprek geeft een open vraag ruimte, en klinkt "waarom" als een verwijt.

Fout:
    vraag: Is er geen regel die niet op papier staat?

Goed:
    vraag: Staan alle regels op papier?
"""

import re
from collections.abc import Iterator

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek
from .taal import alle_teksten, zinnen_van

_TWEE_DINGEN = {
    "staan twee vragen": re.compile(r"\?.*\?", re.DOTALL),
    "staat 'en/of'": re.compile(r"\ben/of\b", re.IGNORECASE),
    "staat 'zowel ... als'": re.compile(r"\bzowel\b.*\bals\b", re.IGNORECASE | re.DOTALL),
}
# After "niet" a word with on-, but not "onder", "ons", "ontvangen" and the like.
_ON = r"on(?:tevreden|toegankelijk|(?!der|s\b|ze\b|t|geveer|langs|line|middellijk))\w+"
_DUBBEL_NIET = re.compile(rf"\b(?:niet|geen)\b.*\b(?:niet|geen)\b|\bniet {_ON}", re.IGNORECASE | re.DOTALL)
# One word may stand before it: "aan wie", "met welke".
_OPEN = re.compile(r"(?:\w+ )?(?:wat|wie|welke?|hoe|wanneer|waar(?!om\b)\w*)\b.*\?", re.IGNORECASE | re.DOTALL)


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Wordings, also those per role, that ask two things or deny twice; questions for a talk that are not open."""
    for soort, route, tekst in alle_teksten(lijst):
        if soort == "gespreksvraag" and not _OPEN.fullmatch(tekst):
            hulp = "Begin met wie, wat, welke, hoe, waar of wanneer, en eindig met een vraagteken."
            yield Gebrek(route, "Dit is geen open vraag.", hulp)
        if soort not in ("vraag", "gespreksvraag"):
            continue
        for wat, patroon in _TWEE_DINGEN.items():
            if patroon.search(tekst):
                yield Gebrek(route, f"Hier {wat}.", "Vraag één ding tegelijk.")
        if any(_DUBBEL_NIET.search(zin) for zin in zinnen_van(tekst)):
            yield Gebrek(route, "Deze vraag ontkent twee keer.", "Draai de vraag om, zonder 'niet' of 'geen'.")
