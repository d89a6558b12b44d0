"""Small groups stay hidden, whatever is computed from what is shown. Cases: gevallen/afscherming.yaml.

Three attackers try to work out a group under k from what is published. Each knows who is in which group and that all of
them answered. The first solves the counts as a set of equations. The second makes every set of answers that there could
be, publishes each, and keeps those that give the same output. The third subtracts siblings from their total. That they
can succeed is shown by taking the rules away.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, product
from typing import Any
from unittest import mock

import pytest
from conftest import per_geval
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invullers import bouw_invullers

from beleidsscan.model.uitslag import VraagUitslag
from beleidsscan.model.vergelijking import Antwoorddeel, Cel, Groepsvraag
from beleidsscan.model.vragenlijst import Vragenlijst
from beleidsscan.rekenen import afscherming
from beleidsscan.rekenen.afscherming import Kruistabel, Zichtbaar, toonbare_groepen, zichtbaar
from beleidsscan.rekenen.groepsbeeld import groepsbeeld
from beleidsscan.rekenen.stemmen import Groep
from beleidsscan.rekenen.vergelijk import vergelijk

proef = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
Plek = tuple[str | None, str | None]


@per_geval("afscherming")
def test_geval(geval: dict[str, Any]) -> None:
    tabel = {
        (None if rij == "null" else rij, kolom): aantal
        for rij, kolommen in (geval.get("tabel") or {r: {None: n} for r, n in geval["groepen"].items()}).items()
        for kolom, aantal in kolommen.items()
    }
    gezien = zichtbaar(tabel, geval.get("minstens", 5))
    toont = geval["toont"]
    assert (gezien.geheel, sorted(gezien.eerste)) == (toont["geheel"], toont["eerste"])
    assert sorted(gezien.tweede) == toont.get("tweede", [])


def zonder_aanvulling(groepen: Mapping[str | None, int], minstens: int) -> frozenset[str]:
    """The rule for sibling groups without complementary suppression."""
    return frozenset(groep for groep, aantal in groepen.items() if groep is not None and aantal >= minstens)


def los_van_elkaar(tabel: Kruistabel, minstens: int) -> Zichtbaar:
    """The rule for breakdowns without looking from one to the other."""
    randen = [Counter[Any](), Counter[Any]()]
    for plek, aantal in tabel.items():
        for rand, naam in zip(randen, plek, strict=True):
            rand[naam] += aantal
    if sum(tabel.values()) < minstens:
        return afscherming.NIETS
    return Zichtbaar(True, *(toonbare_groepen(rand, minstens) for rand in randen))


# --- The first attacker: equations ---


def vergelijkingen(plekken: Sequence[Plek], gezien: Zichtbaar) -> list[list[Fraction]]:
    """Every shown group as an equation: which of the classes of people it adds up."""
    rijen = [[True] * len(plekken)] if gezien.geheel else []
    rijen += [[plek[0] == groep for plek in plekken] for groep in gezien.eerste]
    rijen += [[plek[1] == groep for plek in plekken] for groep in gezien.tweede]
    return [[Fraction(een) for een in rij] for rij in rijen]


def rang(matrix: Sequence[Sequence[Fraction]]) -> int:
    """By elimination, exact."""
    over, gevonden = [list(rij) for rij in matrix], 0
    for kolom in range(len(matrix[0]) if matrix else 0):
        spil = next((rij for rij in over if rij[kolom]), None)
        if spil:
            over.remove(spil)
            over = [[x - rij[kolom] / spil[kolom] * y for x, y in zip(rij, spil, strict=True)] for rij in over]
            gevonden += 1
    return gevonden


def deelverzamelingen(namen: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(namen, n) for n in range(1, len(namen) + 1))


def opgelost(tabel: Kruistabel, gezien: Zichtbaar, minstens: int) -> list[tuple[Plek, ...]]:
    """The classes of fewer than k people of which some sum of equations tells, and of nobody else."""
    plekken = [plek for plek, aantal in tabel.items() if aantal]
    matrix = vergelijkingen(plekken, gezien)
    uit = []
    for groep in deelverzamelingen(range(len(plekken))):
        if sum(tabel[plekken[i]] for i in groep) < minstens:
            rest = [[een for i, een in enumerate(rij) if i not in groep] for rij in matrix]
            if rang(rest) < rang(matrix):
                uit.append(tuple(plekken[i] for i in groep))
    return uit


TABELLEN = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b", "c", "d", None]), st.sampled_from(["ja", "nee"])),
    st.integers(1, 13),
    min_size=1,
    max_size=8,
)


@settings(proef, max_examples=150)
@given(TABELLEN, st.integers(2, 6))
def test_geen_kleine_groep_volgt_uit_sommen(tabel: dict[Plek, int], minstens: int) -> None:
    gezien = zichtbaar(tabel, minstens)
    assert opgelost(tabel, gezien, minstens) == []
    # Not by showing nothing: the total is always there, and a breakdown without small groups is shown whole.
    assert gezien.geheel == (sum(tabel.values()) >= minstens)
    soorten = Counter({soort: 0 for soort, _ in tabel})
    for (soort, _), aantal in tabel.items():
        soorten[soort] += aantal
    if None not in soorten and min(soorten.values()) >= minstens:
        assert gezien.eerste == set(soorten)


ZONDER_REGEL = [
    ("de vier van een totaal van elf", {("a", "ja"): 4, ("b", "ja"): 7}),
    (
        "de drie van wie er maar een is",
        {("a", "ja"): 1, ("b", "ja"): 1, ("c", "ja"): 1, ("d", "ja"): 6, ("e", "ja"): 12},
    ),
]
LOS = [
    ("een verschil van een", {("a", "ja"): 12, ("b", "ja"): 1, ("b", "nee"): 5}),
    ("een rest van twee", {("a", "nee"): 9, ("b", "ja"): 4, ("c", "ja"): 4, ("d", "nee"): 2}),
]


@pytest.mark.parametrize(("_naam", "tabel"), ZONDER_REGEL)
def test_zonder_aanvulling_volgt_een_kleine_groep_uit_sommen(_naam: str, tabel: dict[Plek, int]) -> None:
    with mock.patch.object(afscherming, "toonbare_groepen", zonder_aanvulling):
        assert opgelost(tabel, zichtbaar(tabel, 5), 5)
    assert not opgelost(tabel, zichtbaar(tabel, 5), 5)


@pytest.mark.parametrize(("_naam", "tabel"), LOS)
def test_los_van_elkaar_verraden_twee_uitsplitsingen_een_kleine_groep(_naam: str, tabel: dict[Plek, int]) -> None:
    assert opgelost(tabel, los_van_elkaar(tabel, 5), 5)
    assert not opgelost(tabel, zichtbaar(tabel, 5), 5)


# --- The second attacker: everything that is published, medians and distributions too ---


@cache
def lijst_met_een_vraag(minstens: int) -> Vragenlijst:
    lijst, _ = bouw_invullers(
        {"vragen": [{"id": "v", "soort": "ja-nee", "antwoorden": {"invuller": "ja", "club": "ja"}}]}
    )
    samen = lijst.methode.vergelijken
    assert samen
    drempels = {
        "groep_minstens": samen.groep_minstens.model_copy(update={"aantal": minstens}),
        "verdeling_minstens": samen.verdeling_minstens.model_copy(update={"aantal": 2 * minstens}),
    }
    methode = lijst.methode.model_copy(update={"vergelijken": samen.model_copy(update=drempels)})
    return lijst.model_copy(update={"methode": methode})


@cache
def clubs(tabel: tuple[tuple[Plek, int], ...]) -> tuple[Any, ...]:
    """A file without answers for every club of a table: only its header counts here."""
    koppen = [
        {"organisatie": {"soort": soort, "betaalde_krachten": betaald}} if soort else {}
        for (soort, betaald), aantal in tabel
        for _ in range(aantal)
    ]
    geval = {
        "vragen": [{"id": "v", "soort": "ja-nee", "antwoorden": {"club": ["ja"] * len(koppen)}}],
        "koppen": {"club": koppen},
    }
    return tuple(bouw_invullers(geval)[1])


def uitvoer(tabel: tuple[tuple[Plek, int], ...], ja: Sequence[int], minstens: int) -> Groepsvraag:
    """What is published when so many of every class say yes."""
    lijst = lijst_met_een_vraag(minstens)
    antwoorden = [w for (_, aantal), n in zip(tabel, ja, strict=True) for w in ["ja"] * n + ["nee"] * (aantal - n)]
    oordelen = tuple({"v": VraagUitslag("v", "bekend", een, Fraction(een == "ja"), False)} for een in antwoorden)
    assert lijst.methode.vergelijken
    beeld = groepsbeeld(lijst, lijst.methode.vergelijken, Groep("club", True, clubs(tabel), oordelen))
    return beeld.vragen[0]


def herleid(tabel: tuple[tuple[Plek, int], ...], ja: Sequence[int], minstens: int) -> list[tuple[Plek, ...]]:
    """The groups of fewer than k people whose answers follow from the output.

    It is no secret of theirs when it holds of k people or more together that all said the same: that is what the output
    says of all of them.
    """
    gepubliceerd = uitvoer(tabel, ja, minstens)
    mogelijk = [
        wereld
        for wereld in product(*(range(aantal + 1) for _, aantal in tabel))
        if uitvoer(tabel, wereld, minstens) == gepubliceerd
    ]
    assert tuple(ja) in mogelijk
    aantallen = [aantal for _, aantal in tabel]
    eensgezind = [
        set(groep)
        for groep in deelverzamelingen(range(len(tabel)))
        if sum(aantallen[i] for i in groep) >= minstens
        and {sum(wereld[i] for i in groep) for wereld in mogelijk} in ({0}, {sum(aantallen[i] for i in groep)})
    ]
    return [
        tuple(tabel[i][0] for i in groep)
        for groep in deelverzamelingen(range(len(tabel)))
        if sum(aantallen[i] for i in groep) < minstens
        and len({sum(wereld[i] for i in groep) for wereld in mogelijk}) == 1
        and not any(set(groep) <= samen for samen in eensgezind)
    ]


@st.composite
def antwoorden(draw: st.DrawFn) -> tuple[tuple[tuple[Plek, int], ...], list[int]]:
    """A few classes of people, and how many in each say yes."""
    plek = st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["ja", "nee"]))
    tabel = draw(st.dictionaries(plek, st.integers(1, 5), min_size=1, max_size=4))
    return tuple(tabel.items()), [draw(st.integers(0, aantal)) for aantal in tabel.values()]


@settings(proef, max_examples=60)
@given(antwoorden(), st.integers(2, 4))
def test_geen_kleine_groep_volgt_uit_alles_wat_er_staat(
    geval: tuple[tuple[tuple[Plek, int], ...], list[int]], minstens: int
) -> None:
    assert herleid(*geval, minstens) == []


def test_zonder_aanvulling_volgen_antwoorden_uit_verdelingen() -> None:
    tabel, ja = ((("a", "ja"), 2), (("b", "ja"), 6)), [1, 3]
    assert herleid(tabel, ja, 3) == []
    with mock.patch.object(afscherming, "toonbare_groepen", zonder_aanvulling):
        assert herleid(tabel, ja, 3) == [(("a", "ja"),)]


def test_los_van_elkaar_volgen_antwoorden_uit_medianen() -> None:
    """No sum gives these four away, but there is one way only to have so few yeses and both medians yes."""
    tabel: tuple[tuple[Plek, int], ...] = ((("a", "ja"), 2), (("a", "nee"), 3), (("b", "ja"), 3), (("b", "nee"), 3))
    ja = [2, 1, 1, 0]
    assert herleid(tabel, ja, 3) == []
    with mock.patch("beleidsscan.rekenen.groepsbeeld.zichtbaar", los_van_elkaar):
        assert herleid(tabel, ja, 3) == [(("a", "ja"),)]
    assert not opgelost(dict(tabel), los_van_elkaar(dict(tabel), 3), 3)


# --- What is shown of a group ---


def beeld(rij: list[Any], koppen: list[dict[str, Any]] | None = None, **vraag: Any) -> Groepsvraag:
    geval = {
        "vragen": [{"id": "v", "antwoorden": {"invuller": [None], "club": rij}} | vraag],
        "koppen": {"club": koppen or []},
    }
    [een] = vergelijk(*bouw_invullers(geval)).groepen
    return een.vragen[0]


def helften(eerste: int, tweede: int) -> list[dict[str, Any]]:
    kop = [{"organisatie": {"soort": soort, "betaalde_krachten": "ja"}} for soort in ("Zorg", " sport ")]
    return [kop[0]] * eerste + [kop[1]] * tweede


def test_een_mediaan_vanaf_vijf_en_een_verdeling_vanaf_tien() -> None:
    assert beeld([0, 1, 2, 4, None, "weet-niet", "nvt"]).geheel is None
    assert beeld([0, 1, 2, 4, 4]).geheel == Cel(5, Fraction(1, 2), None)
    assert beeld([0, 0, 0, 0, 1, 2, 2, 2, 2]).geheel == Cel(9, Fraction(1, 4), None)
    tien = beeld([0, 0, 0, 0, 1, 2, 2, 2, 2, 2]).geheel
    aandelen = [Fraction(4, 10), Fraction(1, 10), Fraction(5, 10), Fraction(0), Fraction(0)]
    assert tien == Cel(10, Fraction(3, 8), tuple(Antwoorddeel(i, een, None) for i, een in enumerate(aandelen)))


def test_bijna_allemaal_zonder_precies_aandeel_en_zonder_de_rest() -> None:
    twintig = beeld([3] * 19 + [0]).geheel
    assert twintig and twintig.verdeling == (Antwoorddeel(3, None, Fraction(9, 10)),)
    precies = beeld([3] * 18 + [0] * 2).geheel
    assert precies and precies.verdeling and precies.verdeling[3].aandeel == Fraction(9, 10)
    opties = [{"id": naam, "tekst": naam, "waarde": waarde} for naam, waarde in (("wel", 1), ("niet", 0), ("soms", 1))]
    keuze = beeld(["wel"] * 10 + ["soms"], soort="keuze", opties=opties).geheel
    assert keuze == Cel(11, Fraction(1), (Antwoorddeel("wel", None, Fraction(9, 10)),))


def test_van_een_getal_alleen_de_mediaan() -> None:
    assert beeld([10, 20, 30, 40] * 5, soort="getal").geheel == Cel(20, Fraction(1, 4), None)


def test_een_soort_is_dezelfde_hoe_zij_ook_is_geschreven() -> None:
    koppen = [{"organisatie": {"soort": een, "betaalde_krachten": "ja"}} for een in ("Zorg", "zorg", " ZORG", "zorg ")]
    gezien = beeld([1, 2] * 6, [*koppen, *koppen, *koppen]).uitsplitsingen
    assert [(een.groep, een.cel.aantal) for een in gezien["soort"]] == [("zorg", 12)]
    assert [(een.groep, een.cel.aantal) for een in gezien["betaalde_krachten"]] == [("ja", 12)]


def test_een_verdeling_volgt_niet_uit_het_totaal_en_een_andere_groep() -> None:
    """Of the seven the median may be shown; their distribution would follow from the other two."""
    gezien = beeld([0, 1] * 10, helften(13, 7))
    assert gezien.geheel and gezien.geheel.verdeling
    assert [(een.cel.aantal, een.cel.verdeling) for een in gezien.uitsplitsingen["soort"]] == [(7, None), (13, None)]
    groot = beeld([0, 1] * 11, helften(12, 10)).uitsplitsingen["soort"]
    assert all(een.cel.verdeling for een in groot)


def test_bijna_allemaal_volgt_niet_uit_het_totaal_en_een_andere_groep() -> None:
    gezien = beeld([3] * 12 + [0, 1] * 6, helften(12, 12))
    assert gezien.geheel and gezien.geheel.verdeling and gezien.geheel.verdeling[0].aandeel == Fraction(6, 24)
    sport, zorg = gezien.uitsplitsingen["soort"]
    assert zorg.cel.verdeling == (Antwoorddeel(3, None, Fraction(9, 10)),)
    assert sport.cel == Cel(12, Fraction(1, 8), None)
