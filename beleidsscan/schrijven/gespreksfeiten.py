"""The small print of the conversation guide: what it was made from, tasks and hours, worth in money, counted facts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from ..model.antwoorden import Kop
from ..model.basis import Verwijzing
from ..model.feiten import Geldwaarde, Taak, Taaklast
from ..model.gesprek import Geldbereik, Gespreksleidraad, Inzet, Takenpakket
from ..model.leidraad import Gespreksgroep, Kant, Leidraad
from ..model.uitslag import procent
from ..model.vragenlijst import Vragenlijst
from . import opmaak
from .gespreksantwoord import naast_elkaar, wie_antwoordde
from .gespreksblad import Deel, Stuk, Tabel, Zin

_MAAL = "\N{MULTIPLICATION SIGN}"


def bijlage(
    lijst: Vragenlijst, gesprek: Gespreksleidraad, kop: Kop, leidraad: Leidraad, *, kort: bool
) -> Iterator[Deel]:
    """The parts that follow the agreements, as far as they were filled in.

    `kort`: tasks by the short name that the answer file has for them.
    """
    feiten = leidraad.feiten
    if feiten.taaklast and kop.taaklast:
        namen = {naam: naam.replace("-", " ") if kort else taak.tekst for naam, taak in gesprek.taken.items()}
        yield Deel("erbij", "Taken en uren", 2, tuple(_taken(feiten.taaklast, kop.taaklast, namen)))
    if feiten.waarde and kop.inzet:
        waarde = _waarde(lijst, gesprek.waarde, kop.inzet, feiten.waarde)
        yield Deel("erbij", "Waarde in geld", 2, (waarde,))
    if tellingen := tuple(_tellingen(lijst, gesprek.voor, leidraad)):
        yield Deel("erbij", "Feiten", 2, tellingen)


def _taken(last: Taaklast, pakket: Takenpakket, namen: Mapping[str, str]) -> Iterator[Stuk]:
    # Tasks of which nobody knows the hours come on top of what was asked.
    minstens, hoogstens = ("minstens ", "hoogstens ") if last.zonder_uren else ("", "")
    zin = f"Gevraagd: {minstens}{_uren(last.gevraagd)} uur per jaar. U hebt {_beschikbaar(last, pakket)} uur"
    zin += f", dat is {hoogstens}{procent(last.verhouding)} procent daarvan." if last.verhouding is not None else "."
    yield Zin(f"{zin} U komt {minstens}{_uren(last.tekort)} uur tekort." if last.tekort else zin)
    standen = (("past", last.past), ("past niet", last.past_niet), ("onbekend", last.zonder_uren))
    rijen = (
        (f"{opmaak.hoofdletter(namen[taak.naam])}{_volume(taak, pakket)}", _uren_van(taak), stand)
        for stand, taken in standen
        for taak in taken
    )
    titel = "Volgorde en uren vulde u zelf in."
    yield Tabel(titel, ("Taak", "Uren", "Past"), tuple(rijen), frozenset({1}))


def _beschikbaar(last: Taaklast, pakket: Takenpakket) -> str:
    """The hours that there are, with the sum that they come from."""
    uren = _uren(last.beschikbaar)
    if pakket.fte is None or pakket.uren_per_fte is None:
        return uren
    return f"{opmaak.getal(pakket.fte, 4)} fte {_MAAL} {_uren(pakket.uren_per_fte)} = {uren}"


def _uren_van(taak: Taak) -> str:
    return "–" if taak.uren is None else _uren(taak.uren)


def _volume(taak: Taak, pakket: Takenpakket) -> str:
    """The sum that the hours of a task come from, where they were entered that way."""
    ingevuld = pakket.taken[taak.naam]
    if ingevuld.aantal is None or ingevuld.uren_per_keer is None:
        return ""
    return f" ({_heel(ingevuld.aantal)} {_MAAL} {_uren(ingevuld.uren_per_keer)})"


def _heel(aantal: int) -> str:
    return opmaak.getal(Fraction(aantal))


def _uren(uren: Fraction) -> str:
    return opmaak.getal(uren, 2)


def _waarde(lijst: Vragenlijst, bereik: Geldbereik, inzet: Inzet, waarde: Geldwaarde) -> Stuk:
    """All inputs, so that anybody can do the sum again; and what an amount does not tell."""
    laag, hoog = sorted((bereik.laag, bereik.hoog), key=lambda tarief: tarief.bedrag)
    som = (
        f"{_vrijwilligersuren(inzet, waarde)} {_MAAL} {_euro(laag.bedrag)} tot {_euro(hoog.bedrag)} per uur = "
        f"{_euro(waarde.van)} tot {_euro(waarde.tot)} per jaar."
    )
    bronnen = (*laag.bronnen, *hoog.bronnen, *bereik.voorbehoud.bronnen)
    return Zin(f"{som} {bereik.voorbehoud.tekst}", bron=bronvermelding(lijst, bronnen))


def _vrijwilligersuren(inzet: Inzet, waarde: Geldwaarde) -> str:
    if inzet.personen is None or inzet.uren_per_week is None or inzet.weken is None:
        return f"{_uren(waarde.uren)} getelde uren"
    per_week = f"{_uren(inzet.uren_per_week)} uur per week"
    return f"{_heel(inzet.personen)} vrijwilligers {_MAAL} {per_week} {_MAAL} {inzet.weken} weken"


def _euro(bedrag: Fraction) -> str:
    """Whole euros, or with two decimals where there are cents."""
    heel = opmaak.getal(bedrag, 2)
    return f"€\u00a0{heel}0" if re.search(r",\d$", heel) else f"€\u00a0{heel}"


def _tellingen(lijst: Vragenlijst, voor: str, leidraad: Leidraad) -> Iterator[Stuk]:
    """Every fact for any talk, after how it is here: what the two sides answered, and never an anonymous role."""
    for feit, marge in leidraad.feiten.tellingen:
        if feit.vraag and (kanten := wie_antwoordde(leidraad.stof, feit.vraag)):
            yield Zin(naast_elkaar(lijst, voor, lijst.vragen[feit.vraag], kanten))
        met = f" Marge: {procent(marge.laag)} tot {procent(marge.hoog)} procent." if marge else ""
        yield Zin(feit.tekst + met, bron=bronvermelding(lijst, feit.bronnen))


def herkomst(lijst: Vragenlijst, leidraad: Leidraad) -> str:
    """Whose answers it was made from, of whom nothing may be shown, and whose are missing."""
    kanten = [kant for kant in (leidraad.stof.eigen, leidraad.stof.ander) if kant]
    bronnen = [_van_kant(lijst, kant) for kant in kanten]
    bronnen += [_hoe_vaak(lijst, groep) for groep in leidraad.groepen if groep.genoeg]
    klein = [_hoe_vaak(lijst, groep) for groep in leidraad.groepen if groep.aantal and not groep.genoeg]
    ontbreekt = [] if leidraad.stof.ander else [leidraad.gesprek_met]
    ontbreekt += [groep.rol for groep in leidraad.groepen if not groep.aantal]
    zinnen = [f"Van de antwoorden van {opmaak.opsomming(bronnen)}."]
    if klein:
        zinnen.append(f"Van {opmaak.opsomming(klein)} staat hier niets: bij elke vraag antwoordden te weinig van hen.")
    if ontbreekt:
        zinnen.append(f"Nog niet erbij: {opmaak.opsomming(lijst.rollen[naam].genoemd for naam in ontbreekt)}.")
    return " ".join(zinnen)


def _van_kant(lijst: Vragenlijst, kant: Kant) -> str:
    dag = kant.peildatum
    document = "uit een openbaar document, " if kant.uit_document else ""
    return f"{lijst.rollen[kant.rol].genoemd} ({document}{dag.day}-{dag.month}-{dag.year})"


def _hoe_vaak(lijst: Vragenlijst, groep: Gespreksgroep) -> str:
    return f"{lijst.rollen[groep.rol].genoemd} ({groep.aantal})"


def bronvermelding(lijst: Vragenlijst, verwijzingen: Iterable[Verwijzing]) -> str:
    """Who, when and where, between brackets; nothing without a source."""
    delen = []
    for een in verwijzingen:
        bron = lijst.bronnen[een.bron]
        jaar = re.search(r"\d{4}", bron.datum)
        delen.append(f"{' '.join(filter(None, (bron.auteur or bron.titel, jaar and jaar[0])))}, {een.plaats}")
    return f"({'; '.join(dict.fromkeys(delen))})" if delen else ""
