"""`gesprek`: from answers to a guide of two pages for a talk with the other side."""

from collections.abc import Iterator
from typing import Annotated

import typer

from ..mappen import gegevensmap
from ..model.bevinding import BeleidsscanFout, Uitgang
from .laden import VragenlijstOptie, meld
from .uitvoer import NaarOptie, formaat_hulp, geduld, kies_doelen, kies_formaten, maak_en_lever

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model.gesprek import Gespreksleidraad
    from ..model.leidraad import Gespreksgroep, Kant, Leidraad
    from ..model.vergelijking import Vergelijking
    from ..model.vragenlijst import Vragenlijst
    from .invullers import Invuller

_FORMATEN = ("pdf", "html", "docx")
# What the maker of the guide can fill in for it, and what is told then.
_MEER = {"taaklast": "welke taken in uw uren passen", "inzet": "wat het werk in geld waard is"}
_VOORBEELD = "beleidsscan gesprek steunpunt.yaml gemeente.yaml organisaties/"

PadenOptie = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PAD...", help="Uw eigen bestand eerst; dan dat van de ander, en mappen.", show_default=False
    ),
]
FormaatOptie = Annotated[str | None, typer.Option(metavar="FORMAAT", help=formaat_hulp(_FORMATEN), show_default=False)]


