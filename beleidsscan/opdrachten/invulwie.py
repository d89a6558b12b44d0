"""Who answers: what a new file only guesses, asked before the first question."""

from collections.abc import Mapping
from typing import Any

from ..model.antwoorden import Organisatie
from ..model.werkboek import BETAALDE_KRACHTEN, ORGANISATIE_SOORT, VELDLABELS
from .bewaren import Antwoordenboek
from .terminal import Gesprek

_LANGSTE = 200
_LAGEN = {"b": "beleid", "u": "uitvoering"}
_JA_NEE = {"j": "ja", "n": "nee"}


def vraag_wie(boek: Antwoordenboek, gesprek: Gesprek) -> None:
    """Ask what is still open, and save it. Raises EOFError, Gestopt, and BeleidsscanFout when it cannot be saved."""
    kop = boek.bestand.kop
    gevraagd = [veld for veld in boek.lijst.rollen[kop.rol].vraagt if veld != "laag" and kop.is_open(veld)]
    if gevraagd:
        gesprek.zeg("", "Eerst iets over uzelf. Met alleen Enter slaat u het over.")
    for veld in gevraagd:
        met_laag = "laag" in boek.lijst.rollen[kop.rol].vraagt
        velden = _organisatie(gesprek) if veld == "organisatie" else _naam(gesprek, met_laag=met_laag)
        if velden:
            boek.bewaar({}, kop=velden)
            gesprek.zeg("Bewaard.")


def _naam(gesprek: Gesprek, *, met_laag: bool) -> Mapping[str, Any]:
    """The name, and with it the layer, which is a guess as long as there is no name."""
    naam = _lees_kort(gesprek, VELDLABELS["naam"])
    laag = {"laag": _kies(gesprek, VELDLABELS["laag"], _LAGEN)} if naam and met_laag else {}
    return {"naam": naam, **laag} if naam else {}


def _organisatie(gesprek: Gesprek) -> Mapping[str, Any]:
    soort = _lees_kort(gesprek, VELDLABELS[ORGANISATIE_SOORT])
    if not soort:
        return {}
    betaald = _kies(gesprek, VELDLABELS[BETAALDE_KRACHTEN], _JA_NEE)
    return {"organisatie": Organisatie.model_validate({"soort": soort, "betaalde_krachten": betaald})}


def _lees_kort(gesprek: Gesprek, vraag: str) -> str:
    while len(regel := " ".join(gesprek.lees_tekst(f"{vraag} [Enter = later]: ").split())) > _LANGSTE:
        gesprek.zeg(f"Dat is te lang. Het kan hooguit {_LANGSTE} tekens zijn.")
    return regel


def _kies(gesprek: Gesprek, vraag: str, keuzes: Mapping[str, str]) -> str:
    gekozen = gesprek.kies(f"{vraag} [{' of '.join(keuzes)}]: ", (*keuzes, *keuzes.values()))
    return keuzes.get(gekozen, gekozen)
