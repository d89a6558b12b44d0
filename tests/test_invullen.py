"""Filling in by terminal: what is typed, what is asked, what is saved, and that nothing confirmed is ever lost."""

import io
import random
import resource
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import category
from unittest import mock

import pytest
from conftest import gevallen
from hulp import SPEELTUIN, TESTS, Uitkomst, draai, draai_los, klopt_met, speeltuin_in
from hypothesis import given
from hypothesis import strategies as st
from pseudoterminal import Pseudoterminals

from beleidsscan.lezen.vragenlijst import lees_vragenlijst
from beleidsscan.mappen import gegevensmap
from beleidsscan.model.antwoorden import Antwoord, Antwoordbestand, Organisatie, bezwaar_tegen, toon_waarde
from beleidsscan.model.basis import Bron
from beleidsscan.model.bevinding import BeleidsscanFout
from beleidsscan.model.invoer import lees_invoer
from beleidsscan.model.vraag import KeuzeVraag, OpenVraag
from beleidsscan.opdrachten.bewaren import Antwoordenboek
from beleidsscan.opdrachten.invulboek import Invulboek
from beleidsscan.opdrachten.invulgesprek import Invulgesprek
from beleidsscan.opdrachten.invulroute import route_van
from beleidsscan.opdrachten.terminal import Gesprek
from beleidsscan.schrijven.invulbestand import maak_invulbestand
from beleidsscan.schrijven.invulscherm import KOMMANDOS, keuzelabels, reeksen
from beleidsscan.schrijven.schermtekst import vouw

SPEEL = ["--vragenlijst", SPEELTUIN]
LIJST = lees_vragenlijst(SPEELTUIN / "speeltuin").vragenlijst
TIEN = lees_vragenlijst(gegevensmap("vragenlijsten") / "tien-punten").vragenlijst
GEVRAAGD = [naam for naam, vraag in LIJST.vragen.items() if vraag.is_voor("beheerder", "volledig")]
# An answer to every question that the manager of the playground is asked: all filters open.
ALLES = ["5", "4", "ja", "1", "2", "6", "ja", "2", "2", "3", "12,5", "nee", "1", "2", "Een verzonnen wip.", "nee"]


# What asks for evidence at once; Enter gives it later.
BEWIJS = ("keuring-gedaan", "peuterhoek", "sleutel-uitgifte", "onderhoudsplan")
ACHTEREEN = [
    regel for naam, een in zip(GEVRAAGD, ALLES, strict=True) for regel in ([een, ""] if naam in BEWIJS else [een])
]


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return leeg_in(tmp_path)


def leeg_in(map_: Path, rol: str = "beheerder") -> Path:
    pad = map_ / "gemeente.yaml"
    pad.write_text(maak_invulbestand(LIJST, "Ons Dorp", rol, "volledig", date(2026, 1, 31)), encoding="utf-8")
    return pad


def typ(pad: Path, *regels: str, ruw: bytes | None = None) -> Uitkomst:
    """Run the program with these lines as its input."""
    invoer = io.TextIOWrapper(io.BytesIO("".join(f"{een}\n" for een in regels).encode() if ruw is None else ruw))
    with mock.patch.object(sys, "stdin", invoer):
        return draai("invullen", pad.name, *SPEEL, map_=pad.parent)


def antwoorden_in(pad: Path) -> Mapping[str, Antwoord]:
    """What the file says, for what is not empty."""
    antwoorden = Antwoordenboek(pad, SPEELTUIN).bestand.antwoorden
    return {naam: een for naam, een in antwoorden.items() if een != Antwoord()}


def naar(vraag: str) -> str:
    return f"/v {GEVRAAGD.index(vraag) + 1}"


# --- One set of rules ---


@pytest.mark.parametrize("geval", [pytest.param(een, id=een["geval"]) for een in gevallen("invoer")])
def test_invoer(geval: dict[str, Any], pad: Path) -> None:
    """What the shared list accepts and refuses, typed by hand: a number with a decimal comma."""
    ruw = geval["ruw"]
    getypt = (
        toon_waarde(Antwoord(antwoord=ruw).antwoord) if isinstance(ruw, Decimal) else "" if ruw is None else str(ruw)
    )
    uitkomst = typ(pad, naar(geval["vraag"]), getypt, *([geval["reden"]] if "reden" in geval else []))
    gegeven = antwoorden_in(pad).get(geval["vraag"], Antwoord())
    assert gegeven.antwoord == Antwoord(antwoord=geval.get("wordt")).antwoord
    assert ("Bewaard:" in uitkomst.uit or "Bewaard." in uitkomst.uit) == ("wordt" in geval)


def test_een_nummer_voor_een_keuze(pad: Path) -> None:
    typ(pad, naar("ondergrond-soort"), "3", naar("hek-regeling"), "3", naar("hek-regeling"), "4")
    assert {naam: een.antwoord for naam, een in antwoorden_in(pad).items()} == {
        "ondergrond-soort": "tegels",
        "hek-regeling": "vaste-tijden",
    }


