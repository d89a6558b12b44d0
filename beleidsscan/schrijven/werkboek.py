"""A workbook to fill in: a first sheet that explains, a sheet per section, one for sources and two hidden ones.

Every text is written as a text and every cell to fill in holds text, so that nothing that people type becomes a date or
a formula. The few formulas count our own cells. The same input gives the same bytes.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, NamedTuple

from ..model.vragenlijst import Onderdeel, Rol, Vraag, Vragenlijst
from ..model.werkboek import (
    AUTEUR,
    BETAALDE_KRACHTEN,
    BRON,
    BRONKOLOMMEN,
    DATUM,
    FORMULIER,
    FORMULIER_VELD,
    INGEVULD,
    KORTE_NAAM,
    ORGANISATIE_SOORT,
    PLAATS,
    SCHEIDING,
    SOORT,
    TITEL,
    VELD_ID,
)
from .privacy import privacyregels
from .vragenblad import Lijsten, Vragenblad, vraagnummers
from .werkstijl import LANGSTE_BLADNAAM, Stijl, beveilig, drukaf, verwijzing, zet_hoogte

_BRONRIJEN = 60
_EERSTE_BRON = 4
_BREED = {KORTE_NAAM: 18, TITEL: 52, AUTEUR: 28, DATUM: 14, SOORT: 24}
_BREEDTE_LABEL, _BREEDTE_UITLEG = 34, 92
_EIGEN_HOOGTE = re.compile(rb'(<row [^>]*) customHeight="1"')
_INSTELLINGEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


# What we ask about who answers, by what the role has to tell: the field, its label and what there is to choose from.
_VELDEN: dict[str, list[tuple[str, str, list[str]]]] = {
    "": [("gemeente", "Gemeente", []), ("peildatum", "Peildatum: de dag waarvoor dit geldt", [])],
    "naam": [("naam", "Naam van uw afdeling of organisatie", [])],
    "laag": [("laag", "Gaat u over beleid of uitvoering?", ["beleid", "uitvoering"])],
    "organisatie": [
        (ORGANISATIE_SOORT, "Soort organisatie, zoals zorg of sport", []),
        (BETAALDE_KRACHTEN, "Werken er betaalde krachten?", ["ja", "nee"]),
    ],
}


class _Deel(NamedTuple):
    """A sheet with questions: its section, its questions, its name, and the cells for their answers."""

    onderdeel: Onderdeel
    vragen: list[Vraag]
    blad: str


def maak_werkboek(lijst: Vragenlijst, rol: str, selectie: str, gemeente: str, dag: date, minuten: int) -> bytes:
    """An .xlsx with every question of a role; `minuten` is how long answering takes, `dag` the day to start from."""
    import xlsxwriter  # type: ignore[import-untyped]

    uit = BytesIO()
    boek = xlsxwriter.Workbook(uit, _INSTELLINGEN)
    titel = f"{lijst.titel}: {lijst.rollen[rol].naam}"
    boek.set_properties({"title": titel, "subject": gemeente, "created": datetime.combine(dag, time())})
    _Werkboek(boek, lijst, rol, selectie).schrijf(gemeente, dag, minuten)
    boek.close()
    return _afgewerkt(uit.getvalue())


def _afgewerkt(ruw: bytes) -> bytes:
    """The same workbook with what the library cannot say: it is in Dutch, and rows may grow with what is typed."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(ruw)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            inhoud = oud.read(deel)
            if deel.filename == "docProps/core.xml":
                inhoud = inhoud.replace(b"</cp:core", b"<dc:language>nl-NL</dc:language></cp:core")
            elif deel.filename.startswith("xl/worksheets/sheet"):
                inhoud = _EIGEN_HOOGTE.sub(rb"\1", inhoud)
            nieuw.writestr(deel, inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


class _Werkboek:
    def __init__(self, boek: Any, lijst: Vragenlijst, rol: str, selectie: str) -> None:
        self.boek, self.lijst, self.rol, self.selectie = boek, lijst, rol, selectie
        self.gevraagd: Rol = lijst.rollen[rol]
        self.stijl = Stijl(boek)
        self.delen = list(self._delen())
        self.aantal = sum(len(deel.vragen) for deel in self.delen)

    def _delen(self) -> Iterator[_Deel]:
        namen: set[str] = {"begin", "bronnen", "lijsten", "gegevens"}
        for deel in self.lijst.onderdelen:
            if vragen := [vraag for vraag in deel.alle_vragen() if vraag.is_voor(self.rol, self.selectie)]:
                naam = _bladnaam(f"{deel.nummer} {deel.titel}", namen)
                namen.add(naam.lower())
                yield _Deel(deel, vragen, naam)

    def schrijf(self, gemeente: str, dag: date, minuten: int) -> None:
        begin = self.boek.add_worksheet("Begin")
        bladen = [self.boek.add_worksheet(deel.blad) for deel in self.delen]
        bronnen = self.boek.add_worksheet("Bronnen")
        lijsten = Lijsten(self.boek.add_worksheet("Lijsten"), self.lijst)
        bronkeuze = f"=Bronnen!$A${_EERSTE_BRON + 1}:$A${_EERSTE_BRON + _BRONRIJEN}"
        nummers = vraagnummers((deel.onderdeel, deel.vragen) for deel in self.delen)
        bereiken = []
        for deel, blad in zip(self.delen, bladen, strict=True):
            vragenblad = Vragenblad(blad, deel.blad, self.stijl, lijsten, nummers, bronkeuze)
            bereiken.append(vragenblad.schrijf(deel.onderdeel, deel.vragen, self.rol))
        self._begin(begin, gemeente, dag, minuten, bereiken)
        self._bronnen(bronnen)
        self._gegevens(self.boek.add_worksheet("Gegevens"))
        lijsten.blad.hide()
        begin.activate()

    def _begin(self, blad: Any, gemeente: str, dag: date, minuten: int, bereiken: list[str]) -> None:
        blad.set_column(0, 0, _BREEDTE_LABEL)
        blad.set_column(1, 1, _BREEDTE_UITLEG)
        blad.set_column(2, 2, None, None, {"hidden": True})
        blad.write_string(0, 0, self.lijst.titel, self.stijl.titel)
        onder = f"Werkboek voor: {self.gevraagd.naam}. Vragenlijst versie {self.lijst.versie}."
        blad.write_string(1, 0, onder, self.stijl.gewoon)
        blad.write_string(2, 0, "Uw voortgang", self.stijl.label)
        rij = 4
        for kop, tekst in self._uitleg(minuten):
            blad.write_string(rij, 0, kop, self.stijl.label)
            blad.write_string(rij, 1, tekst, self.stijl.uitleg)
            zet_hoogte(blad, rij, [(f"{tekst}\n", _BREEDTE_UITLEG)])
            rij += 1
        rij = self._velden(blad, rij + 1, gemeente, dag)
        self._voortgang(blad, rij + 1, bereiken)
        beveilig(blad)
        drukaf(blad, self.lijst.titel, liggend=False)

    def _uitleg(self, minuten: int) -> Iterator[tuple[str, str]]:
        yield "Wat is dit?", self.lijst.omschrijving.strip() or self.lijst.titel
        yield "Voor wie?", self.gevraagd.omschrijving.strip() or self.gevraagd.naam
        yield (
            "Hoe lang duurt het?",
            f"Ongeveer {minuten} {'minuut' if minuten == 1 else 'minuten'} voor {self.aantal} "
            f"{'vraag' if self.aantal == 1 else 'vragen'}. "
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
        vragen = [vraag for deel in self.delen for vraag in deel.vragen]
        ladders = dict.fromkeys(vraag.ladder for vraag in vragen if vraag.soort in ("niveau", "ervaring"))
        if uitleg := [ladder.uitleg for naam in ladders if (ladder := self.lijst.ladders[naam]).uitleg]:
            yield "Een cijfer kiezen", "\n".join(uitleg)
        yield "Wie ziet uw antwoorden?", "\n".join(privacyregels(self.lijst, self.rol))
        yield (
            "Klaar?",
            "Bewaar het werkboek en stuur het terug aan wie het u gaf. "
            "Doet u de scan zelf? Dan leest deze opdracht het in: beleidsscan importeer WERKBOEK",
        )

    def _velden(self, blad: Any, eerste: int, gemeente: str, dag: date) -> int:
        """What we ask about who answers: one row each, its name in the hidden column. Gives the next row."""
        for kolom, kop in enumerate(("Over u", INGEVULD, VELD_ID)):
            blad.write_string(eerste, kolom, kop, self.stijl.kop)
        velden = [veld for vraagt in ("", *self.gevraagd.vraagt) for veld in _VELDEN[vraagt]]
        for rij, (veld, label, keuzes) in enumerate(velden, eerste + 1):
            blad.write_string(rij, 0, label, self.stijl.label)
            blad.write_string(rij, 2, veld, self.stijl.vast)
            blad.write_blank(rij, 1, None, self.stijl.invoer)
            if keuzes:
                blad.data_validation(rij, 1, rij, 1, {"validate": "list", "source": keuzes})
        if gemeente:
            blad.write_string(eerste + 1, 1, gemeente, self.stijl.invoer)
        blad.write_datetime(eerste + 2, 1, datetime.combine(dag, time()), self.stijl.datum)
        return eerste + len(velden) + 1

    def _voortgang(self, blad: Any, eerste: int, bereiken: list[str]) -> None:
        """How much was answered: per sheet, and the whole on top. A sheet that was thrown away counts as nothing."""
        alles = "+".join(f"IFERROR(COUNTA({bereik}),0)" for bereik in bereiken)
        formule = f'={alles}&" van {self.aantal} ingevuld"'
        blad.write_formula(2, 1, formule, self.stijl.nadruk, f"0 van {self.aantal} ingevuld")
        for kolom, kop in enumerate(("Blad", "Ingevuld")):
            blad.write_string(eerste, kolom, kop, self.stijl.kop)
        for rij, (deel, bereik) in enumerate(zip(self.delen, bereiken, strict=True), eerste + 1):
            naam = f"{deel.onderdeel.nummer}. {deel.onderdeel.titel}"
            # A link holds 255 characters; the text that is shown is its own.
            blad.write_url(rij, 0, f"internal:{verwijzing(deel.blad)}!A1", self.stijl.koppeling, naam[:255])
            van = f" van {len(deel.vragen)}"
            blad.write_formula(rij, 1, f'=COUNTA({bereik})&"{van}"', self.stijl.uitleg, f"0{van}")
        blad.write_url(eerste + len(self.delen) + 1, 0, "internal:Bronnen!A1", self.stijl.koppeling, "Bronnen")

    def _bronnen(self, blad: Any) -> None:
        for kolom, kop in enumerate(BRONKOLOMMEN):
            blad.set_column(kolom, kolom, _BREED[kop])
            blad.write_string(_EERSTE_BRON - 1, kolom, kop, self.stijl.kop)
        blad.write_string(0, 0, "Bronnen", self.stijl.titel)
        uitleg = (
            "Noem hier de stukken waarnaar u verwijst. De korte naam kiest u zelf, zoals: nota. Titel is verplicht."
        )
        blad.write_string(1, 0, uitleg, self.stijl.gewoon)
        for rij in range(_EERSTE_BRON, _EERSTE_BRON + _BRONRIJEN):
            for kolom in range(len(BRONKOLOMMEN)):
                blad.write_blank(rij, kolom, None, self.stijl.invoer)
        blad.freeze_panes(_EERSTE_BRON, 1)
        beveilig(blad)
        drukaf(blad, self.lijst.titel, liggend=True, koprij=_EERSTE_BRON - 1)

    def _gegevens(self, blad: Any) -> None:
        velden = {
            FORMULIER_VELD: FORMULIER,
            "scan": self.lijst.id,
            "versie": self.lijst.versie,
            "rol": self.rol,
            "selectie": self.selectie,
        }
        for rij, (veld, waarde) in enumerate([(VELD_ID, INGEVULD), *velden.items()]):
            blad.write_string(rij, 0, veld, self.stijl.vast)
            blad.write_string(rij, 1, waarde, self.stijl.vast)
        beveilig(blad)
        blad.hide()


def _bladnaam(naam: str, bezet: set[str]) -> str:
    """A name that a sheet can have and no other has: cut at a word, without the signs that Excel refuses."""
    kaal = " ".join("".join(" " if teken in "[]:*?/\\" else teken for teken in naam).split()).strip("'")
    kort = kaal if len(kaal) <= LANGSTE_BLADNAAM else kaal[:LANGSTE_BLADNAAM].rpartition(" ")[0].rstrip(",")
    kort = kort or kaal[:LANGSTE_BLADNAAM]
    volgende, nummer = kort, 2
    while volgende.lower() in bezet:
        volgende, nummer = f"{kort[: LANGSTE_BLADNAAM - 4]} {nummer}", nummer + 1
    return volgende
