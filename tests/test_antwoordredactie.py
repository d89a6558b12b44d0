"""Answers put into a file: they read back as they were given, and everything else stays as it was written."""

import difflib
import json
import re
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS, WORTEL
from hulp import SPEELTUIN, klopt_met
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleidsscan.lezen.antwoorden import lees_scan_tekst
from beleidsscan.lezen.antwoordtekst import inhoud_van, ontleed, tekst_van
from beleidsscan.lezen.yaml import ontcijfer
from beleidsscan.model.antwoorden import Antwoord, Antwoordbestand
from beleidsscan.model.basis import Bron, Verwijzing
from beleidsscan.model.vragenlijst import Vragenlijst
from beleidsscan.opdrachten.laden import laad_vragenlijst
from beleidsscan.schrijven.antwoordredactie import zet_antwoorden
from beleidsscan.schrijven.invulbestand import maak_invulbestand
from beleidsscan.schrijven.kopie import citaat

MAP = TESTS / "antwoordredactie"
TIEN_PUNTEN = WORTEL / "vragenlijsten"
KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Verzonnen\npeildatum: 2026-01-15\nrol: beheerder\n'
BRONNEN = {"nota": Bron(titel="Nota"), "plan": Bron(titel="Plan: het #1", datum="2025-03-01", soort="verzonnen")}


def lees(inhoud: bytes, map_: Path = SPEELTUIN) -> Antwoordbestand:
    tekst = ontcijfer("gemeente.yaml", inhoud)
    return lees_scan_tekst(tekst, "gemeente.yaml", lambda naam: laad_vragenlijst(map_, naam)).antwoorden


def zet(
    inhoud: bytes, nieuw: dict[str, Antwoord], bronnen: dict[str, Bron] | None = None, map_: Path = SPEELTUIN
) -> bytes:
    """The content with these answers, which read back as they were given; the other answers are what they were."""
    oud = lees(inhoud, map_)
    uit = inhoud_van(zet_antwoorden(ontleed(tekst_van(inhoud)), oud, nieuw, bronnen or {}), inhoud)
    gelezen = lees(uit, map_)
    anders = {vraag: een for vraag, een in nieuw.items() if een != oud.antwoorden.get(vraag, Antwoord())}
    assert gelezen.antwoorden == oud.antwoorden | anders
    assert gelezen.kop == oud.kop.model_copy(update={"bronnen": {**oud.kop.bronnen, **(bronnen or {})}})
    return uit


def zet_tekst(tekst: str, nieuw: dict[str, Antwoord], bronnen: dict[str, Bron] | None = None) -> str:
    return zet(tekst.encode(), nieuw, bronnen).decode()


# --- by hand: what it looks like ---

A = Antwoord
HEEL = A(
    antwoord=3,
    toelichting='Regel 1\nRegel: 2 # "zo"',
    bewijs=(Verwijzing(bron="nota", plaats="p. 3"), Verwijzing(bron="plan", plaats="p. 4")),
)


