"""Invented questionnaires of any length, to measure with: the house of the playground, with other rooms.

Everything in it is made up and means nothing. Roles, ladders, rows and method are those of
tests/vragenlijsten/speeltuin. Questions come ten at a time, of every kind, with filters, links, breaches and measures.
The same length gives the same bytes.
"""

import shutil
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path
from random import Random
from typing import Any

import yaml

Ding = dict[str, Any]

SPEELTUIN = Path(__file__).parent / "vragenlijsten" / "speeltuin"
DOORSNEDEN = [f"doorsnede-{nummer}" for nummer in range(5)]
_BRONNEN = [{"bron": "reglement", "plaats": "artikel 1"}]
_OPTIES = [{"id": f"keuze-{i}", "tekst": f"De keuze met nummer {i}.", "waarde": i / 2} for i in range(3)]
_FILTEROPTIES = [{"id": naam, "tekst": f"Het is {naam}."} for naam in ("open", "dicht", "anders")]
_NIVEAUS = ["Er is niets.", "Er is er één.", "Er zijn er twee.", "Er zijn er meer dan twee."]

_WOORDEN: dict[str, list[str]] = yaml.safe_load("""
wie: [beheerder, ouder, buurman, vereniging, klusploeg, school, gemeente, voorzitter, penningmeester, buurvrouw]
werk: [maakt, repareert, verft, meet, telt, deelt, schrijft, toont, leent, bewaart, sorteert, vult, leegt, zoekt, vindt]
ding: [
  schommel, wip, glijbaan, zandbak, klimrek, bankje, hek, sleutel, bord, logboek, fontein, prullenbak, draaimolen, lamp,
  kabelbaan, tegel, boom, heg, fietsrek, tafel, kast, gereedschap, ladder, net, doel, bal, helm, jas, laars, vlag
]
wanneer: [maandag, dinsdag, woensdag, zomer, winter, herfst, lente, vakantie, ochtend, middag, avond, week, maand, jaar]
""")

# What each of ten questions has of its own. `schendt` and `raakt` are about one of the DOORSNEDEN; `als` names the
# question of these ten on which it depends, and for which answer.
_SOORTEN: list[Ding] = [
    {"soort": "niveau", "ladder": "zestrap", "gewicht": 3, "kern": True, "raakt": 1, "schendt": 0},
    {"soort": "ja-nee", "filter": True},
    {"soort": "niveau", "ladder": "drietrap", "niveaus": _NIVEAUS, "als": (1, "ja")},
    {"soort": "keuze", "opties": _OPTIES, "gewicht": 0.5, "raakt": 0.25},
    {"soort": "getal", "eenheid": "stuks", "ankers": {"nul": 2, "een": 17}, "minimum": 0, "gewicht": 1.5},
    {"soort": "ervaring", "ladder": "gevoel", "rollen": ["ouder", "buurt"], "gewicht": 0.75},
    {"soort": "ja-nee", "omgekeerd": True, "ja_als": "Ja als het dit jaar was.", "raakt": 0.5, "schendt": "ja"},
    {"soort": "keuze", "opties": _FILTEROPTIES, "filter": True},
    {"soort": "getal", "eenheid": "uur", "ankers": {"nul": 40.5, "een": 7}, "nvt": "Zonder hek.", "als": (7, "open")},
    {"soort": "open"},
]
_BEWEZEN = {"antwoord": 5, "toelichting": "Verzonnen.", "bewijs": [{"bron": "logboek", "plaats": "p. 3"}]}
_ANTWOORDEN: list[list[Any]] = [
    [0, 3, _BEWEZEN, "weet-niet"],
    ["ja", "nee", None],
    [1, 2, "weet-niet"],
    ["keuze-0", "keuze-1", "keuze-2", None],
    [3, 11, 17],
    [None],
    ["ja", "nee", {"antwoord": "nee", "toelichting": "Een verzonnen zin om te lezen."}],
    ["open", "dicht", "weet-niet"],
    [9, 20.5, {"antwoord": "nvt", "reden": "Er is geen hek."}],
    ["Een verzonnen wens.", None],
]
_TILT = {0: 5, 2: 3, 3: "keuze-2", 4: 12.5, 6: "nee", 8: 10}
_KOP = {
    "scan": "speeltuin",
    "versie": "7.b",
    "gemeente": "Verzonnen",
    "peildatum": "2026-01-15",
    "rol": "beheerder",
    "bronnen": {"logboek": {"titel": "Verzonnen logboek", "datum": "2026-01-10"}},
}
_EISEN = {
    "volledig": True,
    "zin_hoogstens": 25,
    "zin_gemiddeld_onder": 25,
    "gedeeld": [{"rollen": ["beheerder", "ouder"], "minstens": 3, "indelingen": ["hoofdstukken"]}],
    "maatregelen": {"hoofdstukken": 2},
    "niet_gebruiken": {"borgen": "vastleggen", "faciliteren": "helpen", "traject": "gesprekken", "pilot": "proef"},
    "plaatsen": {"reglement": {"delen": ["artikel 1"]}},
}


