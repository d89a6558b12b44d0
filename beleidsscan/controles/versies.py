"""Een nieuwe versie die oude antwoorden vergeet, of een andere betekenis zonder nieuwe versie.

Wat: vergeleken met een oudere vragenlijst (`--tegen`) is een vraag weg zonder dat `migraties.yaml` haar noemt. Of een
antwoord van toen past niet meer: de vraag is van een andere soort, of een keuze, een niveau, nvt of een getal kan er
niet meer. Of in `gesprek.yaml` is een taak weg, of vult een andere rol nu `inzet` en `taaklast` in. Of er is
geen stap van de oude versie naar deze. Of een vraag, gewicht, koppeling, drempel of uurbedrag is anders, en de versie
is hetzelfde. Of de oudere vragenlijst is er niet.
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

from ..model.antwoorden import NVT, Antwoord, Waarde, bezwaar_tegen, toon_waarde
from ..model.gesprek import Gespreksleidraad
from ..model.methode import Drempel, Methode, Minstens, Vergelijken
from ..model.migratie import Migratie, keten, volg
from ..model.vraag import GetalVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from ..rekenen.mogelijk import mogelijke_antwoorden
from .gebrek import Gebrek, Route, onderdelen_met_route, vragen_met_route

# What may change in a question while its answers go on to mean and to count the same.
_MAG_ANDERS = {
    *("id", "vraag", "kort", "per_rol", "waarom", "bewijs", "wie_weet", "uitzoeken", "feitenvraag", "bronnen"),
    *("telling", "enkelvoud", "ladder"),
}

# All that matters of free text: it counts nowhere, and may be new at any time.
_VRIJE_TEKST: Mapping[str, object] = {"soort": "open"}


class _Ding(NamedTuple):
    """Something that means or counts: where it stands, and all that decides what it means and counts."""

    route: Route
    velden: Mapping[str, object]


def vergelijk_versies(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Gebrek]:
    """What the answers or the figures of an older questionnaire lose in a newer one; routes are those of the newer.

    The newer one may still have references to what is not there.
    """
    if oud.id != nieuw.id:
        yield Gebrek(("id",), f"Dit is '{nieuw.id}', en de oudere vragenlijst is '{oud.id}'.")
        return
    stappen = keten(nieuw.migraties, oud.versie, nieuw.versie)
    if stappen is None:
        hulp = f'Zet in migraties.yaml: - {{van: "{oud.versie}", naar: "{nieuw.versie}"}}'
        yield Gebrek(("versie",), f"Er is geen stap van versie {oud.versie} naar versie {nieuw.versie}.", hulp)
    yield from _weg(oud, nieuw, stappen or ())
    yield from _gesprek_weg(oud.gesprek, nieuw.gesprek)
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
        elif oud.versie != nieuw.versie:  # in one version, what is lost is also other than it was
            yield from _antwoorden_weg(oud, nieuw, vraag, stappen)


def _gesprek_weg(oud: Gespreksleidraad | None, nieuw: Gespreksleidraad | None) -> Iterator[Gebrek]:
    """What was filled in for the guide, and fits it no more, in any version: no step takes that along."""
    if oud is None:
        return
    if nieuw is None or nieuw.voor != oud.voor:
        hulp = f"Oude antwoorden van die rol passen dan niet meer. Laat in gesprek.yaml staan: voor: {oud.voor}"
        yield Gebrek(("gesprek", "voor"), f"De rol '{oud.voor}' kan niets meer invullen voor het gesprek.", hulp)
        return
    for naam in sorted(oud.taken.keys() - nieuw.taken.keys()):
        hulp = "Laat die naam staan, want oude antwoorden noemen haar. De tekst erachter mag wel anders."
        yield Gebrek(("gesprek", "taken"), f"De taak '{naam}' is weg.", hulp, bij_naam=True)


def _antwoorden_weg(
    oud: Vragenlijst, nieuw: Vragenlijst, vraag: Vraag, stappen: tuple[Migratie, ...]
) -> Iterator[Gebrek]:
    """The answers that fitted the question, and do not fit what it has become."""
    nu = nieuw.vragen[volg(stappen, vraag.id).vraag]
    if isinstance(nu, NiveauVraag) and not mogelijke_antwoorden(nieuw, nu):
        return  # its ladder is not there, which is told elsewhere
    hulp = "Zet in migraties.yaml bij 'antwoorden' wat het nu is, of anders: weet-niet"
    if vraag.soort in ("getal", "open"):
        hulp = "Laat de oude vraag vervallen, en geef de nieuwe een andere naam."
    waar = "niet meer" if nu.id == vraag.id else f"niet op '{nu.id}'"
    for gegeven, rol in _proeven(oud, vraag, nu):
        waarde = volg(stappen, vraag.id, gegeven).waarde
        if bezwaar := bezwaar_tegen(nieuw, nu, Antwoord.model_construct(antwoord=waarde, reden="-"), rol):
            bericht = f"Het antwoord '{toon_waarde(gegeven)}' op '{vraag.id}' past {waar}. {bezwaar.bericht}"
            yield Gebrek(("migraties",), bericht, hulp)


def _proeven(oud: Vragenlijst, vraag: Vraag, nu: Vraag) -> Iterator[tuple[Waarde, str]]:
    """Every answer to the old question, and who gives it; of a number what counts, and the limits that it had."""
    rol = nu.rollen[0]
    grenzen = (vraag.minimum, vraag.maximum) if isinstance(vraag, GetalVraag) else ()
    vrij = ("tekst",) if vraag.soort == "open" else ()
    proeven: list[Waarde] = [*mogelijke_antwoorden(oud, vraag), *grenzen, *vrij]
    yield from ((een, rol) for een in dict.fromkeys(proeven) if een is not None)
    yield from ((NVT, een) for een in vraag.rollen if vraag.nvt_voor(een))


def _anders(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Gebrek]:
    """What means or counts something else, while the version is the same."""
    for verschil in verschillen(oud, nieuw):
        hulp = "Geef de vragenlijst een nieuwe versie, met een stap in migraties.yaml."
        bericht = f"{verschil.bericht}, maar de versie is nog {nieuw.versie}."
        yield verschil._replace(bericht=bericht, hulp=hulp)


def verschillen(oud: Vragenlijst, nieuw: Vragenlijst) -> Iterator[Gebrek]:
    """What means or counts something else in the newer one, or is new there: "De vraag 'x' is anders (gewicht)"."""
    eerst = dict(_dingen(oud))
    for naam, ding in _dingen(nieuw):
        if naam not in eerst and ding.velden != _VRIJE_TEKST:
            yield Gebrek(ding.route, f"{naam} is nieuw", bij_naam=True)
        elif wat := _wat_anders_is(eerst.get(naam, ding).velden, ding.velden):
            yield Gebrek((*ding.route, wat[0]), f"{naam} is anders ({', '.join(wat)})")


def _wat_anders_is(eerst: Mapping[str, object], nu: Mapping[str, object]) -> list[str]:
    """The fields that differ; of another kind of question nothing else is worth telling."""
    wat = [veld for veld in nu if eerst.get(veld) != nu[veld]]
    return ["soort"] if "soort" in wat else wat


def _dingen(lijst: Vragenlijst) -> Iterator[tuple[str, _Ding]]:
    methode = lijst.methode
    velden = _drempels(methode) | {"banden": [(een.id, een.vanaf) for een in methode.banden]}
    yield "De methode", _Ding(("methode",), velden)
    if vergelijken := methode.vergelijken:
        velden = _drempels(vergelijken) | {"zelf": vergelijken.zelf}
        yield "Het vergelijken", _Ding(("methode", "vergelijken"), velden)
    if gesprek := lijst.gesprek:
        yield "Het gesprek", _Ding(("gesprek",), {"waarde": (gesprek.waarde.laag.bedrag, gesprek.waarde.hoog.bedrag)})
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
        vraagvelden = _betekenis(lijst, vraag) | {"onderdeel": plek[vraag.id]}
        yield f"De vraag '{vraag.id}'", _Ding(route, _VRIJE_TEKST if vraag.soort == "open" else vraagvelden)


def _drempels(methode: Methode | Vergelijken) -> dict[str, object]:
    velden: dict[str, object] = {naam: een.waarde for naam, een in methode if isinstance(een, Drempel)}
    return velden | {naam: een.aantal for naam, een in methode if isinstance(een, Minstens)}


def _betekenis(lijst: Vragenlijst, vraag: Vraag) -> dict[str, object]:
    velden: dict[str, object] = vraag.model_dump(exclude=_MAG_ANDERS)
    velden["nvt"] = {rol for rol in vraag.rollen if vraag.nvt_voor(rol)}
    velden["grens"] = vraag.grens and (vraag.grens.onderdeel, set(vraag.grens.bij))
    velden["rollen"] = set(vraag.rollen)
    if isinstance(vraag, NiveauVraag):
        velden["niveaus"] = lijst.ladder_van(vraag) if vraag.niveaus or vraag.ladder in lijst.ladders else ()
    if isinstance(vraag, GetalVraag):
        velden["ankers"] = (vraag.ankers.nul, vraag.ankers.een)
    return velden
