"""The whole arithmetic of one figure, as plain text that can be checked with a pocket calculator."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Geheel, Maten, OnderdeelUitslag, Term, Uitslag, procent
from ..model.vragenlijst import Vragenlijst
from .doelwoorden import net_onder
from .opmaak import afzender, antwoord_kort, basis_zin, datum, interval, komma
from .schermtekst import tabel, toonbaar, vouw

_NAAM = 12  # columns for the name of an outcome
_GEEN = "\u2013"  # a dash where no figure stands


def verklaar_onderdeel(
    lijst: Vragenlijst, bestand: Antwoordbestand, uitslag: Uitslag, deel: OnderdeelUitslag, breedte: int
) -> str:
    """Answer, value, weight, contribution, interval and base of one section, on lines of at most `breedte` columns."""
    enkelvoud = lijst.indelingen[deel.indeling].enkelvoud
    kop = [f"{enkelvoud.capitalize()} {deel.nummer}: {deel.titel}", *_kop(lijst, bestand)]
    if deel.onderdelen:
        rijen = tabel(_sectierijen(deel.onderdelen), 1, breedte)
    else:
        rijen = tabel(_vraagrijen(lijst, uitslag, deel), 2, breedte)
    if any(term.gekoppeld for term in deel.termen):
        rijen += vouw("* vraag uit een ander onderdeel, met het gewicht van de koppeling", breedte)
    som = list(_uitkomst(lijst, deel.maten, samengesteld=bool(deel.onderdelen)))
    return _blad(kop, rijen, [*som, f"Basis       {basis_zin(deel.basis)}", *_slot(lijst, deel)], breedte)


def verklaar_geheel(lijst: Vragenlijst, bestand: Antwoordbestand, uitslag: Uitslag, breedte: int) -> str:
    """The same for the whole."""
    geheel: Geheel = uitslag.geheel
    tellend = [deel for deel in uitslag.onderdelen if lijst.indelingen[deel.indeling].telt_mee]
    som = [*_uitkomst(lijst, geheel.maten, samengesteld=True), f"Basis       {basis_zin(geheel.basis)}"]
    if geheel.onevenwicht is not None:
        som.append(f"Onevenwicht {komma(geheel.onevenwicht * 100)} (0 = gelijk verdeeld)")
    rijen = tabel(_sectierijen(tellend), 1, breedte)
    return _blad(["Het geheel", *_kop(lijst, bestand)], rijen, som, breedte)


def _blad(kop: Iterable[str], rijen: Iterable[str], som: Iterable[str], breedte: int) -> str:
    regels = [deel for regel in kop for deel in vouw(regel, breedte)]
    regels += ["", *rijen, ""]
    for regel in som:  # what does not fit goes on below the words, not below their name
        regels += textwrap.wrap(toonbaar(regel), breedte, subsequent_indent=" " * _NAAM)
    return "\n".join(regels) + "\n"


def _kop(lijst: Vragenlijst, bestand: Antwoordbestand) -> list[str]:
    kop = bestand.kop
    wie = f"{kop.gemeente}, {afzender(lijst, bestand)}, {datum(kop.peildatum)}"
    return [f"{wie}; vragenlijst {lijst.id} {lijst.versie}"]


def _vraagrijen(lijst: Vragenlijst, uitslag: Uitslag, deel: OnderdeelUitslag) -> Iterator[tuple[str, ...]]:
    yield "Vraag", "antwoord", "waarde", "gewicht", "bijdrage"
    for term in deel.termen:
        vraag, gegeven = lijst.vragen[term.vraag], uitslag.vragen[term.vraag]
        naam = f"{vraag.kort}\u00a0*" if term.gekoppeld else vraag.kort
        waarde = _GEEN if term.aandeel is None else _waarde(gegeven.waarde)
        gewicht = _GEEN if term.aandeel is None else komma(term.gewicht, 2)
        yield naam, antwoord_kort(vraag, gegeven), waarde, gewicht, _bijdrage(term, gegeven.waarde)


def _sectierijen(delen: Sequence[OnderdeelUitslag]) -> Iterator[tuple[str, ...]]:
    yield "Onderdeel", "minstens-hoogstens", "score", "gewicht", "dekking"
    for deel in delen:
        maten = deel.maten
        naam = f"{deel.nummer} {deel.titel}"
        if not maten.gewicht:
            yield naam, "n.v.t.", _GEEN, _GEEN, _GEEN
            continue
        score = _GEEN if maten.score is None or deel.weergave == "geen getal" else komma(maten.score * 100)
        bereik = f"{komma(maten.ondergrens * 100)} - {komma(maten.bovengrens * 100)}"
        yield naam, bereik, score, komma(deel.gewicht, 2), f"{komma(maten.dekking * 100)} %"


def _uitkomst(lijst: Vragenlijst, maten: Maten, *, samengesteld: bool) -> Iterator[str]:
    if not maten.gewicht:
        yield "Score       niet van toepassing: geen enkele vraag geldt hier"
        return
    bekend, som = maten.dekking * maten.gewicht, maten.ondergrens * maten.gewicht
    totaal = komma(maten.gewicht, 2)
    uitleg = "gewogen gemiddelde van de onderdelen hierboven"
    deling = f"bekend gewicht / totaal gewicht = {komma(bekend, 2)} / {totaal}"
    yield _som("Dekking", uitleg if samengesteld else deling, maten.dekking, " %")
    deling = f"som van gewicht x waarde / totaal gewicht = {komma(som, 4)} / {totaal}"
    yield _som("Ondergrens", uitleg if samengesteld else deling, maten.ondergrens)
    onbekend = komma((1 - maten.dekking) * 100, 2)
    yield _som(
        "Bovengrens",
        f"ondergrens + wat onbekend is = {komma(maten.ondergrens * 100, 2)} + {onbekend}",
        maten.bovengrens,
    )
    if maten.score is None:
        yield "Score       er is nog niets bekend"
        return
    deling = f"som van gewicht x waarde / bekend gewicht = {komma(som, 4)} / {komma(bekend, 2)}"
    uitleg = "gewogen gemiddelde van de onderdelen waarvan iets bekend is"
    yield _som("Score", uitleg if samengesteld else deling, maten.score)
    if maten.dekking < lijst.methode.geen_getal_onder.waarde:
        grens = procent(lijst.methode.geen_getal_onder.waarde)
        yield f"            Minder dan {grens} % is bekend: wij tonen alleen {interval(maten)}, geen score."


def _slot(lijst: Vragenlijst, deel: OnderdeelUitslag) -> Iterator[str]:
    woord = getattr(lijst.indelingen[deel.indeling].staten, "geschonden" if deel.schendingen else deel.staat)
    doel = f" (doel {procent(deel.doel)})" if deel.maten.gewicht else ""
    yield f"Stand       {woord}{doel}"
    if zin := net_onder(deel):
        yield f"            {zin}"
    aspecten = deel.aspecten
    if aspecten.verschil is not None and aspecten.beleid.score is not None and aspecten.uitvoering.score is not None:
        beleid, praktijk = procent(aspecten.beleid.score), procent(aspecten.uitvoering.score)
        yield f"Aspecten    op papier {beleid}, in de praktijk {praktijk}: {aspecten.oordeel}"
    for schending in deel.schendingen:
        yield f"Geschonden  {lijst.vragen[schending.vraag].kort}: {schending.tekst}"


def _som(naam: str, berekening: str, uitkomst: Fraction, eenheid: str = "") -> str:
    exact, afgerond = komma(uitkomst * 100, 2), str(procent(uitkomst))
    uit = exact if exact == afgerond else f"{exact}, afgerond {afgerond}"
    return f"{naam:<11} {berekening} = {uit}{eenheid}"


def _waarde(waarde: Fraction | None) -> str:
    return "0 - 1" if waarde is None else komma(waarde, 3)


def _bijdrage(term: Term, waarde: Fraction | None) -> str:
    if term.aandeel is None:
        return "telt niet"
    if waarde is None:
        return f"0 - {komma(term.aandeel * 100)}"
    return komma(term.aandeel * waarde * 100)