def test_een_kommando_is_nooit_een_antwoord() -> None:
    """Of any question of any questionnaire here; only one's own words could be."""
    getypt = ["?", *(f"/{zo}" for een in KOMMANDOS for zo in (een.letter, een.woord))]
    gezien = 0
    for lijst in (LIJST, TIEN):
        for vraag in lijst.vragen.values():
            if isinstance(vraag, OpenVraag):
                continue
            gezien += 1
            for woord in getypt:
                waarde = lees_invoer(lijst, vraag, woord)
                assert bezwaar_tegen(lijst, vraag, Antwoord(antwoord=waarde), vraag.rollen[0]), (vraag, woord)
                assert not isinstance(vraag, KeuzeVraag) or woord not in keuzelabels(vraag)
    assert gezien > 150


def test_eigen_woorden_met_een_schuine_streep(pad: Path) -> None:
    uitkomst = typ(pad, naar("wens-voor-later"), "/wip", "//wip")
    assert "/wip kennen wij niet." in uitkomst.uit
    assert antwoorden_in(pad)["wens-voor-later"].antwoord == "/wip"


def test_elk_kommando_doet_iets_en_heeft_een_eigen_letter() -> None:
    gesprek = Invulgesprek(Invulboek(_Boek(), Gesprek(_Scherm([]))), Gesprek(_Scherm([])))
    assert list(gesprek._doen) == [een.woord for een in KOMMANDOS]
    letters = [zo for een in KOMMANDOS for zo in (een.letter, een.woord)]
    assert len(set(letters)) == len(letters)


@given(namen=st.lists(st.sampled_from(["1", "2", "3", "9", "een", "twee"]), min_size=2, max_size=4, unique=True))
def test_een_nummer_wijst_nooit_twee_keuzes_aan(namen: list[str]) -> None:
    opties = [{"id": naam, "tekst": f"Keuze {naam}"} for naam in namen]
    ruw = {"id": "verzonnen", "vraag": "Wat?", "kort": "Wat", "soort": "keuze", "rollen": ["beheerder"]}
    vraag = KeuzeVraag.model_validate(ruw | {"opties": opties})
    labels = keuzelabels(vraag)
    assert list(labels.values()) == namen
    assert all(label == naam for label, naam in labels.items() if label in namen)


# --- The conversation, word for word ---


GESPREKKEN = {
    "kort": [
        *["?", "/u", "7", "4", "", "", "/b", "", "misschien", "/n", "ja", "/t", "/s Het ligt in de kast.", "/b"],
        *["Logboek 2025", "31-12-2025", "p. 3", "/o", "Nog navragen.", "", "nee", "3", "/n", "De speeltuin was dicht."],
        *["/w", "/t", "/b", "x", "1", "p. 4", "6", "/t", "/w", "/q"],
    ],
    "heel": [*ACHTEREEN, "?", "99", "2", "/b", "", ""],
    "eind-met-open-vragen": [
        *["", *ALLES[1:5], "", *ALLES[6:8], "Foto", "ooit", "mei 2025", "p. 1", "2", "/w", *[""] * 7],
    ],
}


@pytest.mark.parametrize("naam", GESPREKKEN)
def test_gesprek(naam: str, pad: Path) -> None:
    uitkomst = typ(pad, *GESPREKKEN[naam])
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    klopt_met(TESTS / "schermen" / f"invullen-{naam}.txt", uitkomst.uit.replace(str(SPEELTUIN), "vragenlijsten"))


def test_verder_waar_u_was(pad: Path) -> None:
    typ(pad, "5", "", "", "ja", "/q")
    uitkomst = typ(pad, "4")
    assert "U was gebleven bij vraag 2 van 16." in uitkomst.uit
    assert "\nVraag 2 van 16" in uitkomst.uit
    assert "\nVraag 3 van 16" not in uitkomst.uit
    assert "\nVraag 4 van 16" in uitkomst.uit


def test_alles_is_al_ingevuld(pad: Path) -> None:
    typ(pad, *ACHTEREEN)
    uitkomst = typ(pad, "")
    assert "Alle vragen zijn ingevuld." in uitkomst.uit
    assert "Uw voorlopige profiel" in uitkomst.uit
    assert "zijn nu 16 van de 16 vragen ingevuld. Er is niets veranderd." in " ".join(uitkomst.uit.split())


def test_de_tijd_wordt_korter(pad: Path) -> None:
    uit = typ(pad, *ACHTEREEN).uit
    minuten = [int(regel.split("ongeveer ")[1].split()[0]) for regel in uit.splitlines() if regel.startswith("Vraag ")]
    assert len(minuten) == len(ALLES)
    assert minuten == sorted(minuten, reverse=True)
    assert minuten[0] > minuten[-1]


# --- What becomes of what is typed ---

