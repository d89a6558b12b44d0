"""What must hold for every questionnaire and every set of answers (rekenmodel, section 9).

Hypothesis makes up questionnaires and answers, in the form of the YAML cases. The engine is compared with `naslag`: the
formulae once more, straight from the text, naive and without a line of the engine.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from conftest import bouw, cijfers, lijsten
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from beleidsscan.adviseren.adviseer import adviseer
from beleidsscan.model.antwoorden import NVT, WEET_NIET, Antwoord, Antwoordbestand
from beleidsscan.model.uitslag import Uitslag, procent
from beleidsscan.model.vraag import Vraag
from beleidsscan.model.vragenlijst import Maatregel, Onderdeel, Vragenlijst
from beleidsscan.rekenen.scoor import scoor

# The same examples in every run: a failure never depends on who runs the tests, or when.
proef = settings(max_examples=75, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


# --- Made-up questionnaires ---

tienden = st.integers(1, 40).map(lambda n: Fraction(n, 10))


def mogelijke_antwoorden(vraag: dict[str, Any]) -> list[Any]:
    """Valid answers to a generated question; for a number also some outside its anchors."""
    if vraag["soort"] in ("niveau", "ervaring"):
        return list(range(len(vraag["niveaus"])))
    if vraag["soort"] == "getal":
        return [Fraction(n, 2) for n in range(-4, 26)]
    return {"ja-nee": ["ja", "nee"], "open": ["Een wens."]}.get(vraag["soort"]) or [
        een["id"] for een in vraag["opties"]
    ]


@st.composite
def _vragen(draw: st.DrawFn, naam: str, filters: list[dict[str, Any]], doelwit: list[str]) -> dict[str, Any]:
    soort = draw(st.sampled_from(["niveau", "niveau", "ervaring", "ja-nee", "keuze", "getal", "open", "filter"]))
    vraag: dict[str, Any] = {"id": naam, "gewicht": draw(tienden), "kern": draw(st.booleans())}
    vraag["soort"] = draw(st.sampled_from(["ja-nee", "keuze"])) if soort == "filter" else soort
    vraag["rollen"] = draw(st.sampled_from([["invuller"], ["invuller"], ["ander", "invuller"], ["ander"]]))
    vraag["aspect"] = draw(st.sampled_from([None, "beleid", "uitvoering"]))
    if vraag["soort"] in ("niveau", "ervaring"):
        vraag["niveaus"] = [str(trede) for trede in range(draw(st.integers(2, 6)))]
    elif vraag["soort"] == "keuze":
        waarden = draw(st.lists(st.integers(0, 10), min_size=2, max_size=4))
        waarde = {"filter": lambda _: {}}.get(soort, lambda tiende: {"waarde": Fraction(tiende, 10)})
        vraag["opties"] = [{"id": f"o{i}", "tekst": "-", **waarde(tiende)} for i, tiende in enumerate(waarden)]
    elif vraag["soort"] == "getal":
        nul, een = draw(st.lists(st.integers(0, 10), min_size=2, max_size=2, unique=True))
        vraag["ankers"] = {"nul": nul, "een": een}
    elif vraag["soort"] == "ja-nee" and soort != "filter":
        vraag["omgekeerd"] = draw(st.booleans())
    if filters and draw(st.booleans()):
        filter_ = draw(st.sampled_from(filters))
        door = draw(st.sampled_from(mogelijke_antwoorden(filter_)))
        vraag["als"] = {"vraag": filter_["id"], "is": [door]}
    anders = [WEET_NIET, None]
    if soort == "filter":
        vraag["filter"] = True
        filters.append(vraag)
    else:
        vraag["raakt"] = {deel: draw(tienden) for deel in doelwit if draw(st.integers(0, 3)) == 0}
        anders.append(NVT)
    bekend = draw(st.integers(0, 3)) > 0
    return vraag | {"antwoord": draw(st.sampled_from(mogelijke_antwoorden(vraag) if bekend else anders))}


@st.composite
def _bomen(draw: st.DrawFn, naam: str, diepte: int = 0) -> dict[str, Any]:
    """A section without questions yet: a leaf, or with sections in it, three layers deep at most."""
    deel: dict[str, Any] = {"id": naam, "gewicht": draw(tienden)}
    if diepte < 2 and draw(st.integers(0, 2)) == 0:
        deel["onderdelen"] = [draw(_bomen(f"{naam}-{i}", diepte + 1)) for i in range(draw(st.integers(1, 3)))]
    return deel


def bladen(delen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sections without sections in them, in order."""
    return [blad for deel in delen for blad in (bladen(deel["onderdelen"]) if deel.get("onderdelen") else [deel])]


