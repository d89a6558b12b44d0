"""Everything that a report is written from, put together once."""

import hashlib
from functools import cached_property
from typing import NamedTuple, Protocol

from ..model.antwoorden import Antwoordbestand
from ..model.uitslag import Advies, Uitslag, Uitslagdocument
from ..model.vragenlijst import Vragenlijst
from .kopie import schone_kopie
from .uitslag_json import maak_document, naar_json


class Beeld(Protocol):
    """A picture: its media type and its bytes."""

    @property
    def soort(self) -> str: ...  # noqa: D102

    @property
    def inhoud(self) -> bytes: ...  # noqa: D102


class Bijlage(NamedTuple):
    """A file that travels inside a PDF."""

    naam: str
    inhoud: bytes
    omschrijving: str


class Rapportinhoud:
    """Questionnaire, answers, result and advice of one report, and the picture of its municipality."""

    def __init__(
        self,
        lijst: Vragenlijst,
        lijst_sha256: str,
        bestand: Antwoordbestand,
        uitslag: Uitslag,
        advies: Advies,
        logo: Beeld | None = None,
    ) -> None:
        self.lijst = lijst
        self.lijst_sha256 = lijst_sha256
        self.bestand = bestand
        self.uitslag = uitslag
        self.advies = advies
        self.logo = logo

    @cached_property
    def document(self) -> Uitslagdocument:
        """The result as it goes into JSON, with versions and hashes."""
        return maak_document(self.lijst, self.lijst_sha256, self.bestand, self.uitslag, self.advies)

    @property
    def anoniem(self) -> bool:
        """Whether the answers of this respondent may not travel."""
        return self.lijst.rollen[self.bestand.kop.rol].anoniem

    def bijlagen(self) -> list[Bijlage]:
        """Clean answers, result and their hashes; nothing for an anonymous role."""
        if self.anoniem:
            return []
        stukken = [
            Bijlage("antwoorden.yaml", schone_kopie(self.lijst, self.bestand), "De antwoorden, zonder notities"),
            Bijlage("uitslag.json", naar_json(self.document), "Alle cijfers van dit rapport"),
        ]
        regels = "".join(f"{hashlib.sha256(stuk.inhoud).hexdigest()}  {stuk.naam}\n" for stuk in stukken)
        return [*stukken, Bijlage("sha256.txt", regels.encode(), "Controlegetallen van de bijlagen")]
