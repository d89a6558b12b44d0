"""What is said about a question when somebody fills it in, the same in an answer file and on the screen."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.antwoorden import toon_waarde
from ..model.vragenlijst import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag, Vragenlijst
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
        grenzen = [
            f"{woord} {toon_waarde(grens)}"
            for woord, grens in (("minstens", vraag.minimum), ("hooguit", vraag.maximum))
            if grens is not None
        ]
        vorm = ", ".join([f"een getal ({vraag.eenheid})", *grenzen])
        return f"{vorm}{schrijfwijze}.{f' {vraag.telling}' if vraag.telling else ''}"
    return "uw eigen woorden"


def waarom(vraag: Vraag) -> Iterator[str]:
    """Why it is asked."""
    if vraag.waarom:
        yield f"Waarom: {vraag.waarom}"


def hulpregels(vraag: Vraag) -> Iterator[str]:
    """What helps to find an answer: evidence, when nvt can be, who knows it, and what to do when nobody does."""
    if vraag.bewijs:
        yield f"Bewijs: {vraag.bewijs}"
    if vraag.nvt:
        yield f"nvt kan, met een reden. {vraag.nvt}"
    if vraag.wie_weet:
        yield f"Wie weet het: {opsomming(vraag.wie_weet)}."
    if vraag.uitzoeken:
        yield f"Weet niemand het? {vraag.uitzoeken}"