@st.composite
def gevallen(draw: st.DrawFn) -> dict[str, Any]:
    """A questionnaire with answers and measures, as a case."""
    punten = [draw(_bomen(f"p{i}")) for i in range(draw(st.integers(1, 4)))]
    beginselen = [draw(_bomen(f"b{i}")) | {"indeling": "uitgangspunten"} for i in range(draw(st.integers(0, 2)))]
    doelwit = [blad["id"] for blad in bladen(beginselen)]
    filters: list[dict[str, Any]] = []
    for blad in bladen(punten + beginselen):
        elders = [naam for naam in doelwit if naam != blad["id"]]
        aantal = draw(st.integers(0, 4))
        blad["vragen"] = [draw(_vragen(f"{blad['id']}-v{i}", filters, elders)) for i in range(aantal)]
    scoorbaar = [een for blad in bladen(punten + beginselen) for een in blad["vragen"] if "raakt" in een]
    scoorbaar = [een for een in scoorbaar if een["soort"] != "open"]
    maatregelen = []
    for i in range(draw(st.integers(0, 5)) if scoorbaar else 0):
        geraakt = draw(st.lists(st.sampled_from(scoorbaar), min_size=1, max_size=4))
        tilt = {vraag["id"]: draw(st.sampled_from(mogelijke_antwoorden(vraag))) for vraag in geraakt}
        punt = draw(st.sampled_from(punten))["id"]
        maatregelen.append({"id": f"m{i}", "onderdeel": punt, "dagdelen": draw(tienden), "tilt": tilt})
    kop = {
        "selectie": draw(st.sampled_from(["volledig", "volledig", "kern"])),
        "doelen": {"p0": draw(st.integers(0, 100))},
    }
    return {"kop": kop, "onderdelen": punten + beginselen, "maatregelen": maatregelen}


# --- The formulae once more ---


class Maat(NamedTuple):
    """Coverage, lower bound, upper bound and score of what applies."""

    c: Fraction
    laag: Fraction
    hoog: Fraction
    s: Fraction | None


def waarde(lijst: Vragenlijst, vraag: Any, antwoord: Any) -> Fraction:
    """Section 1: the value of one answer."""
    match vraag.soort:
        case "niveau" | "ervaring":
            return Fraction(antwoord, len(lijst.ladder_van(vraag)) - 1)
        case "ja-nee":
            return Fraction(antwoord == ("nee" if vraag.omgekeerd else "ja"))
        case "keuze":
            return {optie.id: optie.waarde for optie in vraag.opties}[antwoord]
        case "getal":
            return max(
                Fraction(0), min(Fraction(1), (antwoord - vraag.ankers.nul) / (vraag.ankers.een - vraag.ankers.nul))
            )
    raise AssertionError(vraag)


