"""`invullen`: answer the questions in the terminal, one by one."""

import shlex
from pathlib import Path

import typer

from ..model.bevinding import BeleidsscanFout, Uitgang, reden_van
from .laden import AntwoordenOptie, VragenlijstOptie

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .bewaren import Antwoordenboek
    from .invulboek import Invulboek
    from .terminal import Gesprek


def invullen(antwoorden: AntwoordenOptie, vragenlijst: VragenlijstOptie = None) -> None:
    """Vul de vragen één voor één in, hier op het scherm.

    Elk antwoord wordt meteen bewaard. Stoppen kan altijd: de volgende keer gaat u verder waar u was.

    Voorbeeld: beleidsscan invullen gemeente.yaml
    """
    from ..schrijven.invulscherm import afscheid, begin, bestand_weg
    from ..schrijven.privacy import privacyregels
    from .bewaren import Antwoordenboek
    from .invulboek import Invulboek
    from .invulroute import route_van
    from .terminal import Gesprek, Terminal

    boek = _open(antwoorden, vragenlijst)
    kop, naam = boek.bestand.kop, str(antwoorden)
    route = route_van(boek.lijst, boek.bestand)
    if not route.gevraagd:
        raise BeleidsscanFout(f"Voor de rol '{kop.rol}' heeft deze vragenlijst geen vragen.", Uitgang.NIETS)
    _keur_schrijfbaar(boek)
    gesprek = Gesprek(Terminal())
    invulboek = Invulboek(boek, gesprek)
    gesprek.zeg(*begin(boek.lijst, kop.rol, naam))
    if route.open == route.gevraagd:
        gesprek.zeg("", *privacyregels(boek.lijst, kop.rol, naam))
    _voer(boek, invulboek, gesprek)
    extra = f" --vragenlijst {shlex.quote(str(vragenlijst))}" if vragenlijst else ""
    try:
        nu = Antwoordenboek(antwoorden, vragenlijst).bestand
    except BeleidsscanFout as fout:
        gesprek.zeg(*bestand_weg(naam, str(fout), extra))
        raise typer.Exit(Uitgang.ONBRUIKBAAR) from None
    route = route_van(boek.lijst, nu)
    veranderd = bool(invulboek.bewaard) or nu.kop != kop
    ingevuld = len(route.gevraagd) - len(route.open)
    gesprek.zeg(*afscheid(naam, ingevuld, len(route.gevraagd), extra, veranderd=veranderd))
    if invulboek.onaf:
        raise typer.Exit(Uitgang.ONBRUIKBAAR)


def _voer(antwoordenboek: "Antwoordenboek", boek: "Invulboek", gesprek: "Gesprek") -> None:
    """The conversation, to whatever end; what was typed in vain is said."""
    from ..schrijven.invulscherm import onaf
    from .invulgesprek import Invulgesprek
    from .invulwie import vraag_wie
    from .terminal import Gestopt

    zeker = True
    try:
        vraag_wie(antwoordenboek, gesprek)
        Invulgesprek(boek, gesprek).voer()
    except (EOFError, Gestopt):
        gesprek.zeg("")
    except KeyboardInterrupt:  # perhaps in the middle of saving
        zeker = False
        gesprek.zeg("")
    gesprek.zeg(*onaf(boek.onaf, zeker=zeker))


def _open(pad: Path, eigen: Path | None) -> "Antwoordenboek":
    from .bewaren import Antwoordenboek

    try:
        return Antwoordenboek(pad, eigen)
    except BeleidsscanFout as fout:
        if pad.exists():
            raise
        nieuw = f"Een nieuw bestand maakt u met: beleidsscan nieuw UwGemeente --naar {shlex.quote(str(pad))}"
        raise BeleidsscanFout(f"{fout}\n{nieuw}", fout.uitgang) from None


def _keur_schrijfbaar(boek: "Antwoordenboek") -> None:
    """Try whether an answer can be saved, before somebody thinks about one. Raises BeleidsscanFout."""
    import tempfile

    from .bewaren import keur_schrijfbaar

    boek.bewaar({})
    keur_schrijfbaar(boek.pad)
    pad = boek.pad.resolve()
    try:
        with tempfile.TemporaryFile(dir=pad.parent) as proef:
            proef.write(pad.read_bytes())
    except OSError as fout:
        raise BeleidsscanFout(f"{boek.pad} is niet te schrijven: {reden_van(fout)}.") from None