_BRON = "/b", "Logboek", "2025", "p. 3"
_P3 = {"bron": "logboek", "plaats": "p. 3"}
_DRIE = {"keuring-gedaan": {"antwoord": 3}}
_TYPEN: dict[str, tuple[list[str], dict[str, Any]]] = {
    "overslaan": ([""], {}),
    "weet niet": (["/w"], {"keuring-gedaan": {"antwoord": "weet-niet"}}),
    "weet niet in woorden": (["Weet ik niet"], {"keuring-gedaan": {"antwoord": "weet-niet"}}),
    "terug en anders": (["3", "/t", "4"], {"keuring-gedaan": {"antwoord": 4}}),
    "terug en laten staan": (
        ["3", "/t", "", "6"],
        _DRIE | {"gebreken-open": {"antwoord": 6}},
    ),
    "terug aan het begin": (["/t", "3"], _DRIE),
    "naar een vraag die er niet is": (["/v 17", "/v 0", "/v x", "/v", "3"], _DRIE),
    "toelichting": (["/s", "Omdat."], {"keuring-gedaan": {"toelichting": "Omdat."}}),
    "toelichting erachter": (["/s Omdat.", "3"], {"keuring-gedaan": {"antwoord": 3, "toelichting": "Omdat."}}),
    "toch geen toelichting": (["/s", "", "3"], _DRIE),
    "toelichting weg": (["/s Omdat.", "/s", "-", "3"], _DRIE),
    "een streepje zonder dat er iets was": (["/s", "-"], {"keuring-gedaan": {"toelichting": "-"}}),
    "notitie": (["/O Vraag Jan.", "3"], {"keuring-gedaan": {"antwoord": 3, "notitie": "Vraag Jan."}}),
    "een woord voluit": (["/Toelichting Omdat."], {"keuring-gedaan": {"toelichting": "Omdat."}}),
    "geen kommando als tekst": (["/s", "/t", "Omdat."], {"keuring-gedaan": {"toelichting": "Omdat."}}),
    "bewijs": ([*_BRON], {"keuring-gedaan": {"bewijs": [_P3]}}),
    "meer bewijs": (
        [*_BRON, "/b", "1", "p. 4"],
        {"keuring-gedaan": {"bewijs": [_P3, _P3 | {"plaats": "p. 4"}]}},
    ),
    "bewijs uit een stuk met dezelfde naam": (
        [*_BRON, "/b", "0", "Logboek", "p. 4"],
        {"keuring-gedaan": {"bewijs": [_P3, _P3 | {"plaats": "p. 4"}]}},
    ),
    "bewijs uit een ander stuk": (
        [*_BRON, "/b", "3", "0", "Logboek!", "", "p. 4"],
        {"keuring-gedaan": {"bewijs": [_P3, {"bron": "logboek-2", "plaats": "p. 4"}]}},
    ),
    "bewijs met een datum die er niet is": (
        ["/b", "Logboek", "ooit", "32 maart", "1 maart 2025", "p. 3"],
        {"keuring-gedaan": {"bewijs": [_P3]}},
    ),
    "bewijs later": (["5", "", "4"], {"keuring-gedaan": {"antwoord": 5}, "gebreken-open": {"antwoord": 4}}),
    "bewijs weg": ([*_BRON, "/b", "-"], {}),
    "toch geen bewijs": (["/b", "", "/b", "Logboek", "", "", "3"], _DRIE),
    "nvt met reden": (
        ["/v 5", "/n", "De speeltuin was dicht."],
        {"valpartijen": {"antwoord": "nvt", "reden": "De speeltuin was dicht."}},
    ),
    "nvt in één keer": (["/v 5", "/n Was dicht."], {"valpartijen": {"antwoord": "nvt", "reden": "Was dicht."}}),
    "toch geen nvt": (["/v 5", "nvt", "", "2"], {"valpartijen": {"antwoord": 2}}),
    "nvt wordt een getal": (["/v 5", "/n Was dicht.", "/t", "2"], {"valpartijen": {"antwoord": 2}}),
    "nvt waar het niet kan": (["/n Zomaar.", "3"], _DRIE),
    "een onzichtbaar teken": (["\x1b[A3", "3"], _DRIE),
    "stoppen midden in een tekst": (["/s", "/q"], {}),
    "stoppen met een woord": (["3", "/stop"], _DRIE),
    "aan het eind terug": (
        [*[""] * 16, "/t", "ja", "1", "3"],
        _DRIE | {"klachten-regeling": {"antwoord": "ja"}},
    ),
}


@pytest.mark.parametrize("naam", _TYPEN)
def test_typen(naam: str, pad: Path) -> None:
    regels, verwacht = _TYPEN[naam]
    uitkomst = typ(pad, *regels)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert antwoorden_in(pad) == {vraag: Antwoord.model_validate(een) for vraag, een in verwacht.items()}


def test_een_nieuwe_bron_staat_met_titel_en_datum_in_het_bestand(pad: Path) -> None:
    typ(pad, *_BRON)
    assert Antwoordenboek(pad, SPEELTUIN).bestand.kop.bronnen == {"logboek": Bron(titel="Logboek", datum="2025")}


def test_opmerkingen_in_het_bestand_blijven(pad: Path) -> None:
    leeg = pad.read_text(encoding="utf-8").splitlines()
    typ(pad, *ACHTEREEN)
    vol = pad.read_text(encoding="utf-8").splitlines()
    assert [regel for regel in vol if "#" in regel] == [regel for regel in leeg if "#" in regel]
    assert len(vol) == len(leeg)


