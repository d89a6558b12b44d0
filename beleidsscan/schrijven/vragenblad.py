"""A sheet of a workbook with the questions of one section."""

from collections.abc import Iterator
from typing import Any

from ..model.antwoorden import NVT, WEET_NIET
from ..model.invoer import TUSSEN, in_lijst, lees_invoer
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, OpenVraag, Vraag
from ..model.vragenlijst import Onderdeel, Vragenlijst
from ..model.werkboek import (
    ANTWOORD,
    BRON,
    INVULKOLOMMEN,
    KEUZES,
    NOTITIE,
    NUMMER,
    PLAATS,
    REDEN,
    TOELICHTING,
    VRAAG,
    VRAAG_ID,
    VRAAGKOLOMMEN,
    kolomletters,
)
from .opmaak import opsomming
from .vraagtekst import antwoordkeuzes, antwoordvorm, hulpregels, voorwaarde, waarom
from .werkstijl import Stijl, beveilig, drukaf, verwijzing, zet_hoogte

KOPRIJ = 3
_BREED = {
    NUMMER: 6,
    VRAAG: 36,
    KEUZES: 44,
    ANTWOORD: 26,
    REDEN: 14,
    TOELICHTING: 28,
    BRON: 14,
    PLAATS: 13,
    NOTITIE: 16,
    VRAAG_ID: 10,
}
_KOLOM = {kop: nummer for nummer, kop in enumerate(VRAAGKOLOMMEN)}
# A list in Excel is as wide as its column; what is longer is cut, and stands whole beside it.
_LANGSTE_KEUZE = 90
_BREEDTE_NOTITIE, _TEKENS_PER_REGEL, _HOOGTE_REGEL = 420, 62, 18
_EIGEN_INVOER = (
    "Dit staat niet in de lijst. Typt u alleen het cijfer of het woord, dan is dat goed. Kies anders uit de lijst."
)


class Lijsten:
    """The hidden sheet with the answers that a role chooses from: a column per list, one for equal lists."""

    def __init__(self, blad: Any, lijst: Vragenlijst, rol: str) -> None:
        self.blad, self.lijst, self.rol = blad, lijst, rol
        self._kolommen: dict[tuple[str, ...], int] = {}

    def bereik(self, vraag: Vraag) -> str:
        """The cells with the answers to a question, as a formula; "" when there is nothing to choose from."""
        keuzes = tuple(self._keuzes(vraag))
        if not keuzes:
            return ""
        if keuzes not in self._kolommen:
            self._kolommen[keuzes] = len(self._kolommen)
            for rij, keuze in enumerate(keuzes):
                self.blad.write_string(rij, self._kolommen[keuzes], keuze)
        letters = kolomletters(self._kolommen[keuzes])
        return f"Lijsten!${letters}$1:${letters}${len(keuzes)}"

    def keuze(self, vraag: Vraag, antwoord: str) -> str:
        """How one of the answers to a question stands in its list."""
        return next(een for een in self._keuzes(vraag) if lees_invoer(self.lijst, vraag, een) == antwoord)

    def _keuzes(self, vraag: Vraag) -> Iterator[str]:
        if isinstance(vraag, GetalVraag | OpenVraag):
            return
        if isinstance(vraag, JaNeeVraag):
            yield from ("ja", "nee")
        if isinstance(vraag, KeuzeVraag):
            for optie in vraag.opties:
                keuze = in_lijst(self.lijst, vraag, optie)
                yield keuze if len(keuze) <= _LANGSTE_KEUZE else _kort(f"{optie.id}{TUSSEN}{optie.tekst}")
        if isinstance(vraag, NiveauVraag):
            yield from (_kort(f"{een.antwoord}{TUSSEN}{een.tekst}") for een in antwoordkeuzes(self.lijst, vraag))
        yield WEET_NIET
        if vraag.nvt_voor(self.rol):
            yield NVT


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _LANGSTE_KEUZE else tekst[: _LANGSTE_KEUZE - 1].rstrip() + "…"


