"""`bijwerken`: an answer file to the present version of its questionnaire."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Uitgang
from .laden import AntwoordenOptie, VragenlijstOptie, kies, laad_vragenlijst, meld, op_terminal, vragenlijstmap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..lezen.antwoordtekst import Antwoordbron
    from ..model.lot import Lot
    from ..model.migratie import Migratie
    from ..model.vragenlijst import Vragenlijst


_JA_NEE = {"j": "ja", "ja": "ja", "n": "nee", "nee": "nee"}


class _Werk(NamedTuple):
    """What would be written, what that would replace, and the screen that shows the difference."""

    oud: bytes
    nieuw: bytes
    scherm: str


def bijwerken(
    antwoorden: AntwoordenOptie,
    alleen_tonen: Annotated[
        bool, typer.Option("--alleen-tonen", help="Toon wat er verandert en schrijf niets.")
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Schrijf weg zonder te vragen.")] = False,
    vragenlijst: VragenlijstOptie = None,
) -> None:
    """Werk een antwoordbestand bij naar de nieuwste versie van de vragenlijst.

    Voorbeeld: beleidsscan bijwerken gemeente.yaml
    """
    if ja and alleen_tonen:
        raise BeleidsscanFout("Kies --ja of --alleen-tonen, niet allebei.")
    werk = _bereid_voor(antwoorden, vragenlijstmap(vragenlijst))
    if werk is None:
        print("Er is niets bij te werken.")
        return
    sys.stdout.write(werk.scherm)
    sys.stdout.flush()
    if alleen_tonen:
        return
    if not ja and not op_terminal():
        meld("Er is niets weggeschreven. Wegschrijven kan met: beleidsscan bijwerken BESTAND --ja")
    elif ja or kies("Zal ik dit wegschrijven? [j/n]", _JA_NEE, "nee") == "ja":
        _schrijf(antwoorden, werk)
        meld(f"{antwoorden} is bijgewerkt. Kijk het na met: beleidsscan controleer BESTAND")
    else:
        meld("Er is niets weggeschreven.")


def _bereid_voor(pad: Path, map_: Path) -> _Werk | None:
    """What there is to do; None when the file is at the present version.

    Raises InvoerFout when there is no way from its version, or when an answer in it is not an answer at all.
    """
    from ..lezen.antwoordtekst import inhoud_van, lees_antwoordbron, ontleed, tekst_van
    from ..model.lot import bepaal_loten
    from ..schrijven.bijwerken import beschrijf, verschil, werk_bij

    bron = lees_antwoordbron(pad, partial(laad_vragenlijst, map_))
    lijst = bron.vragenlijst
    _keur_migraties(lijst, map_)
    if not (stappen := _stappen(bron, lijst)):
        return None
    loten = bepaal_loten(lijst, stappen, bron.antwoorden(), str(bron.ruw.get("rol")))
    oud = tekst_van(bron.inhoud)
    nieuw = werk_bij(ontleed(oud), loten, lijst.versie)
    if not _klopt(bron, nieuw, loten):
        raise BeleidsscanFout(
            f"{pad} is zo geschreven dat wij het niet veilig kunnen bijwerken. Er is niets veranderd.", Uitgang.FOUTEN
        )
    lijstje = beschrijf(str(pad), bron.versie, lijst.versie, loten, lijst.vragen)
    return _Werk(bron.inhoud, inhoud_van(nieuw, bron.inhoud), f"{lijstje}\n{verschil(str(pad), oud, nieuw)}")


def _keur_migraties(lijst: "Vragenlijst", map_: Path) -> None:
    """Steps that are wrong themselves would spoil answers."""
    from ..controles.migraties import controleer
    from ..lezen.vragenlijst import lees_vragenlijst, vind_vragenlijst

    if gebreken := list(controleer(lijst)):
        # Where everything stands is not kept with a questionnaire that has passed its checks.
        plaatsen = lees_vragenlijst(vind_vragenlijst(lijst.id, map_)).plaatsen
        paren = [(een, plaatsen.zoek(een.route, sleutel=een.bij_naam)) for een in gebreken]
        raise InvoerFout([Bevinding(plaats, "migratie", een.bericht, hulp=een.hulp) for een, plaats in paren])


def _stappen(bron: "Antwoordbron", lijst: "Vragenlijst") -> "tuple[Migratie, ...]":
    from ..model.migratie import keten

    stappen = keten(lijst.migraties, bron.versie, lijst.versie)
    if stappen is None:
        vanaf = ", ".join(stap.van for stap in lijst.migraties)
        hulp = f"Bijwerken kan vanaf versie: {vanaf}." if vanaf else "Bijwerken kan bij deze vragenlijst nog niet."
        bericht = f"Van versie {bron.versie} naar versie {lijst.versie} weten wij de weg niet."
        raise InvoerFout([Bevinding(bron.plaatsen.zoek(("versie",)), "versie", bericht, hulp=hulp)])
    return stappen


def _klopt(bron: "Antwoordbron", nieuw: str, loten: "Sequence[Lot]") -> bool:
    """Whether the new text, read again, says what it should: the answers of people deserve a second look."""
    from ..lezen.yaml import lees_yaml_tekst

    try:
        ruw, plaatsen = lees_yaml_tekst(nieuw, "")
    except InvoerFout:
        return False
    antwoorden: dict[str, Any] = {}
    for lot in loten:
        gegeven = bron.ruw["antwoorden"][lot.oud]
        if lot.blijft_open:
            antwoorden[lot.nieuw] = None
        elif not lot.reden and lot.waarde != lot.oude_waarde:
            antwoorden[lot.nieuw] = gegeven | {"antwoord": lot.waarde} if isinstance(gegeven, dict) else lot.waarde
        elif not lot.reden:
            antwoorden[lot.nieuw] = gegeven
    kop = {naam: een for naam, een in bron.ruw.items() if naam not in ("versie", "antwoorden")}
    nieuwe_kop = {naam: een for naam, een in ruw.items() if naam not in ("versie", "antwoorden")}
    return (
        not plaatsen.bevindingen
        and (nieuwe_kop, list(ruw)) == (kop, list(bron.ruw))
        and str(ruw["versie"]) == bron.vragenlijst.versie
        and list((ruw.get("antwoorden") or {}).items()) == list(antwoorden.items())
    )


def _schrijf(pad: Path, werk: _Werk) -> None:
    """Write, unless the file is marked as read-only or has changed since it was read."""
    from ..lezen.yaml import GROOTSTE_BESTAND, lees_bytes
    from .bewaren import op_slot, vervang

    with op_slot(pad):
        if lees_bytes(pad, GROOTSTE_BESTAND) != werk.oud:
            raise BeleidsscanFout(f"{pad} is intussen veranderd. Er is niets weggeschreven.")
        vervang(pad, werk.nieuw)
