"""Answers on their way into a file: where each source goes, what that changes, and writing it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

from ..lezen.antwoorden import Scan
from ..model.antwoorden import Antwoord, Kop
from ..model.basis import slug_van
from ..model.bevinding import MEESTE, BeleidsscanFout, InvoerFout, Uitgang
from ..model.samenvoeging import Samenvoeging, voeg_samen
from ..schrijven.importscherm import toon_nieuw, toon_samenvoeging
from .bewaren import Antwoordenboek, maak_nieuw
from .importbron import in_map, lees_bron
from .laden import meld
from .nieuw import doelpad, zet_schema_naast

_LEEG = Antwoord()
_ONBEKEND = "onbekend"


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
    """One source and where it goes: into a file that is there (`boek`), or a new one."""

    bron: Path
    doel: Path
    scan: Scan
    boek: Antwoordenboek | None
    eigen: Path | None

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
            return toon_samenvoeging(str(self.bron), str(self.doel), self.scan.vragenlijst, self.samen, dagen)
        return toon_nieuw(str(self.bron), str(self.doel), len(_gegeven(self.scan)))

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
        gekozen = samen.veranderingen if keuze == "nieuw" else samen.erbij
        if (self.verschilt and keuze == "stop") or not (gekozen or samen.bronnen):
            meld(f"{self.doel} blijft zoals het was.")
            return
        self.boek.bewaar({een.vraag: een.wordt for een in gekozen}, samen.bronnen)
        anders = sum(een.anders for een in gekozen)
        meld(f"{self.doel} is aangevuld: {len(gekozen) - anders} nieuw, {anders} veranderd.")


def bereid_voor(bestanden: Sequence[Path], naar: str | None, eigen: Path | None, klachten: Klachten) -> list[Invoer]:
    """Read every source and find its place; nothing is written yet."""
    bronnen: dict[Path, Path] = {}
    for pad in bestanden:
        if not pad.is_dir():
            bronnen[pad.resolve()] = pad
        elif gevonden := in_map(pad):
            bronnen |= {bron.resolve(): bron for bron in gevonden}
        else:
            with klachten.van(pad):
                raise BeleidsscanFout(f"In de map {pad} staat niets dat wij kunnen lezen.", Uitgang.NIETS)
    if len(bronnen) > 1 and _is_bestand(naar):
        raise BeleidsscanFout(f"{naar} is één bestand. Noem bij --naar een map als u meer bestanden inbrengt.")
    bezet: dict[Path, Invoer] = {}
    for bron in bronnen.values():
        with klachten.van(bron):
            invoer = _invoer(bron, naar, eigen, bezet)
            bezet[invoer.doel] = invoer
    return list(bezet.values())


def _is_bestand(naar: str | None) -> bool:
    return naar is not None and doelpad(naar, "x") == Path(naar)


def _invoer(bron: Path, naar: str | None, eigen: Path | None, bezet: Mapping[Path, Invoer]) -> Invoer:
    scan = lees_bron(bron, eigen)
    if not _gegeven(scan):
        raise BeleidsscanFout(f"{bron}: hier staan nog geen antwoorden in.", Uitgang.NIETS)
    kop = scan.antwoorden.kop
    naam = _naam(bron, scan)
    for doel in [doelpad(naar, "")] if _is_bestand(naar) else _plekken(doelpad(naar, naam)):
        if doel.resolve() == bron.resolve():
            raise BeleidsscanFout(f"{bron} is al een antwoordbestand. Er valt niets in te brengen.", Uitgang.NIETS)
        if ander := bezet.get(doel):
            if _anders(ander.scan.antwoorden.kop, kop):
                continue
            anoniem = scan.vragenlijst.rollen[kop.rol].anoniem
            hulp = "Geef een van beide een andere naam." if anoniem else "Breng ze na elkaar in."
            raise BeleidsscanFout(f"{bron} en {ander.bron} komen allebei in {doel}. {hulp}", Uitgang.FOUTEN)
        if not doel.exists():
            return Invoer(bron, doel, scan, None, eigen)
        boek = Antwoordenboek(doel, eigen)
        if not (anders := _anders(boek.bestand.kop, kop)):
            return Invoer(bron, doel, scan, boek, eigen)
        if _is_bestand(naar):
            raise BeleidsscanFout(f"{bron} hoort niet bij {doel}: {anders}. Er is niets weggeschreven.", Uitgang.FOUTEN)
    raise AssertionError  # there is always a next number


def _plekken(doel: Path) -> Iterator[Path]:
    """The file itself, and with a number behind its name for others whose names come out the same."""
    yield doel
    yield from (doel.with_name(f"{doel.stem}-{nummer}{doel.suffix}") for nummer in count(2))


def _naam(bron: Path, scan: Scan) -> str:
    """As `nieuw` names a file. Nobody knows who is behind an anonymous role: there the source gives its own name."""
    kop = scan.antwoorden.kop
    if scan.vragenlijst.rollen[kop.rol].anoniem:
        return f"{slug_van(bron.stem, kop.rol)}.yaml"
    delen = [slug_van(kop.gemeente, "gemeente")]
    if kop.rol != "gemeente":
        delen.append(kop.rol)
    if kop.naam and kop.naam != _ONBEKEND:
        delen.append(slug_van(kop.naam, "naam"))
    return f"{'-'.join(delen)}.yaml"


def _anders(een: Kop, ander: Kop) -> str:
    """In what two headers are of different respondents; nothing when they are of the same."""
    for veld in ("scan", "gemeente", "rol", "naam", "laag"):
        a, b = (str(getattr(kop, veld) or _ONBEKEND).strip() for kop in (een, ander))
        if a.casefold() != b.casefold() and _ONBEKEND not in (a, b):
            return f"{veld} is daar {a}, en hier {b}"
    return ""


def _gegeven(scan: Scan) -> list[str]:
    return [vraag for vraag, een in scan.antwoorden.antwoorden.items() if een != _LEEG]