@pytest.mark.parametrize(
    ("oud", "nieuw", "wordt"),
    [
        ("  keuring-gedaan:", A(antwoord=3), "  keuring-gedaan: 3"),
        ("  keuring-gedaan: 2  # nog nakijken", A(antwoord=3), "  keuring-gedaan: 3  # nog nakijken"),
        ("  keuring-gedaan: weet-niet", A(), "  keuring-gedaan:"),
        ("  keuring-gedaan:\n    antwoord:  # hier", A(antwoord=3), "  keuring-gedaan:\n    antwoord: 3  # hier"),
        ("  keuring-gedaan:\n    antwoord: 2 # hier", A(), "  keuring-gedaan:\n    antwoord: # hier"),
        (
            "  keuring-gedaan: 2  # hier\n    # en hier",
            A(antwoord=2, notitie="n"),
            '  keuring-gedaan:  # hier\n    # en hier\n    antwoord: 2\n    notitie: "n"',
        ),
        (
            "  keuring-gedaan:\n    antwoord: 1\n    # over de reden\n    reden: geen\n    notitie: n",
            A(antwoord=1, toelichting="t", notitie="n"),
            '  keuring-gedaan:\n    antwoord: 1\n    toelichting: "t"\n    # over de reden\n    notitie: n',
        ),
        (
            "  keuring-gedaan: {antwoord: 2, notitie: 'n'}",
            A(antwoord="weet-niet", toelichting="t", notitie="it's"),
            "  keuring-gedaan: {antwoord: weet-niet, toelichting: \"t\", notitie: 'it''s'}",
        ),
        ("  keuring-gedaan: {antwoord: 2, reden: r}", A(antwoord=2), '  keuring-gedaan: {antwoord: 2, reden: ""}'),
        ("  keuring-gedaan: {}", A(antwoord=2, reden="r"), '  keuring-gedaan: {antwoord: 2, reden: "r"}'),
        ("  keuring-gedaan: {antwoord}", A(antwoord=2, reden="r"), '  keuring-gedaan: {antwoord: 2, reden: "r"}'),
        ("  keuring-gedaan: {antwoord: }", A(antwoord=2), "  keuring-gedaan: {antwoord: 2}"),
        ("  ? keuring-gedaan\n  : 2", A(antwoord=2, reden="r"), '  ? keuring-gedaan\n  : {antwoord: 2, reden: "r"}'),
        (
            "  keuring-gedaan:\n    antwoord: 2\n    toelichting: >- # waarom\n      Een\n      twee.",
            A(antwoord=2, toelichting="Drie."),
            '  keuring-gedaan:\n    antwoord: 2\n    toelichting: "Drie." # waarom',
        ),
        (
            "  keuring-gedaan:\n    bewijs:\n    - {bron: nota, plaats: p. 3} # a\n    # b\n    antwoord: 3",
            HEEL.model_copy(update={"toelichting": ""}),
            "  keuring-gedaan:\n    bewijs:\n    - {bron: nota, plaats: p. 3} # a\n"
            '    - {bron: plan, plaats: "p. 4"}\n    # b\n    antwoord: 3',
        ),
        (
            "  keuring-gedaan: {antwoord: 3, bewijs: [{bron: nota, plaats: p. 3}, {bron: nota, plaats: p. 9}]}",
            HEEL.model_copy(update={"toelichting": ""}),
            '  keuring-gedaan: {antwoord: 3, bewijs: [{bron: nota, plaats: p. 3}, {bron: plan, plaats: "p. 4"}]}',
        ),
        (
            "  keuring-gedaan:\n    antwoord: 3\n    bewijs:\n      - {bron: plan, plaats: p. 3}",
            HEEL.model_copy(update={"toelichting": "", "bewijs": HEEL.bewijs[:1]}),
            '  keuring-gedaan:\n    antwoord: 3\n    bewijs: [{bron: nota, plaats: "p. 3"}]',
        ),
        (
            "  keuring-gedaan:\n    notitie: |+\n      n\n\n  uren-open: 3",
            A(antwoord=3, notitie="n\n\n"),
            "  keuring-gedaan:\n    antwoord: 3\n    notitie: |+\n      n\n\n  uren-open: 3",
        ),
        (
            "  uren-open:\n    notitie: |+\n      n\n\n",
            A(antwoord=3),
            "  keuring-gedaan: 3\n  uren-open:\n    notitie: |+\n      n\n\n",
        ),
        (
            "  uren-open: # leeg\n     # lager\n\n  # Einde.",
            A(antwoord=3),
            "  uren-open: # leeg\n     # lager\n  keuring-gedaan: 3\n\n  # Einde.",
        ),
    ],
)
def test_zo_ziet_het_eruit(oud: str, nieuw: Antwoord, wordt: str) -> None:
    kop = f"{KOP}bronnen: {{nota: {{titel: Nota}}, plan: {{titel: Plan}}}}\nantwoorden:\n"
    assert zet_tekst(kop + oud, {"keuring-gedaan": nieuw}) == kop + wordt


