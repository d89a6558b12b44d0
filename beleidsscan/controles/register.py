"""All checks of a questionnaire and of answers, by code. A new check is one module, its cases, and one line here."""

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import NamedTuple

from ..model.bevinding import Niveau
from . import (
    afkortingen,
    ankers,
    bereik,
    bewijs,
    dubbel_gevraagd,
    eentonig,
    gedeeld,
    kern,
    loze_regels,
    migraties,
    minuten,
    onbekend_wie,
    ongebruikt,
    optillen,
    oud_bewijs,
    overwicht,
    persoonsgegevens,
    plaatsen,
    rekenen,
    taal,
    tegenspraak,
    toekomst,
    uitersten,
    veel_nvt,
    verwijzingen,
    volledig,
    vraagvorm,
)
from .gebrek import Gebrek


class Controle(NamedTuple):
    """A check: how serious its findings are, and the module that does it and explains itself."""

    niveau: Niveau
    module: ModuleType

    @property
    def controleer(self) -> Callable[..., Iterator[Gebrek]]:
        """The check itself: of a questionnaire, or of that with an answer file, its result and the day of today."""
        doe: Callable[..., Iterator[Gebrek]] = self.module.controleer
        return doe


CONTROLES = {
    "afkortingen": Controle("aanwijzing", afkortingen),
    "ankers": Controle("fout", ankers),
    "bereik": Controle("waarschuwing", bereik),
    "dubbel-gevraagd": Controle("aanwijzing", dubbel_gevraagd),
    "eentonig": Controle("fout", eentonig),
    "gedeeld": Controle("fout", gedeeld),
    "kern": Controle("fout", kern),
    "loze-regels": Controle("waarschuwing", loze_regels),
    "migratie": Controle("fout", migraties),
    "minuten": Controle("fout", minuten),
    "optillen": Controle("waarschuwing", optillen),
    "overwicht": Controle("waarschuwing", overwicht),
    "plaats": Controle("fout", plaatsen),
    "rekenen": Controle("fout", rekenen),
    "taal": Controle("waarschuwing", taal),
    "uitersten": Controle("fout", uitersten),
    "verwijzing": Controle("fout", verwijzingen),
    "volledig": Controle("waarschuwing", volledig),
    "vraagvorm": Controle("aanwijzing", vraagvorm),
}

CONTROLES_ANTWOORDEN = {
    "bewijs": Controle("waarschuwing", bewijs),
    "onbekend-wie": Controle("waarschuwing", onbekend_wie),
    "ongebruikt": Controle("waarschuwing", ongebruikt),
    "oud-bewijs": Controle("aanwijzing", oud_bewijs),
    "persoonsgegevens": Controle("waarschuwing", persoonsgegevens),
    "tegenspraak": Controle("waarschuwing", tegenspraak),
    "toekomst": Controle("fout", toekomst),
    "veel-nvt": Controle("waarschuwing", veel_nvt),
}
