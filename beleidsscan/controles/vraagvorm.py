"""Een vraag die twee dingen vraagt, of twee keer ontkent.

Wat: in een vraag staan twee vraagtekens, "en/of" of "zowel ... als", of één zin ontkent twee keer.
Waarom: wie op het ene ja zegt en op het andere nee, kan niet antwoorden. Een dubbele ontkenning leest bijna iedereen
verkeerd.

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


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Wordings, also those per role, that ask two things or deny twice in one sentence."""
    for soort, route, tekst in alle_teksten(lijst):
        if soort != "vraag":
            continue
        for wat, patroon in _TWEE_DINGEN.items():
            if patroon.search(tekst):
                yield Gebrek(route, f"Hier {wat}.", "Vraag één ding tegelijk.")
        if any(_DUBBEL_NIET.search(zin) for zin in zinnen_van(tekst)):
            yield Gebrek(route, "Deze vraag ontkent twee keer.", "Draai de vraag om, zonder 'niet' of 'geen'.")
