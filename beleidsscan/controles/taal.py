"""Zinnen die te lang zijn, en woorden waar een beter woord voor is.

Wat: een zin telt meer woorden dan `eisen.zin_hoogstens`, een soort tekst heeft gemiddeld te lange zinnen, of er staat
een woord uit `eisen.niet_gebruiken`.
Waarom: iedereen moet de vragen in één keer begrijpen. Eén ding heeft één naam.

Fout:
    vraag: Worden participatietrajecten integraal geborgd?

Goed:
    vraag: Staat vast wanneer bewoners meepraten?
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.gesprek import Gespreksleidraad, Tip
from ..model.vraag import JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, Route, beweringen_met_route, onderdelen_met_route, vragen_met_route

_ZINSEINDE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÀ-Ý0-9“'\"])")


class Tekst(NamedTuple):
    """A text of a questionnaire, its kind and where it stands."""

    soort: str
    route: Route
    tekst: str


class Leesbaarheid(NamedTuple):
    """How one kind of text reads: counts, words per sentence, and letters per word."""

    teksten: int
    zinnen: int
    gemiddeld: float
    langste: int
    letters: float


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Sentences that are too long, kinds of text that are so on average, and words to avoid."""
    eisen = lijst.eisen
    woorden = {woord: re.compile(rf"\b{re.escape(woord)}\b", re.IGNORECASE) for woord in eisen.niet_gebruiken}
    for soort, route, tekst in alle_teksten(lijst):
        for zin in zinnen_van(tekst):
            if eisen.zin_hoogstens and (aantal := len(zin.split())) > eisen.zin_hoogstens:
                yield Gebrek(route, f"Deze zin ({soort}) telt {aantal} woorden; hooguit {eisen.zin_hoogstens}.", zin)
        for woord, patroon in woorden.items():
            if patroon.search(tekst):
                yield Gebrek(route, f"Het woord '{woord}' ({soort}).", f"Beter: {eisen.niet_gebruiken[woord]}.")
    for soort, maat in leesbaarheid(lijst).items():
        if eisen.zin_gemiddeld_onder and maat.gemiddeld >= eisen.zin_gemiddeld_onder:
            gemiddeld = f"{maat.gemiddeld:.1f}".replace(".", ",")
            bericht = f"Zinnen van de soort '{soort}' tellen gemiddeld {gemiddeld} woorden."
            yield Gebrek(("eisen", "zin_gemiddeld_onder"), bericht)


def leesbaarheid(lijst: Vragenlijst) -> dict[str, Leesbaarheid]:
    """The figures per kind of text."""
    per_soort: dict[str, list[str]] = {}
    for soort, _, tekst in alle_teksten(lijst):
        per_soort.setdefault(soort, []).append(tekst)
    return {soort: _meet(teksten) for soort, teksten in per_soort.items()}


def _meet(teksten: list[str]) -> Leesbaarheid:
    zinnen = [zin.split() for tekst in teksten for zin in zinnen_van(tekst)]
    woorden = [woord for zin in zinnen for woord in zin]
    letters = sum(teken.isalpha() for woord in woorden for teken in woord)
    return Leesbaarheid(
        teksten=len(teksten),
        zinnen=len(zinnen),
        gemiddeld=len(woorden) / len(zinnen),
        langste=max(map(len, zinnen)),
        letters=letters / len(woorden),
    )


def zinnen_van(tekst: str) -> list[str]:
    """The sentences of a text."""
    return [zin for zin in _ZINSEINDE.split(tekst.strip()) if zin]


def alle_teksten(lijst: Vragenlijst) -> Iterator[Tekst]:
    """Everything in a questionnaire that people read."""
    for route, deel in onderdelen_met_route(lijst):
        duiding = {naam: getattr(deel.duiding, naam) for naam in ("laag", "midden", "hoog")}
        velden = {"toelichting bij onderdeel": deel.waarom} | {f"duiding {naam}": een for naam, een in duiding.items()}
        yield from (Tekst(soort.split(" ")[0], route, tekst) for soort, tekst in velden.items() if tekst)
    for route, vraag in vragen_met_route(lijst):
        yield from _van_vraag(route, vraag)
    for i, maatregel in enumerate(lijst.maatregelen):
        hier: Route = ("maatregelen", i)
        yield Tekst("titel van maatregel", hier, maatregel.titel)
        yield from (Tekst("stap", (*hier, "stappen", j), stap) for j, stap in enumerate(maatregel.stappen))
        for veld in ("waarom", "valkuil", "vraagt_van_vrijwilligers", "voorbeeld"):
            if tekst := getattr(maatregel, veld):
                yield Tekst("uitleg bij maatregel", (*hier, veld), tekst)
    if lijst.gesprek:
        yield from _van_gesprek(lijst.gesprek)
        for route, bewering in beweringen_met_route(lijst):
            yield Tekst("tip" if isinstance(bewering, Tip) else "feit", (*route, "tekst"), bewering.tekst)


def _van_vraag(route: Route, vraag: Vraag) -> Iterator[Tekst]:
    yield Tekst("vraag", (*route, "vraag"), vraag.vraag)
    yield from (Tekst("vraag", (*route, "per_rol", rol), tekst) for rol, tekst in vraag.per_rol.items())
    velden = {("waarom",): vraag.waarom, ("bewijs",): vraag.bewijs, ("uitzoeken",): vraag.uitzoeken}
    nvt = {("nvt",): vraag.nvt} if isinstance(vraag.nvt, str) else {("nvt", rol): een for rol, een in vraag.nvt.items()}
    yield from (Tekst("uitleg bij vraag", (*route, *veld), tekst) for veld, tekst in (velden | nvt).items() if tekst)
    if isinstance(vraag, JaNeeVraag) and vraag.ja_als:
        yield Tekst("anker", (*route, "ja_als"), vraag.ja_als)
    if isinstance(vraag, NiveauVraag):
        yield from (Tekst("anker", (*route, "niveaus", i), tekst) for i, tekst in enumerate(vraag.niveaus))
    if isinstance(vraag, KeuzeVraag):
        yield from (Tekst("anker", (*route, "opties", i), optie.tekst) for i, optie in enumerate(vraag.opties))


def _van_gesprek(gesprek: Gespreksleidraad) -> Iterator[Tekst]:
    for naam, kader in (("opening", gesprek.opening), ("afsluiting", gesprek.afsluiting)):
        for veld, teksten in kader:
            yield from (Tekst("gesprek", ("gesprek", naam, veld, i), tekst) for i, tekst in enumerate(teksten))
    for groep, delen in (("verschillen", dict(gesprek.verschillen)), ("onderwerpen", gesprek.onderwerpen)):
        for naam, deel in delen.items():
            for veld, tekst in deel:
                yield Tekst("gespreksvraag" if veld == "vraag" else "gesprek", ("gesprek", groep, naam, veld), tekst)
