"""An answer file to start from: every question of a role as comment, with its anchors."""

import textwrap
from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import toon_waarde
from ..model.vragenlijst import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag, Vragenlijst
from .kopie import citaat
from .opmaak import opsomming

_BREEDTE = 110


_WERKWIJZE = """\
#
# Zet achter 'antwoord:' uw antwoord. Weet u het niet? Schrijf dan: weet-niet
# Wat u leeg laat, telt als niet ingevuld. Onder een antwoord kunt u meer zetten, net zo ver ingesprongen:
#
#   antwoord: 3
#   toelichting: "Waarom u dit antwoord geeft."
#   bewijs: [{bron: nota, plaats: "p. 4"}]     (de bron staat onder 'bronnen:')
#   notitie: "Alleen voor uzelf; dit komt nergens in het rapport."
#
# Waar nvt (niet van toepassing) kan, staat dat erbij. Geef dan ook een reden:
#
#   antwoord: nvt
#   reden: "Waarom deze vraag bij u niet geldt."
#""".splitlines()


def maak_invulbestand(
    lijst: Vragenlijst, gemeente: str, rol: str, selectie: str, dag: date, *, schema: str | None = None
) -> str:
    """The text of a new answer file: what to fill in is empty, the rest explains.

    `schema` is the name of a JSON Schema in the same folder. Editors look for it beside the file, so it holds no path.
    """
    begin = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return "\n".join([*begin, *_kop(lijst, gemeente, rol, selectie, dag), *_vragen(lijst, rol, selectie)]) + "\n"


def _kop(lijst: Vragenlijst, gemeente: str, rol: str, selectie: str, dag: date) -> Iterator[str]:
    gevraagd = lijst.rollen[rol]
    yield from _uitleg(f"{lijst.titel}, versie {lijst.versie}. Ingevuld door: {gevraagd.naam}.")
    if gevraagd.omschrijving:
        yield from _uitleg(gevraagd.omschrijving)
    yield from _WERKWIJZE
    vragen = [vraag for vraag in lijst.vragen.values() if vraag.is_voor(rol, selectie)]
    for naam in dict.fromkeys(vraag.ladder for vraag in vragen if isinstance(vraag, NiveauVraag)):
        ladder = lijst.ladders[naam]
        if ladder.uitleg:
            yield from _uitleg(f"Is het antwoord een cijfer, {ladder.naam}? {ladder.uitleg}")
    yield f"scan: {lijst.id}"
    yield f"versie: {citaat(lijst.versie)}"
    yield f"gemeente: {citaat(gemeente)}"
    yield f"peildatum: {dag.isoformat()}"
    yield f"rol: {rol}"
    if "naam" in gevraagd.vraagt:
        yield "naam: onbekend         # de naam van uw afdeling of organisatie"
    if "laag" in gevraagd.vraagt:
        yield "laag: uitvoering       # beleid of uitvoering"
    if "organisatie" in gevraagd.vraagt:
        yield "organisatie: {soort: onbekend, betaalde_krachten: nee}   # soort: zorg, sport, cultuur, buurt, ..."
    if selectie != "volledig":
        yield f"selectie: {selectie}"
    yield "status: concept        # concept of vastgesteld"
    yield "bronnen:"
    yield "  # Noem hier de stukken waarnaar u verwijst, bijvoorbeeld:"
    yield "  # nota: {titel: Nota vrijwillige inzet, datum: 2025-03-01, soort: vastgesteld beleid}"
    yield ""
    yield "antwoorden:"


def _vragen(lijst: Vragenlijst, rol: str, selectie: str) -> Iterator[str]:
    for deel in lijst.onderdelen:
        vragen = [vraag for vraag in deel.alle_vragen() if vraag.is_voor(rol, selectie)]
        if vragen:
            yield ""
            yield from _uitleg(f"===== {deel.nummer}. {deel.titel} =====", "  ")
        for vraag in vragen:
            yield ""
            yield from _vraag(lijst, vraag, rol)


def _vraag(lijst: Vragenlijst, vraag: Vraag, rol: str) -> Iterator[str]:
    yield from _uitleg(vraag.tekst_voor(rol), "  ")
    if vraag.waarom:
        yield from _uitleg(f"Waarom: {vraag.waarom}", "  ")
    if vraag.als:
        yield from _uitleg(f"Alleen als {vraag.als.vraag} is: {' of '.join(vraag.als.is_)}.", "  ")
    for keuze in _keuzes(lijst, vraag):
        yield from _uitleg(keuze, "  ", "    ")
    if vraag.bewijs:
        yield from _uitleg(f"Bewijs: {vraag.bewijs}", "  ")
    if vraag.nvt:
        yield from _uitleg(f"nvt kan, met een reden. {vraag.nvt}", "  ")
    if vraag.wie_weet:
        yield from _uitleg(f"Wie weet het: {opsomming(vraag.wie_weet)}.", "  ")
    if vraag.uitzoeken:
        yield from _uitleg(f"Weet niemand het? {vraag.uitzoeken}", "  ")
    yield f"  {vraag.id}:"
    yield "    antwoord:"


def _keuzes(lijst: Vragenlijst, vraag: Vraag) -> Iterator[str]:
    if isinstance(vraag, NiveauVraag):
        for niveau, anker in enumerate(lijst.ladder_van(vraag)):
            yield f"  {niveau} = {anker}"
    elif isinstance(vraag, KeuzeVraag):
        for optie in vraag.opties:
            yield f"  {optie.id} = {optie.tekst}"
    elif isinstance(vraag, JaNeeVraag):
        yield "  ja of nee" + (f". {vraag.ja_als}" if vraag.ja_als else "")
    elif isinstance(vraag, GetalVraag):
        grenzen = [
            f"{woord} {toon_waarde(grens)}"
            for woord, grens in (("minstens", vraag.minimum), ("hooguit", vraag.maximum))
            if grens is not None
        ]
        toelichting = f" {vraag.telling}" if vraag.telling else ""
        eenheid = ", ".join([f"een getal ({vraag.eenheid})", *grenzen])
        yield f"  {eenheid}; met een punt voor decimalen.{toelichting}"
    else:
        yield "  uw eigen woorden"


def _uitleg(tekst: str, voor: str = "", verder: str = "") -> list[str]:
    """Comment lines, wrapped. A line end in the text starts a new comment line, never a line of YAML."""
    regels: list[str] = []
    for regel in tekst.splitlines():
        regels += textwrap.wrap(
            regel, _BREEDTE, initial_indent=f"{voor}# ", subsequent_indent=f"{voor}# {verder}", break_long_words=False
        )
    return regels
