"""Reading: every mistake is found, said in Dutch, and pointed at exactly. The cases stand in gevallen/lezen."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import gevallen, per_geval
from hulp import GRONINGEN, MARK, SPEELTUIN, SPEELTUIN_ANTWOORDEN, WORTEL, draai, speeltuin_in, zonder_marks
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beleidsscan.lezen.antwoorden import Scan
from beleidsscan.lezen.yaml import lees_yaml_tekst
from beleidsscan.model.antwoorden import Antwoordbestand
from beleidsscan.model.bevinding import Bevinding, InvoerFout
from beleidsscan.model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, Vraag
from beleidsscan.opdrachten.laden import laad_scan, laad_vragenlijst
from beleidsscan.schrijven.kopie import schone_kopie

KOP = 'scan: speeltuin\nversie: "7.b"\ngemeente: Ons Dorp\npeildatum: 2026-01-31\nrol: beheerder\nantwoorden:\n'


def controleer(bevindingen: list[Bevinding], verwacht: list[str], plaatsen: list[tuple[int, int]]) -> None:
    """Each finding has the expected code, message and hint, at the expected place; nothing is missing or extra."""
    gezien = [(een.plaats.regel, een.plaats.kolom) for een in bevindingen]
    assert gezien == plaatsen, "\n".join(map(str, bevindingen))
    for een, regel in zip(bevindingen, sorted_op(verwacht, bevindingen), strict=True):
        klopt(een, regel)


def sorted_op(verwacht: list[str], bevindingen: list[Bevinding]) -> list[str]:
    """The expectations in the order of the findings; findings at one place may come in any order."""
    over, rij = list(verwacht), []
    for een in bevindingen:
        keus = next((regel for regel in over if past(een, regel)), over[0])
        over.remove(keus)
        rij.append(keus)
    assert not over, over
    return rij


def past(bevinding: Bevinding, regel: str) -> bool:
    code, _, rest = regel.partition(": ")
    bericht, _, hulp = rest.partition(" | ")
    return bevinding.code == code and bericht in bevinding.bericht and hulp in bevinding.hulp


def klopt(bevinding: Bevinding, regel: str) -> None:
    assert past(bevinding, regel), f"verwacht: {regel}\ngezien: {bevinding}"


def lees(pad: Path) -> Scan:
    return laad_scan(pad, None if "tien-punten" in pad.read_text(encoding="utf-8") else SPEELTUIN)


@per_geval("lezen/antwoorden")
def test_antwoordbestand(geval: dict[str, Any], tmp_path: Path) -> None:
    ruw = geval.get("bestand") or KOP + "".join(f"  {regel}\n" for regel in geval["antwoorden"].splitlines())
    tekst, plaatsen = zonder_marks(ruw)
    pad = tmp_path / "antwoorden.yaml"
    pad.write_text(tekst, encoding="utf-8")
    if "verwacht" not in geval:
        lees(pad)
        return
    with pytest.raises(InvoerFout) as fout:
        lees(pad)
    assert fout.value.uitgang == 1
    assert {een.plaats.bestand for een in fout.value.bevindingen} == {str(pad)}
    controleer(fout.value.bevindingen, geval["verwacht"], plaatsen)


def bezwaren(tekst: str) -> tuple[int, list[Bevinding]]:
    """What there is against a text: it stops the reading (code 2), or it is told with everything else (code 1)."""
    try:
        return 1, lees_yaml_tekst(tekst, "x.yaml")[1].bevindingen
    except InvoerFout as fout:
        return fout.uitgang, fout.bevindingen


@per_geval("lezen/yaml")
def test_yaml_die_niet_kan(geval: dict[str, Any]) -> None:
    tekst, plaatsen = zonder_marks(geval["tekst"])
    code, bevindingen = bezwaren(tekst)
    assert code == geval.get("code", 2)
    controleer(bevindingen, geval["verwacht"], plaatsen)


SOORTEN = {"tekst": str, "heel": int, "breuk": Decimal, "waar": lambda waar: waar, "niets": lambda _: None}


@pytest.mark.parametrize("geval", [pytest.param(een, id=een["schrijf"]) for een in gevallen("lezen/waarden")])
def test_waarde(geval: dict[str, Any]) -> None:
    [(soort, verwacht)] = [(sleutel, een) for sleutel, een in geval.items() if sleutel != "schrijf"]
    waarde = lees_yaml_tekst(f"a: {geval['schrijf']}\n", "x.yaml")[0]["a"]
    bedoeld = SOORTEN[soort](verwacht)  # type: ignore[operator]
    assert (type(waarde), waarde) == (type(bedoeld), bedoeld)


def test_regel_en_kolom_tellen_vanaf_een_in_tekens() -> None:
    """Counted by hand once, so that the marks in the cases cannot be wrong in the same way as the program."""
    _, bevindingen = bezwaren('# é\na: {"🛝🛝é": 1, "b": 2, "b": 3}\nc: 1\nc: 2\n')
    assert [str(een.plaats) for een in bevindingen] == ["x.yaml:2:23", "x.yaml:4:1"]


def test_een_dubbele_sleutel_verbergt_de_andere_fouten_niet(tmp_path: Path) -> None:
    tekst = (SPEELTUIN / "speeltuin-antwoorden.yaml").read_text("utf-8") + "  geen-vraag: 1\n  geen-vraag: 2\n"
    (tmp_path / "x.yaml").write_text(tekst.replace("rol: beheerder", "rol: beheerdr"), "utf-8")
    with pytest.raises(InvoerFout) as fout:
        laad_scan(tmp_path / "x.yaml", SPEELTUIN)
    assert {"dubbel", "rol", "onbekende-vraag"} <= {een.code for een in fout.value.bevindingen}


@pytest.mark.parametrize("map_", [*sorted((WORTEL / "vragenlijsten").iterdir()), SPEELTUIN / "speeltuin"], ids=str)
def test_meegeleverde_vragenlijst_is_goed(map_: Path) -> None:
    assert laad_vragenlijst(map_.parent, map_.name).vragenlijst.id == map_.name


@per_geval("lezen/vragenlijst")
def test_fout_in_vragenlijst(geval: dict[str, Any], tmp_path: Path) -> None:
    lijsten = speeltuin_in(tmp_path)
    pad = lijsten / "speeltuin" / geval["bestand"]
    oud = "" if geval.get("maak") else pad.read_text(encoding="utf-8")
    van = geval.get("van", "")
    assert geval.get("maak") or van in oud
    tekst, plaatsen = zonder_marks(oud.replace(van, geval["naar"], 1) if van else geval["naar"])
    if not plaatsen:
        plaatsen = zonder_marks(tekst.replace(geval["bij"], MARK + geval["bij"], 1))[1]
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        laad_vragenlijst(lijsten, "speeltuin")
    assert fout.value.uitgang == 1
    over = list(fout.value.bevindingen)
    for regel in geval.get("ook", []):
        over.remove(next(een for een in over if past(een, regel)))
    assert {een.plaats.bestand for een in over} == {str(pad)}
    controleer(over, geval["verwacht"], plaatsen)


# --- the clean copy ---

TEKST = st.one_of(
    st.text(st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters=["\ufffe", "\uffff"]), max_size=40),
    st.text("\n\t: #-'\"[]{}&*!|>%@a1é", max_size=30),
    st.sampled_from(
        ["08", "0x10", "012", "1e3", "1:30", "no", "ja", "~", "null", "true", "-", "2026-01-31", "6.50", "="]
    ),
)
DECIMAAL = st.builds(
    lambda heel, rest: f"{heel}.{rest}",
    st.integers(0, 10**17),
    st.text("0123456789", min_size=1, max_size=12),
)


def geldig_antwoord(vraag: Vraag, lijst: Any) -> st.SearchStrategy[Any]:
    soorten: dict[type, st.SearchStrategy[Any]] = {
        JaNeeVraag: st.sampled_from(["ja", "nee"]),
    }
    if isinstance(vraag, NiveauVraag):
        waarde: st.SearchStrategy[Any] = st.integers(0, len(lijst.ladder_van(vraag)) - 1)
    elif isinstance(vraag, KeuzeVraag):
        waarde = st.sampled_from([optie.id for optie in vraag.opties])
    elif isinstance(vraag, GetalVraag):
        waarde = st.one_of(st.integers(0, 10**15), DECIMAAL.map(Decimal)).map(
            lambda getal: min(getal, vraag.maximum) if vraag.maximum is not None and getal > vraag.maximum else getal
        )
        waarde = waarde.map(lambda getal: Fraction(getal) if not isinstance(getal, int) else getal)
    else:
        waarde = soorten.get(type(vraag), TEKST.filter(lambda tekst: tekst != "nvt"))
    waarde = st.one_of(waarde, st.none(), st.just("weet-niet"))
    extra = {
        "toelichting": TEKST,
        "notitie": TEKST,
        "bewijs": st.lists(st.fixed_dictionaries({"bron": st.just("nota"), "plaats": TEKST.filter(bool)}), max_size=2),
    }
    lang = st.fixed_dictionaries({"antwoord": waarde}, optional=extra)
    nvt = st.fixed_dictionaries({"antwoord": st.just("nvt"), "reden": TEKST.filter(str.strip)}, optional=extra)
    return st.one_of(lang, nvt) if vraag.nvt_voor("beheerder") else lang


LIJST = laad_vragenlijst(SPEELTUIN, "speeltuin").vragenlijst
BESTANDEN = st.fixed_dictionaries(
    {
        "gemeente": TEKST.filter(lambda tekst: tekst and "\n" not in tekst),
        "bronnen": st.fixed_dictionaries({"nota": st.fixed_dictionaries({"titel": TEKST.filter(bool)})}),
        "doelen": st.dictionaries(st.sampled_from(["II", "toestellen", "x"]), st.integers(0, 100)),
        "status": st.sampled_from(["concept", "vastgesteld"]),
    }
).flatmap(
    lambda kop: st.fixed_dictionaries(
        {}, optional={naam: geldig_antwoord(vraag, LIJST) for naam, vraag in LIJST.vragen.items()}
    ).map(lambda antwoorden: {"kop": kop, "antwoorden": antwoorden})
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(ruw=BESTANDEN)
def test_schone_kopie_leest_terug_als_hetzelfde(ruw: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    vast = {"scan": "speeltuin", "versie": "7.b", "peildatum": "2026-01-31", "rol": "beheerder"}
    bestand = Antwoordbestand.model_validate({"kop": vast | ruw["kop"], "antwoorden": ruw["antwoorden"]})
    kopie = schone_kopie(LIJST, bestand)
    pad = tmp_path_factory.mktemp("kopie") / "antwoorden.yaml"
    pad.write_bytes(kopie)
    terug = lees(pad).antwoorden
    zonder = {naam: een.model_copy(update={"notitie": ""}) for naam, een in bestand.antwoorden.items()}
    assert terug.kop == bestand.kop
    assert terug.antwoorden == zonder
    assert schone_kopie(LIJST, terug) == kopie


@pytest.mark.parametrize("wat", [["json"], ["html"], ["html", "--beknopt"]], ids=" ".join)
def test_notities_komen_nergens(wat: list[str], tmp_path: Path) -> None:
    """The note stands in the file of the playground; the municipality's file gets one."""
    pad = tmp_path / "groningen.yaml"
    oud = GRONINGEN.read_text(encoding="utf-8")
    pad.write_text(oud.replace("    antwoord: 3\n", "    antwoord: 3\n    notitie: GEHEIM\n", 1), encoding="utf-8")
    for bestand, meer, geheim in (
        (pad, [], "GEHEIM"),
        (SPEELTUIN_ANTWOORDEN, ["--vragenlijst", SPEELTUIN], "Verzonnen notitie"),
    ):
        assert geheim in bestand.read_text(encoding="utf-8")
        uitkomst = draai("evalueer", bestand, "--naar", "-", "--formaat", *wat, *meer)
        assert uitkomst.code == 0, uitkomst.fout
        assert len(uitkomst.uit) > 1000
        assert geheim not in uitkomst.uit
        scan = lees(bestand)
        assert geheim.encode() not in schone_kopie(scan.vragenlijst, scan.antwoorden)
