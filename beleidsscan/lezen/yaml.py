"""Safe YAML with the place of every value.

One pass over libyaml's event stream builds the plain values and their places together. The YAML 1.1 traps are closed:
only true/false are booleans, 012 is twelve, dates and times stay text, fractions become Decimal, keys are text and may
stand only once, aliases and tags are refused, and size and depth are limited before anything is built.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Plaats, Uitgang, dichtstbij
from .plaatsen import Plaatsen, Punt, Route, plaats_van_teken

GROOTSTE_BESTAND = 2 * 1024 * 1024
DIEPSTE = 20

_GETAL = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,12}")
_NIETS = frozenset({"", "~", "null", "Null", "NULL"})
_JA_NEE = {"true": True, "false": False}
_ONZICHTBAAR = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Renaming the parser's English is friendlier than translating it word by word.
_UITLEG = (
    ("found character '\\t'", "Er staat een tab. Gebruik spaties om in te springen."),
    ("mapping values are not allowed", "Hier staat een dubbele punt te veel. Zet de tekst tussen aanhalingstekens."),
    ("unexpected end of stream", "De tekst houdt op terwijl er nog iets open staat, zoals een aanhalingsteken."),
    ("did not find expected key", "Hier klopt het inspringen niet, of een aanhalingsteken staat verkeerd."),
    ("could not find expected ':'", "Achter dit woord ontbreekt een dubbele punt."),
    ("did not find expected '-' indicator", "In deze lijst klopt het inspringen niet."),
    ("did not find expected ',' or", "Er ontbreekt een komma of een sluithaak."),
    ("block sequence entries are not allowed", "Een streepje mag hier niet. Begin de lijst op een nieuwe regel."),
    ("cannot start any token", "Dit teken mag hier niet staan. Zet de tekst tussen aanhalingstekens."),
    ("unknown escape character", "Een \\ tussen dubbele aanhalingstekens heeft een eigen betekenis. Gebruik enkele."),
    ("found undefined tag handle", "Een uitroepteken aan het begin mag niet. Zet de tekst tussen aanhalingstekens."),
)


def lees_tekst(pad: Path) -> str:
    """The text of a UTF-8 file, without BOM. Raises BeleidsscanFout with a message for people."""
    try:
        if pad.is_dir():
            raise BeleidsscanFout(f"{pad} is een map. Noem het bestand zelf.")
        with pad.open("rb") as bestand:
            ruw = bestand.read(GROOTSTE_BESTAND + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise BeleidsscanFout(f"Het bestand {pad} bestaat niet.{_lijkt_op(pad)}") from None
    except (OSError, ValueError) as fout:
        reden = getattr(fout, "strerror", None) or fout
        raise BeleidsscanFout(f"Het bestand {pad} is niet te lezen: {reden}.") from None
    if len(ruw) > GROOTSTE_BESTAND:
        raise BeleidsscanFout(
            f"{pad} is groter dan {GROOTSTE_BESTAND // 1024**2} MB. Dat kan geen bestand van ons zijn."
        )
    return _ontcijfer(str(pad), ruw)


def _lijkt_op(pad: Path) -> str:
    try:
        buren = [buur.name for buur in pad.parent.iterdir()]
    except OSError:
        return ""
    hulp = dichtstbij(pad.name, buren)
    return f" {hulp}" if hulp else ""


def _ontcijfer(bestand: str, ruw: bytes) -> str:
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        if ruw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise _onleesbaar(
                Plaats(bestand, 1, 1), "codering", "De tekst is UTF-16. Sla het bestand op als UTF-8."
            ) from None
        goed = ruw[: fout.start].decode("utf-8", "replace")
        plaats = plaats_van_teken(bestand, goed, len(goed))
        raise _onleesbaar(
            plaats, "codering", "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8."
        ) from None
    # One kind of line end, so that every count of lines agrees.
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if vreemd := _ONZICHTBAAR.search(tekst):
        plaats = plaats_van_teken(bestand, tekst, vreemd.start())
        raise _onleesbaar(plaats, "teken", f"Hier staat een onzichtbaar teken (U+{ord(vreemd[0]):04X}). Haal het weg.")
    if not tekst.strip():
        raise _onleesbaar(Plaats(bestand), "leeg", "Dit bestand is leeg.")
    return tekst


def _onleesbaar(plaats: Plaats, code: str, bericht: str) -> InvoerFout:
    return InvoerFout([Bevinding(plaats, code, bericht)], Uitgang.ONBRUIKBAAR)


def lees_yaml(pad: Path, naam: str | None = None) -> tuple[Any, Plaatsen]:
    """The plain values of a YAML file and the places of all of them.

    Raises BeleidsscanFout when the file cannot be read and InvoerFout when it is not the YAML that we accept.
    """
    waarde, punten = lees_yaml_tekst(lees_tekst(pad), naam or str(pad))
    return waarde, Plaatsen(naam or str(pad), punten)


def lees_yaml_tekst(tekst: str, bestand: str) -> tuple[Any, dict[Route, Punt]]:
    """As `lees_yaml`, from a text."""
    bouwer = _Bouwer(bestand)
    # The C loader is not a context manager; it holds no file, only this text.
    gebeurtenissen = _gebeurtenissen(yaml.CSafeLoader(tekst), bestand)
    waarde = bouwer.document(gebeurtenissen)
    if bouwer.bevindingen:
        raise InvoerFout(bouwer.bevindingen)
    return waarde, bouwer.punten


def _gebeurtenissen(lader: Any, bestand: str) -> Iterator[Any]:
    try:
        while (gebeurtenis := lader.get_event()) is not None:
            yield gebeurtenis
    except yaml.MarkedYAMLError as fout:
        mark = fout.problem_mark or fout.context_mark
        plaats = Plaats(bestand, mark.line + 1, mark.column + 1) if mark else Plaats(bestand)
        uitleg = next((nl for en, nl in _UITLEG if en in str(fout)), "Dit is geen geldige YAML.")
        raise _onleesbaar(plaats, "yaml", uitleg) from None
    except yaml.YAMLError:
        raise _onleesbaar(Plaats(bestand), "yaml", "Dit is geen geldige YAML.") from None


class _Bouwer:
    """Builds values and places from events; collects what can be said about more than one place."""

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.punten: dict[Route, Punt] = {}
        self.bevindingen: list[Bevinding] = []

    def document(self, gebeurtenissen: Iterator[Any]) -> Any:
        waarde: Any = None
        documenten = 0
        for gebeurtenis in gebeurtenissen:
            if isinstance(gebeurtenis, yaml.DocumentStartEvent):
                documenten += 1
                if documenten > 1:
                    raise self._stop(
                        gebeurtenis, "document", "Hier begint een tweede document (---). Er mag er één zijn."
                    )
            elif not isinstance(gebeurtenis, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                waarde = self._waarde(gebeurtenis, gebeurtenissen, (), self._begin(gebeurtenis))
        return waarde

    def _waarde(self, gebeurtenis: Any, rest: Iterator[Any], route: Route, sleutel: tuple[int, int]) -> Any:
        soort = type(gebeurtenis)
        self._keur_gebeurtenis(gebeurtenis, route)
        self.punten[route] = Punt(sleutel, self._begin(gebeurtenis))
        if soort is yaml.ScalarEvent:
            return _scalair(gebeurtenis)
        if soort is yaml.MappingStartEvent:
            return self._afbeelding(rest, route)
        return self._lijst(rest, route)

    def _keur_gebeurtenis(self, gebeurtenis: Any, route: Route) -> None:
        if isinstance(gebeurtenis, yaml.AliasEvent) or gebeurtenis.anchor:
            raise self._stop(
                gebeurtenis, "verwijzing", "Verwijzingen met & en * kunnen hier niet. Schrijf de tekst uit."
            )
        if gebeurtenis.tag and gebeurtenis.tag not in ("!", "tag:yaml.org,2002:str"):
            raise self._stop(
                gebeurtenis, "label", "Een woord dat met ! begint, kan hier niet. Zet het tussen aanhalingstekens."
            )
        if len(route) > DIEPSTE:
            raise self._stop(gebeurtenis, "diepte", f"De tekst is dieper genest dan {DIEPSTE} lagen.")

    def _afbeelding(self, rest: Iterator[Any], route: Route) -> dict[str, Any]:
        uit: dict[str, Any] = {}
        for gebeurtenis in rest:
            if isinstance(gebeurtenis, yaml.MappingEndEvent):
                break
            if not isinstance(gebeurtenis, yaml.ScalarEvent):
                raise self._stop(gebeurtenis, "sleutel", "Voor de dubbele punt moet één woord staan.")
            naam = gebeurtenis.value
            begin = self._begin(gebeurtenis)
            if naam in uit:
                self._meld(gebeurtenis, "dubbel", f"'{naam}' staat hier voor de tweede keer.")
            # A fresh dict entry either way: the first one is lost only in a result that is never used.
            uit[naam] = self._waarde(next(rest), rest, (*route, naam), begin)
        return uit

    def _lijst(self, rest: Iterator[Any], route: Route) -> list[Any]:
        uit: list[Any] = []
        for gebeurtenis in rest:
            if isinstance(gebeurtenis, yaml.SequenceEndEvent):
                break
            uit.append(self._waarde(gebeurtenis, rest, (*route, len(uit)), self._begin(gebeurtenis)))
        return uit

    @staticmethod
    def _begin(gebeurtenis: Any) -> tuple[int, int]:
        mark = gebeurtenis.start_mark
        return mark.line, mark.column

    def _plaats(self, gebeurtenis: Any) -> Plaats:
        regel, kolom = self._begin(gebeurtenis)
        return Plaats(self.bestand, regel + 1, kolom + 1)

    def _meld(self, gebeurtenis: Any, code: str, bericht: str) -> None:
        self.bevindingen.append(Bevinding(self._plaats(gebeurtenis), code, bericht))

    def _stop(self, gebeurtenis: Any, code: str, bericht: str) -> InvoerFout:
        return InvoerFout([Bevinding(self._plaats(gebeurtenis), code, bericht)], Uitgang.ONBRUIKBAAR)


def _scalair(gebeurtenis: Any) -> Any:
    """Plain scalars as YAML 1.2's core schema reads them, minus what a policy officer cannot mean."""
    tekst: str = gebeurtenis.value
    if not gebeurtenis.implicit[0]:
        return tekst
    if tekst in _NIETS:
        return None
    if tekst in _JA_NEE:
        return _JA_NEE[tekst]
    if tekst[0] in "+-0123456789":
        if _GETAL.fullmatch(tekst):
            return int(tekst)
        if _DECIMAAL.fullmatch(tekst):
            return Decimal(tekst)
    return tekst