class Vragenblad:
    """Fills one sheet. `nummers` are those of all questions, `bronkeuze` the cells with the names of sources."""

    def __init__(
        self, blad: Any, naam: str, stijl: Stijl, lijsten: Lijsten, nummers: dict[str, str], bronkeuze: str
    ) -> None:
        self._blad, self._naam, self._stijl, self._lijsten = blad, naam, stijl, lijsten
        self._nummers, self._bronkeuze = nummers, bronkeuze
        self._cellen: dict[str, str] = {}

    def schrijf(self, deel: Onderdeel, vragen: list[Vraag]) -> str:
        """Write the sheet; gives the cells for the answers as they are called in a formula."""
        blad, titel = self._blad, f"{deel.nummer}. {deel.titel}"
        blad.write_string(0, 0, titel, self._stijl.titel)
        blad.write_string(1, 0, " ".join(deel.waarom.split()), self._stijl.gewoon)
        for kop, kolom in _KOLOM.items():
            blad.set_column(kolom, kolom, _BREED[kop], None, {"hidden": kop == VRAAG_ID})
            blad.write_string(KOPRIJ, kolom, kop, self._stijl.kop)
        zet_hoogte(blad, KOPRIJ, [("twee\nregels", 20)])
        rij = KOPRIJ + 1
        for onder, eigen in _groepen(deel, vragen):
            if onder is not deel:
                blad.write_string(rij, 0, f"{onder.nummer}. {onder.titel}", self._stijl.tussenkop)
                blad.set_row(rij, 24)
                rij += 1
            for vraag in eigen:
                self._vraag(rij, vraag)
                rij += 1
        letters = kolomletters(_KOLOM[ANTWOORD])
        bereik = f"{verwijzing(self._naam)}!${letters}${KOPRIJ + 2}:${letters}${rij}"
        self._bovenregel(bereik, len(vragen))
        blad.freeze_panes(KOPRIJ + 1, _KOLOM[KEUZES])
        beveilig(blad)
        drukaf(blad, self._lijsten.lijst.titel, liggend=True, koprij=KOPRIJ)
        return bereik

    def _bovenregel(self, bereik: str, aantal: int) -> None:
        blad, van = self._blad, f" van {aantal} ingevuld"
        blad.write_formula(2, 0, f'=COUNTA({bereik})&"{van}"', self._stijl.nadruk, f"0{van}")
        blad.write_url(2, _KOLOM[KEUZES], "internal:Begin!A1", self._stijl.koppeling, "Terug naar Begin")

    def _vraag(self, rij: int, vraag: Vraag) -> None:
        blad, lijst, rol = self._blad, self._lijsten.lijst, self._lijsten.rol
        blad.write_string(rij, _KOLOM[NUMMER], self._nummers[vraag.id], self._stijl.vak)
        tekst, alleen_als = vraag.tekst_voor(rol), voorwaarde(lijst, vraag, self._nummers)
        if alleen_als:
            delen = (self._stijl.vet, tekst, self._stijl.niet_vet, f"\n{alleen_als}")
            blad.write_rich_string(rij, _KOLOM[VRAAG], *delen, self._stijl.vak)
        else:
            blad.write_string(rij, _KOLOM[VRAAG], tekst, self._stijl.vraag)
        keuzes = "\n".join(_keuzeregels(lijst, vraag, rol))
        blad.write_string(rij, _KOLOM[KEUZES], keuzes, self._stijl.vak)
        zet_hoogte(blad, rij, [(f"{tekst}\n{alleen_als}", int(_BREED[VRAAG] * 0.9)), (keuzes, _BREED[KEUZES])])
        for kop in INVULKOLOMMEN:
            blad.write_blank(rij, _KOLOM[kop], None, self._stijl.invoer)
        blad.write_string(rij, _KOLOM[VRAAG_ID], vraag.id, self._stijl.vast)
        cel = f"${kolomletters(_KOLOM[ANTWOORD])}${rij + 1}"
        self._cellen[vraag.id] = cel
        self._opmerking(rij, vraag)
        self._controle(rij, vraag, cel)

    def _opmerking(self, rij: int, vraag: Vraag) -> None:
        """The note at the cell for the answer: the choices, and what helps to find it."""
        lijst, rol = self._lijsten.lijst, self._lijsten.rol
        regels = [*waarom(vraag), *_keuzeregels(lijst, vraag, rol), *hulpregels(vraag, rol)]
        hoogte = sum(1 + len(regel) // _TEKENS_PER_REGEL for regel in regels) * _HOOGTE_REGEL + 20
        vorm = {"author": "beleidsscan", "width": _BREEDTE_NOTITIE, "height": hoogte, "font_size": 9}
        self._blad.write_comment(rij, _KOLOM[ANTWOORD], "\n".join(regels), vorm)

    def _controle(self, rij: int, vraag: Vraag, cel: str) -> None:
        """A list to choose from, or a friendly word about a number. Reading it back is what decides."""
        plek = (rij, _KOLOM[ANTWOORD], rij, _KOLOM[ANTWOORD])
        if bereik := self._lijsten.bereik(vraag):
            meer = {"error_type": "information", "error_title": "Andere schrijfwijze", "error_message": _EIGEN_INVOER}
            self._blad.data_validation(*plek, {"validate": "list", "source": f"={bereik}"} | meer)
        elif isinstance(vraag, GetalVraag):
            self._blad.data_validation(*plek, _getalcontrole(vraag, self._lijsten.rol, cel))
        bij_bron = (rij, _KOLOM[BRON], rij, _KOLOM[BRON])
        self._blad.data_validation(*bij_bron, {"validate": "list", "source": self._bronkeuze, "show_error": False})
        self._maak_grijs(rij, vraag)

    def _maak_grijs(self, rij: int, vraag: Vraag) -> None:
        """Grey and slanted when an answer above makes that it need not be answered; the words say it as well."""
        filter_ = self._lijsten.lijst.vragen[vraag.als.vraag] if vraag.als else None
        if not vraag.als or not filter_ or filter_.id not in self._cellen:
            return
        goed = [self._lijsten.keuze(filter_, een) for een in (*vraag.als.is_, WEET_NIET)]
        anders = ",".join(f"{self._cellen[filter_.id]}<>{_citaat(een)}" for een in ("", *goed))
        formule = f"=AND({anders})"
        self._blad.conditional_format(
            rij, 0, rij, _KOLOM[NOTITIE], {"type": "formula", "criteria": formule, "format": self._stijl.stil}
        )


def _citaat(tekst: str) -> str:
    """A text in a formula."""
    return '"' + tekst.replace('"', '""') + '"'


def _groepen(deel: Onderdeel, vragen: list[Vraag]) -> Iterator[tuple[Onderdeel, list[Vraag]]]:
    """The questions by the smallest section that they stand in."""
    if eigen := [vraag for vraag in vragen if vraag in deel.vragen]:
        yield deel, eigen
    for onder in deel.onderdelen:
        yield from _groepen(onder, vragen)


def _keuzeregels(lijst: Vragenlijst, vraag: Vraag, rol: str) -> Iterator[str]:
    for antwoord, tekst in antwoordkeuzes(lijst, vraag):
        yield f"{antwoord}{TUSSEN}{tekst}" if isinstance(vraag, NiveauVraag) else f"• {tekst}"
    if not isinstance(vraag, NiveauVraag | KeuzeVraag):
        vorm = antwoordvorm(vraag)
        yield vorm[0].upper() + vorm[1:]
    if not isinstance(vraag, OpenVraag):
        yield f"Of: {WEET_NIET}" + (f", of {NVT} met een reden" if vraag.nvt_voor(rol) else "")


def _getalcontrole(vraag: GetalVraag, rol: str, cel: str) -> dict[str, Any]:
    """A warning, for a text may be a number in another way of writing; it compares, and computes nothing else."""
    woorden = [WEET_NIET, NVT] if vraag.nvt_voor(rol) else [WEET_NIET]
    gelijk = ",".join(f'{cel}="{woord}"' for woord in woorden)
    of = opsomming([f"'{woord}'" for woord in woorden])
    return {
        "validate": "custom",
        "value": f"=OR(ISNUMBER({cel}),IFERROR(ISNUMBER(VALUE({cel})),FALSE),{gelijk})",
        "error_type": "warning",
        "error_title": "Is dit een getal?",
        "error_message": f"Hier hoort een getal, zonder eenheid erachter. Ook {of} kan.",
        "ignore_blank": True,
    }
