"""Een regel die nooit iets doet, of altijd.

Wat: een voorwaarde die nooit een vraag weglaat, een filtervraag waar niets van afhangt, een grens die elk antwoord
schendt, een trede voor bewijs die niemand haalt, of een maatregel die een vraag naar het slechtste antwoord brengt.
Waarom: wie de regel schreef, bedoelde iets anders dan er staat.

Fout:
    als: {vraag: is-er-een-steunpunt, is: [ja, nee]}

Goed:
    als: {vraag: is-er-een-steunpunt, is: [ja]}
"""

from collections.abc import Iterator

from ..model.vraag import GetalVraag, Grens, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Maatregel, Vragenlijst
from ..rekenen.mogelijk import mogelijke_antwoorden, mogelijke_waarden
from .gebrek import Gebrek, Route, vragen_met_route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Conditions, filters, breach rules, evidence rules and measures that never or always work."""
    gebruikt = {vraag.als.vraag for vraag in lijst.vragen.values() if vraag.als}
    for route, vraag in vragen_met_route(lijst):
        if vraag.als and (filter_ := lijst.vragen.get(vraag.als.vraag)):
            yield from _voorwaarde(lijst, vraag, filter_, route)
        if isinstance(vraag, KeuzeVraag | JaNeeVraag) and vraag.filter and vraag.id not in gebruikt:
            yield Gebrek((*route, "filter"), f"Van de filtervraag '{vraag.id}' hangt geen andere vraag af.")
        if vraag.grens:
            yield from _grens(lijst, vraag, vraag.grens, (*route, "grens", "bij"))
    yield from _ladders(lijst)
    for i, maatregel in enumerate(lijst.maatregelen):
        yield from _maatregel(lijst, maatregel, ("maatregelen", i, "tilt"))


def _voorwaarde(lijst: Vragenlijst, vraag: Vraag, filter_: Vraag, route: Route) -> Iterator[Gebrek]:
    antwoorden = mogelijke_antwoorden(lijst, filter_)
    if vraag.als and antwoorden and set(antwoorden) <= set(vraag.als.is_):
        bericht = f"'{vraag.id}' wordt bij elk antwoord op '{filter_.id}' gesteld."
        yield Gebrek((*route, "als", "is"), bericht, "Haal 'als' weg, of noem minder antwoorden.")
    # A filter that some of the roles are not asked is sound: what it asks may go without saying for them.
    if not set(vraag.rollen) & set(filter_.rollen):
        bericht = f"Wie '{vraag.id}' krijgt, krijgt de filtervraag '{filter_.id}' niet."
        yield Gebrek((*route, "als"), bericht, "Zo laat 'als' de vraag nooit weg.")
    elif vraag.kern and not filter_.kern:
        bericht = f"'{vraag.id}' is een kernvraag, maar de filtervraag '{filter_.id}' niet."
        yield Gebrek((*route, "als"), bericht, "In de korte lijst laat 'als' de vraag nooit weg.")


def _grens(lijst: Vragenlijst, vraag: Vraag, grens: Grens, route: Route) -> Iterator[Gebrek]:
    antwoorden = mogelijke_antwoorden(lijst, vraag)
    # Of a number only a few answers are listed; other ones are still possible.
    if antwoorden and not isinstance(vraag, GetalVraag) and set(antwoorden) <= set(grens.bij):
        yield Gebrek(route, f"Elk antwoord op '{vraag.id}' schendt de grens.")
    if vraag.soort == "open":
        yield Gebrek(route, f"'{vraag.id}' is een open vraag. Niemand schrijft precies deze tekst.")


def _ladders(lijst: Vragenlijst) -> Iterator[Gebrek]:
    hoogste = {naam: len(ladder.niveaus) - 1 for naam, ladder in lijst.ladders.items()}
    for vraag in lijst.vragen.values():
        if isinstance(vraag, NiveauVraag) and vraag.ladder in hoogste:
            hoogste[vraag.ladder] = max(hoogste[vraag.ladder], len(vraag.niveaus) - 1)
    for naam, ladder in lijst.ladders.items():
        if ladder.bewijs_vanaf is not None and ladder.bewijs_vanaf > hoogste[naam]:
            bericht = f"Niveau {ladder.bewijs_vanaf} bestaat niet; het hoogste is {hoogste[naam]}."
            yield Gebrek(("ladders", naam, "bewijs_vanaf"), bericht, "Zo vraagt de ladder nooit om bewijs.")


def _maatregel(lijst: Vragenlijst, maatregel: Maatregel, route: Route) -> Iterator[Gebrek]:
    for naam, antwoord in maatregel.tilt.items():
        vraag = lijst.vragen.get(naam)
        waarden = mogelijke_waarden(lijst, vraag) if vraag else []
        if waarden and antwoord in [een for waarde, een in waarden if waarde == waarden[0][0]]:
            bericht = f"'{maatregel.id}' brengt '{naam}' naar het slechtste antwoord."
            yield Gebrek((*route, naam), bericht, "Een maatregel hoort een antwoord beter te maken.")
