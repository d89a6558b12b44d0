"""The report and its summary as HTML: one file, no script, the same content for screen, print and PDF."""

from fractions import Fraction
from pathlib import Path
from typing import Any

from ..model.methode import Drempel
from ..model.uitslag import OnderdeelUitslag, VraagUitslag, procent
from ..model.vraag import Vraag
from ..model.vragenlijst import alle_onderdelen
from . import opmaak
from .antwoordkeuze import Antwoordkeuze
from .inhoud import Rapportinhoud
from .maatregelkeuze import Maatregelkeuze
from .sjabloon import Blad
from .uitzoeklijst import Uitzoeklijst, per_wie

# What the sections in each state come to: of the municipality, and as somebody else sees it.
_KERN = {
    "op_orde": "heeft {} op orde",
    "lijkt_op_orde": "lijkt {} op orde te hebben",
    "verbeteren": "kan {} verbeteren",
    "uitzoeken": "moet {} eerst uitzoeken",
}
_KERN_BLIK = {
    "op_orde": "{} op orde",
    "lijkt_op_orde": "{} misschien op orde",
    "verbeteren": "{} te verbeteren",
    "uitzoeken": "{} eerst uit te zoeken",
}


def naar_html(inhoud: Rapportinhoud, sjablonen: Path, *, beknopt: bool, voor_pdf: bool, krap: bool = False) -> str:
    """The whole document. For a PDF its fonts are referred to by file; otherwise everything is inside.

    `krap`: a summary set so close that it fits on one page, whatever there is to say.

    Raises BeleidsscanFout when the accent colour has too little contrast.
    """
    weergave = Weergave(inhoud, sjablonen, voor_pdf=voor_pdf)
    return weergave.vul_in(
        "samenvatting.html" if beknopt else "rapport.html",
        titel=weergave.titel(beknopt),
        krap=krap,
        uitslag=inhoud.uitslag,
        advies=inhoud.advies,
        methode=inhoud.lijst.methode,
        herkomst=inhoud.document.herkomst,
    )