class Naslag:
    """Sections 1 to 3 for one set of answers."""

    def __init__(self, lijst: Vragenlijst, bestand: Antwoordbestand) -> None:
        self.lijst, self.kop = lijst, bestand.kop
        self.antwoorden = {naam: gegeven.antwoord for naam, gegeven in bestand.antwoorden.items()}

    def gesteld(self, vraag: Vraag) -> bool:
        return self.kop.rol in vraag.rollen and (self.kop.selectie == "volledig" or vraag.kern) and self.open(vraag)

    def open(self, vraag: Vraag) -> bool:
        """Not hidden: by no known answer to a filter that was asked, nor by what hides that filter."""
        if vraag.als is None:
            return True
        filter_ = self.lijst.vragen[vraag.als.vraag]
        if not (self.kop.rol in filter_.rollen and (self.kop.selectie == "volledig" or filter_.kern)):
            return True
        antwoord = self.antwoorden.get(filter_.id)
        return self.open(filter_) and antwoord in (None, WEET_NIET, *vraag.als.is_)

    def telt(self, vraag: Vraag) -> bool:
        return vraag.telt and self.gesteld(vraag) and self.antwoorden.get(vraag.id) != NVT

    def onbekend(self, vraag: Vraag) -> bool:
        return self.antwoorden.get(vraag.id) in (None, WEET_NIET)

    def maat(self, deel: Onderdeel) -> Maat | None:
        if deel.onderdelen:
            return gemiddelde([(kind.gewicht, self.maat(kind)) for kind in deel.onderdelen])
        alle = self.lijst.vragen.values()
        rijen = [
            (een.gewicht * (1 if een in deel.vragen else een.raakt[deel.id]), een) for een in alle if hoort(een, deel)
        ]
        rijen = [(w, een) for w, een in rijen if self.telt(een)]
        bekend = [(w, waarde(self.lijst, een, self.antwoorden[een.id])) for w, een in rijen if not self.onbekend(een)]
        som, w_bekend, w_alles = sum(w * x for w, x in bekend), sum(w for w, _ in bekend), sum(w for w, _ in rijen)
        if not rijen:
            return None
        laag, c = Fraction(som, w_alles), Fraction(w_bekend, w_alles)
        return Maat(c, laag, laag + (1 - c), som / w_bekend if bekend else None)

    def geheel(self) -> Maat | None:
        return gemiddelde([(deel.gewicht, self.maat(deel)) for deel in punten_van(self.lijst)])


def gemiddelde(delen: list[tuple[Fraction, Maat | None]]) -> Maat | None:
    """Section 2: a parent from its children, and section 3: the whole from the points."""
    rijen = [(w, maat) for w, maat in delen if maat]
    if not rijen:
        return None
    totaal = sum(w for w, _ in rijen)
    c, laag, hoog = (sum(w * maat[i] for w, maat in rijen) / totaal for i in range(3))
    scores = [(w, maat.s) for w, maat in rijen if maat.s is not None]
    return Maat(c, laag, hoog, sum(w * s for w, s in scores) / sum(w for w, _ in scores) if scores else None)


def hoort(vraag: Vraag, deel: Onderdeel) -> bool:
    return vraag in deel.vragen or deel.id in vraag.raakt


def punten_van(lijst: Vragenlijst) -> list[Onderdeel]:
    return [deel for deel in lijst.onderdelen if lijst.indelingen[deel.indeling or ""].telt_mee]


def alle_delen(delen: Iterable[Onderdeel]) -> list[Onderdeel]:
    return [een for deel in delen for een in (deel, *alle_delen(deel.onderdelen))]


def maten(uitslag: Uitslag) -> dict[str, Maat | None]:
    """What the engine says, in the words of the reference."""
    delen = {deel.id: deel.maten for deel in uitslag.alle_onderdelen()} | {"geheel": uitslag.geheel.maten}
    return {
        naam: Maat(een.dekking, een.ondergrens, een.bovengrens, een.score) if een.gewicht else None
        for naam, een in delen.items()
    }


def met(bestand: Antwoordbestand, anders: dict[str, Any]) -> Antwoordbestand:
    """The same file with other answers to some questions."""
    nieuw = {naam: Antwoord(antwoord=antwoord, reden="-") for naam, antwoord in anders.items()}
    return bestand.model_copy(update={"antwoorden": bestand.antwoorden | nieuw})


def antwoorden_op(lijst: Vragenlijst, vraag: Any) -> list[Any]:
    """All answers to a scored question (a sample of the numbers), from the lowest value to the highest."""
    ruw = {"soort": vraag.soort, "niveaus": getattr(vraag, "niveaus", ()), "opties": ()}
    if vraag.soort == "keuze":
        ruw["opties"] = [{"id": optie.id} for optie in vraag.opties]
    return sorted(mogelijke_antwoorden(ruw), key=lambda antwoord: waarde(lijst, vraag, antwoord))


