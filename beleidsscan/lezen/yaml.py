"""Safe YAML with the place of every value.

One pass over libyaml's event stream builds the plain values and their places together. The YAML 1.1 traps are closed:
only true/false are booleans, 012 is twelve, dates and times stay text, fractions become Decimal, keys are text and may
stand only once, aliases and tags are refused, and size and depth are limited before anything is built.
"""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Plaats, Uitgang, dichtstbij, reden_van
from .bestandssoort import waarom_geen_tekst
from .plaatsen import Knoop, Plaatsen, plaats_van_teken

GROOTSTE_BESTAND = 2 * 1024 * 1024
DIEPSTE = 20

_OMLIJSTING = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)

_GETAL = re.compile(r"[-+]?[0-9]{1,18}")
_DECIMAAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,12}")
_NIETS = frozenset({"", "~", "null", "Null", "NULL"})
_JA_NEE = {"true": True, "false": False}
# Characters that no text of ours may hold.
ONZICHTBAAR = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Renaming the parser's English is friendlier than translating it word by word.
_UITLEG = (
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt te veel, of deze regel is te ver ingesprongen."
        " Zet tekst met een dubbele punt tussen aanhalingstekens.",
    ),
    ("unexpected end of stream", "Dit aanhalingsteken gaat open, maar nergens dicht."),
    ("did not find expected key", "Hier klopt het inspringen niet, of een aanhalingsteken staat verkeerd."),
    ("could not find expected ':'", "Achter dit woord ontbreekt een dubbele punt."),
    ("did not find expected '-' indicator", "In deze lijst klopt het inspringen niet."),
    ("did not find expected ',' or", "Er ontbreekt een komma of een sluithaak."),
    ("block sequence entries are not allowed", "Een streepje mag hier niet. Begin de lijst op een nieuwe regel."),
    ("cannot start any token", "Dit teken mag hier niet staan. Zet de tekst tussen aanhalingstekens."),
    ("unknown escape character", "Een \\ tussen dubbele aanhalingstekens heeft een eigen betekenis. Gebruik enkele."),
    ("found undefined tag handle", "Een uitroepteken aan het begin mag niet. Zet de tekst tussen aanhalingstekens."),
)
_ANDERS = "Deze regel is niet te lezen. Zet de tekst tussen aanhalingstekens, of schrijf weet-niet."
# What ends a line to the parser.
_REGELEINDE = re.compile("[\n\x85\u2028\u2029]")
_AANEEN = re.compile(r"\s*(antwoord|toelichting|bewijs|notitie|reden):[^\s]")


def lees_tekst(pad: Path) -> str:
    """The text of a UTF-8 file, without BOM. Raises BeleidsscanFout with a message for people."""
    return ontcijfer(str(pad), lees_bytes(pad, GROOTSTE_BESTAND))


