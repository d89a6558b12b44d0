"""Bringing an answer file to a new version: only the words concerned are replaced, all else stays as it was written."""

import difflib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.antwoorden import toon_waarde
from ..model.antwoordtekst import Antwoordtekst, Stuk, Vermelding
from ..model.lot import Lot
from .kopie import citaat
from .schermtekst import toonbaar

# What ends a line to YAML.
_REGELEINDE = re.compile("(\r\n|[\r\n\x85\u2028\u2029])")
# What YAML reads as this very text, without quotes: a word, or a version such as 2026.1.
_KAAL = re.compile(r"(?!(null|true|false)$)(?=.*[a-z])[a-z0-9][a-z0-9.-]*|[1-9][0-9]{0,17}\.[0-9]{1,12}")
# From an answer between brackets to its comma: space and comments may stand between.
_TOT_EN_MET_KOMMA = re.compile(r"(\s*(?:#[^\r\n\x85\u2028\u2029]*\s*)*), *")


class _Ingreep(NamedTuple):
    """What comes in the place of a piece of the text."""

    stuk: Stuk
    door: str


def werk_bij(tekst: Antwoordtekst, loten: Sequence[Lot], versie: str) -> str:
    """The text with the new version and what became of its answers (`loten`, one for each, in order)."""
    ingrepen = [_Ingreep(tekst.versie, _scalair(versie, _tekst_van(tekst, tekst.versie)))]
    bladspiegel = _Bladspiegel(tekst.tekst)
    boven: list[str] = []
    for een, lot in zip(tekst.antwoorden, loten, strict=True):
        if not lot.reden:
            ingrepen += _hernoem(tekst, een, lot)
        elif tekst.haak is None:
            ingrepen.append(_zet_in_opmerking(tekst, een, lot, bladspiegel))
        else:
            ingrepen.append(_haal_uit_haken(tekst, een, lot))
            boven += [f"# {lot.reden}", _als_opmerking(_tekst_van(tekst, een.geheel), "")]
    if boven and tekst.haak is not None:
        begin = bladspiegel.regels_van(Stuk(tekst.haak, tekst.haak)).begin
        ingrepen.append(_Ingreep(Stuk(begin, begin), "".join(een + bladspiegel.regeleinde for een in boven)))
    return _pas_toe(tekst.tekst, ingrepen)


def _hernoem(tekst: Antwoordtekst, een: Vermelding, lot: Lot) -> Iterator[_Ingreep]:
    if lot.nieuw != lot.oud:
        yield _Ingreep(een.naam, _scalair(lot.nieuw, _tekst_van(tekst, een.naam)))
    if een.antwoord and lot.waarde != lot.oude_waarde and isinstance(lot.waarde, int | str):
        yield _Ingreep(een.antwoord, _scalair(lot.waarde, _tekst_van(tekst, een.antwoord)))


def _zet_in_opmerking(tekst: Antwoordtekst, een: Vermelding, lot: Lot, bladspiegel: "_Bladspiegel") -> _Ingreep:
    """Its lines, whole, as a comment with the reason above; below it the question, when that stays."""
    stuk = bladspiegel.regels_van(een.geheel)
    regels = _tekst_van(tekst, stuk)
    inspring = regels[: len(regels) - len(regels.lstrip())]
    door = [f"{inspring}# {lot.reden}", _als_opmerking(regels, inspring)]
    if lot.blijft_open:
        door.append(f"{inspring}{_scalair(lot.nieuw, _tekst_van(tekst, een.naam))}:")
    return _Ingreep(stuk, bladspiegel.regeleinde.join(door))


def _haal_uit_haken(tekst: Antwoordtekst, een: Vermelding, lot: Lot) -> _Ingreep:
    if lot.blijft_open:
        return _Ingreep(een.geheel, f"{_scalair(lot.nieuw, _tekst_van(tekst, een.naam))}: null")
    komma = _TOT_EN_MET_KOMMA.match(tekst.tekst, een.geheel.eind)
    if komma is None:
        return _Ingreep(een.geheel, "")
    # What stood before the comma may be a remark.
    return _Ingreep(Stuk(een.geheel.begin, komma.end()), komma[1].lstrip(" "))