# --- Filters ---


def test_een_filter_verbergt_vragen_en_bewaart_hun_antwoord(pad: Path) -> None:
    filter_, erachter = naar("jonge-kinderen"), naar("peuterhoek")
    uitkomst = typ(pad, erachter, "2", "", filter_, "nee", "/q")
    assert "Alleen als u bij vraag 7 antwoordt: 'ja'." in uitkomst.uit
    assert "In gemeente.yaml is nu 1 van de 15 vragen ingevuld." in uitkomst.uit
    assert antwoorden_in(pad)["peuterhoek"].antwoord == 2
    anders = typ(pad, filter_, "ja", erachter, "/q").uit
    assert "antwoordt: 'ja'" not in anders
    assert "  Antwoord: niveau 2: Het is er helemaal." in anders


def test_een_filter_opent_de_vraag_erachter(pad: Path) -> None:
    uit = typ(pad, naar("jonge-kinderen"), "nee", "/t", "ja").uit
    assert uit.index("Hoe gaat het hek open?") < uit.index("Is er een hoek voor de kleinsten?")


def test_elke_rol_krijgt_haar_eigen_vragen(tmp_path: Path) -> None:
    pad = leeg_in(tmp_path, "ouder")
    uit = typ(pad, *[""] * 20).uit
    assert "Is uw kind dit jaar weggestuurd om wie het is?" in uit
    assert "Kijkt iemand de toestellen na?" not in uit


# --- When something is wrong ---


def test_een_bestand_dat_er_niet_is(tmp_path: Path) -> None:
    uitkomst = draai("invullen", "mijn gemeente.yaml", *SPEEL, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert "mijn gemeente.yaml bestaat niet." in uitkomst.fout
    assert "beleidsscan nieuw UwGemeente --naar 'mijn gemeente.yaml'" in uitkomst.fout


def test_een_bestand_met_fouten(pad: Path) -> None:
    inhoud = pad.read_text(encoding="utf-8").replace("antwoord:\n", "antwoord: 9\n")
    pad.write_text(inhoud.replace("rol: beheerder", "rol: baas"), encoding="utf-8")
    uitkomst = typ(pad, "3")
    assert (uitkomst.code, uitkomst.uit) == (1, "")
    assert uitkomst.fout == draai("verklaar", pad.name, "geheel", *SPEEL, map_=pad.parent).fout


def test_een_rol_zonder_vragen(tmp_path: Path) -> None:
    lijsten = speeltuin_in(tmp_path)
    pad = leeg_in(tmp_path)
    pad.write_text(pad.read_text(encoding="utf-8").replace("rol: beheerder", "rol: gast"), encoding="utf-8")
    lijst = lijsten / "speeltuin" / "vragenlijst.yaml"
    inhoud = lijst.read_text(encoding="utf-8").replace("rollen:\n", "rollen:\n  gast: {naam: gast}\n", 1)
    lijst.write_text(inhoud, encoding="utf-8")
    uitkomst = draai("invullen", pad.name, "--vragenlijst", lijsten, map_=tmp_path)
    assert (uitkomst.code, uitkomst.uit) == (3, "")
    assert uitkomst.fout == "Voor de rol 'gast' heeft deze vragenlijst geen vragen.\n"


def test_alleen_om_te_lezen(pad: Path) -> None:
    pad.chmod(0o444)
    uitkomst = typ(pad, "3")
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "gemeente.yaml is niet te schrijven: het bestand is alleen om te lezen.\n"


def test_een_volle_schijf_voor_de_eerste_vraag(pad: Path) -> None:
    inhoud = pad.read_bytes()
    klein = len(inhoud) - 1
    uitkomst = draai_los(
        *("invullen", pad.name, *SPEEL),
        map_=pad.parent,
        stdin=-3,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (klein, klein)),
    )
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout == "gemeente.yaml is niet te schrijven: het bestand wordt te groot.\n"
    assert pad.read_bytes() == inhoud


def test_een_lege_invoer_neemt_rustig_afscheid(pad: Path) -> None:
    uitkomst = typ(pad)
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert "Er is niets veranderd." in " ".join(uitkomst.uit.split())


def test_invoer_van_een_andere_machine(pad: Path) -> None:
    """A mark at the begin, line ends of Windows, bytes that are no UTF-8, and no line end after the last line."""
    uitkomst = typ(pad, ruw=b"\xef\xbb\xbf3\r\n4\r\n\xe9\xe9n\r\nnee")
    assert "Hier staat een onzichtbaar teken in" in uitkomst.uit
    gegeven = {naam: een.antwoord for naam, een in antwoorden_in(pad).items()}
    assert gegeven == {"keuring-gedaan": 3, "gebreken-open": 4, "keuring-logboek": "nee"}