def gesprek(
    paden: PadenOptie = None,
    formaat: FormaatOptie = None,
    naar: NaarOptie = None,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Maak een leidraad van twee bladzijden voor een gesprek met de gemeente.

    Voorbeeld: beleidsscan gesprek steunpunt.yaml gemeente.yaml organisaties/ --formaat pdf,docx
    """
    if not paden:
        raise BeleidsscanFout(f"Noem eerst uw eigen bestand. Voorbeeld: {_VOORBEELD}")
    formaten = kies_formaten(formaat, naar, _FORMATEN)
    from .invullers import laad_invullers

    with geduld("lezen"):
        invullers = laad_invullers(paden, vragenlijst, met_zelf=False)
        eigen = invullers[0]
        leidraad = maak_leidraad(invullers)
    namen = {soort: f"{eigen.pad.stem}-gesprek.{soort}" for soort in formaten}
    doelen = kies_doelen(formaten, naar, namen, [een.pad for een in invullers])
    maak_en_lever(doelen, "de leidraad", lambda soort: _maak(soort, eigen, leidraad))


def maak_leidraad(invullers: "list[Invuller]") -> "Leidraad":
    """Choose the topics and reckon the facts, whatever is made of them. The first file is of who makes the guide.

    Raises BeleidsscanFout when these files give no guide.
    """
    from ..adviseren.gesprek import kies_onderwerpen, reken_feiten
    from ..model.leidraad import Gespreksstof, Leidraad
    from ..rekenen.vergelijk import methode_van

    eigen, lijst = invullers[0], invullers[0].scan.vragenlijst
    gesprek, methode = gesprek_van(lijst), methode_van(lijst)
    _keur_rollen(invullers, gesprek, methode.zelf)
    kant = _kant(eigen)
    _keur_beantwoord(kant, eigen)
    for veld, wat in _MEER.items():
        if getattr(eigen.scan.antwoorden.kop, veld) is None:
            meld(f"Vult u in {eigen.pad} ook '{veld}' in, dan staat in de leidraad {wat}.")
    ander = next((_kant(een) for een in invullers[1:] if een.rol == methode.zelf), None)
    stof = Gespreksstof(kant, ander, _vergelijking(lijst, invullers, kant, ander))
    return Leidraad(
        gesprek_met=methode.zelf,
        stof=stof,
        onderwerpen=kies_onderwerpen(lijst, gesprek, methode, stof),
        feiten=reken_feiten(gesprek, eigen.scan.antwoorden.kop),
        groepen=tuple(_groepen(lijst, invullers, stof.vergelijking)),
    )


def gesprek_van(lijst: "Vragenlijst") -> "Gespreksleidraad":
    """The data for a talk. Raises BeleidsscanFout when the questionnaire has none."""
    if lijst.gesprek is None:
        raise BeleidsscanFout(f"De vragenlijst '{lijst.id}' heeft geen leidraad. Zet gesprek.yaml in haar map.")
    return lijst.gesprek


def _keur_rollen(invullers: "list[Invuller]", gesprek: "Gespreksleidraad", zelf: str) -> None:
    eigen, voor = invullers[0], gesprek.voor
    if eigen.rol != voor:
        bericht = f"{eigen.pad} heeft de rol '{eigen.rol}'. Noem eerst uw eigen bestand, met de rol '{voor}'."
        raise BeleidsscanFout(f"{bericht}\nVoorbeeld: {_VOORBEELD}")
    for rol in (voor, zelf):
        if (aantal := sum(een.rol == rol for een in invullers)) > 1:
            raise BeleidsscanFout(f"Er zijn {aantal} bestanden met de rol '{rol}'. Geef er één.")
    rollen = eigen.scan.vragenlijst.rollen
    over = {een.rol: None for een in invullers if een.rol not in (voor, zelf) and not rollen[een.rol].anoniem}
    for rol in over:
        meld(f"De bestanden met de rol '{rol}' gebruiken wij hier niet. Dat doet wel: beleidsscan vergelijk")


def _kant(invuller: "Invuller") -> "Kant":
    from ..adviseren.adviseer import adviseer
    from ..model.leidraad import Kant
    from ..rekenen.scoor import scoor

    lijst, bestand = invuller.scan.vragenlijst, invuller.scan.antwoorden
    uitslag = scoor(lijst, bestand)
    uit_document = bestand.kop.herkomst == "openbaar document"
    return Kant(invuller.rol, bestand.kop.peildatum, uit_document, uitslag, adviseer(lijst, uitslag))


def _keur_beantwoord(kant: "Kant", eigen: "Invuller") -> None:
    """A guide about nothing helps nobody; 'weet-niet' and 'nvt' are answers too."""
    if all(een.toestand not in ("bekend", "weet-niet", "nvt") for een in kant.uitslag.vragen.values()):
        bericht = f"Er is nog geen enkele vraag beantwoord. Vul in {eigen.pad} achter 'antwoord:' iets in."
        raise BeleidsscanFout(bericht, Uitgang.NIETS)


def _vergelijking(
    lijst: "Vragenlijst", invullers: "list[Invuller]", eigen: "Kant", ander: "Kant | None"
) -> "Vergelijking | None":
    """All voices side by side; without the other side, the others beside who makes the guide."""
    from ..rekenen.vergelijk import methode_van, vergelijk

    rollen = {eigen.rol, *(rol for rol, een in lijst.rollen.items() if een.anoniem), *([ander.rol] if ander else [])}
    bestanden = [een.scan.antwoorden for een in invullers if een.rol in rollen]
    if len(bestanden) == 1:
        return None
    methode = methode_van(lijst).model_copy(update={"zelf": (ander or eigen).rol})
    naast = lijst.methode.model_copy(update={"vergelijken": methode})
    return vergelijk(lijst.model_copy(update={"methode": naast}), bestanden)


def _groepen(
    lijst: "Vragenlijst", invullers: "list[Invuller]", vergelijking: "Vergelijking | None"
) -> "Iterator[Gespreksgroep]":
    from ..model.leidraad import Gespreksgroep

    beelden = vergelijking.groepen if vergelijking else ()
    te_zien = {beeld.rol for beeld in beelden if any(vraag.geheel for vraag in beeld.vragen)}
    for rol, een in lijst.rollen.items():
        if een.anoniem:
            aantal = sum(invuller.rol == rol for invuller in invullers)
            yield Gespreksgroep(rol, aantal, rol in te_zien)


def _maak(soort: str, eigen: "Invuller", leidraad: "Leidraad") -> bytes:
    from ..schrijven.gesprekstekst import maak_gespreksblad

    lijst, kop = eigen.scan.vragenlijst, eigen.scan.antwoorden.kop
    blad = maak_gespreksblad(lijst, gesprek_van(lijst), kop, leidraad)
    if soort == "docx":
        from ..schrijven.gespreksdocx import naar_docx

        return naar_docx(blad, accent=kop.huisstijl.accent, datum=kop.peildatum)
    from ..schrijven.gesprekshtml import naar_html

    sjablonen = gegevensmap("sjablonen")
    if soort == "html":
        return naar_html(blad, lijst, kop, sjablonen, voor_pdf=False).encode()
    from ..schrijven.pdf import naar_pdf

    html = naar_html(blad, lijst, kop, sjablonen, voor_pdf=True)
    return naar_pdf(html, sjabloonmap=sjablonen, bijlagen=[], datum=kop.peildatum)