def _als_opmerking(stuk: str, inspring: str) -> str:
    """Every line of it behind a #; without the # it is what it was."""
    delen = _REGELEINDE.split(stuk)
    delen[::2] = [f"{inspring}# {deel.removeprefix(inspring)}" if deel else f"{inspring}#" for deel in delen[::2]]
    return "".join(delen)


def _scalair(waarde: int | str, oud: str) -> str:
    """A value in YAML, in the quotes of the one that it replaces."""
    if isinstance(waarde, int):
        return str(waarde)
    if oud.startswith("'"):
        return "'" + waarde.replace("'", "''") + "'"
    return waarde if _KAAL.fullmatch(waarde) and not oud.startswith('"') else citaat(waarde)


def _tekst_van(tekst: Antwoordtekst, stuk: Stuk) -> str:
    return tekst.tekst[stuk.begin : stuk.eind]


def _pas_toe(tekst: str, ingrepen: Iterable[_Ingreep]) -> str:
    uit, tot = [], 0
    for stuk, door in sorted(ingrepen):
        uit += [tekst[tot : stuk.begin], door]
        tot = stuk.eind
    return "".join([*uit, tekst[tot:]])


class _Bladspiegel:
    """Where the lines of a text begin and end, and how."""

    def __init__(self, tekst: str) -> None:
        einden = list(_REGELEINDE.finditer(tekst))
        self._begin = [0, *(eind.end() for eind in einden)]
        self._eind = [*(eind.start() for eind in einden), len(tekst)]
        self.regeleinde = next((eind[0] for eind in einden if eind[0] in ("\n", "\r\n", "\r")), "\n")

    def regels_van(self, stuk: Stuk) -> Stuk:
        """The lines that a piece touches, whole, without the end of the last."""
        eerste, laatste = (bisect_right(self._begin, plek) - 1 for plek in (stuk.begin, max(stuk)))
        return Stuk(self._begin[eerste], self._eind[laatste])


def beschrijf(naam: str, van: str, lijst_versie: str, loten: Iterable[Lot], bekend: Iterable[str]) -> str:
    """The change as a list in plain words; `bekend` are the questions that there are now."""
    vragen = set(bekend)
    regels = [regel for lot in loten for regel in _regels(lot, lot.nieuw in vragen)]
    kop = f"{naam} gaat van versie {van} naar versie {lijst_versie}."
    return "".join(f"{toonbaar(regel)}\n" for regel in [kop, *(f"- {een}" for een in regels)])


def _regels(lot: Lot, bekend: bool) -> Iterator[str]:
    if lot.reden and not lot.blijft_open:
        yield f"{lot.oud}: {lot.reden.rstrip('.')}. Deze regels blijven als opmerking staan."
        return
    if not bekend:
        yield f"{lot.oud}: deze vraag kennen wij niet. Wij laten haar staan."
    if lot.nieuw != lot.oud:
        yield f"{lot.oud} heet nu {lot.nieuw}."
    if lot.blijft_open:
        yield f"{lot.nieuw}: {lot.reden} Vul deze vraag opnieuw in. Uw antwoord blijft als opmerking staan."
    elif lot.waarde != lot.oude_waarde:
        yield f"{lot.nieuw}: het antwoord {toon_waarde(lot.oude_waarde)} heet nu {toon_waarde(lot.waarde)}."


def verschil(naam: str, oud: str, nieuw: str) -> str:
    """The change line by line, as `diff -u` shows it."""
    van, naar = (_REGELEINDE.split(tekst)[::2] for tekst in (oud, nieuw))
    for regels in (van, naar):
        if not regels[-1]:
            regels.pop()  # what comes after the last line end
    rijen = difflib.unified_diff(van, naar, naam, f"{naam} (bijgewerkt)", lineterm="")
    return "".join(f"{toonbaar(rij)}\n" for rij in rijen)