class Weergave(Blad):
    """What the templates ask for and the models do not say in so many words. Selects and words; computes no figure."""

    def __init__(self, inhoud: Rapportinhoud, sjablonen: Path, *, voor_pdf: bool) -> None:
        super().__init__(inhoud.lijst, inhoud.bestand.kop, inhoud.logo, sjablonen, voor_pdf=voor_pdf)
        self._inhoud = inhoud
        self.anoniem = inhoud.anoniem
        self.antwoordkeuze = Antwoordkeuze(inhoud)
        self.maatregelkeuze = Maatregelkeuze(inhoud)
        self.delen = {deel.id: deel for deel in inhoud.uitslag.alle_onderdelen()}
        self.maatregelen = {maatregel.id: maatregel for maatregel in inhoud.lijst.maatregelen}
        self.onderdelen = {deel.id: deel for deel in alle_onderdelen(inhoud.lijst.onderdelen)}

    def titel(self, beknopt: bool) -> str:
        """The title of the document."""
        soort = "Samenvatting" if beknopt else "Adviesrapport"
        gezien = f", gezien door {self.blik}" if self.blik else ""
        return f"{soort} {self._inhoud.bestand.kop.gemeente}{gezien}: {self._inhoud.lijst.titel}"

    @property
    def blik(self) -> str:
        """Who looks at the municipality here, such as 'uw organisatie'; nothing when it answers about itself."""
        return self._inhoud.lijst.rollen[self._inhoud.bestand.kop.rol].blik

    @property
    def afzender(self) -> str:
        """Who answered."""
        return opmaak.afzender(self._inhoud.lijst, self._inhoud.bestand)

    @property
    def gevraagd(self) -> int:
        """How many scored questions were asked."""
        return sum(self._telt(uitslag) for uitslag in self._inhoud.uitslag.vragen.values())

    @property
    def beantwoord(self) -> int:
        """How many of those are known."""
        vragen = self._inhoud.uitslag.vragen.values()
        return sum(self._telt(uitslag) and uitslag.toestand == "bekend" for uitslag in vragen)

    @property
    def nvt(self) -> int:
        """How many do not apply here."""
        vragen = self._inhoud.uitslag.vragen.values()
        return sum(self._telt(uitslag) and uitslag.toestand == "nvt" for uitslag in vragen)

    def _telt(self, uitslag: VraagUitslag) -> bool:
        return uitslag.gevraagd and self._inhoud.lijst.vragen[uitslag.id].telt

    def rij(self, indeling: str) -> list[OnderdeelUitslag]:
        """The top-level sections of one row."""
        return [deel for deel in self._inhoud.uitslag.onderdelen if deel.indeling == indeling]

    def tellend(self) -> list[OnderdeelUitslag]:
        """The sections that make up the whole."""
        indelingen = self._inhoud.lijst.indelingen
        return [deel for deel in self._inhoud.uitslag.onderdelen if indelingen[deel.indeling].telt_mee]

    def staat(self, deel: OnderdeelUitslag) -> str:
        """The state of a section in words."""
        staten = self._inhoud.lijst.indelingen[deel.indeling].staten
        woord: str = staten.geschonden if deel.schendingen else getattr(staten, deel.staat)
        return woord

    def kernzin(self) -> str:
        """What the profile says, in one sentence, from the number of sections in each state."""
        staten = [deel.staat for deel in self.tellend()]
        zinnen = _KERN_BLIK if self.blik else _KERN
        delen = [zin.format(self._hoeveel(staten.count(staat))) for staat, zin in zinnen.items() if staat in staten]
        gemeente = self._inhoud.bestand.kop.gemeente
        if self.blik and delen:
            return f"Zo ziet {self.blik} het beleid van {gemeente}: {opmaak.opsomming(delen)}"
        if self._inhoud.bestand.kop.herkomst == "openbaar document":
            gemeente = f"Volgens dit document: {gemeente}"
        return f"{gemeente} {opmaak.opsomming(delen)}" if delen else f"Deze vragen gelden niet voor {gemeente}"

    def _hoeveel(self, aantal: int) -> str:
        indeling = self._inhoud.lijst.indelingen[self.tellend()[0].indeling]
        return f"{opmaak.telwoord(aantal)} {indeling.enkelvoud if aantal == 1 else indeling.meervoud}"

    def inleiding(self) -> str:
        """How much is known, and what that means for the reader."""
        hoe = "beantwoord"
        if self._inhoud.bestand.kop.herkomst == "openbaar document":
            hoe = "uit een openbaar document te beantwoorden"
        if self.nvt + self.beantwoord == self.gevraagd:
            return f"Alle {self.gevraagd} vragen die meetellen zijn {hoe}."
        return (
            f"Van de {self.gevraagd} vragen die meetellen zijn er {self.beantwoord} {hoe}. "
            "Daarom staat steeds wat er minstens is, en wat het kan zijn als al het onbekende goed blijkt."
        )

    def leeswijzer(self, indeling: str) -> str:
        """How many sections of a row are in which state."""
        staten = [self.staat(deel) for deel in self.rij(indeling)]
        woorden = self._inhoud.lijst.indelingen[indeling]
        if len(set(staten)) == 1 < len(staten):
            return f"Bij alle {opmaak.telwoord(len(staten))} {woorden.meervoud} is de stand “{staten[0]}”."
        tellingen = []
        for staat in dict.fromkeys(staten):
            aantal = staten.count(staat)
            naam = woorden.enkelvoud if aantal == 1 else woorden.meervoud
            tellingen.append(f"bij {opmaak.telwoord(aantal)} {naam} “{staat}”")
        return f"De stand is {opmaak.opsomming(tellingen)}."

    def waar(self, onderdeel: str) -> str:
        """Which section, in two words: 'punt 8'."""
        deel = self.delen[onderdeel]
        return f"{self._inhoud.lijst.indelingen[deel.indeling].enkelvoud} {deel.nummer}"

    def duiding(self, deel: OnderdeelUitslag) -> str:
        """What a figure like this looks like, only when that is beyond doubt: much known, whatever the rest turns out.

        Never for a public document: its silence says nothing about what the municipality does. Nor for who looks at
        the municipality: these words speak to the municipality itself.
        """
        zeker = deel.weergave == "getal" and self._band(deel.maten.ondergrens) == self._band(deel.maten.bovengrens)
        openbaar = self._inhoud.bestand.kop.herkomst == "openbaar document"
        if not zeker or deel.band is None or openbaar or self.blik:
            return ""
        return str(getattr(self.onderdelen[deel.id].duiding, deel.band))

    def _band(self, breuk: Fraction) -> str:
        banden = [band for band in self._inhoud.lijst.methode.banden if band.vanaf <= breuk]
        return max(banden, key=lambda band: band.vanaf).id

    def geschonden(self) -> list[OnderdeelUitslag]:
        """The sections that an answer breaches outright."""
        return [deel for deel in self._inhoud.uitslag.onderdelen if deel.schendingen]

    def papier_en_praktijk(self, deel: OnderdeelUitslag) -> str:
        """Policy against practice, in words and figures."""
        beleid, uitvoering = deel.aspecten.beleid.score, deel.aspecten.uitvoering.score
        if beleid is None or uitvoering is None:
            return ""
        cijfers = f"op papier {procent(beleid)}, in de praktijk {procent(uitvoering)}"
        return {
            "papier": f"Er staat meer op papier dan er in de praktijk gebeurt: {cijfers}.",
            "praktijk zonder beleid": f"In de praktijk gebeurt meer dan er op papier staat: {cijfers}.",
            "in evenwicht": f"Beleid en uitvoering zijn in evenwicht: {cijfers}.",
        }[deel.aspecten.oordeel or "in evenwicht"]

    def uitzoeklijsten(self) -> list[Uitzoeklijst]:
        """What is to be found out, by who could know."""
        return per_wie(self._inhoud.advies.uitzoeken)

    def drempels(self) -> list[tuple[str, Drempel]]:
        """The numbers of the method with their names for people."""
        methode = self._inhoud.lijst.methode
        return [
            ("Geen score onder een dekking van", methode.geen_getal_onder),
            ("Grijze score onder een dekking van", methode.grijs_onder),
            ("Doel per onderdeel", methode.doel),
            ("Papier tegenover praktijk vanaf een dekking van", methode.aspect_bekend_vanaf),
            ("Verschil tussen papier en praktijk dat telt", methode.aspect_verschil),
        ]

    def raakt(self, deel: OnderdeelUitslag) -> list[OnderdeelUitslag]:
        """The sections that its questions count in as well."""
        namen = {naam for vraag, _ in self.antwoordkeuze.eigen(deel) for naam in vraag.raakt}
        return [een for een in self.delen.values() if een.id in namen]

    def kop_maatregelen(self, deel: OnderdeelUitslag) -> str:
        """The heading above the measures of a section."""
        if deel.staat == "uitzoeken":
            return "Maatregelen die kunnen passen"
        if self.blik:
            return "Wat de gemeente kan doen"
        return "Wat hier nog beter kan" if deel.staat == "op_orde" else "Maatregelen die passen"

    def vraagtekst(self, vraag: Vraag) -> str:
        """The wording that this respondent saw."""
        return vraag.tekst_voor(self._inhoud.bestand.kop.rol)

    def antwoord(self, vraag: Vraag, uitslag: VraagUitslag) -> str:
        """An answer in words."""
        return opmaak.antwoord_tekst(self._inhoud.lijst, vraag, uitslag)

    def toelichting(self, vraag: Vraag, uitslag: VraagUitslag) -> str:
        """The explanation with an answer, as far as it says more than the answer."""
        gegeven = self._inhoud.bestand.antwoorden.get(vraag.id)
        return opmaak.eigen_toelichting(self.antwoord(vraag, uitslag), (gegeven and gegeven.toelichting) or "")

    def antwoord_kort(self, vraag: Vraag, uitslag: VraagUitslag) -> str:
        """An answer for a narrow column."""
        return opmaak.antwoord_kort(vraag, uitslag)

    def gegeven(self, vraag_id: str) -> Any:
        """The answer as it was given, with its explanation and evidence, or None."""
        return self._inhoud.bestand.antwoorden.get(vraag_id)

    def rekenvoorbeeld(self) -> OnderdeelUitslag | None:
        """The section that shows the arithmetic best: known and unknown answers, as few as there are."""
        delen = [deel for deel in self.delen.values() if deel.termen and deel.maten.score is not None]
        return min(delen, key=lambda deel: (deel.maten.dekking == 1, len(deel.termen), deel.id), default=None)