@pytest.mark.parametrize(
    ("oud", "wordt"),
    [
        ("antwoorden:\n", 'bronnen:\n  nota: {titel: "Nota"}\nantwoorden:\n  uren-open: 3\n'),
        ("antwoorden: # alles\n  # Vraag 1.\n", None),
        ("antwoorden: null\n", 'bronnen:\n  nota: {titel: "Nota"}\nantwoorden:\n  uren-open: 3\n'),
        ("antwoorden: {}", 'bronnen:\n  nota: {titel: "Nota"}\nantwoorden: {uren-open: 3}'),
        ("bronnen:\nantwoorden:\n", 'bronnen:\n  nota: {titel: "Nota"}\nantwoorden:\n  uren-open: 3\n'),
        (
            "bronnen:  # stukken\n  # Zoals:\n  # a: b\n\n# Verder.\nantwoorden:\n",
            'bronnen:  # stukken\n  # Zoals:\n  # a: b\n  nota: {titel: "Nota"}\n\n# Verder.\n'
            "antwoorden:\n  uren-open: 3\n",
        ),
        ("bronnen: {}\nantwoorden:\n", 'bronnen: {nota: {titel: "Nota"}}\nantwoorden:\n  uren-open: 3\n'),
        (
            "antwoorden:\n  uren-open: 2\nbronnen:\n    oud:\n      titel: Oud",
            'antwoorden:\n  uren-open: 3\nbronnen:\n    oud:\n      titel: Oud\n    nota: {titel: "Nota"}',
        ),
        (
            "bronnen:\n  nota:\n    # goed\n    titel: Note\n    soort: verzonnen\nantwoorden: {uren-open: null,}",
            'bronnen:\n  nota:\n    # goed\n    titel: "Nota"\nantwoorden: {uren-open: 3,}',
        ),
    ],
)
def test_bronnen_en_lege_rijen(oud: str, wordt: str | None) -> None:
    uit = zet_tekst(KOP + oud, {"uren-open": A(antwoord=3)}, {"nota": BRONNEN["nota"]})
    if wordt:
        assert uit == KOP + wordt


def test_json_blijft_json() -> None:
    kop = '{"scan": "speeltuin", "versie": "7.b", "gemeente": "x", "peildatum": "2026-01-15", "rol": "beheerder", '
    oud = kop + '"antwoorden": {"hek-regeling": "sleutel", "keuring-gedaan": 2, "uren-open": {"antwoord": null}}}'
    nieuw = {"hek-regeling": A(antwoord="weet-niet"), "keuring-gedaan": HEEL, "uren-open": A(antwoord=Fraction(3, 2))}
    uit = zet_tekst(oud, {**nieuw, "kind-geweigerd": A(antwoord="ja")}, BRONNEN)
    gelezen = json.loads(uit)
    assert gelezen["antwoorden"]["keuring-gedaan"]["bewijs"][1] == {"bron": "plan", "plaats": "p. 4"}
    assert gelezen["antwoorden"]["kind-geweigerd"] == "ja"
    assert list(gelezen["bronnen"]) == ["nota", "plan"]


def test_wat_er_al_staat_wordt_niet_anders_geschreven() -> None:
    inhoud = (WORTEL / "voorbeelden" / "groningen-2023.yaml").read_bytes()
    bestand = lees(inhoud, TIEN_PUNTEN)
    assert zet(inhoud, dict(bestand.antwoorden), dict(bestand.kop.bronnen), TIEN_PUNTEN) == inhoud


