"""What an import shows before it writes: which answers are other, which come in, and what stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ..model.antwoorden import Antwoord, Kop, Waarde
from ..model.basis import Bron
from ..model.samenvoeging import Samenvoeging, Verandering
from ..model.vraag import OpenVraag, Vraag
from ..model.vraagnummers import vraagnummers
from ..model.vragenlijst import Vragenlijst
from .opmaak import opsomming, waarde_tekst
from .schermtekst import toonbaar

# Of a long text only the beginning: the files themselves have all of it.
_LANGSTE = 60
_MEESTE_GENOEMD = 10
_TEKSTVELDEN = ("reden", "toelichting", "notitie")
_TOCH_DEZELFDE = "Is het toch dezelfde invuller? Noem dan zijn bestand bij --naar."


def toon_nieuw(bron: str, doel: str, antwoorden: int, *, genummerd: bool) -> str:
    """A file that is not there yet; `genummerd` when another anonymous respondent has the name without a number."""
    regels = [f"{bron} komt in {doel}. Dat wordt een nieuw bestand, met {_aantal(antwoorden)}."]
    if genummerd:
        regels.append(f"  Het is van een andere invuller dan het bestand zonder dit nummer. {_TOCH_DEZELFDE}")
    return _tekst(regels)


def toon_samenvoeging(
    bron: str, doel: str, lijst: Vragenlijst, kop: Kop, samen: Samenvoeging, peildata: tuple[date, date]
) -> str:
    """A file that is there already, with this header; what would give way comes first.

    `peildata` are the days of that file and of the import.
    """
    regels = [f"{bron} komt in {doel}. Dat bestand is er al."]
    for titel, rij in (("Anders dan wat er nu staat:", samen.anders), ("Nieuw:", samen.erbij)):
        if rij:
            regels.append(titel)
            regels += [regel for een in rij for regel in _verandering(lijst, kop, een, kop.bronnen | samen.bronnen)]
    if samen.bronnen:
        regels.append(f"Nieuw bij de bronnen: {', '.join(een.titel for een in samen.bronnen.values())}.")
    if samen.kop:
        regels.append(f"Nieuw bovenin het bestand: {opsomming(samen.kop)}.")
    if samen.kop_anders:
        regels.append(f"Dit blijft zoals het is, al zegt {bron} iets anders: {opsomming(samen.kop_anders)}.")
    if peildata[0] != peildata[1]:
        regels.append(f"De peildatum blijft {peildata[0].isoformat()}; in {bron} is dat {peildata[1].isoformat()}.")
    if samen.gelijk:
        regels.append(f"{_aantal(samen.gelijk)} {_zijn(samen.gelijk)} gelijk.")
    if samen.leeg:
        blijft = "blijft" if len(samen.leeg) == 1 else "blijven"
        namen = _genoemd([_naam(lijst, kop, een) for een in samen.leeg])
        regels.append(f"{_aantal(len(samen.leeg))} {_zijn(len(samen.leeg))} in {bron} leeg en {blijft} staan: {namen}.")
    if not samen.veranderingen and not samen.bronnen and not samen.kop:
        regels.append("Er is niets nieuws.")
    return _tekst(regels)


def niet_overgenomen(lijst: Vragenlijst, kop: Kop, veranderingen: Iterable[Verandering]) -> str:
    """What an import did not bring, because something else stays; "" when that is nothing."""
    namen = [f"{_naam(lijst, kop, een.vraag)}: {' en '.join(een.niet_overgenomen)}" for een in veranderingen]
    return toonbaar(f"Niet overgenomen: {'; '.join(namen)}.") if namen else ""


def _tekst(regels: Iterable[str]) -> str:
    return "".join(f"{toonbaar(regel)}\n" for regel in regels)


def _aantal(antwoorden: int) -> str:
    return "1 antwoord" if antwoorden == 1 else f"{antwoorden} antwoorden"


def _zijn(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"


def _genoemd(namen: Sequence[str]) -> str:
    meer = [f"en nog {len(namen) - _MEESTE_GENOEMD}"] if len(namen) > _MEESTE_GENOEMD else []
    return ", ".join([*namen[:_MEESTE_GENOEMD], *meer])


def _naam(lijst: Vragenlijst, kop: Kop, naam: str) -> str:
    """The number of a question and what it is about."""
    nummer = vraagnummers(lijst, kop.rol, kop.selectie).get(naam, "")
    return f"{nummer} ({lijst.vragen[naam].kort})" if nummer else lijst.vragen[naam].kort


def _verandering(lijst: Vragenlijst, kop: Kop, een: Verandering, bronnen: Mapping[str, Bron]) -> Iterator[str]:
    vraag = lijst.vragen[een.vraag]
    nummer = vraagnummers(lijst, kop.rol, kop.selectie).get(een.vraag, "")
    yield f"- {nummer} {vraag.tekst_voor(kop.rol)}" if nummer else f"- {vraag.tekst_voor(kop.rol)}"
    yield from (f"  {regel}" for regel in _velden(lijst, vraag, een.nu, een.wordt))
    for bewijs in een.wordt.bewijs[len(een.nu.bewijs) :]:
        yield f"  bewijs erbij: {bronnen[bewijs.bron].titel}, {_kort(bewijs.plaats)}"


def _velden(lijst: Vragenlijst, vraag: Vraag, nu: Antwoord, wordt: Antwoord) -> Iterator[str]:
    if nu.antwoord != wordt.antwoord:
        if nu.antwoord is not None:
            yield f"antwoord nu: {_antwoord(lijst, vraag, nu.antwoord)}"
        yield f"antwoord nieuw: {_antwoord(lijst, vraag, wordt.antwoord)}"
    for naam in _TEKSTVELDEN:
        van, naar = getattr(nu, naam), getattr(wordt, naam)
        if van == naar:
            continue
        if van:
            yield f"{naam} nu: {_kort(van)}"
        yield f"{naam} nieuw: {_kort(naar) if naar else 'leeg'}"


def _antwoord(lijst: Vragenlijst, vraag: Vraag, waarde: Waarde) -> str:
    tekst = waarde_tekst(lijst, vraag, waarde)
    return _kort(tekst) if isinstance(vraag, OpenVraag) else tekst


def _kort(tekst: str) -> str:
    kaal = " ".join(tekst.split())
    return f'"{kaal[:_LANGSTE].rstrip()}..."' if len(kaal) > _LANGSTE else f'"{kaal}"'
