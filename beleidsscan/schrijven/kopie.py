"""The clean copy of an answer file: what travels inside a report. No notes, no logo, always in the same order."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import yaml

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.vragenlijst import Vragenlijst


class _Schrijver(yaml.CSafeDumper):
    """Writes exact numbers as the decimals that they were read from."""


def _breuk(schrijver: yaml.CSafeDumper, breuk: Fraction) -> yaml.Node:
    # Answers are read from decimals of at most 12 places, so this division is exact.
    tekst = f"{Decimal(breuk.numerator) / Decimal(breuk.denominator):f}"
    return schrijver.represent_scalar("tag:yaml.org,2002:float", tekst if "." in tekst else f"{tekst}.0")


_Schrijver.add_representer(Fraction, _breuk)


def schone_kopie(lijst: Vragenlijst, bestand: Antwoordbestand) -> bytes:
    """The answers as YAML, in the order of the questionnaire: the same answers give the same bytes."""
    kop = bestand.kop.model_dump(exclude={"huisstijl"}, exclude_defaults=True)
    kop["peildatum"] = bestand.kop.peildatum
    antwoorden = {naam: _kort(bestand.antwoorden[naam]) for naam in lijst.vragen if naam in bestand.antwoorden}
    tekst: str = yaml.dump(
        {**kop, "antwoorden": antwoorden}, Dumper=_Schrijver, allow_unicode=True, sort_keys=False, width=110
    )
    return tekst.encode()


def _kort(gegeven: Antwoord) -> Any:
    """The short form where there is nothing but the answer."""
    velden: dict[str, Any] = {"antwoord": gegeven.antwoord}
    velden |= {naam: tekst for naam in ("reden", "toelichting") if (tekst := getattr(gegeven, naam))}
    if gegeven.bewijs:
        velden["bewijs"] = [{"bron": een.bron, "plaats": een.plaats} for een in gegeven.bewijs]
    return velden if len(velden) > 1 else gegeven.antwoord