@pytest.mark.parametrize("naam", ["gewoon", "groningen"])
def test_hele_bestanden(naam: str) -> None:
    """An answer file of our own and one by hand, with a little of everything put in."""
    lijst = laad_vragenlijst(TIEN_PUNTEN, "tien-punten").vragenlijst
    inhoud = leeg(lijst, "afdeling") if naam == "gewoon" else (WORTEL / "voorbeelden/groningen-2023.yaml").read_bytes()
    vragen = [een for een in lijst.vragen.values() if een.soort == "niveau" and "afdeling" in een.rollen][:3]
    nieuw = {vraag.id: een for vraag, een in zip(vragen, (HEEL, A(antwoord=1), A(antwoord="weet-niet")), strict=True)}
    uit = zet(inhoud, nieuw, BRONNEN, TIEN_PUNTEN).decode()
    rijen = difflib.unified_diff(inhoud.decode().splitlines(), uit.splitlines(), "oud", "nieuw", lineterm="", n=2)
    klopt_met(MAP / f"{naam}.diff", "\n".join(rijen) + "\n")


# --- whatever a valid file looks like ---

WAARDEN: dict[str, list[Any]] = {
    "keuring-gedaan": [0, 3, 5],
    "keuring-logboek": ["ja", "nee"],
    "ondergrond-soort": ["zand", "gras"],
    "valpartijen": [0, Fraction(3, 2), 10**17, "nvt"],
    "uren-open": [0, 168, Fraction(1, 8)],
    "hek-regeling": ["sleutel", "altijd-open"],
    "wens-voor-later": ["ja", "3", "2026.1", "null", "=1+1", "- a", "é\n# b: 😀", " ", "", "'", '"\\'],
}
TEKENS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufeff")
TEKST = st.text(TEKENS, max_size=20)
VRIJ = st.one_of(TEKST, st.text(st.sampled_from("a: \n\t#'\"-{}[],|>&*!%@\\\x85\u2028é😀"), max_size=8))
# A comment holds no line ends, and a file that we read no byte order mark in the middle.
OPMERKING = TEKST.map(lambda tekst: "".join(tekst.split()))


@st.composite
def antwoorden(draw: st.DrawFn, vraag: str) -> Antwoord:
    antwoord = draw(st.sampled_from([*WAARDEN[vraag], "weet-niet", None]))
    reden = draw(VRIJ) if antwoord != "nvt" else "Dicht."
    plaats = VRIJ.filter(bool)
    bewijs = st.lists(st.builds(Verwijzing, bron=st.sampled_from(["nota", "oud"]), plaats=plaats), max_size=2)
    return Antwoord(
        antwoord=antwoord,
        reden=reden,
        toelichting=draw(VRIJ),
        bewijs=tuple(draw(bewijs)),
        notitie=draw(VRIJ),
    )


def als_tekst(draw: st.DrawFn, waarde: str) -> str:
    """A text in one of the ways to write it on one line."""
    if waarde.isascii() and waarde.isalpha() and waarde not in ("true", "false", "null", "Null", "NULL"):
        return draw(st.sampled_from([waarde, f"'{waarde}'", f'"{waarde}"']))
    return citaat(waarde)


def als_waarde(draw: st.DrawFn, waarde: Any) -> str:
    if waarde is None:
        return draw(st.sampled_from(["null", "~"]))
    if isinstance(waarde, Fraction):
        return f"{float(waarde)}"
    return str(waarde) if isinstance(waarde, int) else als_tekst(draw, waarde)