def test_tekens_van_anderen_sturen_het_scherm_niet(tmp_path: Path) -> None:
    lijsten = speeltuin_in(tmp_path)
    deel = lijsten / "speeltuin" / "onderdelen" / "01-toestellen.yaml"
    kwaad = 'vraag: "Kijkt\\u202e iemand?"'
    tekst = deel.read_text(encoding="utf-8").replace("vraag: Kijkt iemand de toestellen na?", kwaad)
    deel.write_text(tekst, encoding="utf-8")
    pad = leeg_in(tmp_path)
    kwaad = '    toelichting: "a\\u200bb\\u2028c"'
    leeg = pad.read_text(encoding="utf-8")
    pad.write_text(leeg.replace("keuring-gedaan:\n    antwoord:", f"keuring-gedaan:\n{kwaad}"), encoding="utf-8")
    uitkomst = draai("invullen", pad.name, "--vragenlijst", lijsten, map_=tmp_path)
    assert "Kijkt\ufffd iemand?" in uitkomst.uit
    assert "Toelichting: a\ufffdb c" in uitkomst.uit
    assert not {teken for teken in uitkomst.uit if category(teken)[0] == "C" or category(teken) in ("Zl", "Zp")} - {
        "\n"
    }


# --- Saving that fails, or that somebody else crosses: without a disk ---


class _Scherm:
    """Somebody who types these lines; a line may also be something to do at that moment."""

    def __init__(self, regels: Iterable[Any]) -> None:
        self._regels: Iterator[Any] = iter(regels)
        self.gezegd: list[str] = []

    def zeg(self, *regels: str) -> None:
        self.gezegd += regels

    def vraag(self, tekst: str) -> str:
        self.gezegd.append(tekst)
        for regel in self._regels:
            if isinstance(regel, str):
                return regel
            regel()
        raise EOFError


class _Boek:
    """An answer file without a disk, which refuses to save as often as it is told."""

    lijst = LIJST

    def __init__(self, *weigert: BeleidsscanFout) -> None:
        kop = {"scan": "speeltuin", "versie": "7.b", "gemeente": "Ons Dorp", "peildatum": date(2026, 1, 31)}
        self.bestand = Antwoordbestand.model_validate({"kop": {**kop, "rol": "beheerder"}, "antwoorden": {}})
        self._weigert = list(weigert)

    def bewaar(self, nieuw: Mapping[str, Antwoord], bronnen: Mapping[str, Bron] = {}) -> None:
        if nieuw and self._weigert:
            raise self._weigert.pop(0)
        kop = self.bestand.kop.model_copy(update={"bronnen": {**self.bestand.kop.bronnen, **bronnen}})
        self.bestand = Antwoordbestand.model_construct(kop=kop, antwoorden={**self.bestand.antwoorden, **nieuw})


VOL = BeleidsscanFout("gemeente.yaml is niet te schrijven: de schijf is vol.")


def voer(boek: Any, *regels: Any) -> tuple[Invulboek, str]:
    """The conversation until nothing more is typed, and what was said."""
    scherm = _Scherm(regels)
    invulboek = Invulboek(boek, Gesprek(scherm))
    with pytest.raises(EOFError):
        Invulgesprek(invulboek, Gesprek(scherm)).voer()
    return invulboek, "\n".join(scherm.gezegd)


def test_een_volle_schijf_en_nog_eens_proberen() -> None:
    boek = _Boek(VOL, VOL)
    invulboek, gezegd = voer(boek, "3", "wat?", "j", "j")
    assert gezegd.count("Kunt u dit verhelpen") == 2
    assert gezegd.count("de schijf is vol.\nDit is nog niet bewaard:\n  Antwoord: niveau 3") == 2
    assert gezegd.index("Bewaard: niveau 3.") > gezegd.rindex("de schijf is vol")
    assert boek.bestand.antwoorden["keuring-gedaan"].antwoord == 3
    assert (invulboek.bewaard, invulboek.onaf) == ({"keuring-gedaan"}, [])


def test_een_volle_schijf_en_niet_bewaren() -> None:
    boek = _Boek(VOL)
    invulboek, gezegd = voer(boek, "3", "n")
    assert "Niet bewaard." in gezegd
    assert "Bewaard:" not in gezegd
    assert "Vraag 2" not in gezegd
    assert (invulboek.bewaard, invulboek.onaf, boek.bestand.antwoorden) == (set(), [], {})


def test_een_volle_schijf_en_weg(pad: Path) -> None:
    """Who leaves then, is told what is not saved."""
    with mock.patch.object(Antwoordenboek, "bewaar", side_effect=[None, VOL]):
        uitkomst = typ(pad, "3")
    assert uitkomst.code == 2
    weg = (
        "Dit is niet bewaard:\n  Antwoord: niveau 3: Drie sterren, het gebeurt soms.\n\nIn gemeente.yaml zijn nu 0 van"
    )
    assert weg in uitkomst.uit


def test_onderbroken_midden_in_het_bewaren(pad: Path) -> None:
    with mock.patch.object(Antwoordenboek, "bewaar", side_effect=[None, KeyboardInterrupt]):
        uitkomst = typ(pad, "3")
    assert uitkomst.code == 2
    assert "Dit is misschien niet bewaard:\n  Antwoord: niveau 3" in uitkomst.uit


def _ander(pad: Path, **antwoorden: Any) -> Any:
    """Another session, that saves these answers at that moment."""
    nieuw = {naam.replace("_", "-"): Antwoord.model_validate(een) for naam, een in antwoorden.items()}
    return lambda: Antwoordenboek(pad, SPEELTUIN).bewaar(nieuw)


