"""Bringing an answer file to a new version: only the words concerned are replaced, all else stays as it was written."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from ..model.antwoorden import toon_waarde
from ..model.antwoordtekst import Antwoordtekst, Stuk, Veld
from ..model.lot import Lot
from .schermtekst import toonbaar
from .tekstredactie import REGELEINDE, Bladspiegel, Ingreep, pas_toe, scalair

# A version such as 2026.1, which may do without quotes: it is read as a text wherever it stands.
_VERSIENUMMER = re.compile(r"[1-9][0-9]{0,17}\.[0-9]{1,12}")
# From an answer between brackets to its comma: space and comments may stand between.
_TOT_EN_MET_KOMMA = re.compile(r"(\s*(?:#[^\r\n\x85\u2028\u2029]*\s*)*), *")


def werk_bij(tekst: Antwoordtekst, loten: Sequence[Lot], versie: str) -> str:
    """The text with the new version and what became of its answers (`loten`, one for each, in order)."""
    ingrepen = list(_zet_versie(tekst, versie))
    bladspiegel = Bladspiegel(tekst.tekst)
    boven: list[str] = []
    for een, lot in zip(tekst.antwoorden, loten, strict=True):
        if not lot.reden:
            ingrepen += _hernoem(tekst, een, lot)
        elif tekst.haak is None:
            ingrepen.append(_zet_in_opmerking(tekst, een, lot, bladspiegel))
        else:
            ingrepen.append(_haal_uit_haken(tekst, een, lot))
            boven += [f"# {lot.reden}", _als_opmerking(tekst.van(een.geheel), "")]
    if boven and tekst.haak is not None:
        begin = bladspiegel.regels_van(Stuk(tekst.haak, tekst.haak)).begin
        ingrepen.append(Ingreep(Stuk(begin, begin), "".join(een + bladspiegel.regeleinde for een in boven)))
    return pas_toe(tekst.tekst, ingrepen)


def _zet_versie(tekst: Antwoordtekst, versie: str) -> Iterator[Ingreep]:
    if veld := tekst.wortel.veld("versie"):
        oud = tekst.van(veld.waarde.stuk)
        kaal = _VERSIENUMMER.fullmatch(versie) and not oud.startswith(("'", '"'))
        yield Ingreep(veld.waarde.stuk, versie if kaal else scalair(versie, oud))


def _hernoem(tekst: Antwoordtekst, een: Veld, lot: Lot) -> Iterator[Ingreep]:
    if lot.nieuw != lot.oud:
        yield Ingreep(een.sleutel, scalair(lot.nieuw, tekst.van(een.sleutel)))
    if een.antwoord and lot.waarde != lot.oude_waarde and isinstance(lot.waarde, int | str):
        yield Ingreep(een.antwoord, scalair(lot.waarde, tekst.van(een.antwoord)))


def _zet_in_opmerking(tekst: Antwoordtekst, een: Veld, lot: Lot, bladspiegel: Bladspiegel) -> Ingreep:
    """Its lines, whole, as a comment with the reason above; below it the question, when that stays."""
    stuk = bladspiegel.regels_van(een.geheel)
    regels = tekst.van(stuk)
    inspring = regels[: len(regels) - len(regels.lstrip())]
    door = [f"{inspring}# {lot.reden}", _als_opmerking(regels, inspring)]
    if lot.blijft_open:
        door.append(f"{inspring}{scalair(lot.nieuw, tekst.van(een.sleutel))}:")
    return Ingreep(stuk, bladspiegel.regeleinde.join(door))


def _haal_uit_haken(tekst: Antwoordtekst, een: Veld, lot: Lot) -> Ingreep:
    if lot.blijft_open:
        return Ingreep(een.geheel, f"{scalair(lot.nieuw, tekst.van(een.sleutel))}: null")
    komma = _TOT_EN_MET_KOMMA.match(tekst.tekst, een.geheel.eind)
    if komma is None:
        return Ingreep(een.geheel, "")
    # What stood before the comma may be a remark.
    return Ingreep(Stuk(een.geheel.begin, komma.end()), komma[1].lstrip(" "))


def _als_opmerking(stuk: str, inspring: str) -> str:
    """Every line of it behind a #; without the # it is what it was."""
    delen = REGELEINDE.split(stuk)
    delen[::2] = [f"{inspring}# {deel.removeprefix(inspring)}" if deel else f"{inspring}#" for deel in delen[::2]]
    return "".join(delen)


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
    van, naar = (REGELEINDE.split(tekst)[::2] for tekst in (oud, nieuw))
    for regels in (van, naar):
        if not regels[-1]:
            regels.pop()  # what comes after the last line end
    rijen = difflib.unified_diff(van, naar, naam, f"{naam} (bijgewerkt)", lineterm="")
    return "".join(f"{toonbaar(rij)}\n" for rij in rijen)
