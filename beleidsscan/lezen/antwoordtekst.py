"""An answer file of any version, with the characters behind its names and answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from ..model.antwoorden import Antwoord
from ..model.antwoordtekst import Antwoordtekst, Stuk, Vermelding
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

    @property
    def tekst(self) -> str:
        """The text with its own line ends."""
        return self.inhoud.decode("utf-8-sig")

    def als_inhoud(self, tekst: str) -> bytes:
        """What a text in the place of this one would be on the disk."""
        return (_BOM if self.inhoud.startswith(_BOM) else b"") + tekst.encode()

    def antwoorden(self) -> dict[str, Antwoord]:
        """The answers, apart from what their questions say. Raises InvoerFout when one cannot be an answer at all."""
        try:
            return lees_antwoorden(self.ruw.get("antwoorden"))
        except ValidationError as fout:
            fouten = fout.errors(include_url=False)
        raise InvoerFout(vertaal(fouten, self.plaatsen, ("antwoorden",)))


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


def ontleed(tekst: str) -> Antwoordtekst:
    """Where everything stands in the text of an answer file that was read well.

    The line ends are those of the file: they are characters that an edit must leave alone.
    """
    wortel: Any = yaml.compose(tekst, yaml.CSafeLoader)
    velden = {sleutel.value: waarde for sleutel, waarde in wortel.value}
    versie, rij = _stuk(tekst, velden["versie"]), velden.get("antwoorden")
    if not isinstance(rij, yaml.MappingNode):
        return Antwoordtekst(tekst, versie, (), None)
    haak = next((knoop.start_mark.index for knoop in (wortel, rij) if knoop.flow_style), None)
    antwoorden = tuple(_vermelding(tekst, sleutel, waarde) for sleutel, waarde in rij.value)
    return Antwoordtekst(tekst, versie, antwoorden, haak)


def _vermelding(tekst: str, sleutel: Any, waarde: Any) -> Vermelding:
    naam, inhoud = _stuk(tekst, sleutel), _stuk(tekst, waarde)
    antwoord: Stuk | None = inhoud
    if isinstance(waarde, yaml.MappingNode):
        velden = {veld.value: knoop for veld, knoop in waarde.value}
        antwoord = _stuk(tekst, velden["antwoord"]) if "antwoord" in velden else None
    return Vermelding(sleutel.value, naam, Stuk(naam.begin, max(naam.eind, inhoud.eind)), antwoord)


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