# --- The properties ---


@proef
@given(gevallen())
def test_de_formules(geval: dict[str, Any]) -> None:
    lijst, bestand = bouw(geval)
    gezien, naslag = maten(scoor(lijst, bestand)), Naslag(lijst, bestand)
    assert gezien == {deel.id: naslag.maat(deel) for deel in alle_delen(lijst.onderdelen)} | {"geheel": naslag.geheel()}
    for maat in filter(None, gezien.values()):
        assert 0 <= maat.laag <= maat.hoog <= 1
        if maat.s is not None:
            assert maat.laag <= maat.s <= maat.hoog
            assert procent(maat.laag) <= procent(maat.s) <= procent(maat.hoog)


@proef
@given(gevallen())
def test_de_basis_telt_elke_gestelde_vraag_een_keer(geval: dict[str, Any]) -> None:
    lijst, bestand = bouw(geval)
    naslag = Naslag(lijst, bestand)
    for deel in scoor(lijst, bestand).alle_onderdelen():
        onder = alle_delen([next(een for een in alle_delen(lijst.onderdelen) if een.id == deel.id)])
        vragen = [een for een in lijst.vragen.values() if een.telt and any(hoort(een, blad) for blad in onder)]
        gesteld = [een for een in vragen if naslag.gesteld(een)]
        assert deel.basis.totaal == len(gesteld)
        assert deel.basis.weet_niet + deel.basis.niet_ingevuld == len([een for een in gesteld if naslag.onbekend(een)])


@proef
@given(gevallen(), st.data())
def test_een_hogere_waarde_verlaagt_niets(geval: dict[str, Any], data: st.DataObject) -> None:
    lijst, bestand = bouw(geval)
    vraag = _kies(data, [een for een in lijst.vragen.values() if Naslag(lijst, bestand).telt(een)])
    antwoorden = antwoorden_op(lijst, vraag)
    i, j = sorted(data.draw(st.lists(st.integers(0, len(antwoorden) - 1), min_size=2, max_size=2)))
    eerst, dan = (maten(scoor(lijst, met(bestand, {vraag.id: antwoorden[k]}))) for k in (i, j))
    hoger = waarde(lijst, vraag, antwoorden[i]) < waarde(lijst, vraag, antwoorden[j])
    for deel in alle_delen(lijst.onderdelen):
        voor, na = eerst[deel.id], dan[deel.id]
        if any(hoort(vraag, blad) for blad in alle_delen([deel])):
            assert voor and na and voor.s is not None and na.s is not None
            # Strictly, so that a figure that never moves does not pass.
            assert ((voor.laag < na.laag) and (voor.hoog < na.hoog) and (voor.s < na.s)) if hoger else voor == na
        else:
            assert voor == na
    assert _niet_lager(eerst["geheel"], dan["geheel"])


def _niet_lager(voor: Maat | None, na: Maat | None) -> bool:
    if voor is None or na is None or voor.s is None or na.s is None:
        return voor == na
    return voor.laag <= na.laag and voor.hoog <= na.hoog and voor.s <= na.s


def _kies(data: st.DataObject, keuzes: list[Any]) -> Any:
    assume(keuzes)
    return data.draw(st.sampled_from(keuzes))


@proef
@given(gevallen(), st.data())
def test_een_antwoord_op_een_onbekende_vraag_verbreedt_niets(geval: dict[str, Any], data: st.DataObject) -> None:
    lijst, bestand = bouw(geval)
    vraag = _kies(data, [een for een in lijst.vragen.values() if Naslag(lijst, bestand).telt(een)])
    antwoord = data.draw(st.sampled_from(antwoorden_op(lijst, vraag)))
    onbekend = data.draw(st.sampled_from([None, WEET_NIET]))
    eerst, dan = (maten(scoor(lijst, met(bestand, {vraag.id: een}))) for een in (onbekend, antwoord))
    smaller = {deel.id for deel in alle_delen(lijst.onderdelen) if any(hoort(vraag, een) for een in alle_delen([deel]))}
    for naam, voor in eerst.items():
        na = dan[naam]
        if voor and na:
            assert voor.laag <= na.laag <= na.hoog <= voor.hoog
            if naam in smaller:
                assert na.hoog - na.laag < voor.hoog - voor.laag
        else:
            assert voor == na