@st.composite
def vermeldingen(draw: st.DrawFn, vraag: str, gegeven: Antwoord, wit: str, haken: bool) -> str:
    """An answer in some spelling."""
    sleutel = draw(st.sampled_from([vraag, f"'{vraag}'", f'"{vraag}"']))
    velden = {"antwoord": als_waarde(draw, gegeven.antwoord)}
    velden |= {
        naam: als_tekst(draw, een) for naam in ("reden", "toelichting", "notitie") if (een := getattr(gegeven, naam))
    }
    items = [f"{{bron: {een.bron}, plaats: {citaat(een.plaats)}}}" for een in gegeven.bewijs]
    if items:
        velden["bewijs"] = f"[{', '.join(items)}]"
    opmerking = f" # {draw(OPMERKING)}" if draw(st.booleans()) else ""
    if list(velden) == ["antwoord"] and draw(st.booleans()):
        open_ = gegeven.antwoord is None and not haken and draw(st.booleans())
        return f"{sleutel}:" + ("" if open_ else f" {velden['antwoord']}") + ("" if haken else opmerking)
    namen = draw(st.permutations(list(velden)))
    if haken or draw(st.integers(0, 3)) == 0:
        paren = ", ".join(f"{naam}: {velden[naam]}" for naam in namen)
        return f"{sleutel}: {{{paren}{draw(st.sampled_from(['', ',', ' ']))}}}" + ("" if haken else opmerking)
    dieper = wit + " " * draw(st.integers(1, 3))
    regels = [f"{sleutel}:{opmerking}"]
    for naam in namen:
        if draw(st.booleans()):
            regels.append(f"{dieper}# {draw(OPMERKING)}")
        waarde = velden[naam]
        if naam == "bewijs" and draw(st.booleans()):
            streep = draw(st.sampled_from([dieper, f"{dieper}  "]))
            waarde = "".join(f"\n{streep}- {een}" for een in items)
        elif naam == "antwoord" and gegeven.antwoord is None:
            waarde = draw(st.sampled_from(["", "null", "  # nog"]))
        elif naam == "toelichting" and gegeven.toelichting.isascii() and gegeven.toelichting.isalpha():
            waarde = draw(
                st.sampled_from(
                    [waarde, f">-\n{dieper}   {gegeven.toelichting}", f"|-\n{dieper} {gegeven.toelichting}"]
                )
            )
        regels.append(f"{dieper}{naam}: {waarde}".rstrip(" "))
    return "\n".join(regels)


@st.composite
def gevallen_(draw: st.DrawFn) -> tuple[bytes, dict[str, Antwoord], dict[str, Bron]]:
    """A file in some spelling, and what is to be put in it."""
    namen = draw(st.permutations(list(WAARDEN)))[: draw(st.integers(0, 7))]
    haken = draw(st.integers(0, 3)) == 0
    wit = "" if haken else " " * draw(st.integers(1, 3))
    regels = []
    for naam in namen:
        if draw(st.booleans()):
            regels.append(f"{wit}# {draw(OPMERKING)}")
        regels.append(wit + draw(vermeldingen(naam, draw(antwoorden(naam)), wit, haken)) + (" , " if haken else ""))
        if draw(st.integers(0, 4)) == 0:
            regels.append("")
    open_, dicht = ("{", "\n}") if haken else (draw(st.sampled_from(["", " # alles"])), "")
    bronnen = draw(
        st.sampled_from(
            [
                "bronnen: {nota: {titel: Nota}, oud: {titel: Oud}}\n",
                "bronnen:\n  # Zoals\n  nota: {titel: Nota} # a\n  oud:\n    titel: Oud\n",
            ]
        )
    )
    alles = f"# Kop\n{KOP}{bronnen}antwoorden: {open_}\n" + "\n".join(regels) + dicht
    alles += draw(st.sampled_from(["", "\n", "\n\n# Einde.\n", "\n...\n"]))
    alles = draw(st.sampled_from(["", "---\n"])) + alles
    bom = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    inhoud = bom + alles.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"]))).encode()
    nieuw = {naam: draw(antwoorden(naam)) for naam in draw(st.lists(st.sampled_from(list(WAARDEN)), unique=True))}
    erbij = draw(st.sampled_from([{}, BRONNEN, {"oud": Bron(titel="Oud", auteur="a")}]))
    return inhoud, nieuw, erbij


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(gevallen_())
def test_elk_antwoord_komt_in_elk_bestand(geval: tuple[bytes, dict[str, Antwoord], dict[str, Bron]]) -> None:
    inhoud, nieuw, bronnen = geval
    uit = zet(inhoud, nieuw, bronnen)
    assert uit.startswith(b"\xef\xbb\xbf") == inhoud.startswith(b"\xef\xbb\xbf")
    assert [een for een in (b"\r\n", b"\r", b"\n") if een in uit] == [
        een for een in (b"\r\n", b"\r", b"\n") if een in inhoud
    ]
    # The lines that are of nothing that was set are all there, in the same order.
    tot = iter(regels_van(uit))
    for regel in buiten(inhoud, {*nieuw, *bronnen}):
        assert any(regel == een for een in tot), regel
    # And nothing was said twice: putting the same in once more changes nothing.
    assert zet(uit, nieuw, bronnen) == uit


