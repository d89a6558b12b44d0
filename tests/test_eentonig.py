"""The tried half of the check 'eentonig': no questionnaire that can be read trips it, so the model is passed by."""

from fractions import Fraction

import pytest
from conftest import TESTS

from beleidsscan.controles import eentonig
from beleidsscan.lezen.vragenlijst import lees_vragenlijst
from beleidsscan.model.antwoorden import Antwoordbestand
from beleidsscan.model.uitslag import Uitslag
from beleidsscan.model.vragenlijst import Vragenlijst
from beleidsscan.rekenen.scoor import scoor


def met_koppeling(gewicht: Fraction) -> Vragenlijst:
    """The questionnaire about the bench, one link of it with a weight that no file can give."""
    lijst = lees_vragenlijst(TESTS / "controles" / "bankje").vragenlijst
    deel, *rest = lijst.onderdelen
    vraag = deel.vragen[0].model_copy(update={"raakt": {"gastvrij": gewicht}})
    deel = deel.model_copy(update={"vragen": (vraag, *deel.vragen[1:])})
    return lijst.model_copy(update={"onderdelen": (deel, *rest)})


def berichten(lijst: Vragenlijst) -> list[str]:
    return [gebrek.bericht for gebrek in eentonig.controleer(lijst)]


def test_een_gewicht_onder_nul_valt_op() -> None:
    assert berichten(met_koppeling(Fraction(1))) == []
    assert "'gastvrij' daalt als een antwoord beter wordt." in berichten(met_koppeling(Fraction(-1, 4)))


def test_een_bekend_antwoord_mag_niet_onzekerder_maken(monkeypatch: pytest.MonkeyPatch) -> None:
    def vergeet_de_dekking(lijst: Vragenlijst, bestand: Antwoordbestand) -> Uitslag:
        uitslag = scoor(lijst, bestand)
        bekend = sum(een.toestand == "bekend" for een in uitslag.vragen.values())
        maten = uitslag.geheel.maten._replace(ondergrens=Fraction(1, 1 + bekend), bovengrens=Fraction(1))
        return uitslag._replace(geheel=uitslag.geheel._replace(maten=maten))

    monkeypatch.setattr(eentonig, "scoor", vergeet_de_dekking)
    assert set(berichten(met_koppeling(Fraction(1)))) == {"Het geheel wordt onzekerder als een antwoord bekend wordt."}


def test_elke_keer_dezelfde_antwoorden_en_niet_steeds_hetzelfde() -> None:
    lijst = met_koppeling(Fraction(1))
    getrokken = [[eentonig._Trekking(lijst, {}, "bestuur", beurt).antwoorden() for beurt in range(9)] for _ in "ab"]
    assert getrokken[0] == getrokken[1]
    assert {een.get("bankje-heel") for een in getrokken[0]} == {None, 0, 1, 2}
