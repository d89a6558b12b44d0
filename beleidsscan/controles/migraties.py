"""Een overstap naar een nieuwe versie die niet klopt.

Wat: in `migraties.yaml` staat een nieuwe naam die er niet is, een oude naam die er nog is, of een antwoord dat niet
past. Of de stappen komen niet uit bij de versie van nu, lopen in een kring, of vertrekken tweemaal van één versie.
Waarom: `beleidsscan bijwerken` brengt hiermee antwoorden van mensen over. Een fout maakt die antwoorden onbruikbaar.

Fout:
    - {van: "2026.1", naar: "2026.2", vragen: {oude-naam: naam-die-er-niet-is}}

Goed:
    - van: "2026.1"
      naar: "2026.2"
      vragen: {oude-naam: nieuwe-naam}
      antwoorden: {nieuwe-naam: {zand: los-zand}}
      vervallen: {andere-oude-naam: Deze vraag leek te veel op een andere.}
"""

from collections.abc import Iterator

from ..model.antwoorden import Antwoord, Waarde, bezwaar_tegen
from ..model.bevinding import Suggesties
from ..model.migratie import Migratie, keten, volg
from ..model.vragenlijst import Vragenlijst
from .gebrek import Gebrek, Route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Steps that do not lead to the present version, and names and answers that do not fit it."""
    suggesties = Suggesties()
    yield from _versies(lijst)
    for i, stap in enumerate(lijst.migraties):
        verder = keten(lijst.migraties, stap.naar, lijst.versie)
        yield from _oude_namen(lijst, stap, ("migraties", i))
        if verder is not None:
            yield from _nieuwe_namen(lijst, stap, verder, ("migraties", i), suggesties)
            yield from _antwoorden(lijst, stap, verder, ("migraties", i), suggesties)


def _versies(lijst: Vragenlijst) -> Iterator[Gebrek]:
    naar: dict[str, str] = {}
    for i, stap in enumerate(lijst.migraties):
        if stap.van in naar:
            yield Gebrek(("migraties", i, "van"), f"Van versie {stap.van} vertrekt al een stap.")
        naar.setdefault(stap.van, stap.naar)
    for i, stap in enumerate(lijst.migraties):
        if keten(lijst.migraties, stap.naar, stap.van) is not None:
            bericht = (
                f"Van versie {stap.naar} gaat het weer terug naar versie {stap.van}: de stappen lopen in een kring."
            )
            yield Gebrek(("migraties", i, "naar"), bericht)
        elif stap.naar not in naar and stap.naar != lijst.versie:
            bericht = f"Bij versie {stap.naar} houdt het op, en deze vragenlijst heeft versie {lijst.versie}."
            yield Gebrek(("migraties", i, "naar"), bericht)


def _oude_namen(lijst: Vragenlijst, stap: Migratie, route: Route) -> Iterator[Gebrek]:
    for veld, namen in (("vragen", stap.vragen), ("vervallen", stap.vervallen)):
        for naam in namen:
            if naam in lijst.vragen:
                yield Gebrek((*route, veld, naam), f"De vraag '{naam}' is er nog.", bij_naam=True)
    for naam in stap.vervallen:
        if naam in stap.vragen:
            bericht = f"'{naam}' krijgt in deze stap ook een nieuwe naam."
            yield Gebrek((*route, "vervallen", naam), bericht, bij_naam=True)


def _nieuwe_namen(
    lijst: Vragenlijst, stap: Migratie, verder: tuple[Migratie, ...], route: Route, suggesties: Suggesties
) -> Iterator[Gebrek]:
    van: dict[str, str] = {}
    for oud, nieuw in stap.vragen.items():
        if van.setdefault(nieuw, oud) != oud:
            bericht = f"'{van[nieuw]}' heet ook al '{nieuw}'. Van twee vragen kan er één vervallen."
            yield Gebrek((*route, "vragen", oud), bericht)
        elif not _komt_uit(lijst, verder, nieuw):
            hulp = suggesties.bij(nieuw, lijst.vragen)
            yield Gebrek((*route, "vragen", oud), f"'{nieuw}' is geen bekende vraag.", hulp)


def _antwoorden(
    lijst: Vragenlijst, stap: Migratie, verder: tuple[Migratie, ...], route: Route, suggesties: Suggesties
) -> Iterator[Gebrek]:
    for naam, waarden in stap.antwoorden.items():
        hier: Route = (*route, "antwoorden", naam)
        if not _komt_uit(lijst, verder, naam):
            nieuw = stap.vragen.get(naam)
            hulp = f"Gebruik de nieuwe naam: {nieuw}" if nieuw else suggesties.bij(naam, lijst.vragen)
            yield Gebrek(hier, f"'{naam}' is geen bekende vraag.", hulp, bij_naam=True)
            continue
        for oud, nieuwe_waarde in waarden.items():
            if bezwaar := _bezwaar(lijst, verder, naam, nieuwe_waarde):
                yield Gebrek((*hier, oud), f"'{nieuwe_waarde}' is geen antwoord op '{naam}'.", bezwaar)


def _komt_uit(lijst: Vragenlijst, verder: tuple[Migratie, ...], naam: str) -> bool:
    """Whether a name is a question now. Where a later step changes it, that step answers for it."""
    spoor = volg(verder, naam)
    return bool(spoor.vervallen) or spoor.vraag != naam or naam in lijst.vragen


def _bezwaar(lijst: Vragenlijst, verder: tuple[Migratie, ...], naam: str, waarde: Waarde) -> str:
    spoor = volg(verder, naam, waarde)
    vraag = lijst.vragen.get(spoor.vraag)
    if spoor.vervallen or vraag is None:
        return ""
    bezwaar = bezwaar_tegen(lijst, vraag, Antwoord.model_construct(antwoord=spoor.waarde), vraag.rollen[0])
    return bezwaar.bericht if bezwaar else ""
