"""Small groups stay hidden, whatever is computed from what is shown. Cases: gevallen/afscherming.yaml.

Three attackers try to work out a group under k from what is published. Each knows who is in which group and that all of
them answered. The first solves the counts as a set of equations. The second makes every set of answers that there could
be, publishes each, and keeps those that give the same output. The third subtracts siblings from their total. That they
can succeed is shown by taking the rules away.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from beleidsscan.rekenen.stemmen import Groep, mediaan
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


Tabel = tuple[tuple[Plek, int], ...]


def uitvoer(tabel: Tabel, ja: Sequence[int], minstens: int) -> Groepsvraag:
    """What is published when so many of every class say yes."""
    lijst = lijst_met_een_vraag(minstens)
    antwoorden = [w for (_, aantal), n in zip(tabel, ja, strict=True) for w in ["ja"] * n + ["nee"] * (aantal - n)]
    oordelen = tuple({"v": VraagUitslag("v", "bekend", een, Fraction(een == "ja"), False)} for een in antwoorden)
    assert lijst.methode.vergelijken
    beeld = groepsbeeld(lijst, lijst.methode.vergelijken, Groep("club", True, clubs(tabel), oordelen))
    return beeld.vragen[0]


def herleid(
    tabel: Tabel, ja: Sequence[int], minstens: int, uitvoer: Callable[[Tabel, Sequence[int], int], Any] = uitvoer
) -> list[tuple[Plek, ...]]:
    """What follows from the output, when so many of every class say yes."""
    gepubliceerd = uitvoer(tabel, ja, minstens)
    mogelijk = [
        wereld
        for wereld in product(*(range(aantal + 1) for _, aantal in tabel))
        if uitvoer(tabel, wereld, minstens) == gepubliceerd
    ]
    assert tuple(ja) in mogelijk
    return volgt(tabel, mogelijk, minstens)


def volgt(tabel: Tabel, mogelijk: Sequence[Sequence[int]], minstens: int) -> list[tuple[Plek, ...]]:
    """The groups of fewer than 2k people of whom it follows how many said what.

    And larger groups of which exactly so many agree that it is more than nine tenths of them.
    """
    uit = []
    for groep in deelverzamelingen(range(len(tabel))):
        samen = sum(tabel[i][1] for i in groep)
        keren = {sum(wereld[i] for i in groep) for wereld in mogelijk}
        if len(keren) == 1 and (samen < 2 * minstens or 10 * max(*keren, samen - min(keren)) > 9 * samen):
            uit.append(tuple(tabel[i][0] for i in groep))
    return uit


@st.composite
def antwoorden(draw: st.DrawFn) -> tuple[tuple[tuple[Plek, int], ...], list[int]]:
    """A few classes of people, and how many in each say yes."""
    plek = st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["ja", "nee"]))
    tabel = draw(st.dictionaries(plek, st.integers(1, 6), min_size=1, max_size=3))
    return tuple(tabel.items()), [draw(st.integers(0, aantal)) for aantal in tabel.values()]


@settings(proef, max_examples=40)
@given(antwoorden(), st.integers(3, 4))
def test_geen_kleine_groep_volgt_uit_alles_wat_er_staat(
    geval: tuple[tuple[tuple[Plek, int], ...], list[int]], minstens: int
) -> None:
    assert herleid(*geval, minstens) == []


@pytest.mark.parametrize("groot", [[5], [6], [9], [10], [11], [20], [5, 5], [10, 10], [10, 11], [4, 11, 11], [12, 30]])
def test_uit_geen_enkele_uitslag_volgt_een_kleine_groep(groot: list[int]) -> None:
    """Every set of answers that there can be, at k = 5."""
    tabel: Tabel = tuple(((naam, "ja"), aantal) for naam, aantal in zip("abc", groot, strict=False))
    per_uitvoer: dict[str, list[tuple[int, ...]]] = {}
    for wereld in product(*(range(aantal + 1) for aantal in groot)):
        per_uitvoer.setdefault(repr(uitvoer(tabel, wereld, 5)), []).append(wereld)
    assert not [verraden for werelden in per_uitvoer.values() if (verraden := volgt(tabel, werelden, 5))]


def test_zonder_aanvulling_volgen_antwoorden_uit_verdelingen() -> None:
    tabel, ja = ((("a", "ja"), 4), (("b", "ja"), 6)), [2, 3]
    assert herleid(tabel, ja, 3) == []
    with mock.patch.object(afscherming, "toonbare_groepen", zonder_aanvulling):
        assert herleid(tabel, ja, 3) == [(("a", "ja"),)]


def test_los_van_elkaar_volgen_antwoorden_uit_verdelingen() -> None:
    tabel: Tabel = ((("a", "ja"), 8), (("b", "ja"), 4), (("b", "nee"), 6))
    ja = [4, 2, 3]
    assert herleid(tabel, ja, 3) == []
    with mock.patch("beleidsscan.rekenen.groepsbeeld.zichtbaar", los_van_elkaar):
        assert herleid(tabel, ja, 3) == [(("b", "ja"),)]


def ook_medianen(tabel: Tabel, ja: Sequence[int], minstens: int) -> Any:
    """The distribution of all together, and the median of every class."""
    return sum(ja), [_meest(een, aantal) for een, (_, aantal) in zip(ja, tabel, strict=True)]


def alleen_medianen(tabel: Tabel, ja: Sequence[int], minstens: int) -> Any:
    """The median of every class and of all together, and no distribution."""
    return ook_medianen(tabel, ja, minstens)[1], _meest(sum(ja), sum(aantal for _, aantal in tabel))


def _meest(ja: int, aantal: int) -> Fraction:
    return Fraction(1 if 2 * ja > aantal else 0) if 2 * ja != aantal else Fraction(1, 2)


MEDIANEN = [
    ("twee van vijf", ook_medianen, [5, 5], [2, 5]),
    ("twee van tien, de een eensgezind", ook_medianen, [10, 10], [4, 10]),
    ("vier van vijf, zonder verdeling", alleen_medianen, [5, 5, 5, 5], [2, 2, 2, 5]),
]


@pytest.mark.parametrize(("_naam", "wijze", "groot", "ja"), MEDIANEN)
def test_medianen_van_groepen_verraden_antwoorden(_naam: str, wijze: Any, groot: list[int], ja: list[int]) -> None:
    """Why groups are not shown with their medians: not beside the whole's distribution, and not beside its median."""
    tabel: Tabel = tuple(((naam, "ja"), aantal) for naam, aantal in zip("abcd", groot, strict=False))
    assert herleid(tabel, ja, 5) == []
    assert herleid(tabel, ja, 5, wijze)


