"""Een nieuwe versie die oude antwoorden vergeet, of een andere betekenis zonder nieuwe versie.

Wat: vergeleken met een oudere vragenlijst (`--tegen`) is een vraag of keuze weg zonder dat `migraties.yaml` haar noemt.
Of er is geen stap van de oude versie naar deze. Of een vraag, gewicht, koppeling of drempel is anders, en de versie is
hetzelfde. Of de oudere vragenlijst is er niet.
Waarom: wie eerder antwoordde, moet verder kunnen. En twee uitkomsten van één versie moeten hetzelfde betekenen.

Fout:
    versie: "2026.1"                # en er is een vraag weg, of een gewicht anders

Goed:
    versie: "2026.2"                # en in migraties.yaml:
    - van: "2026.1"
      naar: "2026.2"
      vervallen: {oude-naam: Deze vraag leek te veel op een andere.}
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..model.antwoorden import WEET_NIET
from ..model.migratie import Migratie, keten, volg
from ..model.vragenlijst import (
    Drempel,
    GetalVraag,
    KeuzeVraag,
    Methode,
    Minstens,
    NiveauVraag,
    Vergelijken,
    Vraag,
    Vragenlijst,
)
from .gebrek import Gebrek, Route, onderdelen_met_route, vragen_met_route

# What may change in a question while its answers go on to mean and to count the same.
_MAG_ANDERS = {
    *("id", "vraag", "kort", "per_rol", "waarom", "bewijs", "wie_weet", "uitzoeken", "feitenvraag", "bronnen"),
    *("telling", "enkelvoud", "ladder"),
}


class _Ding(NamedTuple):
    """Something that means or counts: where it stands, and all that decides what it means and counts."""

    route: Route
    velden: Mapping[str, object]


def vergelijk_versies(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Gebrek]:
    """What the answers or the figures of an older questionnaire lose in a newer one; routes are those of the newer."""
    if oud.id != nieuw.id:
        yield Gebrek(("id",), f"Dit is '{nieuw.id}', en de oudere vragenlijst is '{oud.id}'.")
        return
    stappen = keten(nieuw.migraties, oud.versie, nieuw.versie)
    if stappen is None:
        hulp = f'Zet in migraties.yaml: - {{van: "{oud.versie}", naar: "{nieuw.versie}"}}'
        yield Gebrek(("versie",), f"Er is geen stap van versie {oud.versie} naar versie {nieuw.versie}.", hulp)
    yield from _weg(oud, nieuw, stappen or ())
    if oud.versie == nieuw.versie:
        yield from _anders(oud, nieuw)


def _weg(oud: Vragenlijst, nieuw: Vragenlijst, stappen: tuple[Migratie, ...]) -> Iterator[Gebrek]:
    route: Route = ("migraties",)
    bezet: dict[str, str] = {}
    for naam, vraag in oud.vragen.items():
        spoor = volg(stappen, naam)
        nu = nieuw.vragen.get(spoor.vraag)
        if spoor.vervallen:
            continue
        if nu is None:
            hulp = "Zet in migraties.yaml bij 'vragen' de nieuwe naam, of bij 'vervallen' de reden."
            yield Gebrek(route, f"De vraag '{naam}' is weg, zonder migratie.", hulp)
        elif (ander := bezet.setdefault(nu.id, naam)) != naam:
            yield Gebrek(route, f"'{ander}' en '{naam}' worden allebei '{nu.id}'. Eén van beide kan vervallen.")
        elif isinstance(vraag, KeuzeVraag) and isinstance(nu, KeuzeVraag):
            keuzes = {optie.id for optie in nu.opties} | {WEET_NIET}
            for optie in vraag.opties:
                if volg(stappen, naam, optie.id).waarde not in keuzes:
                    bericht = f"De keuze '{optie.id}' van '{naam}' is weg, zonder migratie."
                    hulp = "Zet in migraties.yaml bij 'antwoorden' wat het nu is, of anders: weet-niet"
                    yield Gebrek(route, bericht, hulp)


def _anders(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Gebrek]:
    """What means or counts something else, while the version is the same."""
    eerst = dict(_dingen(oud))
    for naam, ding in _dingen(nieuw):
        wat = [veld for veld in ding.velden if naam in eerst and eerst[naam].velden.get(veld) != ding.velden[veld]]
        if naam not in eerst or wat:
            hoe = f"anders ({', '.join(wat)})" if wat else "nieuw"
            hulp = "Geef de vragenlijst een nieuwe versie, met een stap in migraties.yaml."
            yield Gebrek((*ding.route, *wat[:1]), f"{naam} is {hoe}, maar de versie is nog {nieuw.versie}.", hulp)


def _dingen(lijst: Vragenlijst) -> Iterator[tuple[str, _Ding]]:
    methode = lijst.methode
    velden = _drempels(methode) | {"banden": [(een.id, een.vanaf) for een in methode.banden]}
    yield "De methode", _Ding(("methode",), velden)
    if vergelijken := methode.vergelijken:
        velden = _drempels(vergelijken) | {"zelf": vergelijken.zelf}
        yield "Het vergelijken", _Ding(("methode", "vergelijken"), velden)
    for naam, indeling in lijst.indelingen.items():
        yield f"De indeling '{naam}'", _Ding(("indelingen", naam), {"telt_mee": indeling.telt_mee})
    for naam, ladder in lijst.ladders.items():
        yield f"De ladder '{naam}'", _Ding(("ladders", naam), {"bewijs_vanaf": ladder.bewijs_vanaf})
    plek: dict[str, str] = {}
    for route, deel in onderdelen_met_route(lijst):
        onder = sorted(kind.id for kind in deel.onderdelen)
        plek |= {vraag.id: deel.id for vraag in deel.vragen}
        deelvelden = {"gewicht": deel.gewicht, "indeling": deel.indeling, "onderdelen": onder}
        yield f"Het onderdeel '{deel.id}'", _Ding(route, deelvelden)
    for route, vraag in vragen_met_route(lijst):
        if vraag.soort != "open":  # free text counts nowhere
            vraagvelden = _betekenis(lijst, vraag) | {"onderdeel": plek[vraag.id]}
            yield f"De vraag '{vraag.id}'", _Ding(route, vraagvelden)


def _drempels(methode: Methode | Vergelijken) -> dict[str, object]:
    velden: dict[str, object] = {naam: een.waarde for naam, een in methode if isinstance(een, Drempel)}
    return velden | {naam: een.aantal for naam, een in methode if isinstance(een, Minstens)}


def _betekenis(lijst: Vragenlijst, vraag: Vraag) -> dict[str, object]:
    velden: dict[str, object] = vraag.model_dump(exclude=_MAG_ANDERS)
    velden |= {"nvt": bool(vraag.nvt), "grens": vraag.grens and (vraag.grens.onderdeel, set(vraag.grens.bij))}
    velden["rollen"] = set(vraag.rollen)
    if isinstance(vraag, NiveauVraag):
        velden["niveaus"] = lijst.ladder_van(vraag)
    if isinstance(vraag, GetalVraag):
        velden["ankers"] = (vraag.ankers.nul, vraag.ankers.een)
    return velden
