"""The questionnaire as one offline page to fill in with a browser: native controls, style and script inside.

The page may ask nothing of anywhere: its security policy names the hashes of its own style and scripts, and no more.
"""

import base64
import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..model.antwoorden import GESPREKSVELDEN, Kop
from ..model.basis import als_getal
from ..model.vraag import GetalVraag, JaNeeVraag, NiveauVraag, Vraag
from ..model.vraagnummers import vraagnummers
from ..model.vragenlijst import Ladder, Onderdeel, Vragenlijst
from .opmaak import opsomming
from .privacy import privacyregels
from .vraagtekst import antwoordkeuzes, getalgrenzen, voorwaarde

# In this order: each uses those before it.
_SCRIPTS = (
    "yaml.js",
    "regels.js",
    "yamltekst.js",
    "antwoordlezen.js",
    "antwoordschrijven.js",
    "scherm.js",
    "voortgang.js",
    "omzetting.js",
    "opslag.js",
    "terug.js",
    "fouten.js",
    "formulier.js",
)


def maak_formulier(
    lijst: Vragenlijst, sjablonen: Path, rol: str, selectie: str, gemeente: str, seconden: Mapping[str, float]
) -> str:
    """The page for one role. `sjablonen` is the folder of templates; `seconden` says how long each question takes."""
    map_ = sjablonen / "formulier"
    omgeving = Environment(
        loader=FileSystemLoader(map_), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    omgeving.filters["opsomming"] = opsomming
    weergave = Formulierweergave(lijst, map_, rol, selectie, seconden)
    sjabloon = omgeving.get_template("formulier.html")
    return sjabloon.render(
        f=weergave, lijst=lijst, rol=lijst.rollen[rol], selectie=selectie, gemeente=gemeente
    ).lstrip()


class Formulierweergave:
    """What the template asks for and the questionnaire does not say in so many words."""

    def __init__(self, lijst: Vragenlijst, map_: Path, rol: str, selectie: str, seconden: Mapping[str, float]) -> None:
        self._lijst = lijst
        self._map = map_
        self._selectie = selectie
        self._seconden = seconden
        self.rol = rol
        self.delen: list[tuple[Onderdeel, list[Vraag]]] = []
        self.nummers = vraagnummers(lijst, rol, selectie)
        for deel in lijst.onderdelen:
            if vragen := [vraag for vraag in deel.alle_vragen() if vraag.id in self.nummers]:
                self.delen.append((deel, vragen))
        self.vragen: list[Vraag] = [vraag for _, vragen in self.delen for vraag in vragen]

    @property
    def privacy(self) -> list[str]:
        """Who sees the answers, and who does not."""
        return privacyregels(self._lijst, self.rol, "uw antwoordbestand")

    @property
    def minuten(self) -> int:
        """How long everything takes."""
        return math.ceil(sum(self._seconden[vraag.id] for vraag in self.vragen) / 60)

    @property
    def ladders(self) -> list[Ladder]:
        """The ladders that say how to choose, of the questions that are asked."""
        namen = dict.fromkeys(vraag.ladder for vraag in self.vragen if isinstance(vraag, NiveauVraag))
        return [ladder for naam in namen if (ladder := self._lijst.ladders[naam]).uitleg]

    @staticmethod
    def aantal(vragen: int) -> str:
        """1 vraag, 2 vragen."""
        return f"{vragen} {'vraag' if vragen == 1 else 'vragen'}"

    def keuzes(self, vraag: Vraag) -> list[tuple[str, str]]:
        """What can be picked, and how it reads."""
        if isinstance(vraag, JaNeeVraag):
            return [("ja", "Ja"), ("nee", "Nee")]
        return [(keuze.antwoord, keuze.tekst) for keuze in antwoordkeuzes(self._lijst, vraag)]

    def uitleg(self, vraag: Vraag) -> list[str]:
        """What must be known to answer, right below the question."""
        return list(self._uitleg(vraag))

    def _uitleg(self, vraag: Vraag) -> Iterator[str]:
        if alleen_als := voorwaarde(self._lijst, vraag, self.nummers):
            yield alleen_als
        if isinstance(vraag, JaNeeVraag) and vraag.ja_als:
            yield vraag.ja_als
        if isinstance(vraag, GetalVraag) and vraag.telling:
            yield vraag.telling

    @staticmethod
    def grenzen(vraag: GetalVraag) -> str:
        """The limits of a number, to stand behind its unit."""
        grenzen = getalgrenzen(vraag)
        return f" ({opsomming(grenzen)})" if grenzen else ""

    @cached_property
    def stijl(self) -> Markup:
        """The style of the page."""
        return self._lees("formulier.css")

    @cached_property
    def scripts(self) -> list[Markup]:
        """The scripts of the page, in order."""
        return [self._lees(naam) for naam in _SCRIPTS]

    @property
    def beveiliging(self) -> str:
        """The policy that lets the page run its own style and scripts, and ask nothing of anywhere."""
        scripts = " ".join(_hash(script) for script in self.scripts)
        return (
            f"default-src 'none'; script-src {scripts}; style-src {_hash(self.stijl)}; "
            "base-uri 'none'; form-action 'none'"
        )

    def _lees(self, naam: str) -> Markup:
        # Our own files, kept apart from all text of a questionnaire.
        return Markup("\n" + (self._map / naam).read_text(encoding="utf-8"))  # noqa: S704

    @property
    def gegevens(self) -> Markup:
        """What the script must know, as JSON in which no tag can begin or end."""
        rol = self._lijst.rollen[self.rol]
        gesprek = self._lijst.gesprek is not None and self._lijst.gesprek.voor == self.rol
        gegevens = {
            "scan": self._lijst.id,
            "versie": self._lijst.versie,
            "titel": self._lijst.titel,
            "rol": self.rol,
            "selectie": self._selectie,
            "vraagt": rol.vraagt,
            "kopvelden": [veld for veld in Kop.model_fields if gesprek or veld not in GESPREKSVELDEN],
            "onderdelen": [naam for deel in self._lijst.onderdelen for naam in (deel.id, deel.nummer)],
            "vragen": {vraag.id: self._regels(vraag) for vraag in self._lijst.vragen.values()},
        }
        tekst = json.dumps(gegevens, ensure_ascii=False, separators=(",", ":"))
        return Markup(tekst.replace("<", "\\u003c"))  # noqa: S704 - escaped here

    def _regels(self, vraag: Vraag) -> dict[str, Any]:
        """What is an answer to a question; also for those of other roles, as a file may hold answers to them."""
        regels: dict[str, Any] = {"soort": vraag.soort, "nvt": bool(vraag.nvt_voor(self.rol))}
        if isinstance(vraag, GetalVraag):
            grenzen = {"minimum": vraag.minimum, "maximum": vraag.maximum}
            regels["eenheid"] = vraag.eenheid
            regels |= {naam: None if grens is None else als_getal(grens) for naam, grens in grenzen.items()}
        else:
            regels["niveau"] = isinstance(vraag, NiveauVraag)
            regels["keuzes"] = [keuze for keuze, _ in self.keuzes(vraag)]
        if vraag.id in self.nummers:
            regels["seconden"] = round(self._seconden[vraag.id])
            if vraag.als:
                regels["als"] = {"vraag": vraag.als.vraag, "is": vraag.als.is_}
        return regels


def _hash(inhoud: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inhoud.encode()).digest()).decode()}'"