def test_een_eensgezinde_groep_volgt_niet_uit_het_totaal() -> None:
    """Of a more than nine tenths say yes; the whole has eleven of them: so a has eleven."""
    tabel: Tabel = ((("a", "ja"), 12), (("b", "ja"), 12))
    for ja in ([11, 0], [11, 6], [12, 6]):
        assert herleid(tabel, ja, 5) == []
    with mock.patch("beleidsscan.rekenen.groepsbeeld._Beeld._te_zien", lambda zelf, _: zelf.verdeeld):
        assert (("a", "ja"),) in herleid(tabel, [11, 0], 5)
        assert (("a", "ja"),) in herleid(tabel, [11, 6], 5)


def test_een_gelijke_stand_volgt_niet_uit_het_midden() -> None:
    tabel: Tabel = ((("a", "ja"), 6),)
    assert herleid(tabel, [3], 5) == []
    with mock.patch("beleidsscan.rekenen.groepsbeeld.midden_van", lambda _, waarden, **__: mediaan(waarden)):
        assert herleid(tabel, [3], 5) == [(("a", "ja"),)]


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


@pytest.mark.parametrize(("aantal", "meer_dan"), [(10, Fraction(8, 10)), (11, Fraction(9, 10)), (19, Fraction(9, 10))])
def test_of_een_ander_antwoordde_is_niet_te_zien(aantal: int, meer_dan: Fraction) -> None:
    """Of ten, more than nine tenths would be all of them."""
    allen, op_een_na = beeld([3] * aantal), beeld([3] * (aantal - 1) + [0])
    assert allen == op_een_na
    assert allen.geheel == Cel(aantal, Fraction(3, 4), (Antwoorddeel(3, None, meer_dan),))


@pytest.mark.parametrize(
    ("rij", "midden"),
    [
        ([0, 10, 35, 50, 100], Fraction(95, 300)),
        ([0, 10, 35, 50, 60, 100], Fraction(85, 200)),
        ([10, 20, 30, 40] * 5, Fraction(1, 4)),
    ],
)
def test_van_een_getal_het_gemiddelde_van_het_midden(rij: list[int], midden: Fraction) -> None:
    assert beeld(rij, soort="getal").geheel == Cel(len(rij), midden, None)


def test_van_een_keuze_zonder_verdeling_de_laagste_van_het_midden() -> None:
    assert beeld(["nee", "nee", "nee", "ja", "ja", "ja"], soort="ja-nee").geheel == Cel(6, Fraction(0), None)
    opties = [
        {"id": naam, "tekst": naam, "waarde": waarde} for naam, waarde in (("a", 0), ("b", Fraction(1, 5)), ("c", 1))
    ]
    assert beeld(["a", "a", "a", "c", "c", "c"], soort="keuze", opties=opties).geheel == Cel(6, Fraction(0), None)
    tien = beeld(["nee", "ja"] * 5, soort="ja-nee").geheel
    assert tien and tien.verdeling and tien.mediaan == Fraction(1, 2)


def test_een_soort_is_dezelfde_hoe_zij_ook_is_geschreven() -> None:
    koppen = [{"organisatie": {"soort": een, "betaalde_krachten": "ja"}} for een in ("Zorg", "zorg", " ZORG", "zorg ")]
    gezien = beeld([1, 2] * 6, [*koppen, *koppen, *koppen]).uitsplitsingen
    assert [(een.groep, een.cel.aantal) for een in gezien["soort"]] == [("zorg", 12)]
    assert [(een.groep, een.cel.aantal) for een in gezien["betaalde_krachten"]] == [("ja", 12)]


def test_groepen_staan_er_met_hun_verdeling_of_niet() -> None:
    """Of the seven the median was once shown; beside the whole that tells too much."""
    gezien = beeld([0, 1] * 10, helften(13, 7))
    assert gezien.geheel and gezien.geheel.verdeling
    assert gezien.uitsplitsingen == {"soort": (), "betaalde_krachten": gezien.uitsplitsingen["betaalde_krachten"]}
    groot = beeld([0, 1] * 11, helften(12, 10)).uitsplitsingen["soort"]
    assert [een.cel.aantal for een in groot] == [10, 12]
    assert all(een.cel.verdeling for een in groot)


def test_naast_een_eensgezinde_groep_is_er_geen_verdeling() -> None:
    gezien = beeld([3] * 11 + [0] + [0, 1] * 6, helften(12, 12))
    assert gezien.geheel == Cel(24, Fraction(1, 4), None)
    assert not any(gezien.uitsplitsingen.values())
    # When nearly all of the whole agree, that is said of the whole alone.
    gezien = beeld([3] * 24, helften(12, 12))
    assert gezien.geheel == Cel(24, Fraction(3, 4), (Antwoorddeel(3, None, Fraction(9, 10)),))
    assert not any(gezien.uitsplitsingen.values())
