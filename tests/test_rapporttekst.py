"""What the report says in words and figures beside an answer, a target and an unknown: cases in YAML."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from conftest import WORTEL, bouw, per_geval
from hypothesis import given
from hypothesis import strategies as st

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.model.uitslag import procent
from beleidsscan.rekenen.scoor import scoor
from beleidsscan.schrijven.doelwoorden import naast_doel
from beleidsscan.schrijven.html import naar_html
from beleidsscan.schrijven.inhoud import Rapportinhoud
from beleidsscan.schrijven.verklaring import verklaar_onderdeel


def rapport(geval: Mapping[str, Any]) -> str:
    """The report of a case."""
    lijst, bestand = bouw(geval)
    uitslag = scoor(lijst, bestand)
    inhoud = Rapportinhoud(lijst, "0" * 64, bestand, uitslag, adviseer(lijst, uitslag), None)
    return naar_html(inhoud, WORTEL / "sjablonen", beknopt=False, voor_pdf=True)


def verklaring(geval: Mapping[str, Any]) -> str:
    """How its only section was computed."""
    lijst, bestand = bouw(geval)
    uitslag = scoor(lijst, bestand)
    return verklaar_onderdeel(lijst, bestand, uitslag, uitslag.onderdelen[0], 100)


def cel(html: str, soort: str) -> str:
    """What the first cell of this kind says."""
    gevonden = re.search(rf'<td class="{soort}[^"]*">([^<]*)</td>', html)
    assert gevonden
    return gevonden[1]


# --- A figure beside its target ---


@per_geval("net_onder")
def test_net_onder_het_doel(geval: dict[str, Any]) -> None:
    html = rapport(geval)
    assert {soort: cel(html, soort) for soort in ("score", "bereik", "stand")} == {
        soort: geval[soort] for soort in ("score", "bereik", "stand")
    }
    zinnen = re.findall(r"[^.>]* net onder het doel: .*?\.(?= )", html)
    verwacht = [geval["zin"]] if "zin" in geval else []
    assert [zin.strip() for zin in zinnen] == verwacht
    assert [regel.strip() for regel in verklaring(geval).splitlines() if "net onder" in regel] == verwacht
    if geval["score"] != "–":
        assert f'>{geval["score"]}</p><p class="klein">' in html


@given(st.fractions(0, 1, max_denominator=3000), st.integers(0, 100).map(lambda n: Fraction(n, 100)))
def test_een_cijfer_staat_aan_de_goede_kant_van_het_doel(maat: Fraction, doel: Fraction) -> None:
    getoond = naast_doel(maat, doel)
    assert (Fraction(getoond.replace(",", ".")) >= doel * 100) == (maat >= doel)
    assert ("," in getoond) == (maat < doel and procent(maat) == procent(doel))


# --- An answer and its explanation ---


@per_geval("toelichtingen")
def test_een_toelichting_herhaalt_het_antwoord_niet(geval: dict[str, Any]) -> None:
    antwoord = {"antwoord": geval["antwoord"], "toelichting": geval["toelichting"]}
    html = rapport({"vragen": [geval["vraag"] | {"id": "vraag", "antwoord": antwoord}]})
    gevonden = re.search(r'<span class="antwoord">(.*?)</span>', html)
    assert gevonden
    erbij = f" <bdi>{geval['staat_er']}</bdi>" if "staat_er" in geval else ""
    assert gevonden[1] == geval["antwoordtekst"] + erbij


# --- What is to be found out ---


@per_geval("uitzoeklijst")
def test_uit_te_zoeken_per_wie_het_kan_weten(geval: dict[str, Any]) -> None:
    vragen = [
        {"id": naam, "gewicht": gewicht, "wie_weet": wie, "feitenvraag": True}
        for naam, (gewicht, wie) in geval["vragen"].items()
    ]
    html = rapport({"vragen": vragen})
    lijsten = {
        titel.lower(): re.findall(r'<th scope="row">(.*?)</th>', stuk)
        for titel, stuk in re.findall(
            r'<section class="uitzoeklijst">\s*<h3>(.*?)</h3>(.*?)</section>', html, re.DOTALL
        )
    }
    ook = {naam: f'{naam}<br><span class="klein">Ook: {wie}.</span>' for naam, wie in geval.get("ook", {}).items()}
    verwacht = {wie: [ook.get(naam, naam) for naam in rij] for wie, rij in geval["lijsten"].items()}
    assert list(lijsten.items()) == list(verwacht.items())
    assert all(f'aria-label="Uit te zoeken: {wie}"' in html for wie in verwacht)