def test_twee_tegelijk_aan_verschillende_vragen(pad: Path) -> None:
    voer(Antwoordenboek(pad, SPEELTUIN), _ander(pad, keuring_logboek={"antwoord": "ja"}), "3", "4")
    gegeven = {naam: een.antwoord for naam, een in antwoorden_in(pad).items()}
    assert gegeven == {"keuring-gedaan": 3, "keuring-logboek": "ja", "gebreken-open": 4}


@pytest.mark.parametrize(("keuze", "geldt"), [("1", 5), ("2", 3)])
def test_twee_tegelijk_aan_dezelfde_vraag(keuze: str, geldt: int, pad: Path) -> None:
    ander = _ander(pad, keuring_gedaan={"antwoord": 5, "notitie": "Van een ander."})
    invulboek, gezegd = voer(Antwoordenboek(pad, SPEELTUIN), ander, "3", "x", keuze)
    assert "Antwoord: niveau 5: Vijf sterren" in gezegd
    assert "U wilt bewaren:\n  Antwoord: niveau 3" in gezegd
    assert antwoorden_in(pad) == {"keuring-gedaan": Antwoord(antwoord=geldt, notitie="Van een ander.")}
    assert "Vraag 2 van 16" in gezegd
    assert invulboek.bewaard == ({"keuring-gedaan"} if keuze == "2" else set())


def test_een_derde_komt_ertussen(pad: Path) -> None:
    """Nobody is overwritten in silence: whoever answers while we choose, is shown as well."""
    eerst, dan = _ander(pad, keuring_gedaan={"antwoord": 5}), _ander(pad, keuring_gedaan={"antwoord": 1})
    _, gezegd = voer(Antwoordenboek(pad, SPEELTUIN), eerst, "3", dan, "2", "2")
    assert gezegd.count("intussen ergens anders beantwoord") == 2
    assert antwoorden_in(pad)["keuring-gedaan"].antwoord == 3


def test_een_ander_maakt_het_bestand_stuk(pad: Path) -> None:
    goed = pad.read_bytes()
    voer(Antwoordenboek(pad, SPEELTUIN), lambda: pad.write_text("stuk: ["), "3", lambda: pad.write_bytes(goed), "j")
    assert antwoorden_in(pad)["keuring-gedaan"].antwoord == 3


@pytest.mark.parametrize("stuk", [True, False])
def test_het_bestand_is_intussen_weg_of_stuk(stuk: bool, pad: Path) -> None:
    """Nothing is saved then, and the goodbye does not say otherwise."""

    def verlies(*_: object) -> list[str]:
        pad.write_text("stuk: [") if stuk else pad.unlink()
        return []

    with mock.patch("beleidsscan.schrijven.privacy.privacyregels", verlies):
        uitkomst = typ(pad, "3", "n", "/q")
    assert uitkomst.code == 2
    einde = uitkomst.uit[uitkomst.uit.index("Niet bewaard.") :]
    assert "Uw antwoord [? = hulp]: /q" in einde
    assert "gemeente.yaml is weg, of niet meer te lezen:" in einde
    assert ("Het bestand gemeente.yaml bestaat niet." in einde) == (not stuk)
    assert "niets veranderd" not in einde
    assert ".slot" not in uitkomst.uit


def test_bewijs_wordt_meteen_gevraagd_en_blijft_bij_weet_niet(pad: Path) -> None:
    uit = typ(pad, "5", "Logboek", "", "p. 3", "/t", "/w").uit
    assert antwoorden_in(pad)["keuring-gedaan"].bewijs
    assert "Het bewijs bij vraag 1 blijft staan. Weghalen kan met /v\u00a01 en daarna /b." in uit


@pytest.mark.parametrize(
    ("nummers", "tekst"),
    [
        ([1, 6, 11, 12, 13, 16], "1, 6, 11 tot en met 13 en 16"),
        (range(7, 139), "7 tot en met 138"),
        ([1, 2], "1 en 2"),
        ([4], "4"),
    ],
)
def test_reeksen(nummers: Iterable[int], tekst: str) -> None:
    assert reeksen(nummers) == tekst


# --- In a terminal ---


@pytest.fixture(scope="module")
def terminals() -> Iterator[Pseudoterminals]:
    with Pseudoterminals() as bron:
        yield bron


PROMPT, BEWIJS_LATER = "Uw antwoord [? = hulp]: ", "[Enter = later]: "


@pytest.mark.parametrize("hoe", ["/q\n", "\x04", "\x03"])
def test_een_sessie_in_een_terminal(hoe: str, terminals: Pseudoterminals, pad: Path) -> None:
    """Ended by /q, Ctrl-D and Ctrl-C."""
    with terminals.start("invullen", pad, *SPEEL) as sessie:
        sessie.wacht_op(PROMPT)
        sessie.typ("3")
        assert "Bewaard: niveau 3." in sessie.wacht_op(PROMPT)
        assert Antwoordenboek(pad, SPEELTUIN).bestand.antwoorden["keuring-gedaan"].antwoord == 3
        scherm = sessie.tot_het_eind(hoe)
    assert scherm.endswith(f"    beleidsscan evalueer {pad} --vragenlijst {SPEELTUIN}\n[0]\n")
    # Without the white space: a long path is broken at the edge of the screen.
    bewaard = f"In {pad} is nu 1 van de 16 vragen ingevuld."
    assert "".join(bewaard.split()) in "".join(scherm.split())


