"""Complaints about a workbook in its own words: what stood in a cell, and what there is to choose from on the sheet."""

from collections.abc import Container, Iterator

from ..model.bevinding import Bevinding, Plaats, dichtstbij
from ..model.vraag import KeuzeVraag, Vraag
from ..model.vraagnummers import vraagnummers
from ..model.werkboek import REDEN
from .antwoorden import Scan

# What the rules for an answer file say in words of YAML.
_IN_WERKBOEK = {
    "reden-ontbreekt": ("Bij 'nvt' hoort een reden.", f"Vul op deze rij ook de kolom '{REDEN}' in."),
    "tekst": ("Hier hoort tekst.", ""),
}
_MET_WAT_ER_STAAT = frozenset({"niveau", "ja-nee", "getal", "waarde"})
_MEESTE_GENOEMD = 10
_LANGSTE_GENOEMD = 60


class Celklachten:
    """Remembers what stood in the cells, for as far as somebody may complain about it."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self._leeg: dict[str, str] = {}
        self._gevuld: dict[str, tuple[Vraag | None, str]] = {}

    def onthoud(self, plek: str, vraag: Vraag | None, tekst: str, als_leeg: str = "") -> None:
        """What stands in a cell, as an answer to a question or not; `als_leeg`: what to say when nothing does."""
        cel = f"{self._bestand} {plek}"
        if tekst:
            kort = tekst if len(tekst) <= _LANGSTE_GENOEMD else f"{tekst[:_LANGSTE_GENOEMD].rstrip()}…"
            self._gevuld[cel] = vraag, kort
        else:
            self._leeg[cel] = als_leeg

    def verwoord(self, bevinding: Bevinding) -> Bevinding:
        """The same finding for who has the workbook open."""
        cel = bevinding.plaats.bestand
        bericht, hulp = _IN_WERKBOEK.get(bevinding.code, (bevinding.bericht, bevinding.hulp))
        vraag, tekst = self._gevuld.get(cel, (None, ""))
        if cel in self._leeg:
            bericht, hulp = self._leeg[cel], ""
        elif bevinding.code == "keuze" and isinstance(vraag, KeuzeVraag):
            bericht, hulp = _geen_keuze(vraag, tekst)
        elif bevinding.code in _MET_WAT_ER_STAAT and tekst not in bericht:
            bericht = f"Hier staat '{tekst}'. {bericht}"
        return bevinding._replace(bericht=bericht, hulp=hulp)


def _geen_keuze(vraag: KeuzeVraag, tekst: str) -> tuple[str, str]:
    keuzes = [optie.tekst.rstrip(".") for optie in vraag.opties]
    genoemd = ", ".join(f"'{een}'" for een in keuzes)
    hulp = dichtstbij(tekst.lower(), [een.lower() for een in keuzes])
    return f"'{tekst}' is hier geen keuze. Kies uit: {genoemd}.", hulp


def rijen_weg(bestand: str, scan: Scan, gezien: Container[str]) -> Iterator[Bevinding]:
    """A warning for questions that have no row any more."""
    kop, vragen = scan.antwoorden.kop, scan.vragenlijst.vragen
    nummers = vraagnummers(scan.vragenlijst, kop.rol, kop.selectie)
    weg = [f"{nummer} ({vragen[naam].kort})" for naam, nummer in nummers.items() if naam not in gezien]
    if weg:
        meer = [f"en nog {len(weg) - _MEESTE_GENOEMD}"] if len(weg) > _MEESTE_GENOEMD else []
        hoeveel = "1 vraag" if len(weg) == 1 else f"{len(weg)} vragen"
        bericht = f"Van {hoeveel} ontbreekt de rij: {', '.join(weg[:_MEESTE_GENOEMD] + meer)}."
        hulp = "Stond daarbij al een antwoord in uw antwoordbestand? Dan blijft dat staan."
        yield Bevinding(Plaats(bestand), "ontbreekt", bericht, "waarschuwing", hulp)
