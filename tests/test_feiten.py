"""Facts to bring to a talk: hours, money and shares. Cases: gevallen/feiten.yaml."""

from fractions import Fraction
from typing import Any

import pytest
from conftest import breuk, gevallen
from hypothesis import given, settings
from hypothesis import strategies as st

from beleidsscan.model.feiten import Taak
from beleidsscan.model.gesprek import GevraagdeTaak, Inzet, Takenpakket
from beleidsscan.rekenen.feiten import geldwaarde, vrijwilligersuren, wilson
from beleidsscan.rekenen.taaklast import beschikbare_uren, gevraagde_uren, taaklast

FEITEN = gevallen("feiten")
LAAG, HOOG = FEITEN["tarieven"]


@pytest.mark.parametrize("geval", FEITEN["geldwaarde"], ids=lambda geval: geval["geval"])
@pytest.mark.parametrize("tarieven", [(LAAG, HOOG), (HOOG, LAAG)])
def test_geldwaarde(geval: dict[str, Any], tarieven: tuple[int, int]) -> None:
    uren = vrijwilligersuren(Inzet.model_validate(geval["inzet"]))
    waarde = geldwaarde(uren, (breuk(tarieven[0]), breuk(tarieven[1])))
    assert (waarde.uren, waarde.van, waarde.tot) == (uren, breuk(geval["van"]), breuk(geval["tot"]))


@pytest.mark.parametrize(("aantal", "van", "laag", "hoog"), FEITEN["wilson"])
def test_wilson(aantal: int, van: int, laag: Any, hoog: Any) -> None:
    gezien = wilson(aantal, van)
    assert gezien.aandeel == Fraction(aantal, van)
    for grens, verwacht in ((gezien.laag, laag), (gezien.hoog, hoog)):
        plaatsen = len(str(verwacht).partition(".")[2])
        assert round(grens, plaatsen) == breuk(verwacht)


@settings(deadline=None, derandomize=True)
@given(st.integers(1, 400), st.data())
def test_wilson_ligt_om_het_aandeel_heen(van: int, data: st.DataObject) -> None:
    aantal = data.draw(st.integers(0, van))
    gezien, andersom = wilson(aantal, van), wilson(van - aantal, van)
    assert 0 <= gezien.laag <= gezien.aandeel <= gezien.hoog <= 1
    assert (gezien.laag, gezien.hoog) == (1 - andersom.hoog, 1 - andersom.laag)
    assert wilson(10 * aantal, 10 * van).hoog - wilson(10 * aantal, 10 * van).laag < gezien.hoog - gezien.laag


@pytest.mark.parametrize("geval", FEITEN["beschikbaar"], ids=lambda geval: geval["geval"])
def test_hoeveel_uren_er_zijn(geval: dict[str, Any]) -> None:
    pakket = Takenpakket.model_validate(geval["pakket"] | {"taken": {"hek": {"voorrang": 1}}})
    assert beschikbare_uren(pakket) == breuk(geval["verwacht"])


@pytest.mark.parametrize("geval", FEITEN["gevraagd"], ids=lambda geval: geval["geval"])
def test_hoeveel_uren_een_taak_vraagt(geval: dict[str, Any]) -> None:
    verwacht = geval["verwacht"]
    assert gevraagde_uren(GevraagdeTaak.model_validate(geval["taak"] | {"voorrang": 1})) == (
        None if verwacht is None else breuk(verwacht)
    )


@pytest.mark.parametrize("geval", FEITEN["taaklast"], ids=lambda geval: geval["geval"])
def test_taaklast(geval: dict[str, Any]) -> None:
    taken = [Taak(naam, None if uren is None else breuk(uren), voorrang) for naam, uren, voorrang in geval["taken"]]
    for rij in (taken, taken[::-1]):
        last = taaklast(rij, breuk(geval["beschikbaar"]))._asdict()
        for veld, verwacht in geval["verwacht"].items():
            if isinstance(verwacht, list):
                assert [taak.naam for taak in last[veld]] == verwacht, veld
            else:
                assert last[veld] == (None if verwacht is None else breuk(verwacht)), veld
        assert last["beschikbaar"] == geval["beschikbaar"]
