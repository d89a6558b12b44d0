"""Twee vragen die bijna hetzelfde vragen.

Wat: de tekst van een vraag lijkt bijna woord voor woord op die van een eerdere vraag.
Waarom: wie invult, denkt dat hij het al heeft gezegd. Eén ding telt zo twee keer mee.

Fout:
    vraag: Is er een actueel overzicht van de ruimtes?
    vraag: Is er een actueel overzicht van ruimtes?

Goed:
    vraag: Is er een actueel overzicht van ruimtes?
    vraag: Wie mag een ruimte reserveren?
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice
from math import ceil

from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, vragen_met_route

# Words that say nothing about what is asked.
_LOZE = re.compile(
    r"aan|als|bij|dat|de|deze|die|dit|door|een|en|er|haar|het|hun|in|is|met|naar|om|op|over|te|tot|u|uit|uw|van|voor|"
    r"was|werd|wordt|worden|zijn"
)
# Alike: nine in ten words, counted over both questions, in the same order.
_GELIJK = 0.9
# A question is held against so many others with the same rare word. That keeps the work in step with the length.
_HOOGSTENS = 20

Woorden = tuple[str, ...]


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Questions whose wording is nearly that of an earlier one; each is named once."""
    zoeker = _Zoeker({vraag.id: _woorden(vraag.vraag) for vraag in lijst.vragen.values()})
    for route, vraag in vragen_met_route(lijst):
        if eerder := zoeker.eerder(vraag.id):
            bericht = f"'{vraag.id}' vraagt bijna hetzelfde als '{eerder}'."
            yield Gebrek((*route, "vraag"), bericht, "Maak er één vraag van, of laat zien wat er anders is.")


class _Zoeker:
    """Finds the earlier question that is nearly the same, by way of its rarest words."""

    def __init__(self, vragen: dict[str, Woorden]) -> None:
        self.vragen = vragen
        self.vaak = Counter(woord for woorden in vragen.values() for woord in set(woorden))
        self.letterlijk: dict[Woorden, str] = {}
        self.bij_woord: dict[str, list[str]] = {}

    def eerder(self, naam: str) -> str | None:
        woorden = self.vragen[naam]
        if not woorden:
            return None
        if gelijk := self.letterlijk.get(woorden):
            return gelijk
        zeldzaam = self._zeldzaam(woorden)
        gevonden = next((een for een in self._kandidaten(zeldzaam) if _lijken(self.vragen[een], woorden)), None)
        self.letterlijk[woorden] = naam
        for woord in zeldzaam:
            self.bij_woord.setdefault(woord, []).append(naam)
        return gevonden

    def _zeldzaam(self, woorden: Woorden) -> list[str]:
        """So few of the rarest words that two questions which are alike must share one of them."""
        op_volgorde = sorted(set(woorden), key=lambda woord: (self.vaak[woord], woord))
        delen_zeker = ceil(len(woorden) * _GELIJK / (2 - _GELIJK))
        return op_volgorde[: len(woorden) - delen_zeker + 1]

    def _kandidaten(self, zeldzaam: Iterable[str]) -> Iterator[str]:
        for woord in zeldzaam:
            yield from islice(self.bij_woord.get(woord, ()), _HOOGSTENS)


def _lijken(een: Woorden, ander: Woorden) -> bool:
    # The order of words is slow to compare; first see whether there are enough of the same.
    if 2 * len(set(een) & set(ander)) < _GELIJK * (len(set(een)) + len(set(ander))) - 1:
        return False
    vergelijker = SequenceMatcher(None, een, ander, autojunk=False)
    return vergelijker.quick_ratio() >= _GELIJK and vergelijker.ratio() >= _GELIJK


def _woorden(tekst: str) -> Woorden:
    """The words that matter, without the ending of a plural."""
    woorden = re.findall(r"\w+", tekst.lower())
    return tuple(re.sub(r"(en|es|s|e)$", "", woord) for woord in woorden if not _LOZE.fullmatch(woord))