def regels_van(inhoud: bytes) -> list[str]:
    return re.split("\r\n|\r|\n", tekst_van(inhoud))


def buiten(inhoud: bytes, namen: set[str]) -> list[str]:
    """The lines with a comment and nothing else, and those that touch none of these names."""
    tekst = ontleed(tekst_van(inhoud))
    bronnen = tekst.wortel.veld("bronnen")
    geraakt: set[int] = set()
    velden = [*tekst.antwoorden, *(bronnen.waarde.velden if bronnen else ())]
    for veld in velden:
        if veld.naam in namen:
            begin, eind = (len(regels_van(tekst.tekst[:plek].encode())) - 1 for plek in veld.geheel)
            geraakt |= set(range(begin, eind + 1))
    if bronnen and bronnen.waarde.haken:
        geraakt.add(len(regels_van(tekst.tekst[: bronnen.sleutel.begin].encode())) - 1)
    if tekst.haak is not None and tekst.antwoorden:
        laatste = tekst.antwoorden[-1].geheel.eind
        geraakt.add(len(regels_van(tekst.tekst[:laatste].encode())) - 1)
    regels = regels_van(inhoud)
    geraakt.add(next(i for i, regel in enumerate(regels) if regel.startswith("antwoorden:")))
    return [regel for i, regel in enumerate(regels) if i not in geraakt or regel.lstrip(" ").startswith("#")]


# --- what our own program makes ---


@cache
def leeg_voor(rol: str) -> bytes:
    return leeg(laad_vragenlijst(TIEN_PUNTEN, "tien-punten").vragenlijst, rol)


def leeg(lijst: Vragenlijst, rol: str) -> bytes:
    return maak_invulbestand(lijst, "Verzonnen", rol, "volledig", date(2026, 1, 31)).encode()


@pytest.mark.parametrize("rol", ["gemeente", "steunpunt", "organisatie", "afdeling"])
def test_elk_nieuw_bestand_in_elke_rol(rol: str) -> None:
    """Every question answered, one by one as in a session, and all at once as in an import: the same answers."""
    lijst = laad_vragenlijst(TIEN_PUNTEN, "tien-punten").vragenlijst
    vragen = [vraag.id for vraag in lijst.vragen.values() if rol in vraag.rollen]
    assert len(vragen) > 10
    nieuw = {
        vraag: Antwoord(
            antwoord="weet-niet",
            toelichting="Verzonnen: \t'a'\n# b" if i % 2 else "",
            bewijs=(Verwijzing(bron="nota", plaats="1"),) * (i % 3),
        )
        for i, vraag in enumerate(vragen)
    }
    inhoud = leeg_voor(rol)
    in_een_keer = zet(inhoud, nieuw, {"nota": BRONNEN["nota"]}, TIEN_PUNTEN)
    assert {*regels_van(inhoud)} - {*regels_van(in_een_keer)} <= {"    antwoord:"}
    for vraag in vragen[:12]:
        inhoud = zet(inhoud, {vraag: nieuw[vraag]}, {"nota": BRONNEN["nota"]}, TIEN_PUNTEN)
    assert zet(inhoud, nieuw, {}, TIEN_PUNTEN) == in_een_keer
