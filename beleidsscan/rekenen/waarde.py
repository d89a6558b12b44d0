"""From an answer to a value between 0 and 1, and which questions are put to whom."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from ..model.antwoorden import NVT, WEET_NIET, Antwoord, Antwoordbestand, Waarde
from ..model.uitslag import Toestand, VraagUitslag
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .maten import maak_breuk

_GEEN = Antwoord.model_construct()


def waarde_van(vragenlijst: Vragenlijst, vraag: Vraag, antwoord: Waarde) -> Fraction | None:
    """The value x in 0..1 of a valid answer; None for a question that is not scored.

    A ladder of n levels: level / (n - 1). A number: clip((v - v0) / (v1 - v0), 0, 1) between its anchors.
    """
    if not vraag.telt:
        return None
    if isinstance(vraag, NiveauVraag):
        return maak_breuk(int(antwoord or 0), len(vragenlijst.ladder_van(vraag)) - 1)
    if isinstance(vraag, JaNeeVraag):
        return Fraction((antwoord == "ja") != vraag.omgekeerd)
    if isinstance(vraag, KeuzeVraag):
        return next(optie.waarde for optie in vraag.opties if optie.id == antwoord)
    if isinstance(vraag, GetalVraag):
        nul, een = vraag.ankers.nul, vraag.ankers.een
        return min(Fraction(1), max(Fraction(0), (Fraction(antwoord or 0) - nul) / (een - nul)))
    return None


def beoordeel(vragenlijst: Vragenlijst, bestand: Antwoordbestand) -> dict[str, VraagUitslag]:
    """For every question: whether it was asked of this respondent, what was answered and what that is worth."""
    kop = bestand.kop
    uit: dict[str, VraagUitslag] = {}
    for vraag in vragenlijst.vragen.values():
        niet_gevraagd: Toestand | None = None
        if not vraag.is_voor(kop.rol, kop.selectie):
            niet_gevraagd = "niet-gevraagd"
        elif _verborgen(vraag, uit):
            niet_gevraagd = "verborgen"
        gegeven = bestand.antwoorden.get(vraag.id, _GEEN)
        uit[vraag.id] = _oordeel(vragenlijst, vraag, gegeven, niet_gevraagd or _toestand(gegeven.antwoord))
    return uit


def _verborgen(vraag: Vraag, eerder: Mapping[str, VraagUitslag]) -> bool:
    """Whether a filter hides the question. A filter without an answer leaves it asked, and unknown."""
    if vraag.als is None:
        return False
    filter_ = eerder[vraag.als.vraag]
    return filter_.toestand == "verborgen" or (filter_.toestand == "bekend" and filter_.antwoord not in vraag.als.is_)


def _oordeel(vragenlijst: Vragenlijst, vraag: Vraag, gegeven: Antwoord, toestand: Toestand) -> VraagUitslag:
    if toestand != "bekend":
        return _zonder_waarde(vraag.id, toestand)
    return VraagUitslag(
        id=vraag.id,
        toestand=toestand,
        antwoord=gegeven.antwoord,
        waarde=waarde_van(vragenlijst, vraag, gegeven.antwoord),
        bewijs_ontbreekt=not gegeven.bewijs and _vraagt_bewijs(vragenlijst, vraag, gegeven.antwoord),
    )


@lru_cache(maxsize=8192)
def _zonder_waarde(vraag: str, toestand: Toestand) -> VraagUitslag:
    return VraagUitslag(id=vraag, toestand=toestand, antwoord=None, waarde=None, bewijs_ontbreekt=False)


def _toestand(antwoord: Waarde) -> Toestand:
    if antwoord is None:
        return "niet-ingevuld"
    if antwoord == WEET_NIET:
        return "weet-niet"
    return "nvt" if antwoord == NVT else "bekend"


def _vraagt_bewijs(vragenlijst: Vragenlijst, vraag: Vraag, antwoord: Waarde) -> bool:
    if not isinstance(vraag, NiveauVraag):
        return False
    vanaf = vragenlijst.ladders[vraag.ladder].bewijs_vanaf
    return vanaf is not None and isinstance(antwoord, int) and antwoord >= vanaf
