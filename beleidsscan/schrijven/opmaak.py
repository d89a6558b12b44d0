"""How figures, dates and answers look in Dutch, the same on every screen and page."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from ..model.antwoorden import NVT, WEET_NIET, Antwoordbestand, Waarde, toon_waarde
from ..model.brondatum import MAANDEN
from ..model.uitslag import Basis, Maten, VraagUitslag, procent
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst

_TELWOORDEN = ["geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_DRAAIERS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_TOESTANDEN = {
    "weet-niet": "weet niet",
    "niet-ingevuld": "niet ingevuld",
    "nvt": "niet van toepassing",
    "niet-gevraagd": "niet gevraagd",
    "verborgen": "niet gevraagd",
}


def datum(dag: date) -> str:
    """30 juni 2023."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def telwoord(aantal: int) -> str:
    """Small numbers as words, 0 as 'geen'."""
    return _TELWOORDEN[aantal] if aantal < len(_TELWOORDEN) else str(aantal)


def komma(breuk: Fraction, decimalen: int = 1) -> str:
    """A number with a decimal comma, rounded half up, without trailing zeros."""
    schaal = 10**decimalen
    geheel = (abs(breuk) * schaal + Fraction(1, 2)).__floor__()
    tekst = str(geheel // schaal)
    if rest := f"{geheel % schaal:0{decimalen}d}".rstrip("0"):
        tekst += f",{rest}"
    return f"-{tekst}" if breuk < 0 and geheel else tekst


def getal(breuk: Fraction, decimalen: int = 0) -> str:
    """A number of 0 or more with points between the thousands: 1.304.950 and 4.300,5."""
    geheel, punt, rest = komma(breuk, decimalen).partition(",")
    return f"{int(geheel):,}".replace(",", ".") + punt + rest


def dagdelen(aantal: Fraction) -> str:
    """How long something takes: 1 dagdeel, 2,5 dagdelen."""
    return f"{komma(aantal)} {'dagdeel' if aantal == 1 else 'dagdelen'}"


def winst(breuk: Fraction) -> str:
    """A gain in points with a sign and one decimal, that stays together: '+ 2,0'."""
    tekst = komma(breuk * 100)
    return f"+\u00a0{tekst}" if "," in tekst else f"+\u00a0{tekst},0"


def opsomming(woorden: Iterable[str]) -> str:
    """a, b en c."""
    rij = list(woorden)
    return f"{', '.join(rij[:-1])} en {rij[-1]}" if len(rij) > 1 else "".join(rij)


def interval(maten: Maten) -> str:
    """'46', or '46 tot 79' where something is unknown."""
    laag, hoog = procent(maten.ondergrens), procent(maten.bovengrens)
    return str(laag) if laag == hoog else f"{laag} tot {hoog}"


def basis_zin(basis: Basis) -> str:
    """'7 van 10 vragen beantwoord, 1 n.v.t., 2 weet niet'."""
    delen = [f"{basis.beantwoord} van {basis.totaal} {'vraag' if basis.totaal == 1 else 'vragen'} beantwoord"]
    delen += [f"{basis.nvt} n.v.t."] if basis.nvt else []
    delen += [f"{basis.weet_niet} weet niet"] if basis.weet_niet else []
    delen += [f"{basis.niet_ingevuld} niet ingevuld"] if basis.niet_ingevuld else []
    return ", ".join(delen)


def antwoord_tekst(lijst: Vragenlijst, vraag: Vraag, uitslag: VraagUitslag) -> str:
    """An answer in words: the anchor of the level, the text of the option, the number with its unit."""
    if uitslag.toestand != "bekend" or uitslag.antwoord is None:
        return _TOESTANDEN[uitslag.toestand]
    return waarde_tekst(lijst, vraag, uitslag.antwoord)


def waarde_tekst(lijst: Vragenlijst, vraag: Vraag, antwoord: Waarde) -> str:
    """As `antwoord_tekst`, of what stands in a file: it has passed the rules for an answer."""
    if antwoord in (WEET_NIET, NVT):
        return _TOESTANDEN[str(antwoord)]
    if isinstance(vraag, NiveauVraag) and isinstance(antwoord, int):
        return f"niveau {antwoord}: {lijst.ladder_van(vraag)[antwoord]}"
    if isinstance(vraag, KeuzeVraag):
        return next(optie.tekst for optie in vraag.opties if optie.id == antwoord)
    if isinstance(vraag, GetalVraag):
        return _met_eenheid(vraag, antwoord)
    return toon_waarde(antwoord)


def antwoord_kort(vraag: Vraag, uitslag: VraagUitslag) -> str:
    """An answer for a narrow column."""
    if isinstance(vraag, NiveauVraag) and uitslag.toestand == "bekend":
        return f"niveau {uitslag.antwoord}"
    if isinstance(vraag, KeuzeVraag) and uitslag.toestand == "bekend":
        return next(optie.tekst for optie in vraag.opties if optie.id == uitslag.antwoord)
    if isinstance(vraag, GetalVraag) and uitslag.toestand == "bekend":
        return _met_eenheid(vraag, uitslag.antwoord)
    if isinstance(vraag, JaNeeVraag) and uitslag.toestand == "bekend":
        return toon_waarde(uitslag.antwoord)
    return "n.v.t." if uitslag.toestand == "nvt" else _TOESTANDEN.get(uitslag.toestand, "tekst")


def _met_eenheid(vraag: GetalVraag, antwoord: Waarde) -> str:
    eenheid = vraag.enkelvoud if antwoord == 1 and vraag.enkelvoud else vraag.eenheid
    return f"{toon_waarde(antwoord)} {eenheid}"


def zonder_draai(tekst: str) -> str:
    """A text without the marks that turn the direction of what follows: for places where it cannot be isolated."""
    return tekst.translate(_DRAAIERS)


def hoofdletter(tekst: str) -> str:
    """The text with a capital in front; a capital E of 'één' goes without its accent."""
    return f"E{tekst[1:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


def kleine_letter(tekst: str) -> str:
    """The text as it stands within a sentence; an abbreviation stays what it is."""
    if tekst.startswith("Eén"):
        return f"é{tekst[1:]}"
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]


def met_punt(tekst: str) -> str:
    """The text as a sentence: it ends with a full stop, unless it ends with something like it."""
    tekst = tekst.rstrip()
    return tekst if tekst.endswith((".", "!", "?", "…")) else f"{tekst}."


def eigen_toelichting(antwoord: str, toelichting: str) -> str:
    """The explanation with an answer in words; nothing when it only says again what the answer says."""
    gezegd = {_kaal(antwoord), _kaal(antwoord.partition(": ")[2])}
    return "" if _kaal(toelichting) in gezegd else toelichting


def _kaal(tekst: str) -> str:
    return " ".join(tekst.casefold().split()).rstrip(" .")


def afzender(lijst: Vragenlijst, bestand: Antwoordbestand) -> str:
    """Who answered, in words."""
    kop = bestand.kop
    wie = lijst.rollen[kop.rol].naam
    return f"{wie} {kop.naam}" if kop.naam else wie
