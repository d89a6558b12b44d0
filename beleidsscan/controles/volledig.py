"""Iets dat ontbreekt in een vragenlijst die volledig wil zijn (`eisen.volledig`).

Wat: bij een vraag, onderdeel of maatregel ontbreekt een veld dat mensen nodig hebben. Of de gespreksleidraad heeft bij
een onderdeel geen vraag, tip of feit.
Waarom: wie invult, moet weten waarom iets wordt gevraagd, wat telt en wie het weet. Elke rol leest de eigen tekst.

Fout:
    - id: hulp-bij-aanvraag
      rollen: [gemeente, organisatie]

Goed:
    - id: hulp-bij-aanvraag
      rollen: [gemeente, organisatie]
      per_rol: {organisatie: Helpt iemand u bij een aanvraag?}
      waarom: Zonder hulp vragen kleine organisaties niets aan.
      bewijs: De webpagina waarop de hulp staat.
      uitzoeken: Vraag het subsidiebureau wie er helpt.
      wie_weet: subsidiebureau
      bronnen: [{bron: nota, plaats: p. 3}]
"""

from collections import Counter
from collections.abc import Iterator

from ..model.gesprek import Gespreksleidraad
from ..model.vraag import JaNeeVraag, NiveauVraag, OpenVraag, Vraag
from ..model.vragenlijst import Maatregel, Vragenlijst
from .gebrek import Gebrek, Route, vragen_met_route


def controleer(lijst: Vragenlijst) -> Iterator[Gebrek]:
    """Fields that are missing, and sections with too few measures."""
    maatregelen = Counter(maatregel.onderdeel for maatregel in lijst.maatregelen)
    for i, deel in enumerate(lijst.onderdelen):
        eigen = maatregelen[deel.id]
        if eigen < (minstens := lijst.eisen.maatregelen.get(deel.indeling or "", 0)):
            yield Gebrek(("onderdelen", i), f"'{deel.id}' heeft {eigen} maatregelen; nodig {minstens}.")
    if not lijst.eisen.volledig:
        return
    for i, deel in enumerate(lijst.onderdelen):
        duiding = {naam: getattr(deel.duiding, naam) for naam in ("laag", "midden", "hoog")}
        velden = {"waarom": deel.waarom, "bronnen": deel.bronnen} | {f"duiding.{een}": t for een, t in duiding.items()}
        yield from _ontbreekt(("onderdelen", i), deel.id, velden)
    for route, vraag in vragen_met_route(lijst):
        yield from _ontbreekt(route, vraag.id, _velden_van(vraag, lijst))
    for i, maatregel in enumerate(lijst.maatregelen):
        yield from _maatregel(("maatregelen", i), maatregel)
    if lijst.gesprek:
        yield from _gesprek(lijst, lijst.gesprek)


def _velden_van(vraag: Vraag, lijst: Vragenlijst) -> dict[str, object]:
    velden: dict[str, object] = {"waarom": vraag.waarom, "wie_weet": vraag.wie_weet, "bronnen": vraag.bronnen}
    # The first role of the questionnaire reads the question itself.
    eerste = next(iter(lijst.rollen))
    anderen = [rol for rol in vraag.rollen if rol != eerste] if len(vraag.rollen) > 1 else []
    velden |= {f"per_rol.{rol}": vraag.per_rol.get(rol) for rol in anderen}
    if vraag.telt:
        velden |= {"aspect": vraag.aspect, "uitzoeken": vraag.uitzoeken}
    if isinstance(vraag, NiveauVraag) and vraag.soort == "niveau":
        velden["niveaus"] = vraag.niveaus
    if isinstance(vraag, JaNeeVraag) and vraag.telt:
        velden["ja_als"] = vraag.ja_als
    if vraag.telt and not isinstance(vraag, OpenVraag) and vraag.soort != "ervaring":
        velden["bewijs"] = vraag.bewijs
    return velden


def _maatregel(route: Route, maatregel: Maatregel) -> Iterator[Gebrek]:
    namen = ("waarom", "overleg", "valkuil", "vraagt_van_vrijwilligers", "bronnen")
    yield from _ontbreekt(route, maatregel.id, {naam: getattr(maatregel, naam) for naam in namen})
    if not 3 <= len(maatregel.stappen) <= 6:
        bericht = f"'{maatregel.id}' heeft {len(maatregel.stappen)} stappen; drie tot zes is te overzien."
        yield Gebrek((*route, "stappen"), bericht)


def _gesprek(lijst: Vragenlijst, gesprek: Gespreksleidraad) -> Iterator[Gebrek]:
    tips, feiten = ({naam for een in rij for naam in een.onderdelen} for rij in (gesprek.tips, gesprek.feiten))
    plekken = (("onderwerpen", "vraag", gesprek.onderwerpen), ("tips", "tip", tips), ("feiten", "feit", feiten))
    for veld, wat, genoemd in plekken:
        for deel in lijst.onderdelen:
            if deel.id not in genoemd:
                yield Gebrek(("gesprek", veld), f"Bij '{deel.id}' ontbreekt een {wat} voor het gesprek.", bij_naam=True)


def _ontbreekt(route: Route, naam: str, velden: dict[str, object]) -> Iterator[Gebrek]:
    for veld, waarde in velden.items():
        if not waarde:
            yield Gebrek(route, f"Bij '{naam}' ontbreekt '{veld}'.")
