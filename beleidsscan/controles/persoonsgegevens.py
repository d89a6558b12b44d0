"""Iets wat op een persoonsgegeven lijkt.

Wat: in een toelichting, reden, notitie, naam, bron, plaats of open antwoord staat een e-mailadres van een persoon, een
telefoonnummer, een burgerservicenummer of een rekeningnummer. Adressen als info@ en nummers als 0800 mogen wel.
Waarom: een antwoordbestand gaat van hand tot hand. Niemand heeft zulke gegevens nodig om de antwoorden te begrijpen.

Fout:
    toelichting: Vraag het Sanne, sanne.devries@voorbeeld.nl of 06 1234 5678.

Goed:
    toelichting: Vraag het de beleidsmedewerker via info@voorbeeld.nl.
"""

import re
from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Uitslag
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, Route

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
# How a word in the name of a mailbox begins, is or ends, when a desk reads it and not one person.
_BALIE = re.compile(
    r"(?:^|[._+-])(?:info|contact|gemeente|secretari|bestuur|redactie|administrat|subsidie|vrijwillig|klant|balie|loket|"
    r"receptie|support|helpdesk|afdeling|organisatie|privacy|griffie|communicatie|webmaster|no-?reply|welkom|vergunning)"
    r"|(?:^|[._+-])(?:post|mail|hallo|algemeen|kcc|raad|college|team|wmo|welzijn|sport|cultuur)(?![a-z])"
    r"|[a-z](?:loket|balie|team|punt|bureau|centrum)(?![a-z])"
)
# The Netherlands and its neighbours, each with its own length.
_IBAN = re.compile(
    r"(?<!\w)(?:NL\d\d ?[A-Z]{4}(?: ?\d){10}|BE\d\d(?: ?\d){12}|DE\d\d(?: ?\d){18})(?!\w)", re.IGNORECASE
)
# After the 0 or +31: 6 and a mobile digit, or an area code of two or three digits. 0800, 0900 and 088 are of no person.
_TELEFOON = re.compile(
    r"(?<![\w.,/+-])(?:(?:\+|00)31[ -]?(?:\(0\) ?)?|\(?0)"
    r"(?:6\)? ?[-/]? ?[1-58](?:[ -]?\d){7}"
    r"|(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[457])\)? ?[-/]? ?[1-9](?:[ -]?\d){6}"
    r"|[1-5][1-9]\d\)? ?[-/]? ?[1-9](?:[ -]?\d){5})"
    r"(?![\w:]|[.,-]\d)"
)
# Nine digits on their own: no amount, no piece of a code, a range or a link, and not the number of a legal person.
_NEGEN = re.compile(
    r"(?<![\w./,=+-])(?<!€)(?<!€ )(?<!eur )(?<!euro )(?<!rsin )(?<!rsin: )\d{9}"
    r"(?![\w/=]|[.,:-][\w-]| ?(?:euro?\b|€))",
    re.IGNORECASE,
)


def controleer(_lijst: Vragenlijst, bestand: Antwoordbestand, _uitslag: Uitslag, _vandaag: date) -> Iterator[Gebrek]:
    """One finding for each kind of personal data in each text. It never repeats what it found: logs are public."""
    for route, tekst in _teksten(bestand):
        for wat in _gevonden(tekst):
            hulp = "Laat het weg, of noem alleen een functie of een algemeen adres."
            yield Gebrek(route, f"Hier lijkt {wat} te staan.", hulp)


def _teksten(bestand: Antwoordbestand) -> Iterator[tuple[Route, str]]:
    """Every text that people write in their own words."""
    kop = bestand.kop
    yield ("naam",), kop.naam or ""
    if kop.organisatie:
        yield ("organisatie", "soort"), kop.organisatie.soort
    for naam, bron in kop.bronnen.items():
        for veld in ("titel", "auteur", "soort"):
            yield ("bronnen", naam, veld), getattr(bron, veld) or ""
    for naam, gegeven in bestand.antwoorden.items():
        route = ("antwoorden", naam)
        if isinstance(gegeven.antwoord, str):
            yield (*route, "antwoord"), gegeven.antwoord
        for veld in ("reden", "toelichting", "notitie"):
            yield (*route, veld), getattr(gegeven, veld)
        for i, bewijs in enumerate(gegeven.bewijs):
            yield (*route, "bewijs", i, "plaats"), bewijs.plaats


def _gevonden(tekst: str) -> Iterator[str]:
    if any(_van_een_persoon(*gevonden.groups()) for gevonden in _EMAIL.finditer(tekst)):
        yield "een e-mailadres van een persoon"
    if any(_geldige_iban(gevonden[0]) for gevonden in _IBAN.finditer(tekst)):
        yield "een rekeningnummer (IBAN)"
    # The digits of an account, in groups, would look like a telephone number.
    rest = _IBAN.sub("IBAN", tekst)
    if _TELEFOON.search(rest):
        yield "een telefoonnummer"
    if any(_geldig_bsn(gevonden[0]) for gevonden in _NEGEN.finditer(rest)):
        yield "een burgerservicenummer"


def _van_een_persoon(postvak: str, domein: str) -> bool:
    postvak = postvak.lower()
    return not _BALIE.search(postvak) and postvak not in domein.lower().split(".")


def _geldige_iban(iban: str) -> bool:
    """ISO 13616: the first four characters at the end, letters as 10 to 35, and the remainder by 97 is 1."""
    kaal = iban.replace(" ", "").upper()
    return int("".join(str(int(teken, 36)) for teken in kaal[4:] + kaal[:4])) % 97 == 1


def _geldig_bsn(cijfers: str) -> bool:
    """The eleven test: 9a + 8b + ... + 2h - i is a multiple of 11."""
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
    return som % 11 == 0 and som > 0
