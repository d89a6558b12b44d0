"""An answer file to start from: every question of a role as comment, with its anchors."""

import textwrap
from collections.abc import Iterator
from datetime import date

from ..model.antwoorden import GESPREKSVELDEN, ONBEKEND, Kop
from ..model.gesprek import Gespreksleidraad
from ..model.vraag import NiveauVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from .kopie import citaat, gevulde_velden, yaml_regels
from .opmaak import opsomming
from .tekstredactie import scalair
from .vraagtekst import antwoordkeuzes, antwoordvorm, hulpregels, voorwaarde, waarom

_BREEDTE = 110
# The fields of a header with a line of their own here; the others follow when they say something.
_EIGEN_REGEL = [
    "scan",
    "versie",
    "gemeente",
    "gemeentecode",
    "peildatum",
    "rol",
    "naam",
    "laag",
    "organisatie",
    "selectie",
    "status",
    "bronnen",
]
_SOORTEN = "zorg, sport, cultuur, buurt, ..."


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

_UITLEG_INZET = """\
# inzet:
#   personen:          # hoeveel vrijwilligers
#   uren_per_week:     # hoeveel uur zij gemiddeld per week werken
#   weken:             # hoeveel weken per jaar
#   uren:              # of: hoeveel uren u in een jaar zelf telde
#""".splitlines()

_UITLEG_UREN = """\
# taaklast:
#   uren:              # hoeveel uren u per jaar hebt
#   fte:               # of: hoeveel volle banen, zoals 2.5
#   uren_per_fte:      #     met zoveel uren werk per jaar in een volle baan
#   taken:""".splitlines()


def maak_invulbestand(
    lijst: Vragenlijst, gemeente: str, rol: str, selectie: str, dag: date, *, schema: str | None = None
) -> str:
    """The text of a new answer file: what to fill in is empty, the rest explains.

    `schema` is the name of a JSON Schema in the same folder. Editors look for it beside the file, so it holds no path.
    """
    gevraagd = lijst.rollen[rol].vraagt
    ruw = {
        "scan": lijst.id,
        "versie": lijst.versie,
        "gemeente": gemeente,
        "peildatum": dag,
        "rol": rol,
        "naam": ONBEKEND if "naam" in gevraagd else None,
        "laag": "uitvoering" if "laag" in gevraagd else None,
        "organisatie": {"soort": ONBEKEND, "betaalde_krachten": "nee"} if "organisatie" in gevraagd else None,
        "selectie": selectie,
    }
    return maak_antwoordbestand(lijst, Kop.model_validate(ruw), schema=schema)


def maak_antwoordbestand(lijst: Vragenlijst, kop: Kop, *, schema: str | None = None) -> str:
    """As `maak_invulbestand`, for a header that is known; its sources are still to be put in."""
    begin = [f"# yaml-language-server: $schema={schema}"] if schema else []
    return (
        "\n".join([*begin, *_uitleg_boven(lijst, kop), *_kop(lijst, kop), *_vragen(lijst, kop.rol, kop.selectie)])
        + "\n"
    )


def _uitleg_boven(lijst: Vragenlijst, kop: Kop) -> Iterator[str]:
    gevraagd = lijst.rollen[kop.rol]
    yield from _uitleg(f"{lijst.titel}, versie {lijst.versie}. Ingevuld door: {gevraagd.naam}.")
    if gevraagd.omschrijving:
        yield from _uitleg(gevraagd.omschrijving)
    yield from _WERKWIJZE
    vragen = [vraag for vraag in lijst.vragen.values() if vraag.is_voor(kop.rol, kop.selectie)]
    for naam in dict.fromkeys(vraag.ladder for vraag in vragen if isinstance(vraag, NiveauVraag)):
        ladder = lijst.ladders[naam]
        if ladder.uitleg:
            yield from _uitleg(f"Is het antwoord een cijfer, {ladder.naam}? {ladder.uitleg}")