def test_een_geplakte_alinea_is_een_antwoord(terminals: Pseudoterminals, pad: Path) -> None:
    with terminals.start("invullen", pad, *SPEEL) as sessie:
        sessie.wacht_op(PROMPT)
        sessie.typ("/s")
        sessie.wacht_op("laten]: ")
        assert b"\x1b[?2004h" in sessie.ruw  # asks the terminal to put marks around what is pasted
        sessie.typ("\x1b[200~Regel een.\r3\rRegel drie.\x1b[201~")
        sessie.wacht_op("Bewaard.")
    assert antwoorden_in(pad) == {"keuring-gedaan": Antwoord(toelichting="Regel een.\n3\nRegel drie.")}


def test_een_smal_scherm(terminals: Pseudoterminals, pad: Path) -> None:
    with terminals.start("invullen", pad, *SPEEL, rijen=20, kolommen=40) as sessie:
        for regel in ("?", "/u", *ACHTEREEN):
            sessie.wacht_op("]: ")
            sessie.typ(regel)
        sessie.wacht_op("Enter = stoppen]: ")
    regels = [
        regel for regel in sessie.scherm.splitlines() if not regel.startswith(("Uw antwoord", "Nummer van", "Uit welk"))
    ]
    assert len(regels) > 100
    assert max(map(len, regels)) <= 40


def test_gedood_en_nooit_een_bevestigd_antwoord_kwijt(terminals: Pseudoterminals, tmp_path: Path) -> None:
    """A hundred times, at a random prompt and a random moment of saving: what said 'Bewaard' is in the file."""
    kans, bevestigd, sessies = random.Random(2026), 0, 0
    for beurt in range(100):
        if beurt % 5 == 0:
            pad = leeg_in(tmp_path)
        boek = Antwoordenboek(pad, SPEELTUIN)
        te_typen = [
            (naam, veld, regel)
            for naam in route_van(boek.lijst, boek.bestand).open
            for veld, regel in (("toelichting", f"/s Verzonnen {beurt}."), ("antwoord", ALLES[GEVRAAGD.index(naam)]))
        ]
        te_typen = te_typen[: kans.randint(1, 6)]
        with terminals.start("invullen", pad, *SPEEL) as sessie:
            for nummer, (_, _, regel) in enumerate(te_typen):
                if nummer and te_typen[nummer - 1][0] in BEWIJS and te_typen[nummer - 1][1] == "antwoord":
                    sessie.wacht_op(BEWIJS_LATER)
                    sessie.typ("")
                sessie.wacht_op(PROMPT)
                sessie.typ(regel)
            sessie.lees_nog(kans.random() * 0.03)
            scherm = sessie.dood()
        sessies += "[0]" not in scherm
        gelukt = scherm.count("\nBewaard")
        assert gelukt >= len(te_typen) - 1
        bestand = Antwoordenboek(pad, SPEELTUIN).bestand
        for naam, veld, regel in te_typen[:gelukt]:
            verwacht = regel[3:] if veld == "toelichting" else lees(naam, regel)
            assert getattr(bestand.antwoorden[naam], veld) == verwacht
        bevestigd += gelukt
    assert sessies == 100
    assert bevestigd > 200
    assert sorted(een.name for een in tmp_path.iterdir() if not een.name.startswith(".")) == ["gemeente.yaml"]


def lees(naam: str, regel: str) -> Any:
    vraag = LIJST.vragen[naam]
    return lees_invoer(LIJST, vraag, keuzelabels(vraag).get(regel, regel) if isinstance(vraag, KeuzeVraag) else regel)


def test_twee_sessies_op_een_bestand(terminals: Pseudoterminals, pad: Path) -> None:
    with terminals.start("invullen", pad, *SPEEL) as een, terminals.start("invullen", pad, *SPEEL) as ander:
        for sessie in (een, ander):
            sessie.wacht_op(PROMPT)
        een.typ("3")
        een.wacht_op("Bewaard: niveau 3.")
        ander.typ("4")
        ander.wacht_op("Wat geldt? [1 of 2]: ")
        ander.typ("2")
        ander.wacht_op("Bewaard: niveau 4.")
        een.wacht_op(PROMPT)
        een.typ("12")
        een.wacht_op("Bewaard: 12 gebreken.")
    gegeven = {naam: een_.antwoord for naam, een_ in antwoorden_in(pad).items()}
    assert gegeven == {"keuring-gedaan": 4, "gebreken-open": 12}


