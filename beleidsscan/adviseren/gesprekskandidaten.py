"""Every section that a talk could be about, and how the views of the two sides on it lie."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.leidraad import Gespreksstof, Kant, Soort
from ..model.uitslag import OnderdeelUitslag
from ..model.vergelijking import OnderdeelVergelijking, Rolvergelijking, Vak
from ..model.vragenlijst import Onderdeel, Vragenlijst, alle_onderdelen

_SAMEN: dict[Vak, Soort] = {"gedeelde kracht": "samen_hoog", "gedeelde opgave": "samen_laag"}


class Kandidaat(NamedTuple):
    """A top-level section that could be a topic, with all its questions. `samen`: the sides have enough in common."""

    deel: Onderdeel
    soort: Soort
    vragen: frozenset[str]
    eigen: OnderdeelUitslag
    ander: OnderdeelUitslag | None
    samen: OnderdeelVergelijking | None


def kandidaten(lijst: Vragenlijst, stof: Gespreksstof) -> Iterator[Kandidaat]:
    """The sections that there is something to say about, in the order of the questionnaire."""
    rol = rol_naast(stof, stof.eigen.rol) if stof.ander else None
    samen = {deel.id: deel for deel in rol.onderdelen if deel.verschil is not None} if rol else {}
    eigen, ander = _per_onderdeel(stof.eigen), _per_onderdeel(stof.ander)
    for deel in lijst.onderdelen:
        kanten = eigen[deel.id], ander.get(deel.id), samen.get(deel.id)
        if soort := _soort(*kanten):
            yield Kandidaat(deel, soort, _vragen(lijst, deel), *kanten)


def rol_naast(stof: Gespreksstof, naam: str) -> Rolvergelijking | None:
    """What the comparison says of this role."""
    rollen = stof.vergelijking.rollen if stof.vergelijking else ()
    return next((rol for rol in rollen if rol.rol == naam), None)


def _per_onderdeel(kant: Kant | None) -> dict[str, OnderdeelUitslag]:
    return {deel.id: deel for deel in kant.uitslag.onderdelen} if kant else {}


def _vragen(lijst: Vragenlijst, deel: Onderdeel) -> frozenset[str]:
    onder = alle_onderdelen([deel])
    return frozenset(bouwsteen.vraag.id for een in onder for bouwsteen in lijst.bouwstenen.get(een.id, ()))


def _soort(
    eigen: OnderdeelUitslag, ander: OnderdeelUitslag | None, samen: OnderdeelVergelijking | None
) -> Soort | None:
    """How the two views lie. A difference that counts comes before the boxes: both may lie on one side of the cut."""
    if samen and samen.verschil is not None:
        if samen.telt:
            return "hoger" if samen.verschil > 0 else "lager"
        # On either side of the cut and yet nearly the same: that is neither a difference nor shared.
        return _SAMEN.get(samen.vak) if samen.vak else None
    if ander is None:
        return "een_kant" if eigen.maten.gewicht else None
    weten = sum(is_bekend(een) for een in (eigen, ander))
    if weten == 2 or not (eigen.maten.gewicht or ander.maten.gewicht):
        return None  # both know, but not of the same questions: no difference, and not shared either
    return "een_kant" if weten else "onbekend"


def is_bekend(deel: OnderdeelUitslag) -> bool:
    """Whether enough is known to print a figure."""
    return deel.weergave in ("getal", "grijs")