def lees_bytes(pad: Path, grootste: int) -> bytes:
    """The content of a file of at most `grootste` bytes. Raises BeleidsscanFout with a message for people."""
    try:
        if pad.is_dir():
            raise BeleidsscanFout(f"{pad} is een map. Noem het bestand zelf.")
        with pad.open("rb") as bestand:
            ruw = bestand.read(grootste + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise BeleidsscanFout(f"Het bestand {pad} bestaat niet.{_lijkt_op(pad)}") from None
    except OSError as fout:
        raise BeleidsscanFout(f"Het bestand {pad} is niet te lezen: {reden_van(fout)}.") from None
    if len(ruw) > grootste:
        raise BeleidsscanFout(f"{pad} is groter dan {grootste // 1024**2} MB. Dat kan geen bestand van ons zijn.")
    return ruw


def _lijkt_op(pad: Path) -> str:
    try:
        # A link that leads nowhere has the very name that was asked for.
        buren = [een.name for een in pad.parent.iterdir() if not een.name.startswith(".") and een.name != pad.name]
    except OSError:
        return ""
    hulp = dichtstbij(pad.name, buren)
    return f" {hulp}" if hulp else ""


def ontcijfer(bestand: str, ruw: bytes) -> str:
    """The text in the bytes of a file, without BOM and with one kind of line end. Raises InvoerFout."""
    if anders := waarom_geen_tekst(bestand, ruw):
        raise _onleesbaar(Plaats(bestand), "bestandssoort", *anders)
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
    if vreemd := ONZICHTBAAR.search(tekst):
        plaats = plaats_van_teken(bestand, tekst, vreemd.start())
        raise _onleesbaar(plaats, "teken", f"Hier staat een onzichtbaar teken (U+{ord(vreemd[0]):04X}). Haal het weg.")
    if not tekst.strip():
        raise _onleesbaar(Plaats(bestand), "leeg", "Dit bestand is leeg.")
    return tekst


def _onleesbaar(plaats: Plaats, code: str, bericht: str, hulp: str = "") -> InvoerFout:
    return InvoerFout([Bevinding(plaats, code, bericht, hulp=hulp)], Uitgang.ONBRUIKBAAR)


def lees_yaml(pad: Path) -> tuple[Any, Plaatsen]:
    """The plain values of a YAML file and the places of all of them.

    Raises BeleidsscanFout when the file cannot be read and InvoerFout when it is not the YAML that we accept. What is
    wrong but does not stop the reading, such as a key that stands twice, is in `plaatsen.bevindingen`.
    """
    return lees_yaml_tekst(lees_tekst(pad), str(pad))


def lees_yaml_tekst(tekst: str, bestand: str) -> tuple[Any, Plaatsen]:
    """As `lees_yaml`, from a text."""
    bouwer = _Bouwer(tekst, bestand)
    try:
        waarde, wortel = bouwer.document()
    except yaml.MarkedYAMLError as fout:
        raise _syntaxfout(fout, tekst, bestand) from None
    except yaml.YAMLError:
        raise _onleesbaar(Plaats(bestand), "yaml", "Dit is geen geldige YAML.") from None
    return waarde, Plaatsen(wortel, bouwer.bevindingen)


def _syntaxfout(fout: yaml.MarkedYAMLError, tekst: str, bestand: str) -> InvoerFout:
    probleem, begin = str(fout.problem), fout.context_mark
    mark = fout.problem_mark or begin
    uitleg = next((nl for en, nl in _UITLEG if en in probleem), _ANDERS)
    if mark and tekst[mark.index : mark.index + 1] == "\t":
        uitleg = "Hier staat een tab. Gebruik spaties om in te springen."
    elif mark and (open_ := _open_aanhalingsteken(tekst, mark)):
        mark, uitleg = open_, "Dit aanhalingsteken gaat open, maar sluit niet op deze plek."
    elif mark and (veld := _veld_zonder_spatie(tekst, mark, probleem)):
        plaats = Plaats(bestand, mark.line, veld.start(1) + 1)
        return _onleesbaar(plaats, "yaml", f"Zet een spatie achter '{veld[1]}:'.")
    elif begin and "unexpected end of stream" in probleem:
        mark = begin
    elif begin and "did not find expected ',' or" in probleem:
        uitleg += f" De haak van regel {begin.line + 1} is nog open."
    plaats = Plaats(bestand, mark.line + 1, mark.column + 1) if mark else Plaats(bestand)
    return _onleesbaar(plaats, "yaml", uitleg)


def _open_aanhalingsteken(tekst: str, mark: Any) -> Any:
    """The mark of a quote that was closed only where a later one was meant to open, just before `mark`; or None."""
    gevonden = None
    try:
        for teken in yaml.scan(tekst[: mark.index], yaml.CSafeLoader):
            if isinstance(teken, yaml.ScalarToken) and not teken.plain:
                over_regels = teken.start_mark.line < teken.end_mark.line == mark.line
                gevonden = teken.start_mark if over_regels else None
    except yaml.YAMLError:
        pass
    return gevonden


def _veld_zonder_spatie(tekst: str, mark: Any, probleem: str) -> re.Match[str] | None:
    """A line such as 'antwoord:3' right above `mark`: YAML sees no colon there, and trips over the next line."""
    past = "mapping values" in probleem or "could not find expected ':'" in probleem
    return _AANEEN.match(_REGELEINDE.split(tekst)[mark.line - 1]) if past and mark.line else None


class _Bouwer:
    """Builds values and places from events; collects what can be said about more than one place."""

    def __init__(self, tekst: str, bestand: str) -> None:
        self.bestand = bestand
        self.bevindingen: list[Bevinding] = []
        # The C loader is not a context manager; it holds no file, only this text.
        self._volgende = yaml.CSafeLoader(tekst).get_event

    def document(self) -> tuple[Any, Knoop]:
        uit: tuple[Any, Knoop] = None, (self.bestand, None, None, {})
        documenten = 0
        while gebeurtenis := self._volgende():
            soort = type(gebeurtenis)
            if soort is yaml.DocumentStartEvent:
                documenten += 1
                if documenten > 1:
                    bericht = "Hier begint een tweede document (---). Er mag er één zijn."
                    raise self._stop(gebeurtenis, "document", bericht)
            elif soort not in _OMLIJSTING:
                uit = self._waarde(gebeurtenis, gebeurtenis, 0)
        return uit

    def _waarde(self, gebeurtenis: Any, sleutel: Any, diepte: int) -> tuple[Any, Knoop]:
        # Written for speed: a questionnaire is thousands of values. An alias has an anchor too.
        if gebeurtenis.anchor is not None or gebeurtenis.tag is not None or diepte > DIEPSTE:
            self._keur_gebeurtenis(gebeurtenis, diepte)
        kinderen: dict[str | int, Knoop] = {}
        soort = type(gebeurtenis)
        uit: Any
        if soort is yaml.ScalarEvent:
            if gebeurtenis.style == '"':
                self._keur_tekens(gebeurtenis)
            uit = _scalair(gebeurtenis)
        elif soort is yaml.MappingStartEvent:
            uit = self._afbeelding(kinderen, diepte + 1)
        else:
            uit = self._lijst(kinderen, diepte + 1)
        return uit, (self.bestand, sleutel.start_mark, gebeurtenis.start_mark, kinderen)

    def _keur_gebeurtenis(self, gebeurtenis: Any, diepte: int) -> None:
        if gebeurtenis.anchor is not None:
            bericht = "Verwijzingen met & en * kunnen hier niet. Schrijf de tekst uit."
            raise self._stop(gebeurtenis, "yaml", bericht)
        if gebeurtenis.tag not in (None, "!", "tag:yaml.org,2002:str"):
            bericht = "Een woord dat met ! begint, kan hier niet. Zet het tussen aanhalingstekens."
            raise self._stop(gebeurtenis, "label", bericht)
        if diepte > DIEPSTE:
            raise self._stop(gebeurtenis, "diepte", f"De tekst is dieper genest dan {DIEPSTE} lagen.")

    def _keur_tekens(self, gebeurtenis: Any) -> None:
        """An escape in quotes can still bring in what the file itself may not hold."""
        if vreemd := ONZICHTBAAR.search(gebeurtenis.value):
            self._meld(gebeurtenis, "teken", f"In deze tekst staat een onzichtbaar teken (U+{ord(vreemd[0]):04X}).")

    def _afbeelding(self, kinderen: dict[str | int, Knoop], diepte: int) -> dict[str, Any]:
        uit: dict[str, Any] = {}
        while type(sleutel := self._volgende()) is not yaml.MappingEndEvent:
            if type(sleutel) is not yaml.ScalarEvent:
                raise self._stop(sleutel, "sleutel", "Voor de dubbele punt moet één woord staan.")
            naam = sleutel.value
            if sleutel.style == '"':
                self._keur_tekens(sleutel)
            if naam in uit:
                eerste = f"De eerste keer is in regel {kinderen[naam][1].line + 1}."
                self._meld(sleutel, "dubbel", f"'{naam}' staat hier voor de tweede keer.", eerste)
            # The first of two is lost only in a result that is never used.
            uit[naam], kinderen[naam] = self._waarde(self._volgende(), sleutel, diepte)
        return uit

    def _lijst(self, kinderen: dict[str | int, Knoop], diepte: int) -> list[Any]:
        uit: list[Any] = []
        while type(gebeurtenis := self._volgende()) is not yaml.SequenceEndEvent:
            waarde, kinderen[len(uit)] = self._waarde(gebeurtenis, gebeurtenis, diepte)
            uit.append(waarde)
        return uit

    def _plaats(self, gebeurtenis: Any) -> Plaats:
        mark = gebeurtenis.start_mark
        return Plaats(self.bestand, mark.line + 1, mark.column + 1)

    def _meld(self, gebeurtenis: Any, code: str, bericht: str, hulp: str = "") -> None:
        self.bevindingen.append(Bevinding(self._plaats(gebeurtenis), code, bericht, hulp=hulp))

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
