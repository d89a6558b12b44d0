"""Answers on their way into a file: what they change there, and writing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ..lezen.antwoorden import Scan
from ..model.bevinding import MEESTE, BeleidsscanFout, InvoerFout, Uitgang
from ..model.samenvoeging import Samenvoeging, voeg_samen
from ..schrijven.importscherm import niet_overgenomen, toon_nieuw, toon_samenvoeging
from ..schrijven.schemas import schemanaam
from .bewaren import Antwoordenboek, maak_nieuw
from .importbron import gegeven
from .laden import meld
from .nieuw import zet_schema_naast


class Klachten:
    """Everything that was wrong with every source. Those that are good, go on."""

    def __init__(self) -> None:
        self._fouten: list[BeleidsscanFout] = []
        self._bronnen: set[Path] = set()
        self._mis: set[Path] = set()

    @contextmanager
    def van(self, bron: Path) -> Iterator[None]:
        """Whatever goes wrong with one source."""
        self._bronnen.add(bron)
        try:
            yield
        except BeleidsscanFout as fout:
            self._fouten.append(fout)
            self._mis.add(bron)

    def sluit_af(self) -> None:
        """Say all of it at once. Raises the worst that was found."""
        if not self._fouten:
            return
        if len(self._bronnen) == 1:
            raise self._fouten[0]
        gewoon = [str(een) for een in self._fouten if not isinstance(een, InvoerFout)]
        vondsten = [str(een) for fout in self._fouten if isinstance(fout, InvoerFout) for een in fout.bevindingen]
        if (meer := len(vondsten) - MEESTE) > 0:
            vondsten[MEESTE:] = [f"... en nog {meer} bevindingen. Verbeter eerst deze."]
        aantal = len(self._bronnen)
        gelukt = aantal - len(self._mis)
        bericht = "\n".join(
            [*vondsten, *gewoon, f"Van de {aantal} bestanden: {gelukt} verwerkt, {aantal - gelukt} niet."]
        )
        # An error in what could be read comes first: that is what somebody can mend.
        uitgang = min(fout.uitgang for fout in self._fouten)
        if uitgang != Uitgang.NIETS or not gelukt:
            raise BeleidsscanFout(bericht, uitgang)
        meld(bericht)


class Invoer(NamedTuple):
    """One source and where it goes: into a file that is there (`boek`), or a new one.

    `genummerd`: another anonymous respondent has the name without a number.
    """

    bron: Path
    doel: Path
    scan: Scan
    boek: Antwoordenboek | None
    eigen: Path | None
    genummerd: bool = False

    @property
    def schema(self) -> str:
        """What comes to stand beside a new file."""
        return schemanaam("antwoorden", self.scan.vragenlijst.id)

    @property
    def samen(self) -> Samenvoeging | None:
        """What it changes in a file that is there."""
        return voeg_samen(self.boek.bestand, self.scan.antwoorden) if self.boek else None

    @property
    def verschilt(self) -> bool:
        """Whether somebody has to choose."""
        return bool(self.samen and self.samen.anders)

    def scherm(self) -> str:
        """What is going to happen."""
        if self.boek and self.samen:
            dagen = (self.boek.bestand.kop.peildatum, self.scan.antwoorden.kop.peildatum)
            kop = self.boek.bestand.kop
            return toon_samenvoeging(str(self.bron), str(self.doel), self.scan.vragenlijst, kop, self.samen, dagen)
        return toon_nieuw(str(self.bron), str(self.doel), len(gegeven(self.scan.antwoorden)), genummerd=self.genummerd)

    def schrijf(self, keuze: str) -> None:
        """Write; `keuze` is which answers stay where two differ, `stop` for none, or `onbekend`."""
        if self.boek is None or self.samen is None:
            maak_nieuw(self.doel, self.scan.vragenlijst, self.scan.antwoorden, self.eigen)
            zet_schema_naast(self.doel, self.scan.vragenlijst)
            meld(f"{self.doel} is gemaakt.")
            return
        if self.verschilt and keuze == "onbekend":
            raise BeleidsscanFout(
                f"{self.bron} en {self.doel} verschillen. Er is niets weggeschreven."
                " Kies met --bij-verschil oud of --bij-verschil nieuw.",
                Uitgang.FOUTEN,
            )
        samen = self.samen
        if self.verschilt and keuze == "stop":
            meld(f"{self.doel} blijft zoals het was.")
            return
        self._vul_aan(self.boek, samen, nieuw=keuze == "nieuw")

    def _vul_aan(self, boek: Antwoordenboek, samen: Samenvoeging, *, nieuw: bool) -> None:
        """`nieuw`: what is other gives way too; else it stays, and what that costs is said."""
        wordt = {een.vraag: een.wordt if nieuw else een.aangevuld for een in samen.veranderingen}
        gekozen = {een.vraag: wordt[een.vraag] for een in samen.veranderingen if wordt[een.vraag] != een.nu}
        if gekozen or samen.bronnen or samen.kop:
            boek.bewaar(gekozen, samen.bronnen, samen.kop)
            anders = len(samen.anders) if nieuw else 0
            meld(f"{self.doel} is aangevuld: {len(gekozen) - anders} nieuw, {anders} veranderd.")
        else:
            meld(f"{self.doel} blijft zoals het was.")
        if samen.anders and not nieuw:
            meld(niet_overgenomen(boek.lijst, boek.bestand.kop, samen.anders))
