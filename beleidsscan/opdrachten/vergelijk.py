"""`vergelijk`: those who answered for one municipality, side by side."""

import gc
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout, Uitgang
from .laden import VragenlijstOptie
from .uitvoer import FormaatOptie, NaarOptie, geduld, kies_doelen, kies_formaten, maak_en_lever

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.vergelijking import Vergelijking
    from ..schrijven.vergelijkinhoud import Vergelijkinhoud
    from .invullers import Invuller

PadenOptie = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PAD...", help="Antwoordbestanden, mappen of patronen zoals organisaties/*.yaml.", show_default=False
    ),
]


def vergelijk(
    paden: PadenOptie = None,
    formaat: FormaatOptie = None,
    naar: NaarOptie = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Zet de antwoorden van gemeente, steunpunt, organisaties en afdelingen naast elkaar.

    Voorbeeld: beleidsscan vergelijk gemeente.yaml steunpunt.yaml organisaties/ afdelingen/
    """
    if not paden:
        raise BeleidsscanFout(
            "Noem de bestanden of mappen. Voorbeeld: beleidsscan vergelijk gemeente.yaml steunpunt.yaml"
        )
    formaten = kies_formaten(formaat, naar)
    from ..model.basis import slug_van
    from .invullers import laad_invullers

    with geduld("lezen"):
        invullers = laad_invullers(paden, vragenlijst, met_zelf=True)
        inhoud = reken(invullers)
    stam = f"{slug_van(inhoud.kop.gemeente, anders='gemeente')}-vergelijking"
    namen = {soort: f"{stam}.{soort}" for soort in formaten}
    doelen = kies_doelen(formaten, naar, namen, [een.pad for een in invullers])
    maak_en_lever(doelen, "de vergelijking", lambda soort: _maak(soort, inhoud))


def reken(invullers: "list[Invuller]") -> "Vergelijkinhoud":
    """Compute everything once, whatever is made of it. Raises BeleidsscanFout when there is nothing to compare."""
    from ..lezen.huisstijl import lees_huisstijl
    from ..rekenen.vergelijk import methode_van, vergelijk
    from ..schrijven.vergelijkinhoud import Vergelijkinhoud

    een = invullers[0].scan
    zelf = methode_van(een.vragenlijst).zelf
    if all(invuller.rol == zelf for invuller in invullers):
        bericht = f"Er is alleen een bestand met de rol '{zelf}'. Noem ook een bestand van een ander."
        raise BeleidsscanFout(bericht, Uitgang.NIETS)
    vergelijking = vergelijk(een.vragenlijst, [invuller.scan.antwoorden for invuller in invullers])
    _keur_beantwoord(vergelijking)
    eigen = next(invuller for invuller in invullers if invuller.rol == zelf)
    kop = eigen.scan.antwoorden.kop
    logo = lees_huisstijl(kop.huisstijl, eigen.pad.parent, eigen.scan.plaatsen)
    return Vergelijkinhoud(een.vragenlijst, een.vragenlijst_sha256, kop, vergelijking, logo)


def _keur_beantwoord(vergelijking: "Vergelijking") -> None:
    """A comparison of nothing helps nobody."""
    stemmen = (stem for rol in vergelijking.rollen for vraag in rol.vragen for stem in (vraag.zelf, vraag.ander))
    if all(stem.waarde is None for stem in stemmen):
        raise BeleidsscanFout("Er is nog geen enkele vraag beantwoord die voor meer dan één rol geldt.", Uitgang.NIETS)


def _maak(soort: str, inhoud: "Vergelijkinhoud") -> bytes:
    if soort == "json":
        from ..schrijven.uitslag_json import naar_json

        return naar_json(inhoud.document)
    from ..schrijven.vergelijkblad import naar_html

    sjablonen = gegevensmap("sjablonen")
    if soort == "html":
        return naar_html(inhoud, sjablonen, voor_pdf=False).encode()
    from ..schrijven.pdf import naar_pdf

    gc.enable()  # drawing hundreds of thousands of boxes leaves garbage worth collecting
    # Nothing travels inside: whoever reads the comparison needs no answers of others.
    return naar_pdf(
        naar_html(inhoud, sjablonen, voor_pdf=True), sjabloonmap=sjablonen, bijlagen=[], datum=inhoud.kop.peildatum
    )
