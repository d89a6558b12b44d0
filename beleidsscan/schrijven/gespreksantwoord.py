"""What the two sides of a talk answered to one question, in a few words, side by side."""

from collections.abc import Iterable

from ..model.leidraad import Gespreksstof, Kant
from ..model.vraag import NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from . import opmaak

_LANGSTE_ANTWOORD = 6  # words
_BEANTWOORD = ("bekend", "weet-niet", "nvt")


def beide(stof: Gespreksstof) -> list[Kant]:
    """The sides that there are, who makes the guide first."""
    return [kant for kant in (stof.eigen, stof.ander) if kant]


def wie_antwoordde(stof: Gespreksstof, vraag: str) -> list[Kant]:
    """The sides that said something to a question, be it that they do not know."""
    return [kant for kant in beide(stof) if kant.uitslag.vragen[vraag].toestand in _BEANTWOORD]


def naast_elkaar(lijst: Vragenlijst, voor: str, vraag: Vraag, kanten: Iterable[Kant]) -> str:
    """The question, with what each of these sides answered; `voor` is the role that makes the guide."""
    gezegd = {_wie(lijst, kant.rol, voor): _antwoord(lijst, vraag, kant) for kant in kanten}
    if len(gezegd) > 1 and len(eens := set(gezegd.values())) == 1:
        gezegd = {"Allebei": eens.pop()}
    return " ".join((opmaak.met_punt(vraag.kort), *(f"{wie}: {antwoord}." for wie, antwoord in gezegd.items())))


def _wie(lijst: Vragenlijst, rol: str, voor: str) -> str:
    return "U" if rol == voor else opmaak.hoofdletter(lijst.rollen[rol].naam)


def _antwoord(lijst: Vragenlijst, vraag: Vraag, kant: Kant) -> str:
    uitslag = kant.uitslag.vragen[vraag.id]
    if isinstance(vraag, NiveauVraag) and isinstance(uitslag.antwoord, int) and uitslag.toestand == "bekend":
        ladder = lijst.ladder_van(vraag)
        voluit, kort = ladder[uitslag.antwoord], f"niveau {uitslag.antwoord} van {len(ladder) - 1}"
    else:
        voluit = opmaak.antwoord_tekst(lijst, vraag, uitslag)
        kort = opmaak.antwoord_kort(vraag, uitslag)
    return (voluit if len(voluit.split()) <= _LANGSTE_ANTWOORD else kort).rstrip(".")
