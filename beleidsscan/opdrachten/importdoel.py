"""Where every source of an import goes: which file it makes or fills up."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from ..lezen.antwoorden import Scan
from ..model.antwoorden import ONBEKEND, Antwoordbestand, Kop
from ..model.basis import slug_van
from ..model.bevinding import BeleidsscanFout, Uitgang
from ..schrijven.schermtekst import toonbaar
from .bewaren import Antwoordenboek
from .importbron import gegeven, in_map, lees_bron
from .invoeren import Invoer, Klachten
from .laden import meld
from .nieuw import doelpad

_MEESTE_GENOEMD = 10


def bereid_voor(bestanden: Sequence[Path], naar: str | None, eigen: Path | None, klachten: Klachten) -> list[Invoer]:
    """Read every source and find its place; nothing is written yet."""
    bronnen: dict[Path, Path] = {}
    for pad in bestanden:
        if not pad.is_dir():
            bronnen[pad.resolve()] = pad
        elif gevonden := _uit_map(pad):
            bronnen |= {bron.resolve(): bron for bron in gevonden}
        else:
            with klachten.van(pad):
                raise BeleidsscanFout(f"In de map {pad} staat niets dat wij kunnen lezen.", Uitgang.NIETS)
    verdeling = _Verdeling(naar, eigen)
    if len(bronnen) > 1 and verdeling.een_bestand:
        raise BeleidsscanFout(f"{naar} is één bestand. Noem bij --naar een map als u meer bestanden inbrengt.")
    for bron in bronnen.values():
        with klachten.van(bron):
            verdeling.voeg_toe(bron)
    return list(verdeling.invoer.values())


def _uit_map(map_: Path) -> list[Path]:
    """What can be brought in from a folder; what cannot is said."""
    bronnen, overgeslagen = in_map(map_)
    if overgeslagen:
        meer = [f"en nog {len(overgeslagen) - _MEESTE_GENOEMD}"] if len(overgeslagen) > _MEESTE_GENOEMD else []
        meld(toonbaar(f"Overgeslagen in {map_}: {', '.join([*overgeslagen[:_MEESTE_GENOEMD], *meer])}."))
    return bronnen


class _Verdeling:
    """Gives each source a file of its own. Nobody knows who is behind an anonymous role: there the content tells."""

    def __init__(self, naar: str | None, eigen: Path | None) -> None:
        self.invoer: dict[Path, Invoer] = {}
        self.een_bestand = naar is not None and doelpad(naar, "x") == Path(naar)
        self._naar, self._eigen = naar, eigen
        self._boeken: dict[Path, Antwoordenboek] = {}

    def voeg_toe(self, bron: Path) -> None:
        """Read a source and find its file. Raises BeleidsscanFout when it has none, or nothing to say."""
        scan = lees_bron(bron, self._eigen)
        if not gegeven(scan.antwoorden):
            raise BeleidsscanFout(f"{bron}: hier staan nog geen antwoorden in.", Uitgang.NIETS)
        eerste = doelpad(self._naar, _naam(bron, scan))
        for doel in [eerste] if self.een_bestand else _plekken(eerste):
            if self._past(doel, bron, scan):
                boek = self._boek(doel) if doel.exists() else None
                anoniem = scan.vragenlijst.rollen[scan.antwoorden.kop.rol].anoniem
                self.invoer[doel] = Invoer(bron, doel, scan, boek, self._eigen, anoniem and doel != eerste)
                return

    def _past(self, doel: Path, bron: Path, scan: Scan) -> bool:
        """Whether this is the file for a source. Raises BeleidsscanFout when it should be, and cannot."""
        if doel.resolve() == bron.resolve():
            raise BeleidsscanFout(f"{bron} is al een antwoordbestand. Er valt niets in te brengen.", Uitgang.NIETS)
        kop = scan.antwoorden.kop
        anoniem = scan.vragenlijst.rollen[kop.rol].anoniem
        if ander := self.invoer.get(doel):
            if _anders(ander.scan.antwoorden.kop, kop):
                return False
            if not anoniem:
                bericht = f"{bron} en {ander.bron} komen allebei in {doel}. Breng ze na elkaar in."
                raise BeleidsscanFout(bericht, Uitgang.FOUTEN)
            if _zegt_hetzelfde(ander.scan.antwoorden, scan.antwoorden):
                raise BeleidsscanFout(f"{bron} is gelijk aan {ander.bron}, en telt niet nog eens.", Uitgang.NIETS)
            return False
        if not doel.exists():
            return True
        er_al = self._boek(doel).bestand
        anders = _anders(er_al.kop, kop)
        if anders and self.een_bestand:
            raise BeleidsscanFout(f"{bron} hoort niet bij {doel}: {anders}. Er is niets weggeschreven.", Uitgang.FOUTEN)
        return not anders and (self.een_bestand or not anoniem or _zegt_hetzelfde(er_al, scan.antwoorden))

    def _boek(self, doel: Path) -> Antwoordenboek:
        if doel not in self._boeken:
            self._boeken[doel] = Antwoordenboek(doel, self._eigen)
        return self._boeken[doel]


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
    if kop.naam and kop.naam != ONBEKEND:
        delen.append(slug_van(kop.naam, "naam"))
    return f"{'-'.join(delen)}.yaml"


def _anders(een: Kop, ander: Kop) -> str:
    """In what two headers are of different respondents; nothing when they are of the same."""
    for veld in ("scan", "gemeente", "rol", "naam", "laag"):
        a, b = (str(getattr(kop, veld)).strip() for kop in (een, ander))
        if a.casefold() != b.casefold() and not een.is_open(veld) and not ander.is_open(veld):
            return f"{veld} is daar {a}, en hier {b}"
    return ""


def _zegt_hetzelfde(een: Antwoordbestand, ander: Antwoordbestand) -> bool:
    """Whether two files of an anonymous role are of one respondent, as far as anybody can tell."""
    koppen = [(bestand.kop.peildatum, bestand.kop.organisatie) for bestand in (een, ander)]
    return koppen[0] == koppen[1] and gegeven(een) == gegeven(ander)