def _kop(lijst: Vragenlijst, kop: Kop) -> Iterator[str]:
    yield f"scan: {kop.scan}"
    yield f"versie: {citaat(kop.versie)}"
    yield f"gemeente: {citaat(kop.gemeente)}"
    if kop.gemeentecode:
        yield f"gemeentecode: {kop.gemeentecode}"
    yield f"peildatum: {kop.peildatum.isoformat()}"
    yield f"rol: {kop.rol}"
    if kop.naam:
        yield _met_uitleg(f"naam: {scalair(kop.naam, '')}", "de naam van uw afdeling of organisatie")
    if kop.laag:
        yield _met_uitleg(f"laag: {kop.laag}", "beleid of uitvoering")
    if van := kop.organisatie:
        soort = scalair(van.soort, "")
        yield f"organisatie: {{soort: {soort}, betaalde_krachten: {van.betaalde_krachten}}}   # soort: {_SOORTEN}"
    if kop.selectie != "volledig":
        yield f"selectie: {kop.selectie}"
    yield _met_uitleg(f"status: {kop.status}", "concept of vastgesteld")
    yield from yaml_regels(gevulde_velden(kop, zonder=_EIGEN_REGEL))
    if lijst.gesprek and lijst.gesprek.voor == kop.rol:
        yield from _uitleg_gesprek(lijst.gesprek)
    yield "bronnen:"
    yield "  # Noem hier de stukken waarnaar u verwijst, bijvoorbeeld:"
    yield "  # nota: {titel: Nota vrijwillige inzet, datum: 2025-03-01, soort: vastgesteld beleid}"
    yield ""
    yield "antwoorden:"


def _met_uitleg(regel: str, uitleg: str) -> str:
    return f"{regel:<22} # {uitleg}"


def _uitleg_gesprek(gesprek: Gespreksleidraad) -> Iterator[str]:
    """What the role of the conversation guide can enter for it, as comments: whoever leaves them has said nothing."""
    yield "#"
    velden = opsomming(f"'{veld}'" for veld in GESPREKSVELDEN)
    yield from _uitleg(
        f"Voor het gesprek kunt u meer invullen: {velden}. Haal op die regels het hekje met de spatie weg en vul ze "
        "in. Schrijf duizend als 1000. Laat weg wat u niet nodig hebt. Niets hiervan telt mee in een score."
    )
    yield "#"
    yield from _uitleg("Wat is vrijwilligerswerk in geld waard? Vul de eerste drie regels in, of alleen de laatste.")
    yield from _UITLEG_INZET
    yield from _uitleg(
        "Past het werk in uw uren? Vul 'uren' in, of 'fte' en 'uren_per_fte'. Noem alleen taken die van u worden "
        "gevraagd, met de uren per jaar. Weet u die niet? Schrijf dan: weet-niet. Voorrang 1 gaat voor. Uren mogen ook "
        "zo: {aantal: 40, uren_per_keer: 2.5, voorrang: 1}"
    )
    yield from _UITLEG_UREN
    regels = {f"#     {naam}: {{uren: , voorrang: }}": taak.tekst for naam, taak in gesprek.taken.items()}
    breedte = max(map(len, regels))
    yield from (f"{regel:<{breedte}}   # {tekst}" for regel, tekst in regels.items())
    yield "#"


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
    for regel in waarom(vraag):
        yield from _uitleg(regel, "  ")
    yield from _uitleg(voorwaarde(lijst, vraag), "  ")
    keuzes = [f"{keuze.antwoord} = {keuze.tekst}" for keuze in antwoordkeuzes(lijst, vraag)]
    for keuze in keuzes or [antwoordvorm(vraag, "; met een punt voor decimalen")]:
        yield from _uitleg(f"  {keuze}", "  ", "    ")
    for regel in hulpregels(vraag, rol):
        yield from _uitleg(regel, "  ")
    yield f"  {vraag.id}:"
    yield "    antwoord:"


def _uitleg(tekst: str, voor: str = "", verder: str = "") -> list[str]:
    """Comment lines, wrapped. A line end in the text starts a new comment line, never a line of YAML."""
    regels: list[str] = []
    for regel in tekst.splitlines():
        regels += textwrap.wrap(
            regel, _BREEDTE, initial_indent=f"{voor}# ", subsequent_indent=f"{voor}# {verder}", break_long_words=False
        )
    return regels
