"""From one version of a questionnaire to the next: new names and values, and what fell out, as data."""

from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

from pydantic import Field

from .basis import Slug, Tekst, Vast


class Migratie(Vast):
    """One step. `vragen` goes from old to new id, `antwoorden` per new id from old to new value.

    `vervallen` says in one sentence why a question is no longer asked.
    """

    van: Tekst
    naar: Tekst
    vragen: dict[Slug, Slug] = {}
    antwoorden: dict[Slug, Annotated[dict[str, int | str], Field(min_length=1)]] = {}
    vervallen: dict[Slug, Tekst] = {}


class Spoor(NamedTuple):
    """Where a question and its answer come out; `vervallen` says when and why it fell out on the way."""

    vraag: str
    waarde: Any
    vervallen: str = ""


def keten(migraties: Iterable[Migratie], van: str, naar: str) -> tuple[Migratie, ...] | None:
    """The steps from one version to another, in order: none when they are the same, None when there is no way."""
    vanaf = {stap.van: stap for stap in migraties}
    stappen: list[Migratie] = []
    while van != naar:
        stap = vanaf.pop(van, None)  # no step is taken twice: steps may run in a circle
        if stap is None:
            return None
        stappen.append(stap)
        van = stap.naar
    return tuple(stappen)


def volg(stappen: Iterable[Migratie], vraag: str, waarde: Any = None) -> Spoor:
    """What becomes of a question and an answer to it. A value that no step names stays as it is."""
    for stap in stappen:
        if reden := stap.vervallen.get(vraag):
            return Spoor(vraag, waarde, f"vervallen in versie {stap.naar}: {' '.join(reden.split())}")
        vraag = stap.vragen.get(vraag, vraag)
        waarde = stap.antwoorden.get(vraag, {}).get(str(waarde), waarde)
    return Spoor(vraag, waarde)