@proef
@given(gevallen(), st.data())
def test_de_volgorde_doet_er_niet_toe(geval: dict[str, Any], data: st.DataObject) -> None:
    anders = dict(reversed(geval.items())) | {"maatregelen": data.draw(st.permutations(geval["maatregelen"]))}
    anders["onderdelen"] = [_geschud(deel, data) for deel in geval["onderdelen"]]
    delen = data.draw(st.permutations(anders["onderdelen"]))
    if _filters_staan_voor(delen):
        anders["onderdelen"] = delen
    assert _beeld(geval) == _beeld(anders)


def _geschud(deel: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """The same section with its questions and sections in another order; filters stay in front, as they must."""
    uit = dict(reversed(deel.items()))
    vragen = deel.get("vragen", [])
    filters = [een for een in vragen if een.get("filter")]
    rest = data.draw(st.permutations([een for een in vragen if not een.get("filter")]))
    uit["vragen"] = [dict(reversed(een.items())) for een in (*filters, *rest)]
    kinderen = [_geschud(kind, data) for kind in deel.get("onderdelen", [])]
    gehusseld = data.draw(st.permutations(kinderen))
    uit["onderdelen"] = gehusseld if _filters_staan_voor(gehusseld) else kinderen
    return uit


def _filters_staan_voor(delen: list[dict[str, Any]]) -> bool:
    """Whether every filter in these sections still comes before the questions that look at it."""
    vragen = [vraag for blad in bladen(delen) for vraag in blad["vragen"]]
    plek = {vraag["id"]: i for i, vraag in enumerate(vragen)}
    return all(plek.get(vraag["als"]["vraag"], -1) < i for i, vraag in enumerate(vragen) if "als" in vraag)


def _beeld(geval: dict[str, Any]) -> tuple[Any, ...]:
    """Everything that comes out, apart from the order of the parts and the weights themselves."""
    lijst, bestand = bouw(geval)
    uitslag = scoor(lijst, bestand)
    delen = {}
    for deel in uitslag.alle_onderdelen():
        delen[deel.id] = cijfers(deel) | {"termen": sorted((een.vraag, een.aandeel or 0) for een in deel.termen)}
        for veld in ("gewicht", "onderdelen", "aspecten", "beleid", "uitvoering"):
            del delen[deel.id][veld]
    geheel = {veld: een for veld, een in cijfers(uitslag.geheel).items() if veld not in ("gewicht", "maten")}
    for een in delen.values():
        del een["maten"]
    advies = lijsten(adviseer(lijst, uitslag))
    return delen, geheel, uitslag.vragen, advies | {"opbrengsten": dict(advies["opbrengsten"])}


@proef
@given(gevallen(), tienden, tienden)
def test_alle_gewichten_maal_iets_verandert_niets(geval: dict[str, Any], maal: Fraction, ook: Fraction) -> None:
    """Weights of questions and weights of sections, each by a constant of their own."""

    def geschaald(deel: dict[str, Any]) -> dict[str, Any]:
        return deel | {
            "gewicht": deel["gewicht"] * maal,
            "vragen": [vraag | {"gewicht": vraag["gewicht"] * ook} for vraag in deel.get("vragen", [])],
            "onderdelen": [geschaald(kind) for kind in deel.get("onderdelen", [])],
        }

    assert _beeld(geval) == _beeld(geval | {"onderdelen": [geschaald(deel) for deel in geval["onderdelen"]]})


# --- The advice, checked by changing the answers and computing everything again ---


def ondergrens_na(lijst: Vragenlijst, bestand: Antwoordbestand, maatregelen: Iterable[Maatregel]) -> Fraction:
    """The lower bound of the whole once these measures are taken: every answer that they would raise is changed."""
    naslag = Naslag(lijst, bestand)
    for maatregel in maatregelen:
        for naam, hoog in maatregel.tilt.items():
            vraag, nu = lijst.vragen[naam], naslag.antwoorden.get(naam)
            lager = naslag.onbekend(vraag) or (nu != NVT and waarde(lijst, vraag, nu) < waarde(lijst, vraag, hoog))
            if lager:
                naslag.antwoorden[naam] = hoog
    geheel = naslag.geheel()
    return geheel.laag if geheel else Fraction(0)


@proef
@given(gevallen())
def test_de_opbrengst_is_wat_opnieuw_rekenen_geeft(geval: dict[str, Any]) -> None:
    lijst, bestand = bouw(geval)
    advies = adviseer(lijst, scoor(lijst, bestand))
    nu = ondergrens_na(lijst, bestand, [])
    winst = {een.id: ondergrens_na(lijst, bestand, [een]) - nu for een in lijst.maatregelen}
    assert advies.opbrengsten == winst
    assert all(een >= 0 for een in winst.values())


@proef
@given(gevallen())
def test_plan_en_eerste_stappen_zijn_gretig(geval: dict[str, Any]) -> None:
    """Every step yields what computing again gives, and nothing that was left yielded more per half day."""
    lijst, bestand = bouw(geval)
    advies = adviseer(lijst, scoor(lijst, bestand))
    per_id = {een.id: een for een in lijst.maatregelen}
    te_verbeteren = [een.onderdeel for een in advies.prioriteiten]

    def winst(gedaan: list[Maatregel], maatregel: Maatregel) -> Fraction:
        return ondergrens_na(lijst, bestand, [*gedaan, maatregel]) - ondergrens_na(lijst, bestand, gedaan)

    def beste(gedaan: list[Maatregel], over: list[Maatregel]) -> list[tuple[str, Fraction]]:
        rij = sorted((-winst(gedaan, een) / een.dagdelen, een.id) for een in over if winst(gedaan, een))
        return [(naam, -per_dagdeel * per_id[naam].dagdelen) for per_dagdeel, naam in rij[:1]]

    plan: list[tuple[str, Fraction]] = []
    for punt in te_verbeteren:
        eigen = [een for een in lijst.maatregelen if een.onderdeel == punt]
        while stap := beste([per_id[naam] for naam, _ in plan], [een for een in eigen if een.id not in dict(plan)]):
            plan += stap
    assert lijsten(advies)["plan"] == plan

    eerst: list[tuple[str, Fraction]] = []
    for _ in range(3):
        gehad = {per_id[naam].onderdeel for naam, _ in eerst}
        over = [een for een in lijst.maatregelen if een.onderdeel in te_verbeteren and een.onderdeel not in gehad]
        eerst += beste([per_id[naam] for naam, _ in eerst], over)
    assert lijsten(advies)["eerste_stappen"] == eerst


@proef
@given(gevallen())
def test_uitzoeken_noemt_elke_onbekende_vraag_met_wat_zij_verschuift(geval: dict[str, Any]) -> None:
    lijst, bestand = bouw(geval)
    naslag = Naslag(lijst, bestand)
    uitzoeken = adviseer(lijst, scoor(lijst, bestand)).uitzoeken
    onbekend = {een.id for een in lijst.vragen.values() if naslag.telt(een) and naslag.onbekend(een)}
    assert sorted(een.vraag for een in uitzoeken) == sorted(onbekend)
    for een in uitzoeken:
        deel = next(punt for punt in lijst.onderdelen if punt.id == een.onderdeel)
        assert lijst.vragen[een.vraag] in list(deel.alle_vragen())
        hoogste = antwoorden_op(lijst, lijst.vragen[een.vraag])[-1]
        eerst, dan = naslag.maat(deel), Naslag(lijst, met(bestand, {een.vraag: hoogste})).maat(deel)
        assert eerst and dan and een.effect == (eerst.hoog - eerst.laag) - (dan.hoog - dan.laag)
