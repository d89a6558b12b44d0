"""What the screen says when somebody fills in the questions in a terminal. Every text here is one paragraph a line."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model.antwoorden import WEET_NIET, Antwoord, Bezwaar
from ..model.basis import Bron
from ..model.uitslag import OnderdeelUitslag, Uitslag, Uitzoekvraag, VraagUitslag, procent
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from ..model.vragenlijst import Onderdeel, Vragenlijst
from .opmaak import antwoord_tekst, interval, opsomming
from .vraagtekst import antwoordkeuzes, antwoordvorm, hulpregels, waarom

UW_ANTWOORD = "Uw antwoord [? = hulp]: "


class Kommando(NamedTuple):
    """Something to do at a question: typed as `/t` or `/terug`, so that it is never taken for an answer."""

    letter: str
    woord: str
    uitleg: str


KOMMANDOS = (
    Kommando("t", "terug", "terug naar de vorige vraag"),
    Kommando("w", "weet-niet", "u weet het niet"),
    Kommando("n", "nvt", "niet van toepassing, met een reden"),
    Kommando("s", "toelichting", "toelichting bij uw antwoord"),
    Kommando("b", "bewijs", "bewijs bij uw antwoord, met de bron"),
    Kommando("o", "notitie", "notitie, alleen voor uzelf"),
    Kommando("u", "uitleg", "waarom wij dit vragen en wie het kan weten"),
    Kommando("v", "vraag", "naar een andere vraag, zoals /v\u00a012"),
    Kommando("q", "stop", "stoppen; wat is bewaard, blijft bewaard"),
)


def kommando_van(naam: str) -> Kommando | None:
    """The command that goes by this letter or word."""
    return next((een for een in KOMMANDOS if naam.lower() in (een.letter, een.woord)), None)


def keuzelabels(vraag: KeuzeVraag) -> dict[str, str]:
    """What one types for each option: its number, or its name where a number could mean another option."""
    namen = [optie.id for optie in vraag.opties]
    nummers = [str(nummer) for nummer in range(1, len(namen) + 1)]
    bezet = {*namen, *(" ".join(optie.tekst.split()) for optie in vraag.opties)}
    return dict(zip(namen if bezet & set(nummers) else nummers, namen, strict=True))


def begin(lijst: Vragenlijst, rol: str, pad: str) -> Iterator[str]:
    """What this is, and what happens with what one types."""
    yield f"{lijst.titel}, versie {lijst.versie}. Ingevuld door: {lijst.rollen[rol].naam}."
    yield f"Elk antwoord wordt meteen bewaard in {pad}. U kunt op elk moment stoppen met /q. Typ ? voor hulp."


def onderdeelkop(lijst: Vragenlijst, deel: Onderdeel) -> Iterator[str]:
    """The heading of a section."""
    yield ""
    yield f"{lijst.indelingen[deel.indeling or ''].enkelvoud.capitalize()} {deel.nummer}: {deel.titel}"


def voortgang(nummer: int, aantal: int, minuten: int) -> str:
    """Where one is, and how long it still takes."""
    duur = f", nog ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'}" if minuten else ""
    return f"Vraag {nummer} van {aantal}{duur}"


def vraagregels(lijst: Vragenlijst, vraag: Vraag, rol: str) -> Iterator[str]:
    """The question and what one can answer."""
    yield vraag.tekst_voor(rol)
    if isinstance(vraag, KeuzeVraag):
        teksten = {optie.id: optie.tekst for optie in vraag.opties}
        yield from (f"  {label} = {teksten[naam]}" for label, naam in keuzelabels(vraag).items())
    elif keuzes := antwoordkeuzes(lijst, vraag):
        yield from (f"  {keuze.antwoord} = {keuze.tekst}" for keuze in keuzes)
    else:
        yield f"  {antwoordvorm(vraag)}"


def staat_er(
    lijst: Vragenlijst, vraag: Vraag, uitslag: VraagUitslag, gegeven: Antwoord, bronnen: Mapping[str, Bron]
) -> Iterator[str]:
    """What has been answered, with all that stands beside it."""
    yield f"  Antwoord: {_op_een_regel(antwoord_tekst(lijst, vraag, uitslag))}"
    for naam, tekst in (("Reden", gegeven.reden), ("Toelichting", gegeven.toelichting)):
        if tekst:
            yield f"  {naam}: {_op_een_regel(tekst)}"
    for een in gegeven.bewijs:
        yield f"  Bewijs: {bronnen[een.bron].titel if een.bron in bronnen else een.bron}, {een.plaats}"
    if gegeven.notitie:
        yield f"  Notitie: {_op_een_regel(gegeven.notitie)}"


def _op_een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def hulp(lijst: Vragenlijst, vraag: Vraag, rol: str, *, beantwoord: bool) -> Iterator[str]:
    """What one can type at this question."""
    yield f"{_zo_antwoordt_u(lijst, vraag)} Dit kan ook:"
    yield f"  Enter = {'verder, uw antwoord blijft staan' if beantwoord else 'overslaan'}"
    for een in KOMMANDOS:
        if een.woord != "nvt" or vraag.nvt_voor(rol):
            yield f"  /{een.letter} = {een.uitleg}"


def _zo_antwoordt_u(lijst: Vragenlijst, vraag: Vraag) -> str:
    if isinstance(vraag, NiveauVraag):
        return f"Typ een cijfer van 0 tot en met {len(lijst.ladder_van(vraag)) - 1}, en dan Enter."
    if isinstance(vraag, KeuzeVraag):
        return "Typ wat voor uw keuze staat, en dan Enter."
    if isinstance(vraag, JaNeeVraag):
        return "Typ ja of nee, en dan Enter. De eerste letter is genoeg."
    if isinstance(vraag, GetalVraag):
        return "Typ alleen een getal, zoals 12 of 2,5, en dan Enter."
    return "Typ uw antwoord, en dan Enter."


def uitleg(lijst: Vragenlijst, vraag: Vraag, rol: str) -> list[str]:
    """Why it is asked, what shows the answer, who may know it and how to find out."""
    regels = [*waarom(vraag), *hulpregels(vraag, rol)]
    if isinstance(vraag, NiveauVraag):
        ladder = lijst.ladders[vraag.ladder]
        regels += [f"Bij niveau {ladder.bewijs_vanaf} en hoger hoort bewijs."] if ladder.bewijs_vanaf else []
        regels += [ladder.uitleg] if ladder.uitleg else []
    return regels or ["Bij deze vraag is er verder geen uitleg."]


def bronkeuze(bronnen: Sequence[Bron], *, mag_weg: bool) -> Iterator[str]:
    """The documents that were named before."""
    yield "Uit welk stuk komt het bewijs?"
    for nummer, bron in enumerate(bronnen, 1):
        yield f"  {nummer} = {bron.titel}{f' ({bron.datum})' if bron.datum else ''}"
    yield "  0 = een ander stuk"
    if mag_weg:
        yield "  - = haal het bewijs bij deze vraag weg"


def geen_antwoord(vraag: Vraag, bezwaar: Bezwaar) -> str:
    """Why something is no answer. Who sees numbers, is not told about names."""
    if isinstance(vraag, KeuzeVraag) and bezwaar.code == "keuze":
        return f"Dat is hier geen keuze. Kies uit: {', '.join(keuzelabels(vraag))}."
    hulp = "Weet u het niet? Typ dan /w." if WEET_NIET in bezwaar.hulp else bezwaar.hulp
    return f"{bezwaar.bericht} {hulp}".strip()


def bewijs_blijft(nummer: int) -> str:
    """For who takes an answer back that there was evidence for."""
    return f"Het bewijs bij vraag {nummer} blijft staan. Weghalen kan met /v\u00a0{nummer} en daarna /b."


def reeksen(nummers: Iterable[int]) -> str:
    """Numbers that rise, with three or more in a row taken together: 1, 6 en 11 tot en met 16."""
    rijen: list[list[int]] = []
    for nummer in nummers:
        if rijen and nummer == rijen[-1][-1] + 1:
            rijen[-1].append(nummer)
        else:
            rijen.append([nummer])
    delen = [[f"{rij[0]} tot en met {rij[-1]}"] if len(rij) > 2 else [str(een) for een in rij] for rij in rijen]
    return opsomming(deel for rij in delen for deel in rij)


def voorlopig_profiel(
    lijst: Vragenlijst, uitslag: Uitslag, eerst: Sequence[Uitzoekvraag], nummers: Mapping[str, int]
) -> Iterator[str]:
    """The figures so far, and what is best found out next; `nummers`: what the questions are called on this screen."""
    yield ""
    yield "Uw voorlopige profiel, van 0 tot 100"
    for naam, indeling in lijst.indelingen.items():
        yield ""
        yield indeling.titel
        for deel in uitslag.onderdelen:
            if deel.indeling == naam:
                geschonden = f"; {indeling.staten.geschonden}" if deel.schendingen else ""
                yield f"  {deel.nummer}. {deel.titel}: {_cijfers(deel)}{geschonden}"
    if legenda := list(_legenda(lijst, uitslag)):
        yield ""
        yield from legenda
    if eerst:
        yield ""
        yield "Dit zegt het meest. Zoek het als eerste uit:"
        yield from (_uitzoekregel(lijst.vragen[een.vraag], nummers[een.vraag]) for een in eerst)


def _legenda(lijst: Vragenlijst, uitslag: Uitslag) -> Iterator[str]:
    weergaven = {deel.weergave for deel in uitslag.onderdelen if deel.maten.dekking}
    if "grijs" in weergaven:
        grens = procent(lijst.methode.grijs_onder.waarde)
        yield f"Een score tussen haakjes is voorlopig: minder dan {grens} procent is bekend."
    if "geen getal" in weergaven:
        yield f"Geen score: minder dan {procent(lijst.methode.geen_getal_onder.waarde)} procent is bekend."


def _cijfers(deel: OnderdeelUitslag) -> str:
    """The score as far as there is one, what may still become of it, and how much is known."""
    maten = deel.maten
    if deel.weergave == "niet van toepassing":
        return "niet van toepassing"
    if not maten.dekking:
        return "nog niets bekend"
    nog = f", kan nog {interval(maten)} worden; {procent(maten.dekking)}\u00a0% bekend" if maten.dekking < 1 else ""
    if maten.score is None or deel.weergave == "geen getal":
        return f"geen score{nog}"
    return (f"({procent(maten.score)})" if deel.weergave == "grijs" else str(procent(maten.score))) + nog


def _uitzoekregel(vraag: Vraag, nummer: int) -> str:
    wie = f" Wie weet het: {opsomming(vraag.wie_weet)}." if vraag.wie_weet else ""
    return f"  Vraag {nummer}: {vraag.kort}.{wie}"


def onaf(regels: Sequence[str], *, zeker: bool) -> Iterator[str]:
    """What was typed and is not in the file, so that it is not lost without a word."""
    if regels:
        yield "Dit is niet bewaard:" if zeker else "Dit is misschien niet bewaard:"
        yield from regels


def bestand_weg(pad: str, waarom_niet: str, extra: str) -> Iterator[str]:
    """The goodbye when the answer file has gone, or cannot be read any more."""
    yield ""
    yield f"{pad} is weg, of niet meer te lezen:"
    yield waarom_niet
    yield "Uw antwoorden stonden in dat bestand. Zet het terug of maak het heel. Verder invullen kan daarna met:"
    yield f"    beleidsscan invullen {shlex.quote(pad)}{extra}"


def afscheid(pad: str, ingevuld: int, aantal: int, extra: str, *, veranderd: bool) -> Iterator[str]:
    """How far it is, and how to go on; `extra`: options that belong to each command."""
    yield ""
    gelijk = "" if veranderd else " Er is niets veranderd."
    zijn = "is" if ingevuld == 1 else "zijn"
    yield f"In {pad} {zijn} nu {ingevuld} van de {aantal} vragen ingevuld.{gelijk}"
    bestand = f"{shlex.quote(pad)}{extra}"
    yield "Verder invullen:"
    yield f"    beleidsscan invullen {bestand}"
    yield "Uw rapport maken:"
    yield f"    beleidsscan evalueer {bestand}"
