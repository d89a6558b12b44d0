"""A comparison as HTML: one file, no script, the same content for screen, print and PDF."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from ..model.methode import Drempel, Minstens
from ..model.uitslag import procent
from ..model.vergelijking import Deelname, OnderdeelVergelijking, Rolvergelijking, Stem, Vak, VraagVergelijking
from ..model.vraag import Vraag
from ..model.vragenlijst import Onderdeel, alle_onderdelen
from . import opmaak, stemtekst, vergelijkkeuze
from .kenniswoorden import Kenniswoorden
from .meerstemmig import Meerstemmig
from .sjabloon import Blad
from .vergelijkinhoud import Vergelijkinhoud
from .vergelijkkeuze import Deelverschil, Gedeeld, Kennis, Vraagverschil


def naar_html(inhoud: Vergelijkinhoud, sjablonen: Path, *, voor_pdf: bool) -> str:
    """The whole document. For a PDF its fonts are referred to by file; otherwise everything is inside."""
    blad = Vergelijkblad(inhoud, sjablonen, voor_pdf=voor_pdf)
    return blad.vul_in(
        "vergelijking/vergelijking.html",
        titel=f"Vergelijking {inhoud.kop.gemeente}: {inhoud.lijst.titel}",
        vergelijking=inhoud.vergelijking,
        methode=inhoud.lijst.methode.vergelijken,
        herkomst=inhoud.document.herkomst,
    )


class Vergelijkblad(Blad):
    """What the templates ask for and the models do not say in so many words. Selects and words; computes no figure."""

    def __init__(self, inhoud: Vergelijkinhoud, sjablonen: Path, *, voor_pdf: bool) -> None:
        super().__init__(inhoud.lijst, inhoud.kop, inhoud.logo, sjablonen, voor_pdf=voor_pdf)
        self._vergelijking = inhoud.vergelijking
        self.onderdelen = {deel.id: deel for deel in alle_onderdelen(inhoud.lijst.onderdelen)}
        self.zelf = self.naam(inhoud.vergelijking.zelf)
        # A public document is not who it is about: its silence says nothing of what they know.
        self.uit_document = self.kop.herkomst == "openbaar document"
        self.kennis = Kenniswoorden(inhoud.vergelijking.zelf, self.genoemd, uit_document=self.uit_document)
        # A role of which nothing may be shown has its own line; everywhere else it would only say so once more.
        self.zichtbaar = [rol for rol in inhoud.vergelijking.rollen if not _is_verborgen(rol)]
        self.verborgen = [rol for rol in inhoud.vergelijking.rollen if _is_verborgen(rol)]
        self.meerstemmig = Meerstemmig(inhoud.lijst, inhoud.vergelijking, self.zichtbaar)

    def naam(self, rol: str) -> str:
        """A role in words."""
        return self.lijst.rollen[rol].naam

    def genoemd(self, rol: str) -> str:
        """A role in the middle of a sentence; the document where that speaks for it."""
        if self.uit_document and rol == self._vergelijking.zelf:
            return "het document"
        return self.lijst.rollen[rol].genoemd

    @property
    def wij(self) -> str:
        """The self-view in the middle of a sentence."""
        return self.genoemd(self._vergelijking.zelf)

    def namen(self, rollen: tuple[str, ...]) -> str:
        """The self-view and these roles, in words."""
        return opmaak.opsomming(map(self.genoemd, [self._vergelijking.zelf, *rollen]))

    def wie(self, deelname: Deelname) -> str:
        """Who took part, in words: names where they may be told."""
        namen = [f"{een.naam} ({een.laag})" if een.laag else een.naam for een in deelname.deelnemers if een.naam]
        if namen:
            return f"{deelname.aantal}: {opmaak.opsomming(namen)}"
        return f"{deelname.aantal}, zonder namen" if deelname.anoniem else str(deelname.aantal)

    # The first page

    @property
    def _tellend(self) -> set[str]:
        tellend = {naam for naam, indeling in self.lijst.indelingen.items() if indeling.telt_mee}
        return tellend or set(self.lijst.indelingen)

    def gedeeld(self, vak: Vak) -> list[Gedeeld]:
        """What sides share: sections that are strong, or a task, to all of them."""
        return vergelijkkeuze.gedeeld(self._vergelijking, vak, self._tellend)

    def verschillen(self) -> list[Deelverschil]:
        """The largest differences between sections."""
        return vergelijkkeuze.deelverschillen(self._vergelijking, self._tellend)

    def gelijk(self) -> list[tuple[str, int, int]]:
        """Per role on how many of the common questions both sides answer nearly the same."""
        return vergelijkkeuze.gelijk_beantwoord(self._vergelijking)

    def samen_beantwoord(self) -> bool:
        """Whether any question was answered by two sides."""
        return any(vraag.kent == "allebei" for rol in self.zichtbaar for vraag in rol.vragen)

    def met_een_kant(self) -> list[Rolvergelijking]:
        """The roles with a question that not both sides know the answer to."""
        return [rol for rol in self.zichtbaar if self.kennis.per_kant(rol)]

    def te_vragen(self) -> list[Kennis]:
        """For the first page: who knows what the other side does not."""
        return vergelijkkeuze.te_vragen(self._vergelijking)

    def anonieme_rollen(self) -> list[str]:
        """The roles that took part of which no respondent is told apart, in words."""
        return [self.genoemd(een.rol) for een in self._vergelijking.deelname if een.anoniem]

    def nog_open(self) -> list[tuple[Rolvergelijking, int]]:
        """Per role how many questions one of the two sides has not filled in, as far as there are any."""
        tellingen = [(rol, sum(een.kent == "nog open" for een in rol.vragen)) for rol in self.zichtbaar]
        return [een for een in tellingen if een[1]]

    # Sections

    def rij(self, indeling: str) -> list[Onderdeel]:
        """The top-level sections of one row that any other role was asked about."""
        ids = {deel.id for rol in self.zichtbaar for deel in rol.onderdelen if deel.gemeen.gedeeld}
        return [deel for deel in self.lijst.onderdelen if deel.indeling == indeling and deel.id in ids]

    def naast(self, deel: str) -> list[tuple[Rolvergelijking, OnderdeelVergelijking]]:
        """One section of every other role that shares a question on it."""
        paren = [(rol, een) for rol in self.zichtbaar for een in rol.onderdelen if een.id == deel]
        return [(rol, een) for rol, een in paren if een.gemeen.gedeeld]

    def waar(self, deel: OnderdeelVergelijking | Onderdeel) -> str:
        """Which section, in two words: 'punt 8'."""
        return f"{self.lijst.indelingen[deel.indeling or ''].enkelvoud} {deel.nummer}"

    def waar_vraag(self, vraag: str) -> str:
        """The section that a question belongs to, in two words."""
        return next(
            self.waar(deel) for deel in self.lijst.onderdelen if vraag in {een.id for een in deel.alle_vragen()}
        )

    @staticmethod
    def richting(verschil: Fraction) -> str:
        """Whether the self-view is higher or lower, and by how much."""
        return f"{procent(abs(verschil))} {'hoger' if verschil > 0 else 'lager'}"

    def vakkenrijen(self) -> list[tuple[Onderdeel, list[OnderdeelVergelijking]]]:
        """Per section what it came to beside each other role, as far as anything is shared."""
        per_rol = [{deel.id: deel for deel in rol.onderdelen} for rol in self.zichtbaar]
        rijen = [(deel, [rol[deel.id] for rol in per_rol]) for deel in self.lijst.onderdelen]
        return [(deel, rij) for deel, rij in rijen if any(een.gemeen.gedeeld for een in rij)]

    @staticmethod
    def vak(deel: OnderdeelVergelijking) -> str:
        """The box of a section in words. On either side of the cut and yet nearly the same is no box."""
        if deel.vak in ("blinde vlek", "verborgen kracht") and not deel.telt:
            return "op de grens"
        return deel.vak or ("–" if deel.gemeen.gedeeld else "")

    def heeft_vakken(self) -> bool:
        """Whether there is anything to put in a box."""
        return any(deel.vak for rol in self.zichtbaar for deel in rol.onderdelen)

    def te_weinig(self) -> list[tuple[Rolvergelijking, OnderdeelVergelijking]]:
        """Where there is too little in common to speak of a difference, though something was asked of both."""
        return [
            (rol, deel) for rol in self.zichtbaar for deel in rol.onderdelen if deel.te_weinig and deel.gemeen.gedeeld
        ]

    def niet_gedeeld(self, rol: Rolvergelijking) -> list[OnderdeelVergelijking]:
        """The sections on which this role was asked nothing of the same."""
        return [deel for deel in rol.onderdelen if deel.te_weinig == "geen gedeelde vragen"]

    def waarom_te_weinig(self, rol: Rolvergelijking, deel: OnderdeelVergelijking) -> str:
        """Why there is no difference, in a sentence."""
        gemeen, methode = deel.gemeen, self.lijst.methode.vergelijken
        if methode is None:
            return ""
        zin = f"Beide kanten beantwoordden {gemeen.vragen} van de {gemeen.gedeeld} vragen die zij allebei kregen."
        if gemeen.gedeeld == 1:
            zin = (
                f"Beide kanten kregen maar één dezelfde vraag{'' if gemeen.vragen else ', en één kant weet het niet'}."
            )
        if deel.te_weinig == "te weinig gewicht":
            nodig = procent(methode.gewicht_minstens.waarde)
            return f"{zin} Dat is {procent(gemeen.aandeel)} procent van het gewicht; nodig is {nodig}."
        eigen = self.onderdelen[deel.id].niet_gedeeld.get(rol.rol, "")
        return f"{zin} Nodig zijn er {methode.vragen_minstens.aantal}. {eigen}".strip()

    # Questions

    def vraag(self, naam: str) -> Vraag:
        """A question of the list."""
        return self.lijst.vragen[naam]

    def vraagverschillen(self) -> tuple[list[Vraagverschil], list[Vraagverschil]]:
        """The questions with the largest differences, where the self-view is higher and where it is lower."""
        return vergelijkkeuze.vraagverschillen(self._vergelijking)

    def antwoord(self, vraag: str, stem: Stem) -> str:
        """What a side says on a question."""
        return stemtekst.stem_tekst(self.lijst, self.vraag(vraag), stem)

    def naast_elkaar(self) -> Iterator[tuple[Onderdeel, list[tuple[Vraag, list[VraagVergelijking | None]]]]]:
        """Per top-level section every question that any two sides were asked, with what every role says."""
        per_rol = [{vraag.vraag: vraag for vraag in rol.vragen} for rol in self.zichtbaar]
        for deel in self.lijst.onderdelen:
            rijen = [(vraag, [rol.get(vraag.id) for rol in per_rol]) for vraag in deel.alle_vragen()]
            if met_iets := [rij for rij in rijen if any(rij[1])]:
                yield deel, met_iets

    # The method

    def drempels(self) -> list[tuple[str, Drempel | Minstens]]:
        """The numbers of the method with their names for people."""
        methode = self.lijst.methode.vergelijken
        if methode is None:
            return []
        return [
            ("Een verschil op een vraag noemen wij vanaf", methode.verschil_vraag),
            ("Een verschil op een onderdeel noemen wij vanaf", methode.verschil_onderdeel),
            ("Hoog is een antwoord vanaf", methode.vakgrens),
            ("Gemeenschappelijke vragen die een onderdeel minstens nodig heeft:", methode.vragen_minstens),
            ("Deel van het gewicht dat zij samen minstens hebben:", methode.gewicht_minstens),
        ]


def _is_verborgen(rol: Rolvergelijking) -> bool:
    return bool(rol.vragen) and all(vraag.kent == "te weinig antwoorden" for vraag in rol.vragen)
