"""What people type becomes the answer that they meant, or is refused. Cases: gevallen/invoer.yaml."""

from fractions import Fraction
from typing import Any

import pytest
from conftest import gevallen
from hulp import SPEELTUIN
from hypothesis import given
from hypothesis import strategies as st

from beleidsscan.lezen.antwoorden import lees_scan_tekst
from beleidsscan.lezen.vragenlijst import lees_vragenlijst
from beleidsscan.model.antwoorden import Antwoord, bezwaar_tegen, toon_waarde
from beleidsscan.model.bevinding import InvoerFout
from beleidsscan.model.invoer import TUSSEN, lees_invoer
from beleidsscan.model.vraag import KeuzeVraag, NiveauVraag
from beleidsscan.opdrachten.laden import laad_vragenlijst
from beleidsscan.schrijven.kopie import citaat

LIJST = lees_vragenlijst(SPEELTUIN / "speeltuin").vragenlijst
VRAGEN = list(LIJST.vragen.values())
GEVALLEN = [pytest.param(een, id=een["geval"]) for een in gevallen("invoer")]
KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\n'


@pytest.mark.parametrize("geval", GEVALLEN)
def test_invoer(geval: dict[str, Any]) -> None:
    vraag = LIJST.vragen[geval["vraag"]]
    waarde = lees_invoer(LIJST, vraag, geval["ruw"])
    bezwaar = bezwaar_tegen(LIJST, vraag, Antwoord(antwoord=waarde, reden=geval.get("reden", "")), "beheerder")
    assert (bezwaar and bezwaar.code) == geval.get("code")
    if not bezwaar:
        assert waarde == Antwoord(antwoord=geval.get("wordt")).antwoord


@pytest.mark.parametrize("geval", GEVALLEN)
def test_een_antwoordbestand_zegt_hetzelfde(geval: dict[str, Any]) -> None:
    """The meaning, in the strict spelling of a file: what is refused elsewhere is refused here, and the other way."""
    waarde = lees_invoer(LIJST, LIJST.vragen[geval["vraag"]], geval["ruw"])
    getal = isinstance(waarde, int | Fraction)
    tekst = toon_waarde(waarde).replace(",", ".").lower() if getal else "null" if waarde is None else citaat(waarde)
    bestand = (
        f"{KOP}antwoorden:\n  {geval['vraag']}:\n    antwoord: {tekst}\n    reden: {citaat(geval.get('reden', ''))}\n"
    )
    try:
        scan = lees_scan_tekst(bestand, "x.yaml", lambda naam: laad_vragenlijst(SPEELTUIN, naam))
    except InvoerFout as fout:
        assert [een.code for een in fout.bevindingen] == [geval["code"]]
    else:
        assert "code" not in geval
        assert scan.antwoorden.antwoorden[geval["vraag"]].antwoord == waarde


def test_een_optelling_in_een_cel_houdt_geen_ruis() -> None:
    uren = LIJST.vragen["uren-open"]
    assert lees_invoer(LIJST, uren, 0.1 + 0.2) == Fraction(3, 10)
    assert lees_invoer(LIJST, uren, 1e300) == "1e+300"


@given(st.data())
def test_elke_keuze_met_haar_tekst_is_die_keuze(trek: st.DataObject) -> None:
    vraag = trek.draw(
        st.sampled_from([een for een in LIJST.vragen.values() if isinstance(een, KeuzeVraag | NiveauVraag)])
    )
    if isinstance(vraag, NiveauVraag):
        keuzes: list[tuple[int | str, str]] = list(enumerate(LIJST.ladder_van(vraag)))
    elif isinstance(vraag, KeuzeVraag):
        keuzes = [(optie.id, optie.tekst) for optie in vraag.opties]
    keuze, tekst = trek.draw(st.sampled_from(keuzes))
    lengte = trek.draw(st.integers(0, len(tekst)))
    kort = tekst if lengte == len(tekst) else f"{tekst[:lengte]}…"
    assert lees_invoer(LIJST, vraag, f"{keuze}{TUSSEN}{kort}") == keuze


@given(
    vraag=st.sampled_from(list(LIJST.vragen.values())),
    ruw=st.one_of(st.text(), st.floats(), st.integers(), st.booleans()),
)
def test_wat_is_gelezen_blijft_bij_nog_eens_lezen_gelijk(vraag: Any, ruw: Any) -> None:
    waarde = lees_invoer(LIJST, vraag, ruw)
    assert lees_invoer(LIJST, vraag, waarde) == waarde
    assert isinstance(waarde, int | str | Fraction | None)
