"""The JSON Schemas and the models say the same of every file. Cases: gevallen/schemas and gevallen/lezen."""

import json
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import gevallen
from hulp import GRONINGEN, SPEELTUIN, SPEELTUIN_ANTWOORDEN, WORTEL, draai, klopt_met, speeltuin_in, zonder_marks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from beleidsscan.lezen.gevallen import lees_gevallen
from beleidsscan.lezen.vragenlijst import lees_vragenlijst
from beleidsscan.lezen.yaml import lees_yaml, lees_yaml_tekst
from beleidsscan.model import vergelijking
from beleidsscan.model.antwoorden import Antwoorden, Kop
from beleidsscan.model.basis import Vast
from beleidsscan.model.bevinding import InvoerFout
from beleidsscan.model.eisen import Eisen
from beleidsscan.model.gesprek import Gespreksleidraad
from beleidsscan.model.geval import Gevallen
from beleidsscan.model.methode import Methode
from beleidsscan.model.migratie import Migratie
from beleidsscan.model.vraag import GetalVraag, KeuzeVraag
from beleidsscan.model.vragenlijst import Maatregel, Onderdeel, Vragenlijst
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst, vragenlijstmap
from beleidsscan.schrijven.antwoordschema import antwoordschema
from beleidsscan.schrijven.schemas import SOORTEN, naar_tekst, schemanaam
from beleidsscan.schrijven.schemateksten import TEKSTEN
from beleidsscan.schrijven.vergelijkteksten import TEKSTEN as VERGELIJKTEKSTEN

KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\n'
LIJSTEN = {"speeltuin": SPEELTUIN, "tien-punten": vragenlijstmap(None)}
VASTGELEGD = WORTEL / "beleidsscan" / "schemas"
ELDERS = gevallen("schemas")["elders"]


def als_json(ruw: Any) -> Any:
    """What we read, as JSON knows it: exact numbers become ordinary ones."""
    if isinstance(ruw, dict):
        return {naam: als_json(een) for naam, een in ruw.items()}
    if isinstance(ruw, list):
        return [als_json(een) for een in ruw]
    return float(ruw) if isinstance(ruw, Decimal) else ruw


@cache
def schema_van(soort: str) -> dict[str, Any]:
    return SOORTEN[soort].maak()


@cache
def keurmeester(soort: str, scan: str | None = None) -> Draft202012Validator:
    """Editors heed `format`, so we do."""
    lijst = laad_vragenlijst(LIJSTEN[scan], scan).vragenlijst if scan else None
    schema = antwoordschema(lijst) if lijst else schema_van(soort)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def keurt_goed(ruw: Any, soort: str, scan: str | None = None) -> bool:
    return keurmeester(soort, scan).is_valid(als_json(ruw))


# --- the schemas themselves ---


@pytest.mark.parametrize("soort", SOORTEN)
def test_schema_is_een_schema_en_ligt_vast(soort: str) -> None:
    schema = schema_van(soort)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    klopt_met(VASTGELEGD / schemanaam(soort), naar_tekst(schema))


def test_er_ligt_niets_anders_vast() -> None:
    assert {pad.name for pad in VASTGELEGD.iterdir()} == {schemanaam(soort) for soort in SOORTEN}


@pytest.mark.parametrize("scan", LIJSTEN)
def test_schema_van_een_vragenlijst_is_een_schema(scan: str) -> None:
    schema = keurmeester("antwoorden", scan).schema
    Draft202012Validator.check_schema(schema)
    lijst = laad_vragenlijst(LIJSTEN[scan], scan).vragenlijst
    assert schema["properties"]["antwoorden"]["properties"].keys() == lijst.vragen.keys()
    assert naar_tekst(schema) == naar_tekst(antwoordschema(lijst))


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_verwijzing_komt_uit_en_elke_definitie_is_nodig(soort: str) -> None:
    genoemd = {een["$ref"].removeprefix("#/$defs/") for een in delen(schema_van(soort)) if "$ref" in een}
    assert genoemd == schema_van(soort).get("$defs", {}).keys()