def maak_vragenlijst(map_: Path, aantal: int) -> tuple[Path, Path]:
    """Write a questionnaire of so many questions, a multiple of ten, and an answer file to it; the paths of both."""
    lijst, antwoorden = map_ / f"vragenlijst-{aantal}", map_ / f"antwoorden-{aantal}.yaml"
    (lijst / "onderdelen").mkdir(parents=True)
    for naam in ("vragenlijst.yaml", "methode.yaml"):
        shutil.copy(SPEELTUIN / naam, lijst)
    lot = Random(aantal)
    tienen = [[_vraag(lot, tien, plek) for plek in range(10)] for tien in range(aantal // 10)]
    for i, deel in enumerate([*starmap(_hoofdstuk, enumerate(tienen)), *map(_doorsnede, DOORSNEDEN)]):
        _schrijf(lijst / "onderdelen" / f"{i:03d}.yaml", deel)
    _schrijf(
        lijst / "maatregelen.yaml", [een for nummer, tien in enumerate(tienen) for een in _maatregelen(nummer, tien)]
    )
    _schrijf(lijst / "eisen.yaml", _EISEN)
    gegeven = {vraag["id"]: lot.choice(_ANTWOORDEN[plek]) for tien in tienen for plek, vraag in enumerate(tien)}
    _schrijf(antwoorden, _KOP | {"antwoorden": gegeven})
    return lijst, antwoorden


def _schrijf(pad: Path, inhoud: object) -> None:
    with pad.open("w", encoding="utf-8") as bestand:
        yaml.dump(inhoud, bestand, Dumper=_Voluit, allow_unicode=True, sort_keys=False, width=110)


class _Voluit(yaml.CSafeDumper):
    """What stands in more places is written out each time: the product takes no references."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _vraag(lot: Random, tien: int, plek: int) -> Ding:
    eigen = dict(_SOORTEN[plek])
    doorsnede = DOORSNEDEN[tien % len(DOORSNEDEN)]
    if "raakt" in eigen:
        eigen["raakt"] = {doorsnede: eigen["raakt"]}
    if "schendt" in eigen:
        tekst = "Hier gaat iets mis dat verzonnen is."
        eigen["grens"] = {"onderdeel": doorsnede, "bij": [eigen.pop("schendt")], "tekst": tekst}
    if "als" in eigen:
        filter_, antwoord = eigen["als"]
        eigen["als"] = {"vraag": _naam(tien, filter_), "is": [antwoord]}
    return _gewoon(lot, tien, plek) | eigen


def _naam(tien: int, plek: int) -> str:
    return f"vraag-{tien}-{plek}"


def _gewoon(lot: Random, tien: int, plek: int) -> Ding:
    """What questions of every kind have."""
    wie, werk, ding, wanneer = (lot.choice(woorden) for woorden in _WOORDEN.values())
    dingen = " of ".join(lot.sample(_WOORDEN["ding"], 2))
    return {
        "id": _naam(tien, plek),
        "vraag": f"Welke {wie} {werk} de {dingen} in de {wanneer}?",
        "kort": f"De {dingen}",
        "rollen": ["beheerder", "ouder"],
        "per_rol": {"ouder": f"Ziet u als ouder wie de {dingen} {werk}?"},
        "aspect": "beleid" if plek % 2 else "uitvoering",
        "waarom": f"Een {ding} gaat niet vanzelf open.",
        "bewijs": f"Een foto van de {ding}.",
        "wie_weet": lot.sample(_WOORDEN["wie"], 2),
        "uitzoeken": f"Vraag de {wie}.",
        "bronnen": _BRONNEN,
    }


def _hoofdstuk(nummer: int, vragen: list[Ding]) -> Ding:
    """A section with two sections of five questions each."""
    helften = [
        {"id": f"deel-{nummer}-{i}", "nummer": f"{nummer}.{i}", "titel": f"Helft {i}", "vragen": vragen[5 * i :][:5]}
        for i in range(2)
    ]
    return {
        "id": f"deel-{nummer}",
        "nummer": str(nummer),
        "titel": f"Hoofdstuk {nummer}",
        "indeling": "hoofdstukken",
        "waarom": "Verzonnen.",
        "duiding": {"laag": "Hier is weinig.", "midden": "Hier is wat.", "hoog": "Hier is alles."},
        "bronnen": _BRONNEN,
        "onderdelen": helften,
    }


def _doorsnede(naam: str) -> Ding:
    """A section without questions of its own: the longer the questionnaire, the more link to it."""
    return {"id": naam, "nummer": naam[-3:], "titel": naam, "indeling": "doorsneden", "waarom": "Verzonnen."}


def _maatregelen(nummer: int, vragen: list[Ding]) -> Iterator[Ding]:
    """Two measures that lift one half of the questions each."""
    for i in range(2):
        yield {
            "id": f"maatregel-{nummer}-{i}",
            "titel": f"Doe iets aan hoofdstuk {nummer}",
            "onderdeel": f"deel-{nummer}",
            "waarom": "Verzonnen.",
            "stappen": ["Kijk rond.", "Schrijf het op.", "Stem erover."],
            "wie": "de klusploeg",
            "overleg": "de beheerder",
            "dagdelen": 2.5 + i,
            "geld": "geen",
            "termijn": "binnen een jaar",
            "tilt": {vragen[plek]["id"]: naar for plek, naar in _TILT.items() if plek // 5 == i},
            "valkuil": "Het blijft verzonnen.",
            "bronnen": _BRONNEN,
        }
