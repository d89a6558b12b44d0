"""How long answering takes: reading at 200 words a minute plus ten seconds a question (our own choice)."""

import math
from collections.abc import Iterable, Iterator

from ..model.vraag import KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst

_WOORDEN_PER_MINUUT = 200
_SECONDEN_PER_VRAAG = 10


def minuten_voor(lijst: Vragenlijst, rol: str) -> int:
    """Minutes for everything that this role is asked, rounded up."""
    return minuten_van((vraag for vraag in lijst.vragen.values() if rol in vraag.rollen), rol)


def minuten_van(vragen: Iterable[Vraag], rol: str) -> int:
    """Minutes for these questions, rounded up."""
    return math.ceil(sum(seconden_voor(vraag, rol) for vraag in vragen) / 60)


def seconden_voor(vraag: Vraag, rol: str) -> float:
    """Seconds for one question: its wording and its answers."""
    woorden = sum(len(tekst.split()) for tekst in _leestekst(vraag, rol))
    return woorden * 60 / _WOORDEN_PER_MINUUT + _SECONDEN_PER_VRAAG


def _leestekst(vraag: Vraag, rol: str) -> Iterator[str]:
    yield vraag.tekst_voor(rol)
    if isinstance(vraag, KeuzeVraag):
        yield from (optie.tekst for optie in vraag.opties)
    elif isinstance(vraag, NiveauVraag):
        # A shared ladder is read once, not at every question.
        yield from vraag.niveaus