def delen(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema."""
    if isinstance(schema, dict):
        yield schema
    for een in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from delen(een)


@pytest.mark.parametrize("soort", [soort for soort in SOORTEN if soort not in ("uitslag", "bevindingen")])
def test_elk_veld_heeft_uitleg(soort: str) -> None:
    schema = schema_van(soort)
    modellen = [schema, *schema.get("$defs", {}).values()]
    velden = [
        (model.get("title"), naam, veld) for model in modellen for naam, veld in model.get("properties", {}).items()
    ]
    assert velden
    assert [een[:2] for een in velden if not een[2].get("description")] == []


def test_elke_uitleg_hoort_bij_een_veld() -> None:
    modellen, te_doen = {}, list(Vast.__subclasses__())
    while te_doen:
        model = te_doen.pop()
        te_doen += model.__subclasses__()
        modellen[model.__name__] = {"", *(veld.alias or naam for naam, veld in model.model_fields.items())}
    soort = {"soort"}  # of every question, though only the kinds of questions have it
    over = {model: set(velden) - modellen.get(model, set()) for model, velden in TEKSTEN.items()}
    assert {model: velden - soort for model, velden in over.items() if velden - soort} == {}


def test_elke_uitleg_van_een_vergelijking_hoort_bij_een_veld() -> None:
    modellen = {naam: {"", *getattr(vergelijking, naam)._fields} for naam in VERGELIJKTEKSTEN}
    assert {naam: set(velden) for naam, velden in VERGELIJKTEKSTEN.items()} == modellen


def test_een_editor_ziet_wat_er_kan() -> None:
    schema = keurmeester("antwoorden", "speeltuin").schema
    vraag = schema["properties"]["antwoorden"]["properties"]["peuterhoek"]
    assert vraag["title"] == "Hoek voor de kleinsten"
    assert "Alleen als u bij vraag jonge-kinderen antwoordt: 'ja'." in vraag["description"]
    ladder = schema["$defs"]["ladder-drietrap"]
    assert ladder["enum"] == [0, 1, 2, "weet-niet", None]
    assert ladder["enumDescriptions"][:3] == ["Er is niets.", "Er is iets.", "Het is er helemaal."]
    assert schema["properties"]["rol"]["enum"] == ["beheerder", "ouder", "buurt"]


# --- answer files ---


def modellen_keuren_goed(pad: Path) -> bool:
    try:
        laad_scan(pad, None if "tien-punten" in pad.read_text(encoding="utf-8") else SPEELTUIN)
    except InvoerFout as fout:
        assert fout.uitgang == 1
        return False
    return True


def losse_modellen_keuren_goed(ruw: dict[str, Any]) -> bool:
    """The header and the answers, without a questionnaire."""
    try:
        Kop.model_validate({naam: een for naam, een in ruw.items() if naam != "antwoorden"})
        TypeAdapter(Antwoorden).validate_python(ruw["antwoorden"] or {})
    except (KeyError, ValidationError):
        return False
    return True


def antwoordgevallen() -> Iterator[Any]:
    for geval in gevallen("schemas")["antwoorden"]:
        yield pytest.param(geval, geval["goed"], geval.get("schema_kan_dit_niet"), id=f"schemas-{geval['geval']}")
    for geval in gevallen("lezen/antwoorden"):
        reden = ELDERS["lezen/antwoorden"].get(geval["geval"])
        yield pytest.param(geval, "verwacht" not in geval, reden, id=f"lezen-{geval['geval']}")


@pytest.mark.parametrize(("geval", "goed", "reden"), list(antwoordgevallen()))
def test_over_antwoorden(geval: dict[str, Any], goed: bool, reden: str | None, tmp_path: Path) -> None:
    onder = "".join(f"  {regel}\n" for regel in geval.get("antwoorden", "").splitlines())
    tekst = geval.get("bestand") or f"{KOP}{geval.get('kop', '').strip()}\nantwoorden:\n{onder}"
    pad = tmp_path / "antwoorden.yaml"
    pad.write_text(zonder_marks(tekst)[0], encoding="utf-8")
    ruw, _ = lees_yaml(pad)
    assert modellen_keuren_goed(pad) is goed
    scan = "tien-punten" if ruw["scan"] == "tien-punten" else "speeltuin"
    assert keurt_goed(ruw, "antwoorden", scan) is (goed is not bool(reden)), reden
    # Without its questionnaire a schema knows less: it accepts what is good, and refuses what no questionnaire accepts.
    if goed or reden:
        assert keurt_goed(ruw, "antwoorden")
    elif not losse_modellen_keuren_goed(ruw):
        assert not keurt_goed(ruw, "antwoorden")


@pytest.mark.parametrize("geval", [pytest.param(een, id=een["schrijf"]) for een in gevallen("lezen/waarden")])
def test_over_elke_waarde_bij_elke_vraag(geval: dict[str, Any], tmp_path: Path) -> None:
    anders = []
    for vraag in ("keuring-gedaan", "keuring-logboek", "ondergrond-soort", "valpartijen", "wens-voor-later"):
        pad = tmp_path / "antwoorden.yaml"
        pad.write_text(f"{KOP}antwoorden:\n  {vraag}: {geval['schrijf']}\n", encoding="utf-8")
        if modellen_keuren_goed(pad) is not keurt_goed(lees_yaml(pad)[0], "antwoorden", "speeltuin"):
            anders.append(vraag)
    # Only where a number is asked does it matter how it is written.
    assert anders == (["keuring-gedaan", "valpartijen"] if geval["schrijf"] in ELDERS["lezen/waarden"] else [])


VOORBEELDEN = [
    GRONINGEN,
    SPEELTUIN_ANTWOORDEN,
    *(WORTEL / "voorbeelden" / "verzonnendam").rglob("*.yaml"),
    *(WORTEL / "vragenlijsten").glob("*/gevallen/*.yaml"),
]


@pytest.mark.parametrize("pad", [pad for pad in VOORBEELDEN if pad.stem != "verwacht"], ids=lambda pad: pad.stem)
def test_voorbeeldbestanden_zijn_goed(pad: Path) -> None:
    ruw, _ = lees_yaml(pad)
    assert modellen_keuren_goed(pad)
    assert keurt_goed(ruw, "antwoorden", ruw["scan"])
    assert keurt_goed(ruw, "antwoorden")


SPEELLIJST = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst
WAARDEN = st.one_of(
    st.sampled_from(
        [None, True, False, "", " ", "ja", "nee", "weet-niet", "nvt", "zand", "sleutel", "3", "Ja", [], [1]]
    ),
    st.integers(-2, 7),
    st.sampled_from([Decimal("0.5"), Decimal("-0.25"), Decimal("50.5"), Decimal("199.75")]),
    st.text("ab1 é:", max_size=4),
)
TEKSTEN_OF_NIET = st.sampled_from([None, "", "  ", "Daarom.", 3, False, ["x"]])
BEWIJS = st.one_of(
    st.sampled_from([None, [], "nota", {}, 1]),
    st.lists(
        st.sampled_from(
            [
                {"bron": "nota", "plaats": "p. 1"},
                {"bron": "nota", "plaats": 1},
                {"bron": "nota"},
                {"bron": "N", "plaats": 1},
            ]
        ),
        max_size=2,
    ),
)
# A list says true more often when it has more to choose from; half of the draws are good.
GOEDE_WAARDE = {
    naam: st.sampled_from(
        [optie.id for optie in vraag.opties]
        if isinstance(vraag, KeuzeVraag)
        else [0, 1, Decimal("2.5")]
        if isinstance(vraag, GetalVraag)
        else {"ja-nee": ["ja", "nee"], "open": ["Een bank."]}.get(vraag.soort, [0, 1, 2])
    )
    for naam, vraag in SPEELLIJST.vragen.items()
}


def antwoord_op(naam: str) -> st.SearchStrategy[Any]:
    waarde = GOEDE_WAARDE[naam] | WAARDEN
    meer = {"reden": TEKSTEN_OF_NIET, "toelichting": TEKSTEN_OF_NIET, "notitie": TEKSTEN_OF_NIET, "bewijs": BEWIJS}
    netjes = {"reden": st.just("Daarom."), "toelichting": st.just("Ja."), "bewijs": st.just([])}
    return st.one_of(
        waarde,
        GOEDE_WAARDE[naam],
        st.fixed_dictionaries({"antwoord": waarde | st.just("nvt")}, optional=netjes),
        st.fixed_dictionaries({}, optional={"antwoord": waarde, "zomaar": st.just(1), **meer}),
    )


ANTWOORDEN = st.lists(st.sampled_from(list(SPEELLIJST.vragen)), max_size=3, unique=True).flatmap(
    lambda namen: st.fixed_dictionaries(
        {naam: antwoord_op(naam) for naam in namen}, optional={"zwembad": st.sampled_from([1, None])}
    )
)
UREN = st.sampled_from([10, Decimal("2.5"), 0, -1, None])
TAAKLASTEN = st.fixed_dictionaries(
    {
        "taken": st.dictionaries(
            st.sampled_from(["hek", "koffie", "Koffie", "thee"]),
            st.fixed_dictionaries(
                {"voorrang": st.sampled_from([1, 2, 3, 0, "1"])},
                optional={
                    "uren": st.sampled_from([0, Decimal("0.25"), None, "weet-niet", "veel", -2]),
                    "aantal": st.sampled_from([4, None, Decimal("0.5")]),
                    "uren_per_keer": UREN,
                },
            ),
            max_size=2,
        ),
    },
    optional={"uren": UREN, "fte": UREN, "uren_per_fte": UREN},
)
INZETTEN = st.fixed_dictionaries(
    {}, optional={"personen": st.sampled_from([3, None]), "uren_per_week": UREN, "weken": st.just(40), "uren": UREN}
)
KOPPEN = st.fixed_dictionaries(
    {"rol": st.sampled_from(["beheerder", "beheerder", "ouder", "ouder", "buurt", "opa"])},
    optional={
        "naam": st.sampled_from(["Jip", None, "", "a\nb", 3]),
        "doelen": st.sampled_from([None, {}, {"I": 80}, {"I": 80, "toestellen": 1}, {"I": 101}, {"keuring": 5}]),
        "status": st.sampled_from(["concept", "klaar", None]),
        "peildatum": st.sampled_from(["2026-01-31", "2026-02-30", "31-01-2026", None, 2026]),
        "gemeentecode": st.sampled_from(["GM0014", "gm0014", None]),
        "inzet": st.none() | st.just(3) | INZETTEN,
        "taaklast": st.none() | TAAKLASTEN,
    },
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kop=KOPPEN, antwoorden=ANTWOORDEN)
def test_schema_en_modellen_zeggen_hetzelfde_van_getrokken_antwoorden(
    kop: dict[str, Any], antwoorden: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    vast = {"scan": "speeltuin", "versie": "7.b", "gemeente": "Ons Dorp", "peildatum": "2026-01-31"}
    ruw = {**vast, "bronnen": {"nota": {"titel": "De nota"}}, **kop, "antwoorden": antwoorden}
    pad = tmp_path_factory.mktemp("getrokken") / "antwoorden.yaml"
    pad.write_text(json.dumps(als_json(ruw), ensure_ascii=False), encoding="utf-8")
    assert modellen_keuren_goed(pad) is keurt_goed(lees_yaml(pad)[0], "antwoorden", "speeltuin")


# --- the files of a questionnaire ---

MAPPEN = [SPEELTUIN / "speeltuin", *sorted((WORTEL / "vragenlijsten").iterdir())]
BESTANDEN = [
    pad
    for map_ in MAPPEN
    for pad in sorted(map_.rglob("*.yaml"))
    if "gevallen" not in pad.parts[-2] or pad.stem == "verwacht"
]


def soort_van(pad: Path) -> str:
    return {"onderdelen": "onderdeel", "gevallen": "gevallen"}.get(pad.parent.name, pad.stem)


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_bestanden_van_vragenlijsten_zijn_goed(pad: Path) -> None:
    assert list(keurmeester(soort_van(pad)).iter_errors(als_json(lees_yaml(pad)[0]))) == []


def vragenlijstgevallen() -> Iterator[Any]:
    for geval in gevallen("schemas")["vragenlijst"]:
        yield pytest.param(geval, geval["goed"], geval.get("schema_kan_dit_niet"), id=f"schemas-{geval['geval']}")
    for geval in gevallen("lezen/vragenlijst"):
        # Whether what is referred to exists, is for the checks; a file as such is good.
        goed = geval["verwacht"][0].startswith("verwijzing: ")
        reden = ELDERS["lezen/vragenlijst"].get(geval["geval"])
        yield pytest.param(geval, goed, reden, id=f"lezen-{geval['geval']}")


@pytest.mark.parametrize(("geval", "goed", "reden"), list(vragenlijstgevallen()))
def test_over_een_vragenlijst(geval: dict[str, Any], goed: bool, reden: str | None, tmp_path: Path) -> None:
    map_ = speeltuin_in(tmp_path) / "speeltuin"
    pad = map_ / geval["bestand"]
    pad.parent.mkdir(exist_ok=True)
    oud = "" if geval.get("maak") else pad.read_text(encoding="utf-8")
    assert geval.get("van", "") in oud
    tekst = zonder_marks(oud.replace(geval["van"], geval["naar"], 1) if "van" in geval else geval["naar"])[0]
    pad.write_text(tekst, encoding="utf-8")
    try:
        lees_vragenlijst(map_)
        lees_gevallen(map_)
        gelezen = True
    except InvoerFout as fout:
        assert {een.plaats.bestand for een in fout.bevindingen} == {str(pad)}
        gelezen = False
    assert gelezen is goed
    assert keurt_goed(lees_yaml_tekst(tekst, "x")[0], soort_van(pad)) is (goed is not bool(reden)), reden


MODELLEN: dict[str, Any] = {
    "onderdeel": Onderdeel,
    "methode": Methode,
    "maatregelen": tuple[Maatregel, ...],
    "migraties": tuple[Migratie, ...],
    "eisen": Eisen,
    "gesprek": Gespreksleidraad,
    "gevallen": Gevallen,
}
VAN_ALLES = [
    *(None, True, False, 0, 1, 2, -1, 101, Decimal("0.5"), Decimal("-0.5"), Decimal("1.5")),
    *("", "x", "Een zin.", "a-b", "A b", "ja", "open", "getal", "laag", "naam", "2026-01-31", "x" * 61, "x" * 5001),
    *([], {}, ["x"], ["x", "y", "z"], [1, "x"], [None], [[]], {"x": 1}, {"x": "y"}, {"A b": 1}, {"x": None}, {"": 1}),
]


def plekken(ruw: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a file, as the object or list that holds it and the key."""
    for sleutel in ruw if isinstance(ruw, dict) else range(len(ruw)) if isinstance(ruw, list) else ():
        yield ruw, sleutel
        yield from plekken(ruw[sleutel])


def past_in_model(soort: str, ruw: Any) -> bool:
    try:
        if soort == "vragenlijst":
            if {"methode", "onderdelen", "maatregelen", "eisen", "migraties", "gesprek"} & ruw.keys():
                return False
            rest = {"methode": SPEELLIJST.methode, "onderdelen": []}
            Vragenlijst.model_validate(ruw | rest)
        elif isinstance(ruw, list):
            TypeAdapter(MODELLEN[soort]).validate_python(tuple(ruw))
        else:
            MODELLEN[soort].model_validate(ruw)
    except ValidationError as fout:
        # A schema cannot compare two numbers in a file.
        return {een["type"] for een in fout.errors()} == {"niet_meer_dan_alles"}
    return True


# Every file of the playground, and the kinds of files that it does without, as text: a file is spoilt only in memory.
TE_VERMINKEN = [(soort_van(pad), pad.read_text(encoding="utf-8")) for pad in BESTANDEN if "speeltuin" in pad.parts] + [
    (soort_van(Path(geval["bestand"])), geval["naar"])
    for geval in gevallen("schemas")["vragenlijst"]
    if geval.get("maak") and geval["goed"]
]


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(trek=st.data())
def test_schema_en_modellen_zeggen_hetzelfde_van_verminkte_bestanden(trek: st.DataObject) -> None:
    soort, tekst = trek.draw(st.sampled_from(TE_VERMINKEN))
    ruw, _ = lees_yaml_tekst(tekst, "x.yaml")
    plek = list(plekken(ruw))
    houder, sleutel = plek[trek.draw(st.integers(0, len(plek) - 1))]
    match trek.draw(st.sampled_from(["anders", "anders", "weg", "erbij"])):
        case "anders":
            houder[sleutel] = trek.draw(st.sampled_from(VAN_ALLES))
        case "weg":
            del houder[sleutel]
        case _ if isinstance(houder, dict):
            velden = [
                "zomaar",
                "is_",
                "gewicht",
                "raakt",
                "vragen",
                "nvt",
                "bewijs_vanaf",
                "methode",
                "minimum",
                "rollen",
            ]
            houder[trek.draw(st.sampled_from(velden))] = trek.draw(st.sampled_from(VAN_ALLES))
    assert past_in_model(soort, ruw) is keurt_goed(ruw, soort)


# --- the command, and the header of a new file ---


def test_zonder_soort_staan_ze_er_allemaal() -> None:
    uitkomst = draai("schema")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert [regel.split()[0] for regel in uitkomst.uit.splitlines()] == list(SOORTEN)
    assert max(map(len, uitkomst.uit.splitlines())) <= 80


@pytest.mark.parametrize("soort", SOORTEN)
def test_de_opdracht_geeft_wat_vastligt(soort: str) -> None:
    assert draai("schema", soort) == (0, (VASTGELEGD / schemanaam(soort)).read_text(encoding="utf-8"), "")


def test_de_opdracht_met_een_eigen_vragenlijst(tmp_path: Path) -> None:
    meer = ["--scan", "speeltuin", "--vragenlijst", SPEELTUIN]
    uitkomst = draai("schema", "antwoorden", *meer, "--naar", "-")
    assert (uitkomst.code, uitkomst.fout) == (0, "")
    assert json.loads(uitkomst.uit) == keurmeester("antwoorden", "speeltuin").schema
    naam = "beleidsscan-antwoorden-speeltuin.schema.json"
    for naar, pad in (("diep/uit", f"diep/uit/{naam}"), ("x.json", "x.json"), (".", naam)):
        assert draai("schema", "antwoorden", *meer, "--naar", naar, map_=tmp_path) == (0, f"{pad}\n", "")
        assert (tmp_path / pad).read_text(encoding="utf-8") == uitkomst.uit


@pytest.mark.parametrize(
    ("woorden", "fout"),
    [
        (["antwoord"], "De soort 'antwoord' is er niet. Bedoelde u 'antwoorden'?"),
        (["xyz"], "De soort 'xyz' is er niet. Kies uit: antwoorden, vragenlijst, "),
        (["methode", "--scan", "tien-punten"], "--scan kan alleen bij: beleidsscan schema antwoorden"),
        (["--scan", "tien-punten"], "--scan kan alleen bij: beleidsscan schema antwoorden"),
        (["antwoorden", "--scan", "tienpunten"], "De vragenlijst 'tienpunten' is er niet. Bedoelde u 'tien-punten'?"),
    ],
)
def test_de_opdracht_verkeerd_gebruikt(woorden: list[str], fout: str) -> None:
    uitkomst = draai("schema", *woorden)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert uitkomst.fout.startswith(fout)


@pytest.mark.parametrize(("naar", "map_"), [(".", "."), ("map", "map"), ("a/b.yaml", "a")])
def test_nieuw_zet_het_schema_ernaast(naar: str, map_: str, tmp_path: Path) -> None:
    naam = "beleidsscan-antwoorden-tien-punten.schema.json"
    uitkomst = draai("nieuw", "Dorp", "--naar", naar, map_=tmp_path)
    assert (uitkomst.code, uitkomst.fout) == (
        0,
        f"Ernaast staat {naam}. Daarmee helpt een editor u bij het invullen.\n",
    )
    pad = tmp_path / uitkomst.uit.strip()
    tekst = pad.read_text(encoding="utf-8")
    # An editor looks for the schema from the folder of the file, so the name says nothing about this machine.
    assert tekst.splitlines()[0] == f"# yaml-language-server: $schema={naam}"
    assert str(tmp_path) not in tekst
    schema = json.loads((tmp_path / map_ / naam).read_text(encoding="utf-8"))
    assert schema == keurmeester("antwoorden", "tien-punten").schema
    assert keurt_goed(lees_yaml(pad)[0], "antwoorden", "tien-punten")


def test_nieuw_naar_de_uitvoer_noemt_geen_schema() -> None:
    assert "yaml-language-server" not in draai("nieuw", "Dorp", "--naar", "-").uit


def test_nieuw_laat_bij_een_weigering_niets_achter(tmp_path: Path) -> None:
    (tmp_path / "dorp.yaml").write_text("mijn werk")
    assert draai("nieuw", "Dorp", map_=tmp_path).code == 2
    assert [pad.name for pad in tmp_path.iterdir()] == ["dorp.yaml"]
