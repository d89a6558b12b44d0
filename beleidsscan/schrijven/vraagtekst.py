"""What is said about a question when somebody fills it in, the same in an answer file and on the screen."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..model.antwoorden import toon_waarde
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .opmaak import opsomming


class Antwoordkeuze(NamedTuple):
    """One of the answers to choose from: what one writes down, and what that says."""

    antwoord: str
    tekst: str


def antwoordkeuzes(lijst: Vragenlijst, vraag: Vraag) -> list[Antwoordkeuze]:
    """The levels with their anchors, or the options; nothing for a question without answers to choose from."""
    if isinstance(vraag, NiveauVraag):
        return [Antwoordkeuze(str(niveau), anker) for niveau, anker in enumerate(lijst.ladder_van(vraag))]
    if isinstance(vraag, KeuzeVraag):
        return [Antwoordkeuze(optie.id, optie.tekst) for optie in vraag.opties]
    return []


def antwoordvorm(vraag: Vraag, schrijfwijze: str = "") -> str:
    """What an answer looks like where there is nothing to choose from; `schrijfwijze` says how to write a number."""
    if isinstance(vraag, JaNeeVraag):
        return f"ja of nee. {vraag.ja_als}" if vraag.ja_als else "ja of nee"
    if isinstance(vraag, GetalVraag):
        vorm = ", ".join([f"een getal ({vraag.eenheid})", *getalgrenzen(vraag)])
        return f"{vorm}{schrijfwijze}.{f' {vraag.telling}' if vraag.telling else ''}"
    return "uw eigen woorden"


def getalgrenzen(vraag: GetalVraag) -> list[str]:
    """The lowest and highest number that can be answered, as far as there are any."""
    grenzen = ("minstens", vraag.minimum), ("hooguit", vraag.maximum)
    return [f"{woord} {toon_waarde(grens)}" for woord, grens in grenzen if grens is not None]


def voorwaarde(lijst: Vragenlijst, vraag: Vraag, nummers: Mapping[str, str] | None = None) -> str:
    """For whom a question is: by the numbers of the questions that are asked and in words, or by name as in a file.

    "" when it is for everybody, or when what decides that is not asked.
    """
    if not vraag.als:
        return ""
    filter_ = lijst.vragen[vraag.als.vraag]
    naam = filter_.id if nummers is None else nummers.get(filter_.id)
    teksten = {} if nummers is None else dict(antwoordkeuzes(lijst, filter_))
    keuzes = " of ".join(f"'{teksten.get(een, een).rstrip('.')}'" for een in vraag.als.is_)
    return f"Alleen als u bij vraag {naam} antwoordt: {keuzes}." if naam else ""


def waarom(vraag: Vraag) -> Iterator[str]:
    """Why it is asked."""
    if vraag.waarom:
        yield f"Waarom: {vraag.waarom}"


def hulpregels(vraag: Vraag, rol: str) -> Iterator[str]:
    """What helps a role to find an answer: evidence, when nvt can be, who knows it, what to do when nobody does."""
    if vraag.bewijs:
        yield f"Bewijs: {vraag.bewijs}"
    if nvt := vraag.nvt_voor(rol):
        yield f"nvt kan, met een reden. {nvt}"
    if vraag.wie_weet:
        yield f"Wie weet het: {opsomming(vraag.wie_weet)}."
    if vraag.uitzoeken:
        yield f"Weet niemand het? {vraag.uitzoeken}"
