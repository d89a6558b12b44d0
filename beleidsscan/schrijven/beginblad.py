"""The first sheet of a workbook: what it is, who fills it in, and how far that is."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from ..model.vraag import Vraag
from ..model.vragenlijst import Onderdeel, Vragenlijst
from ..model.werkboek import (
    BETAALDE_KRACHTEN,
    BRON,
    INGEVULD,
    ORGANISATIE_SOORT,
    PLAATS,
    SCHEIDING,
    VELD_ID,
    VELDLABELS,
)
from .privacy import privacyregels
from .werkstijl import Stijl, beveilig, drukaf, verwijzing, zet_hoogte

_BREEDTE_LABEL, _BREEDTE_UITLEG = 34, 92
# What we ask about who answers, by what the role has to tell; and what there is to choose from.
_VELDEN: dict[str, list[str]] = {
    "": ["gemeente", "peildatum"],
    "naam": ["naam"],
    "laag": ["laag"],
    "organisatie": [ORGANISATIE_SOORT, BETAALDE_KRACHTEN],
}
_KEUZES = {"laag": ["beleid", "uitvoering"], BETAALDE_KRACHTEN: ["ja", "nee"]}


class Deel(NamedTuple):
    """A sheet with questions: its section, its questions and its name."""

    onderdeel: Onderdeel
    vragen: list[Vraag]
    blad: str


class Beginblad:
    """Fills the sheet; `delen` are the sheets with questions."""

    def __init__(self, blad: Any, stijl: Stijl, lijst: Vragenlijst, rol: str, delen: Sequence[Deel]) -> None:
        self._blad, self._stijl, self._lijst, self._rol, self._delen = blad, stijl, lijst, rol, delen
        self._gevraagd = lijst.rollen[rol]
        self._aantal = sum(len(deel.vragen) for deel in delen)

    def schrijf(self, gemeente: str, dag: date, minuten: int, bereiken: list[str]) -> None:
        """Fill it; `bereiken` are the cells for answers on every other sheet, as they are called in a formula."""
        blad = self._blad
        blad.set_column(0, 0, _BREEDTE_LABEL)
        blad.set_column(1, 1, _BREEDTE_UITLEG)
        blad.set_column(2, 2, None, None, {"hidden": True})
        blad.write_string(0, 0, self._lijst.titel, self._stijl.titel)
        onder = f"Werkboek voor: {self._gevraagd.naam}. Vragenlijst versie {self._lijst.versie}."
        blad.write_string(1, 0, onder, self._stijl.gewoon)
        blad.write_string(2, 0, "Uw voortgang", self._stijl.label)
        rij = 4
        for kop, tekst in self._uitleg(minuten):
            blad.write_string(rij, 0, kop, self._stijl.label)
            blad.write_string(rij, 1, tekst, self._stijl.uitleg)
            zet_hoogte(blad, rij, [(f"{tekst}\n", _BREEDTE_UITLEG)])
            rij += 1
        rij = self._velden(rij + 1, gemeente, dag)
        self._voortgang(rij + 1, bereiken)
        beveilig(blad)
        drukaf(blad, self._lijst.titel, liggend=False)

    def _uitleg(self, minuten: int) -> Iterator[tuple[str, str]]:
        yield "Wat is dit?", self._lijst.omschrijving.strip() or self._lijst.titel
        yield "Voor wie?", self._gevraagd.omschrijving.strip() or self._gevraagd.naam
        yield (
            "Hoe lang duurt het?",
            f"Ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'} voor {self._aantal} "
            f"{'vraag' if self._aantal == 1 else 'vragen'}. "
            "Het hoeft niet in één keer: bewaar het werkboek en ga later verder.",
        )
        yield (
            "Zo vult u in",
            "Vul eerst onder 'Over u' in wie u bent. Ga dan naar de volgende bladen. De lichte vakken zijn voor u.\n"
            "Kies in de kolom Antwoord uit de lijst (Alt en pijl omlaag), of typ het cijfer of het woord zelf.\n"
            "Weet u het niet? Kies weet-niet. Wat u leeg laat, telt als niet ingevuld.\n"
            "Staat nvt (niet van toepassing) in de lijst, dan kan dat. Schrijf dan ook een reden op.\n"
            "Een notitie is alleen voor uzelf. Zij komt nergens in het rapport.",
        )
        yield (
            "Bronnen noemen",
            "Zet een stuk één keer op het blad Bronnen, met een korte naam. Kies die naam bij een antwoord in de kolom "
            f"{BRON}, en zet bij '{PLAATS}' waar het staat, zoals p. 3.\n"
            f"Meer dan één bron? Zet er {SCHEIDING} tussen, en in dezelfde volgorde tussen de plaatsen: "
            f"nota{SCHEIDING} begroting en p. 3{SCHEIDING} blz. 12.",
        )
        vragen = [vraag for deel in self._delen for vraag in deel.vragen]
        ladders = dict.fromkeys(vraag.ladder for vraag in vragen if vraag.soort in ("niveau", "ervaring"))
        if uitleg := [ladder.uitleg for naam in ladders if (ladder := self._lijst.ladders[naam]).uitleg]:
            yield "Een cijfer kiezen", "\n".join(uitleg)
        yield "Wie ziet uw antwoorden?", "\n".join(privacyregels(self._lijst, self._rol))
        yield (
            "Klaar?",
            "Bewaar het werkboek en stuur het terug aan wie het u gaf. "
            "Doet u de scan zelf? Dan leest deze opdracht het in: beleidsscan importeer WERKBOEK",
        )

    def _velden(self, eerste: int, gemeente: str, dag: date) -> int:
        """What we ask about who answers: one row each, its name in the hidden column. Gives the next row."""
        blad = self._blad
        for kolom, kop in enumerate(("Over u", INGEVULD, VELD_ID)):
            blad.write_string(eerste, kolom, kop, self._stijl.kop)
        velden = [veld for vraagt in ("", *self._gevraagd.vraagt) for veld in _VELDEN[vraagt]]
        for rij, veld in enumerate(velden, eerste + 1):
            blad.write_string(rij, 0, f"{VELDLABELS[veld]} (verplicht)", self._stijl.label)
            blad.write_string(rij, 2, veld, self._stijl.vast)
            blad.write_blank(rij, 1, None, self._stijl.invoer)
            if veld in _KEUZES:
                blad.data_validation(rij, 1, rij, 1, {"validate": "list", "source": _KEUZES[veld]})
        if gemeente:
            blad.write_string(eerste + 1, 1, gemeente, self._stijl.invoer)
        blad.write_datetime(eerste + 2, 1, datetime.combine(dag, time()), self._stijl.datum)
        return eerste + len(velden) + 1

    def _voortgang(self, eerste: int, bereiken: list[str]) -> None:
        """How much was answered: per sheet, and the whole on top. A sheet that was thrown away counts as nothing."""
        blad = self._blad
        alles = "+".join(f"IFERROR(COUNTA({bereik}),0)" for bereik in bereiken)
        formule = f'={alles}&" van {self._aantal} ingevuld"'
        blad.write_formula(2, 1, formule, self._stijl.nadruk, f"0 van {self._aantal} ingevuld")
        for kolom, kop in enumerate(("Blad", "Ingevuld")):
            blad.write_string(eerste, kolom, kop, self._stijl.kop)
        for rij, (deel, bereik) in enumerate(zip(self._delen, bereiken, strict=True), eerste + 1):
            naam = f"{deel.onderdeel.nummer}. {deel.onderdeel.titel}"
            # A link holds 255 characters; the text that is shown is its own.
            blad.write_url(rij, 0, f"internal:{verwijzing(deel.blad)}!A1", self._stijl.koppeling, naam[:255])
            van = f" van {len(deel.vragen)}"
            blad.write_formula(rij, 1, f'=COUNTA({bereik})&"{van}"', self._stijl.uitleg, f"0{van}")
        blad.write_url(eerste + len(self._delen) + 1, 0, "internal:Bronnen!A1", self._stijl.koppeling, "Bronnen")
