"""`formulier`: the questions of one role as a page for a browser, or as a workbook."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout
from .laden import EERSTE_SCAN, ScanOptie, VragenlijstOptie, keur_invuller, laad_vragenlijst, meld, vragenlijstmap
from .uitvoer import eindigt_op, keur_scherm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.vragenlijst import Vragenlijst

_FORMATEN = ("html", "xlsx")


def formulier(
    rol: Annotated[str, typer.Option(metavar="ROL", help="Wie antwoordt.")] = "gemeente",
    scan: ScanOptie = EERSTE_SCAN,
    kern: Annotated[bool, typer.Option("--kern", help="Alleen de kernvragen.")] = False,
    gemeente: Annotated[
        str | None,
        typer.Option(metavar="NAAM", help="De naam van de gemeente, vast ingevuld.", show_default=False),
    ] = None,
    formaat: Annotated[
        str | None,
        typer.Option(
            metavar="FORMAAT",
            help="html voor een browser, of xlsx voor Excel. Zonder: zoals --naar eindigt, en anders html.",
            show_default=False,
        ),
    ] = None,
    naar: Annotated[
        str | None,
        typer.Option(metavar="PAD", help="Een map of een bestand, of - voor de uitvoer.", show_default=False),
    ] = None,
    overschrijf: Annotated[bool, typer.Option("--overschrijf", help="Vervang een bestand dat er al is.")] = False,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Maak een formulier om in te vullen, voor een browser of voor Excel.

    Het formulier is één bestand, dat u kunt mailen. Invullen kan zonder internet en zonder dit programma.

    Voorbeeld: beleidsscan formulier --rol organisatie --naar formulier.html
    """
    soort = _soort(formaat, naar)
    lijst = laad_vragenlijst(vragenlijstmap(vragenlijst), scan).vragenlijst
    selectie = "kern" if kern else "volledig"
    keur_invuller(lijst, rol, selectie, gemeente)
    inhoud = _maak(soort, lijst, rol, selectie, gemeente or "")
    if naar == "-":
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
        return
    from ..schrijven.bestand import schrijf_atomair

    doel = Path(naar or ".")
    pad = doel if eindigt_op(naar, _FORMATEN) else doel / f"formulier-{rol}.{soort}"
    schrijf_atomair(pad, inhoud, overschrijf=overschrijf)
    print(pad)
    if soort == "html":
        meld("Open dit bestand in een browser. Klaar? Bewaar daar het antwoordbestand.")


def _soort(formaat: str | None, naar: str | None) -> str:
    gevraagd = eindigt_op(naar, _FORMATEN)
    soort = (formaat or gevraagd or "html").strip().lower()
    if soort not in _FORMATEN:
        raise BeleidsscanFout(f"Het formaat '{soort}' is er niet. Kies uit: {', '.join(_FORMATEN)}.")
    if gevraagd and gevraagd != soort:
        raise BeleidsscanFout(f"{naar} eindigt op .{gevraagd}, maar het formaat is {soort}.")
    if naar == "-":
        keur_scherm(soort)
    return soort


def _maak(soort: str, lijst: "Vragenlijst", rol: str, selectie: str, gemeente: str) -> bytes:
    if soort == "xlsx":
        from ..rekenen.leestijd import minuten_van
        from ..schrijven.werkboek import maak_werkboek

        minuten = minuten_van((vraag for vraag in lijst.vragen.values() if vraag.is_voor(rol, selectie)), rol)
        return maak_werkboek(lijst, rol, selectie, gemeente, date.today(), minuten)
    from ..rekenen.leestijd import seconden_voor
    from ..schrijven.formulier import maak_formulier

    seconden = {vraag.id: seconden_voor(vraag, rol) for vraag in lijst.vragen.values()}
    return maak_formulier(lijst, gegevensmap("sjablonen"), rol, selectie, gemeente, seconden).encode()
