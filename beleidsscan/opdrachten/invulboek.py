"""Saving one answer: until it is on the disk, or somebody says that it need not be."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Protocol

from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.basis import Bron
from ..model.bevinding import BeleidsscanFout
from ..model.vraag import OpenVraag, Vraag
from ..model.vragenlijst import Vragenlijst
from ..schrijven.invulscherm import staat_er
from ..schrijven.opmaak import antwoord_kort
from .bewaren import IntussenVeranderd
from .invulroute import oordeel_over
from .terminal import Gesprek


class Boek(Protocol):
    """An answer file that is being filled in."""

    @property
    def lijst(self) -> Vragenlijst:
        """Its questionnaire."""

    @property
    def bestand(self) -> Antwoordbestand:
        """What it says now."""

    def bewaar(self, nieuw: Mapping[str, Antwoord], bronnen: Mapping[str, Bron] = ...) -> None:
        """Read it again and put answers in it. Whatever BeleidsscanFout it raises, it has then changed nothing."""


class Invulboek:
    """`bewaard`: which questions were saved; `onaf`: what was typed and is not saved, in words."""

    def __init__(self, boek: Boek, gesprek: Gesprek) -> None:
        self.bewaard: set[str] = set()
        self.onaf: list[str] = []
        self.lijst = boek.lijst
        self._boek, self._gesprek = boek, gesprek

    @property
    def bestand(self) -> Antwoordbestand:
        """What the file says now."""
        return self._boek.bestand

    def huidig(self, vraag: Vraag) -> Antwoord:
        """What has been answered to this question."""
        return self.bestand.antwoorden.get(vraag.id, Antwoord())

    def staat_er(self, vraag: Vraag, gegeven: Antwoord) -> list[str]:
        """An answer in words."""
        oordeel = oordeel_over(self.lijst, self.bestand, vraag, gegeven)
        return list(staat_er(self.lijst, vraag, oordeel, gegeven, self.bestand.kop.bronnen))

    def bewaar(self, vraag: Vraag, velden: Mapping[str, Any], bronnen: Mapping[str, Bron] | None = None) -> bool:
        """Change these fields of an answer; whether the file now holds what the user wants it to hold."""
        while True:
            nieuw = self.huidig(vraag).model_copy(update=velden)
            self.onaf = self.staat_er(vraag, nieuw)
            try:
                self._boek.bewaar({vraag.id: nieuw}, bronnen or {})
                break
            except IntussenVeranderd as fout:
                verder = self._mijn_antwoord_geldt(vraag, nieuw, fout.nu)
                klaar = not verder
            except BeleidsscanFout as fout:
                verder = self._nog_eens(fout)
                klaar = False
            if not verder:
                self.onaf = []
                return klaar
        self.onaf = []
        self.bewaard.add(vraag.id)
        self._gesprek.zeg(self._bevestiging(vraag, nieuw) if "antwoord" in velden else "Bewaard.")
        return True

    def _bevestiging(self, vraag: Vraag, nieuw: Antwoord) -> str:
        """What was understood; one's own words need no repeating."""
        oordeel = oordeel_over(self.lijst, self.bestand, vraag, nieuw)
        if isinstance(vraag, OpenVraag) and oordeel.toestand == "bekend":
            return "Bewaard."
        return f"Bewaard: {antwoord_kort(vraag, oordeel).rstrip('.')}."

    def _mijn_antwoord_geldt(self, vraag: Vraag, mijn: Antwoord, nu: Antwoord) -> bool:
        with suppress(BeleidsscanFout):  # what is wrong comes up again at the next attempt to save
            self._boek.bewaar({})  # reads the file again
        self._gesprek.zeg("Deze vraag is intussen ergens anders beantwoord. Nu staat in het bestand:")
        self._gesprek.zeg(*self.staat_er(vraag, nu), "U wilt bewaren:", *self.staat_er(vraag, mijn))
        self._gesprek.zeg("  1 = laten wat in het bestand staat", "  2 = mijn antwoord bewaren")
        if self._gesprek.kies("Wat geldt? [1 of 2]: ", ("1", "2")) == "2":
            return True
        self._gesprek.zeg("Wat in het bestand staat, blijft.")
        return False

    def _nog_eens(self, fout: BeleidsscanFout) -> bool:
        self._gesprek.zeg(str(fout), "Dit is nog niet bewaard:", *self.onaf)
        self._gesprek.zeg("Kunt u dit verhelpen, bijvoorbeeld door het bestand terug te zetten? Doe dat eerst.")
        if self._gesprek.kies("Nog eens proberen? [j of n]: ", ("j", "n", "ja", "nee")) in ("j", "ja"):
            return True
        self._gesprek.zeg("Niet bewaard.")
        return False
