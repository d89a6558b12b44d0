"""An answer file of any version, with the characters behind its names and answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.antwoordtekst import Antwoordtekst, Stuk, Tak, Veld
from ..model.bevinding import Bevinding, InvoerFout
from ..model.vragenlijst import Vragenlijst
from .antwoorden import kies_vragenlijst, lees_antwoorden
from .fouten import vertaal
from .plaatsen import Plaatsen
from .vragenlijst import GekeurdeVragenlijst
from .yaml import GROOTSTE_BESTAND, lees_bytes, lees_yaml_tekst, ontcijfer

_BOM = b"\xef\xbb\xbf"


class Antwoordbron(NamedTuple):
    """An answer file as it lies on the disk, what it says, and the present version of its questionnaire."""

    inhoud: bytes
    ruw: dict[str, Any]
    plaatsen: Plaatsen
    vragenlijst: Vragenlijst

    @property
    def versie(self) -> str:
        """The version that the answers are for."""
        return str(self.ruw["versie"])

    def antwoorden(self) -> dict[str, Antwoord]:
        """The answers, apart from what their questions say. Raises InvoerFout when one cannot be an answer at all."""
        try:
            return lees_antwoorden(self.ruw.get("antwoorden"))
        except ValidationError as fout:
            fouten = fout.errors(include_url=False)
        raise InvoerFout(vertaal(fouten, self.plaatsen, Antwoordbestand, ("antwoorden",)))


def lees_antwoordbron(pad: Path, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Antwoordbron:
    """Read an answer file without holding it to the present version of its questionnaire.

    Raises BeleidsscanFout when something cannot be read, and InvoerFout when it is no answer file.
    """
    inhoud = lees_bytes(pad, GROOTSTE_BESTAND)
    ruw, plaatsen = lees_yaml_tekst(ontcijfer(str(pad), inhoud), str(pad))
    lijst = kies_vragenlijst(ruw, plaatsen, vragenlijst_van).vragenlijst
    bevindingen = list(plaatsen.bevindingen)
    if ruw["scan"] != lijst.id:
        bevindingen.append(Bevinding(plaatsen.zoek(("scan",)), "scan", f"Deze vragenlijst heet '{lijst.id}'."))
    if ruw.get("versie") is None:
        bevindingen.append(Bevinding(plaatsen.zoek(("versie",), sleutel=True), "ontbreekt", "'versie' ontbreekt."))
    if bevindingen:
        raise InvoerFout(bevindingen)
    return Antwoordbron(inhoud, ruw, plaatsen, lijst)


def tekst_van(inhoud: bytes) -> str:
    """The text of an answer file that was read well, with its own line ends."""
    return inhoud.decode("utf-8-sig")


def inhoud_van(tekst: str, zoals: bytes) -> bytes:
    """What a text would be on the disk, in the place of the content `zoals`."""
    return (_BOM if zoals.startswith(_BOM) else b"") + tekst.encode()


def ontleed(tekst: str) -> Antwoordtekst:
    """Where everything stands in the text of an answer file that was read well.

    The line ends are those of the file: they are characters that an edit must leave alone.
    """
    return Antwoordtekst(tekst, _tak(tekst, yaml.compose(tekst, yaml.CSafeLoader)))


def _tak(tekst: str, knoop: Any) -> Tak:
    stuk, haken = _stuk(tekst, knoop), bool(getattr(knoop, "flow_style", False))
    if isinstance(knoop, yaml.MappingNode):
        velden = (Veld(naam.value, _stuk(tekst, naam), _tak(tekst, waarde)) for naam, waarde in knoop.value)
        return Tak(stuk, haken, velden=tuple(velden))
    if isinstance(knoop, yaml.SequenceNode):
        return Tak(stuk, haken, delen=tuple(_stuk(tekst, deel) for deel in knoop.value))
    return Tak(stuk)


def _stuk(tekst: str, knoop: Any) -> Stuk:
    """What a node takes, without the white space that a block of text draws to itself."""
    begin = knoop.start_mark.index
    return Stuk(begin, begin + len(tekst[begin : _eind(knoop)].rstrip()))


def _eind(knoop: Any) -> int:
    """To YAML a block ends where the next begins, beyond the comments between; we want the end of its last value."""
    if isinstance(knoop, yaml.CollectionNode) and not knoop.flow_style and knoop.value:
        laatste = knoop.value[-1]
        return _eind(laatste[1] if isinstance(laatste, tuple) else laatste)
    eind: int = knoop.end_mark.index
    return eind
