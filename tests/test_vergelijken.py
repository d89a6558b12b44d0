"""Several respondents side by side: cases in YAML, and what must hold for every set of files."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, permutations
from statistics import median, median_low
from typing import Any

import pytest
from conftest import breuk, per_geval
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from invullers import bouw_invullers

from beleidsscan.model.antwoorden import Antwoordbestand
from beleidsscan.model.bevinding import BeleidsscanFout
from beleidsscan.model.vergelijking import OnderdeelVergelijking, Rolvergelijking, Vergelijking
from beleidsscan.rekenen.overeenstemming import Telling, alpha_van, ordinaal
from beleidsscan.rekenen.samenhang import grootste_verschil, paarsgewijs
from beleidsscan.rekenen.vergelijk import vergelijk

proef = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def alle_onderdelen(rij: tuple[OnderdeelVergelijking, ...]) -> Iterator[OnderdeelVergelijking]:
    for deel in rij:
        yield deel
        yield from alle_onderdelen(deel.onderdelen)


def delen_van(rol: Rolvergelijking) -> dict[str, OnderdeelVergelijking]:
    return {deel.id: deel for deel in alle_onderdelen(rol.onderdelen)}


def rol_uit(vergelijking: Vergelijking, rol: str) -> Rolvergelijking:
    return next(een for een in vergelijking.rollen if een.rol == rol)


def plat(waarde: Any) -> Any:
    """Named tuples as plain ones, so that a case can name the fields that it is about."""
    return {naam: plat(een) for naam, een in waarde._asdict().items()} if hasattr(waarde, "_asdict") else waarde


WOORDEN = {"telt", "kent", "vak", "te_weinig", "antwoord"}


def zoals(gezien: Any, verwacht: Any) -> Any:
    """What was seen, cut down to the fields that are expected."""
    return {naam: zoals(gezien[naam], een) for naam, een in verwacht.items()} if isinstance(verwacht, dict) else gezien


def met_breuken(verwacht: Any, veld: str = "") -> Any:
    if isinstance(verwacht, dict):
        return {naam: met_breuken(een, naam) for naam, een in verwacht.items()}
    return verwacht if veld in WOORDEN or verwacht is None else breuk(verwacht)


# --- Cases ---


@per_geval("vergelijken")
def test_vergelijken(geval: dict[str, Any]) -> None:
    vergelijking = vergelijk(*bouw_invullers(geval))
    assert [een.rol for een in vergelijking.rollen] == list(geval["verwacht"])
    for naam, verwacht in geval["verwacht"].items():
        rol = rol_uit(vergelijking, naam)
        vragen = {een.vraag: plat(een) for een in rol.vragen}
        delen = {deel: plat(een) for deel, een in delen_van(rol).items()}
        assert list(vragen) == verwacht.get("alleen", list(vragen))
        for soort, gezien in (("vragen", vragen), ("onderdelen", delen)):
            for een, velden in verwacht.get(soort, {}).items():
                assert zoals(gezien[een], velden) == met_breuken(velden), een


def nominaal(laag: int, hoog: int, telling: Telling) -> Fraction:
    return Fraction(1)


def interval(laag: int, hoog: int, telling: Telling) -> Fraction:
    return Fraction(hoog - laag) ** 2


@per_geval("overeenstemming")
def test_overeenstemming(geval: dict[str, Any]) -> None:
    rijen = [str(rij).split() for rij in geval["waarnemers"]]
    tellingen = [Counter(int(een) for een in vraag if een != ".") for vraag in zip(*rijen, strict=True)]
    for naam, afstand in (("nominaal", nominaal), ("ordinaal", ordinaal), ("interval", interval)):
        if naam in geval:
            alpha = alpha_van(tellingen, afstand)
            gezien = round(alpha, 6) if isinstance(alpha, Fraction) else alpha
            assert gezien == (geval[naam] if isinstance(alpha, str) else breuk(geval[naam])), naam


@per_geval("samenhang")
def test_samenhang(geval: dict[str, Any]) -> None:
    lagen, rijen = zip(*geval["afdelingen"], strict=True)
    vragen = [
        {"id": f"v{i}", "antwoorden": {"invuller": 2, "dienst": list(kolom)}}
        for i, kolom in enumerate(zip(*rijen, strict=True))
    ]
    namen = geval.get("namen", [f"d{i}" for i in range(len(lagen))])
    koppen = {"dienst": [{"naam": naam, "laag": laag} for naam, laag in zip(namen, lagen, strict=True)]}
    [samenhang] = vergelijk(*bouw_invullers({"vragen": vragen, "koppen": koppen})).samenhang
    for kant in ("horizontaal", "verticaal"):
        gezien = plat(getattr(samenhang, kant))
        assert zoals(gezien, geval[kant]) == met_breuken(geval[kant]), kant
    for vraag in samenhang.horizontaal.vragen:
        niveaus = [rij[int(vraag.vraag[1:])] for rij in rijen]
        eigen = {i: niveau for i, niveau in enumerate(niveaus) if niveau is not None}
        verwacht = {int(i): een for i, een in geval["waarden"][vraag.vraag].items()} if "waarden" in geval else eigen
        assert {een.deelnemer: een.waarde * 4 for een in vraag.waarden} == verwacht


# --- Who takes part ---

EEN_VRAAG = {"id": "v", "rollen": ["invuller", "ander", "dienst", "club"]}


def test_zonder_methode_geen_vergelijking() -> None:
    lijst, bestanden = bouw_invullers({"vragen": [EEN_VRAAG | {"antwoorden": {"invuller": 1, "ander": 1}}]})
    zonder = lijst.model_copy(update={"methode": lijst.methode.model_copy(update={"vergelijken": None})})
    with pytest.raises(BeleidsscanFout, match="zegt niet hoe u vergelijkt"):
        vergelijk(zonder, bestanden)


def test_deelname_noemt_wie_een_naam_heeft_en_telt_de_rest() -> None:
    koppen = {
        "dienst": [{"naam": "Sport", "laag": "uitvoering"}, {"naam": "Groen", "laag": "beleid"}],
        "club": [{"naam": "Verzonnen club", "organisatie": {"soort": "Geheim", "betaalde_krachten": "ja"}}] * 2,
    }
    vraag = EEN_VRAAG | {"antwoorden": {"invuller": 1, "club": [2, 3], "dienst": [3, 4]}}
    vergelijking = vergelijk(*bouw_invullers({"vragen": [vraag], "koppen": koppen}))
    assert [(een.rol, een.aantal, [tuple(wie) for wie in een.deelnemers]) for een in vergelijking.deelname] == [
        ("invuller", 1, [("invuller", None, None)]),
        ("dienst", 2, [("dienst", "Groen", "beleid"), ("dienst", "Sport", "uitvoering")]),
        ("club", 2, []),
    ]
    assert not {"Verzonnen club", "Geheim", "geheim"} & set(woorden_in(vergelijking))


def woorden_in(waarde: Any) -> Iterator[Any]:
    """Every text and number anywhere in a result."""
    delen = [*waarde, *waarde.values()] if isinstance(waarde, dict) else waarde if isinstance(waarde, tuple) else ()
    for deel in delen:
        yield from woorden_in(deel)
    if not isinstance(waarde, dict | tuple):
        yield waarde


def alpha_van_clubs(*rijen: list[int | None]) -> Any:
    vragen = [{"id": f"v{i}", "antwoorden": {"invuller": 1, "club": rij}} for i, rij in enumerate(rijen)]
    [een] = vergelijk(*bouw_invullers({"vragen": vragen})).overeenstemming
    return een.vragen, een.alpha, een.waarom_niet


NEGEN: list[int | None] = [0, 0, 0, 0, 0, 1, 1, 1, 1, None]
TIEN: list[int | None] = [4, 4, 4, 4, 4, 4, 3, 3, 3, 0]


def test_clubs_zijn_het_eens_op_verdelingen_en_op_honderdsten() -> None:
    los = alpha_van([Counter(een for een in rij if een is not None) for rij in (TIEN, TIEN[::-1])])
    assert isinstance(los, Fraction) and 100 % los.denominator
    vragen, getoond, reden = alpha_van_clubs(TIEN, TIEN[::-1], NEGEN)
    assert (vragen, reden) == (2, None)
    assert abs(getoond - los) <= Fraction(1, 200) and 100 % getoond.denominator == 0


def test_of_alle_clubs_het_eens_zijn_is_aan_alfa_niet_te_zien() -> None:
    """What is not shown exactly is not in alpha either, and the reason that there is none is always the same."""
    niets = (0, None, "te weinig om te laten zien")
    assert alpha_van_clubs(NEGEN) == alpha_van_clubs([3] * 4) == niets
    for een in ([3] * 10, [3] * 9 + [0], [3] * 20, [3] * 19 + [2]):
        assert alpha_van_clubs(een, een) == niets
        assert alpha_van_clubs(TIEN + [None] * 10, een) == alpha_van_clubs(TIEN)


# --- For every set of files ---


@st.composite
def drager(draw: st.DrawFn) -> dict[str, Any]:
    """A case: sections with questions, and respondents of every role with answers."""
    aantallen = {"dienst": draw(st.integers(1, 4)), "club": draw(st.integers(1, 12))}
    nummer = iter(range(1000))

    def vragen() -> list[dict[str, Any]]:
        return [vraag(f"v{next(nummer)}") for _ in range(draw(st.integers(0, 4)))]

    def vraag(naam: str) -> dict[str, Any]:
        soort = draw(st.sampled_from(["niveau", "niveau", "ervaring", "ja-nee", "getal"]))
        mogelijk = {"ja-nee": ["ja", "nee"], "getal": [0, 10, 30, 65, 100]}.get(soort, [0, 1, 2, 3, 4])
        antwoord = st.sampled_from([*mogelijk, *mogelijk, None, "weet-niet", "nvt"])
        rollen = draw(st.lists(st.sampled_from(["ander", "dienst", "club"]), unique=True))
        antwoorden = {rol: [draw(antwoord) for _ in range(aantallen.get(rol, 1))] for rol in ["invuller", *rollen]}
        return {"id": naam, "soort": soort, "gewicht": draw(GEWICHT), "antwoorden": antwoorden}

    onderdelen = []
    for i in range(draw(st.integers(1, 3))):
        deel: dict[str, Any] = {"id": f"p{i}", "gewicht": draw(GEWICHT)}
        if draw(st.booleans()):
            deel["vragen"] = vragen()
        else:
            kinderen = range(draw(st.integers(1, 3)))
            deel["onderdelen"] = [{"id": f"p{i}-{j}", "gewicht": draw(GEWICHT), "vragen": vragen()} for j in kinderen]
        onderdelen.append(deel)
    antwoorden = {rol: [1] * aantallen.get(rol, 1) for rol in ("invuller", "ander", "dienst", "club")}
    basis = {"id": "basis", "antwoorden": antwoorden}
    onderdelen.append({"id": "vast", "vragen": [basis]})
    lagen = [{"naam": f"d{i}", "laag": draw(st.sampled_from(["beleid", "uitvoering"]))} for i in range(4)]
    soorten = st.sampled_from(["zorg", "sport"]), st.sampled_from(["ja", "nee"])
    clubs = [
        {"naam": f"c{i:02d}", "organisatie": {"soort": draw(soorten[0]), "betaalde_krachten": draw(soorten[1])}}
        for i in range(12)
    ]
    return {"onderdelen": onderdelen, "koppen": {"dienst": lagen, "club": clubs}}


GEWICHT = st.integers(1, 40).map(lambda n: Fraction(n, 10))


def alle_vragen(geval: Mapping[str, Any]) -> list[dict[str, Any]]:
    bladen = [blad for deel in geval["onderdelen"] for blad in deel.get("onderdelen", [deel])]
    return [vraag for blad in bladen for vraag in blad["vragen"]]


@proef
@given(drager(), st.randoms(use_true_random=False))
def test_de_volgorde_van_invullers_doet_er_niet_toe(geval: dict[str, Any], lot: Any) -> None:
    lijst, bestanden = bouw_invullers(geval)
    anders = list(bestanden)
    lot.shuffle(anders)
    assert vergelijk(lijst, bestanden) == vergelijk(lijst, anders)


@proef
@given(drager(), GEWICHT, GEWICHT)
def test_alle_gewichten_maal_iets_verandert_niets(geval: dict[str, Any], maal: Fraction, ook: Fraction) -> None:
    def geschaald(deel: dict[str, Any]) -> dict[str, Any]:
        uit = deel | {"gewicht": deel.get("gewicht", 1) * maal}
        if "vragen" in deel:
            uit["vragen"] = [vraag | {"gewicht": vraag.get("gewicht", 1) * ook} for vraag in deel["vragen"]]
        if "onderdelen" in deel:
            uit["onderdelen"] = [geschaald(kind) for kind in deel["onderdelen"]]
        return uit

    def beeld(geval: dict[str, Any]) -> Any:
        return zonder_gewicht(vergelijk(*bouw_invullers(geval)))

    assert beeld(geval) == beeld(geval | {"onderdelen": [geschaald(deel) for deel in geval["onderdelen"]]})


def zonder_gewicht(waarde: Any) -> Any:
    if hasattr(waarde, "_asdict"):
        return {naam: zonder_gewicht(een) for naam, een in waarde._asdict().items() if naam != "gewicht"}
    return [zonder_gewicht(een) for een in waarde] if isinstance(waarde, tuple) else waarde


@proef
@given(drager(), st.data())
def test_een_hogere_waarde_van_de_ander_vergroot_geen_verschil(geval: dict[str, Any], data: st.DataObject) -> None:
    mogelijk = [
        (vraag, rol, i)
        for vraag in alle_vragen(geval)
        if vraag.get("soort") in ("niveau", "ervaring")
        for rol, rij in vraag["antwoorden"].items()
        for i, antwoord in enumerate(rij if rol != "invuller" else [])
        if isinstance(antwoord, int) and antwoord < 4
    ]
    assume(mogelijk)
    vraag, rol, i = data.draw(st.sampled_from(mogelijk))
    voor = rol_uit(vergelijk(*bouw_invullers(geval)), rol)
    vraag["antwoorden"][rol][i] += 1
    na = rol_uit(vergelijk(*bouw_invullers(geval)), rol)
    for eerst, dan in zip(voor.vragen, na.vragen, strict=True):
        assert niet_groter(eerst.verschil, dan.verschil)
        assert eerst == dan or eerst.vraag == vraag["id"]
    for onderdeel, eerst_deel in delen_van(voor).items():
        assert niet_groter(eerst_deel.verschil, delen_van(na)[onderdeel].verschil)
        assert eerst_deel.te_weinig == delen_van(na)[onderdeel].te_weinig
    oud, nieuw = ({een.vraag: een.verschil for een in rol_.vragen}.get(vraag["id"]) for rol_ in (voor, na))
    # Strictly, so that a gap that never moves does not pass.
    if len(vraag["antwoorden"][rol]) == 1 and oud is not None and nieuw is not None:
        assert nieuw == oud - Fraction(1, 4)


def niet_groter(eerst: Fraction | None, dan: Fraction | None) -> bool:
    return eerst is None is dan if eerst is None or dan is None else dan <= eerst


@proef
@given(drager(), st.sampled_from(["dienst", "club"]))
def test_wie_alles_openlaat_verandert_geen_uitkomst(geval: dict[str, Any], rol: str) -> None:
    # Where all say that it does not apply, a new respondent may make it a question that is still open.
    assume(not any(set(vraag["antwoorden"].get(rol, ())) == {"nvt"} for vraag in alle_vragen(geval)))
    lijst, bestanden = bouw_invullers(geval)
    kop = next(een.kop for een in bestanden if een.kop.rol == rol)
    # Last in the order, so that the numbers of the others stay the same.
    leeg = Antwoordbestand.model_construct(kop=kop.model_copy(update={"naam": "zzz"}), antwoorden={})
    assert alleen_uitkomsten(vergelijk(lijst, bestanden)) == alleen_uitkomsten(vergelijk(lijst, [*bestanden, leeg]))


# What counts respondents or files, and the answer itself, which is only there of a single respondent.
TELLEN = {"deelname", "niet_ingevuld", "antwoord", "beleid", "uitvoering", "aantal"}


def alleen_uitkomsten(waarde: Any, binnen: str = "") -> Any:
    """Everything but the number of files; the number of answers behind a figure does belong to it."""
    if hasattr(waarde, "_asdict"):
        soort = type(waarde).__name__
        weg = TELLEN - ({"aantal"} if soort in ("Stem", "Cel", "Samenhangvraag") else set())
        weg -= {"beleid", "uitvoering"} if soort == "Laagvraag" else set()
        weg -= {"antwoord"} if soort == "Antwoorddeel" else set()
        return {naam: alleen_uitkomsten(een) for naam, een in waarde._asdict().items() if naam not in weg}
    if isinstance(waarde, dict):
        return {naam: alleen_uitkomsten(een) for naam, een in waarde.items()}
    return [alleen_uitkomsten(een) for een in waarde] if isinstance(waarde, tuple) else waarde


# --- The formulae once more, straight from the text ---


@proef
@given(drager())
def test_verschillen_nagerekend(geval: dict[str, Any]) -> None:
    for rol in vergelijk(*bouw_invullers(geval)).rollen:
        gevraagd = [vraag for vraag in alle_vragen(geval) if rol.rol in vraag["antwoorden"]]
        gedeeld = {vraag["id"]: kanten for vraag in gevraagd if (kanten := nagerekend(vraag, rol.rol))}
        assert {een.vraag: (een.zelf.waarde, een.ander.waarde) for een in rol.vragen} == gedeeld
        for deel in geval["onderdelen"]:
            for blad in deel.get("onderdelen", [deel]):
                gezien = delen_van(rol)[blad["id"]]
                cijfers = (gezien.gemeen.vragen, gezien.gemeen.aandeel, gezien.verschil)
                assert onderdeel_nagerekend(blad["vragen"], gedeeld) == cijfers


def waarde_van(vraag: Mapping[str, Any], antwoord: Any) -> Fraction | None:
    if antwoord in (None, "weet-niet", "nvt"):
        return None
    return (
        {"ja": Fraction(1), "nee": Fraction(0)}.get(antwoord)
        if isinstance(antwoord, str)
        else Fraction(antwoord, 100 if vraag.get("soort") == "getal" else 4)
    )


def nagerekend(vraag: Mapping[str, Any], rol: str) -> tuple[Fraction | None, Fraction | None] | None:
    """Both values of a question that applies to both, otherwise None."""
    [zelf], rij = vraag["antwoorden"]["invuller"], vraag["antwoorden"][rol]
    if zelf == "nvt" or (rol != "club" and all(een == "nvt" for een in rij)):
        return None
    waarden = [een for een in (waarde_van(vraag, antwoord) for antwoord in rij) if een is not None]
    genoeg = len(waarden) >= (5 if rol == "club" else 1)
    return waarde_van(vraag, zelf), midden(vraag, rol, waarden) if genoeg else None


def midden(vraag: Mapping[str, Any], rol: str, waarden: list[Fraction]) -> Fraction:
    rij = sorted(waarden)
    if rol == "club" and vraag.get("soort") == "getal" and len(rij) % 2:
        return sum(rij[len(rij) // 2 - 1 : len(rij) // 2 + 2], Fraction(0)) / 3
    # A distribution is shown of ten and more, unless breakdowns hold back; then the lower of the middle two is taken.
    laagste = rol == "club" and vraag.get("soort") == "ja-nee" and len(rij) < 10
    return median_low(rij) if laagste else Fraction(median(rij))


def onderdeel_nagerekend(
    vragen: list[dict[str, Any]], gedeeld: Mapping[str, tuple[Fraction | None, Fraction | None]]
) -> tuple[int, Fraction, Fraction | None]:
    mee = [(vraag.get("gewicht", Fraction(1)), *gedeeld[vraag["id"]]) for vraag in vragen if vraag["id"] in gedeeld]
    samen = [(w, zelf - ander) for w, zelf, ander in mee if zelf is not None and ander is not None]
    gewicht, alles = sum((w for w, _ in samen), Fraction(0)), sum((w for w, _, _ in mee), Fraction(0))
    aandeel = gewicht / alles if alles else Fraction(0)
    genoeg = len(samen) >= 3 and aandeel >= Fraction(1, 2)
    return len(samen), aandeel, sum((w * d for w, d in samen), Fraction(0)) / gewicht if genoeg else None


BREUKEN = st.lists(st.integers(0, 12).map(lambda n: Fraction(n, 12)), min_size=2, max_size=7)


@proef
@given(BREUKEN)
def test_paarsgewijs_nagerekend(waarden: list[Fraction]) -> None:
    paren = list(combinations(waarden, 2))
    assert paarsgewijs(waarden) == sum(abs(een - ander) for een, ander in paren) / len(paren)
    assert 0 <= paarsgewijs(waarden) <= grootste_verschil(len(waarden))


@pytest.mark.parametrize("n", range(2, 8))
def test_het_grootste_verschil_bestaat(n: int) -> None:
    helften = [[Fraction(0)] * nullen + [Fraction(1)] * (n - nullen) for nullen in range(n + 1)]
    assert grootste_verschil(n) == max(map(paarsgewijs, helften))


TABEL = st.lists(st.lists(st.sampled_from([0, 1, 2, 3, 4, None]), min_size=4, max_size=4), min_size=1, max_size=6)


@proef
@given(TABEL)
@pytest.mark.parametrize("afstand", [ordinaal, nominaal, interval])
def test_alfa_nagerekend(afstand: Callable[[int, int, Telling], Fraction], tabel: list[list[int | None]]) -> None:
    """By coincidences: every ordered pair of answers to one question, one by one."""
    paren = [
        (een, ander, Fraction(1, len(rij) - 1))
        for rij in ([een for een in vraag if een is not None] for vraag in tabel)
        if len(rij) > 1
        for een, ander in permutations(rij, 2)
    ]
    telling: Counter[int] = Counter()
    for een, _, gewicht in paren:
        telling[een] += gewicht  # type: ignore[assignment]
    n = sum(telling.values())

    def d(een: int, ander: int) -> Fraction:
        return Fraction(0) if een == ander else afstand(*sorted((een, ander)), telling)

    gezien = sum((gewicht * d(een, ander) for een, ander, gewicht in paren), Fraction(0))
    verwacht = sum((telling[een] * telling[ander] * d(een, ander) for een in telling for ander in telling), Fraction(0))
    alpha = alpha_van([Counter(een for een in rij if een is not None) for rij in tabel], afstand)
    if not paren:
        assert alpha == "te weinig antwoorden"
    elif not verwacht:
        assert alpha == "alle antwoorden gelijk"
    else:
        assert alpha == 1 - (n - 1) * gezien / verwacht