@given(regel=st.text(), breedte=st.integers(20, 100))
def test_vouwen_houdt_alle_woorden(regel: str, breedte: int) -> None:
    regels = vouw(regel.lstrip(" "), breedte)
    assert all(len(een) <= breedte for een in regels)
    assert not [
        teken for een in regels for teken in een if category(teken)[0] == "C" or category(teken) in ("Zl", "Zp")
    ]
    assert "".join("".join(regels).split()) == "".join("".join(vouw(regel.lstrip(" "), 10**6)).split())


# --- Who answers ---


def vul_tien(map_: Path, rol: str, *regels: str) -> tuple[Uitkomst, Path]:
    """A new file of this role, with these lines typed."""
    pad = map_ / f"{rol}.yaml"
    if not pad.exists():
        pad.write_text(maak_invulbestand(TIEN, "Ons Dorp", rol, "volledig", date(2026, 1, 31)), encoding="utf-8")
    invoer = io.TextIOWrapper(io.BytesIO("".join(f"{een}\n" for een in regels).encode()))
    with mock.patch.object(sys, "stdin", invoer):
        return draai("invullen", pad.name, map_=map_), pad


@pytest.mark.parametrize(
    ("rol", "regels", "kop"),
    [
        ("afdeling", ["Sport  & cultuur", "x", "b", "/q"], ("Sport & cultuur", "beleid", None)),
        ("afdeling", ["y" * 201, "Zorg", "Uitvoering", "/q"], ("Zorg", "uitvoering", None)),
        ("afdeling", ["", "/q"], ("onbekend", "uitvoering", None)),
        ("afdeling", ["/q"], ("onbekend", "uitvoering", None)),
        ("afdeling", ["Zorg"], ("onbekend", "uitvoering", None)),
        ("organisatie", ["sport", "J", "/q"], (None, None, Organisatie(soort="sport", betaalde_krachten="ja"))),
        ("organisatie", ["", "/q"], (None, None, Organisatie(soort="onbekend", betaalde_krachten="nee"))),
    ],
)
def test_eerst_wie_er_antwoordt(
    rol: str, regels: list[str], kop: tuple[str | None, str | None, Organisatie | None], tmp_path: Path
) -> None:
    uitkomst, pad = vul_tien(tmp_path, rol, *regels)
    assert uitkomst.code == 0, uitkomst.fout
    nu = Antwoordenboek(pad, None).bestand.kop
    assert (nu.naam, nu.laag, nu.organisatie) == kop
    ingevuld = not nu.is_open("naam" if rol == "afdeling" else "organisatie")
    assert ("Bewaard.\n" in uitkomst.uit) == ingevuld
    assert ("Er is niets veranderd." in uitkomst.uit) != ingevuld
    assert uitkomst.uit.count("Eerst iets over uzelf.") == 1
    assert ("# de naam van uw afdeling" in pad.read_text("utf-8")) == (rol == "afdeling")
    opnieuw, _ = vul_tien(tmp_path, rol, "/q")
    assert ("Eerst iets over uzelf." in opnieuw.uit) != ingevuld


def test_wat_er_voor_het_gesprek_al_in_staat_blijft(tmp_path: Path) -> None:
    """Nobody is asked for it here, and both the name and an answer are written around it."""
    pad = leeg_in(tmp_path, "ouder")
    erbij = "inzet: {uren: 5078.5}\ntaaklast:\n  fte: 0.5   # een halve baan\n  uren_per_fte: 1500\n"
    erbij += "  taken: {hek: {aantal: 4, uren_per_keer: 0.25, voorrang: 1}}\n"
    pad.write_text(pad.read_text("utf-8").replace("bronnen:\n", f"{erbij}bronnen:\n", 1), "utf-8")
    eerst = Antwoordenboek(pad, SPEELTUIN).bestand.kop
    assert eerst.inzet
    assert eerst.taaklast
    assert typ(pad, "Jip", "gras", "/q").code == 0
    assert Antwoordenboek(pad, SPEELTUIN).bestand.kop == eerst.model_copy(update={"naam": "Jip"})
    assert antwoorden_in(pad)["ondergrond-soort"].antwoord == "gras"
    assert erbij in pad.read_text("utf-8")


def test_wie_er_niet_zei_wie_hij_is_leest_dat_bij_zijn_uitkomst(tmp_path: Path) -> None:
    _, pad = vul_tien(tmp_path, "afdeling", "/q")
    bericht = "waarschuwing onbekend-wie: Hier staat nog niet wie antwoordt. Klopt het dat het gaat over uitvoering?"
    assert bericht in draai("verklaar", pad.name, "geheel", map_=tmp_path).fout
    assert bericht in draai("controleer", pad.name, map_=tmp_path).uit


def test_wie_er_antwoordt_is_intussen_ingevuld(tmp_path: Path) -> None:
    _, pad = vul_tien(tmp_path, "afdeling", "/q")
    boek = Antwoordenboek(pad, None)
    pad.write_text(pad.read_text("utf-8").replace("naam: onbekend", "naam: Zorg"), encoding="utf-8")
    inhoud = pad.read_bytes()
    with pytest.raises(BeleidsscanFout, match="'naam' is intussen ergens anders ingevuld"):
        boek.bewaar({}, kop={"naam": "Sport"})
    assert pad.read_bytes() == inhoud
