"""A report read back: a fresh one passes, a changed one is found out, and a harmful one is refused in one sentence."""

import hashlib
import json
import random
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import pypdf
import pytest
from hulp import SPEELTUIN, SPEELTUIN_ANTWOORDEN, draai

from beleidsscan.lezen.rapport_pdf import GROOTSTE_BIJLAGE, GROOTSTE_PDF, MEESTE_UITGEPAKT, lees_rapport
from beleidsscan.model.bevinding import BeleidsscanFout, Bevinding, Uitgang
from beleidsscan.opdrachten.keur_rapport import keur_rapport

MB = 1024**2
Bijlagen = dict[str, bytes]


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rapport")


def maak(antwoorden: Path, map_: Path, *opties: str) -> Path:
    uitkomst = draai("evalueer", antwoorden, "--vragenlijst", SPEELTUIN, *opties, map_=map_)
    assert uitkomst.code == 0, uitkomst.fout
    return map_ / uitkomst.uit.strip()


@pytest.fixture(scope="module")
def rapport(map_: Path) -> Path:
    return maak(SPEELTUIN_ANTWOORDEN, map_)


@pytest.fixture(autouse=True)
def _stil(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Not a word but our own: pypdf has an opinion about nearly every file in here."""
    yield
    regels = [regel for regel in caplog.get_records("call") if regel.name.startswith("pypdf")]
    assert regels == []
    assert capsys.readouterr() == ("", "")


def keur(pad: Path, eigen: Path | None = SPEELTUIN) -> list[Bevinding]:
    return list(keur_rapport(pad, eigen))


def weigering(pad: Path) -> str:
    """Why a file is refused: one message, exit code 2."""
    with pytest.raises(BeleidsscanFout) as fout:
        keur(pad)
    assert fout.value.uitgang == Uitgang.ONBRUIKBAAR
    assert str(pad) in str(fout.value)
    return str(fout.value)


# A report as we made it


def test_een_vers_rapport_is_goed(rapport: Path) -> None:
    assert keur(rapport) == []


def test_een_samenvatting_is_ook_goed(tmp_path: Path) -> None:
    assert keur(maak(SPEELTUIN_ANTWOORDEN, tmp_path, "--beknopt")) == []


def test_wat_erin_zit_is_wat_evalueer_schrijft(rapport: Path, tmp_path: Path) -> None:
    gelezen = lees_rapport(rapport)
    assert gelezen.uitslag == maak(SPEELTUIN_ANTWOORDEN, tmp_path, "--formaat", "json").read_bytes()
    assert b"notitie" not in gelezen.antwoorden
    assert gelezen.somregels.count(b"\n") == 2


@pytest.mark.parametrize("manier", ["disable", "preserve", "generate"])
def test_netjes_opnieuw_opgeslagen_blijft_goed(rapport: Path, tmp_path: Path, manier: str) -> None:
    with pikepdf.open(rapport) as pdf:
        pdf.save(tmp_path / "kopie.pdf", object_stream_mode=getattr(pikepdf.ObjectStreamMode, manier))
    assert keur(tmp_path / "kopie.pdf") == []


def test_zonder_de_vragenlijst_is_niet_na_te_rekenen(rapport: Path) -> None:
    [bevinding] = keur(rapport, None)
    assert (bevinding.niveau, bevinding.code) == ("aanwijzing", "rapport")
    assert bevinding.bericht == (
        "De cijfers zijn niet nagerekend: wij hebben de vragenlijst 'speeltuin' '7.b' niet, of in een andere vorm."
    )


# Changed afterwards


def herschrijf(rapport: Path, doel: Path, doe: Callable[[pikepdf.Pdf], None], **opties: Any) -> Path:
    with pikepdf.open(rapport) as pdf:
        doe(pdf)
        pdf.save(doel, **opties)
    return doel


def stroom(pdf: pikepdf.Pdf, naam: str) -> Any:
    namen = list(pdf.Root.Names.EmbeddedFiles.Names)
    return dict(zip(map(str, namen[::2]), namen[1::2], strict=True))[naam].EF.F


def met_bijlagen(rapport: Path, doel: Path, bijlagen: Bijlagen) -> Path:
    def doe(pdf: pikepdf.Pdf) -> None:
        for naam, inhoud in bijlagen.items():
            stroom(pdf, naam).write(inhoud)

    return herschrijf(rapport, doel, doe)


def sommen(bij: Bijlagen) -> None:
    """Make the hashes right again, as a careful forger does."""
    namen = ("antwoorden.yaml", "uitslag.json")
    bij["sha256.txt"] = "".join(f"{hashlib.sha256(bij[naam]).hexdigest()}  {naam}\n" for naam in namen).encode()


def ander_antwoord(bij: Bijlagen) -> None:
    assert b"antwoord: 4" in bij["antwoorden.yaml"]
    bij["antwoorden.yaml"] = bij["antwoorden.yaml"].replace(b"antwoord: 4", b"antwoord: 5", 1)


def ander_cijfer(bij: Bijlagen) -> None:
    document = json.loads(bij["uitslag.json"])
    document["uitslag"]["geheel"]["maten"]["score"] = {"procent": 64, "exact": "16/25"}
    schrijf(bij, document)


def schrijf(bij: Bijlagen, document: Any) -> None:
    bij["uitslag.json"] = json.dumps(document, indent=2, ensure_ascii=False).encode() + b"\n"


def herkomst(veld: str, waarde: Any) -> Callable[[Bijlagen], None]:
    def doe(bij: Bijlagen) -> None:
        document = json.loads(bij["uitslag.json"])
        som = hashlib.sha256(bij["antwoorden.yaml"]).hexdigest()
        document["herkomst"][veld] = som if waarde == "(nieuwe som)" else waarde
        schrijf(bij, document)

    return doe


def zet(naam: str, inhoud: bytes) -> Callable[[Bijlagen], None]:
    return lambda bij: bij.update({naam: inhoud})


def ongeldig_antwoord(bij: Bijlagen) -> None:
    bij["antwoorden.yaml"] = bij["antwoorden.yaml"].replace(b"antwoord: 4", b"antwoord: 9", 1)


GEEN_SOM = "Voor de bijlage {} staat er geen controlegetal in sha256.txt."
ANDERE_SOM = "Het controlegetal van de bijlage {} klopt niet: zij is veranderd, of sha256.txt is dat."
ANDERE_ANTWOORDEN = "De cijfers in uitslag.json horen bij andere antwoorden dan die in antwoorden.yaml."
ANDERE_CIJFERS = "Opnieuw rekenen met de antwoorden in dit rapport geeft andere cijfers dan uitslag.json."
FORMAAT = "De bijlage uitslag.json heeft niet het formaat beleidsscan-uitslag/1."
NIEUWE_SOM = herkomst("antwoorden_sha256", "(nieuwe som)")
NIET_NAGEREKEND = "De cijfers zijn niet nagerekend: wij hebben de vragenlijst "
VERVALST: dict[str, tuple[list[Callable[[Bijlagen], None]], list[str]]] = {
    "antwoorden": ([ander_antwoord], ["fout " + ANDERE_SOM.format("antwoorden.yaml")]),
    "cijfers": ([ander_cijfer], ["fout " + ANDERE_SOM.format("uitslag.json")]),
    "antwoorden en sommen": ([ander_antwoord, sommen], ["fout " + ANDERE_ANTWOORDEN]),
    "antwoorden en alle sommen": ([ander_antwoord, NIEUWE_SOM, sommen], ["fout " + ANDERE_CIJFERS]),
    "cijfers en sommen": ([ander_cijfer, sommen], ["fout " + ANDERE_CIJFERS]),
    "een spatie in de cijfers": (
        [lambda bij: bij.update({"uitslag.json": bij["uitslag.json"] + b" "}), sommen],
        ["fout " + ANDERE_CIJFERS],
    ),
    "cijfers van een ander programma": (
        [ander_cijfer, herkomst("programma", "beleidsscan 0.0.1"), sommen],
        ["waarschuwing " + ANDERE_CIJFERS],
    ),
    "een ander programma, dezelfde cijfers": ([herkomst("programma", "beleidsscan 0.0.1"), sommen], []),
    "lege sommen": (
        [zet("sha256.txt", b"")],
        ["fout " + GEEN_SOM.format("antwoorden.yaml"), "fout " + GEEN_SOM.format("uitslag.json")],
    ),
    "een ander formaat": ([zet("uitslag.json", b'{"formaat": "beleidsscan-uitslag/2"}'), sommen], ["fout " + FORMAAT]),
    "een rij": ([zet("uitslag.json", b"[]"), sommen], ["fout " + FORMAAT]),
    "geen JSON": ([zet("uitslag.json", b"{"), sommen], ["fout De bijlage uitslag.json is geen JSON."]),
    "diepe JSON": ([zet("uitslag.json", b"[" * MB), sommen], ["fout De bijlage uitslag.json is geen JSON."]),
    "een te lang getal": ([zet("uitslag.json", b"1" * 5000), sommen], ["fout De bijlage uitslag.json is geen JSON."]),
    "zonder herkomst": (
        [zet("uitslag.json", b'{"formaat": "beleidsscan-uitslag/1"}'), sommen],
        ["fout In de bijlage uitslag.json ontbreekt de herkomst van de cijfers."],
    ),
    "een ongeldig antwoord": (
        [ongeldig_antwoord, NIEUWE_SOM, sommen],
        ["fout In de bijlage antwoorden.yaml:15:15: Niveau 9 bestaat niet."],
    ),
    "geen YAML": (
        [zet("antwoorden.yaml", b"a: [\n"), NIEUWE_SOM, sommen],
        ["fout In de bijlage antwoorden.yaml:"],
    ),
    "antwoorden vol verwijzingen": (
        [zet("antwoorden.yaml", b"a: &a [x]\nb: [*a, *a]\n"), NIEUWE_SOM, sommen],
        ["fout In de bijlage antwoorden.yaml:1:4: Verwijzingen met & en * kunnen hier niet."],
    ),
    "een andere vorm van de vragenlijst": (
        [herkomst("vragenlijst_sha256", "0" * 64), sommen],
        [f"aanwijzing {NIET_NAGEREKEND}'speeltuin' '7.b' niet"],
    ),
    "een vragenlijst met een vreemde naam": (
        [herkomst("vragenlijst", "../\x1b[31m\u202e" + "x" * 99), sommen],
        [f"aanwijzing {NIET_NAGEREKEND}'../\\x1b[31m\\u202e{'x' * 31}' '7.b' niet"],
    ),
    "een vragenlijst die geen naam is": (
        [herkomst("vragenlijst", {"a": [None]}), sommen],
        [f'aanwijzing {NIET_NAGEREKEND}"'],
    ),
}


@pytest.mark.parametrize("geval", VERVALST)
def test_vervalst(rapport: Path, tmp_path: Path, geval: str) -> None:
    ingrepen, verwacht = VERVALST[geval]
    gelezen = lees_rapport(rapport)
    bij = {"antwoorden.yaml": gelezen.antwoorden, "uitslag.json": gelezen.uitslag, "sha256.txt": gelezen.somregels}
    for ingreep in ingrepen:
        ingreep(bij)
    bevindingen = keur(met_bijlagen(rapport, tmp_path / "vals.pdf", bij))
    gevonden = [f"{een.niveau} {een.bericht}" for een in bevindingen]
    assert len(gevonden) == len(verwacht), gevonden
    for een, begin in zip(gevonden, verwacht, strict=True):
        assert een.startswith(begin)
    assert {een.code for een in bevindingen} <= {"rapport"}
    assert {een.plaats.bestand for een in bevindingen} <= {str(tmp_path / "vals.pdf")}


# No report of ours


def test_geen_gegevens_bij_een_anonieme_rol(tmp_path: Path) -> None:
    tekst = SPEELTUIN_ANTWOORDEN.read_text("utf-8").replace("rol: beheerder", "rol: buurt")
    (tmp_path / "buurt.yaml").write_text(tekst, "utf-8")
    uitkomst = draai("evalueer", "buurt.yaml", "--vragenlijst", SPEELTUIN, map_=tmp_path)
    assert uitkomst.code == 0
    bericht = weigering(tmp_path / "buurt-advies.pdf")
    assert "In deze PDF zitten geen antwoorden of cijfers" in bericht
    assert "Bij een rol die anoniem blijft en met --zonder-bijlagen hoort dat zo." in bericht


def test_geen_gegevens_als_de_bijlagen_zijn_weggelaten(tmp_path: Path) -> None:
    assert "geen antwoorden of cijfers" in weigering(maak(SPEELTUIN_ANTWOORDEN, tmp_path, "--zonder-bijlagen"))


def test_een_andere_pdf(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "ander.pdf")
        assert "geen antwoorden of cijfers" in weigering(tmp_path / "ander.pdf")
        pdf.attachments["recept.txt"] = b"Neem twee eieren."
        pdf.save(tmp_path / "ander.pdf")
    assert "antwoorden.yaml, sha256.txt, uitslag.json. Hier is dat anders." in weigering(tmp_path / "ander.pdf")


@pytest.mark.parametrize("inhoud", [b"", b"scan: speeltuin\n", b"\xff\xfe", b"PK\x03\x04"])
def test_geen_pdf(tmp_path: Path, inhoud: bytes) -> None:
    (tmp_path / "tekst.pdf").write_bytes(inhoud)
    assert "Dit is geen PDF." in weigering(tmp_path / "tekst.pdf")


def test_geen_bestand(tmp_path: Path) -> None:
    assert "is een map" in weigering(tmp_path)
    assert "bestaat niet" in weigering(tmp_path / "weg.pdf")


def test_een_te_groot_bestand(tmp_path: Path) -> None:
    with (tmp_path / "groot.pdf").open("wb") as bestand:
        bestand.truncate(GROOTSTE_PDF + 1)
    assert "is groter dan 50 MB" in weigering(tmp_path / "groot.pdf")


def dubbele_naam(pdf: pikepdf.Pdf) -> None:
    rij = pdf.Root.Names.EmbeddedFiles.Names
    rij[2] = rij[0]


def een_erbij(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["virus.exe"] = b"MZ"


def een_minder(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["sha256.txt"]


def nog_een_keer(pdf: pikepdf.Pdf) -> None:
    rij = pdf.Root.Names.EmbeddedFiles.Names
    rij.extend([rij[0], rij[1]])


def andere_naam(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[1].UF = pikepdf.String("antwoorden.exe")


def tweede_inhoud(pdf: pikepdf.Pdf) -> None:
    """Some readers take /F, others /UF."""
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.UF = pdf.make_stream(b"scan: anders\n")


def oude_inhoud(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.DOS = pdf.make_stream(b"scan: anders\n")


def te_groot(pdf: pikepdf.Pdf) -> None:
    stroom(pdf, "antwoorden.yaml").write(b"a" * (GROOTSTE_BIJLAGE + 1))


def kring(pdf: pikepdf.Pdf) -> None:
    boom = pdf.make_indirect(pikepdf.Dictionary())
    boom.Kids = pikepdf.Array([boom])
    pdf.Root.Names.EmbeddedFiles = boom


def verwijzing_naar_zichzelf(pdf: pikepdf.Pdf) -> None:
    rij = pdf.make_indirect(pikepdf.Array([]))
    rij.extend([rij] * 6)
    pdf.Root.Names.EmbeddedFiles.Names = rij


def bestand_van_buiten(pdf: pikepdf.Pdf) -> None:
    """A name and nothing in it: a reader could take the file of that name on this computer."""
    del pdf.Root.Names.EmbeddedFiles.Names[1].EF


def geen_utf8(pdf: pikepdf.Pdf) -> None:
    stroom(pdf, "antwoorden.yaml").write("gemeente: Súdwest".encode("latin-1"))


def ander_filter(pdf: pikepdf.Pdf) -> None:
    stroom(pdf, "antwoorden.yaml").write(b"\0" * 99, filter=pikepdf.Name.JBIG2Decode)


ANDERE_VORM: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "dubbele naam": (dubbele_naam, "drie bijlagen"),
    "één erbij": (een_erbij, "drie bijlagen"),
    "één minder": (een_minder, "drie bijlagen"),
    "nog een keer": (nog_een_keer, "drie bijlagen"),
    "andere naam": (andere_naam, "De bijlage antwoorden.yaml heet in deze PDF ook anders."),
    "tweede inhoud": (tweede_inhoud, "De bijlage antwoorden.yaml zit er meer dan één keer in, en niet gelijk."),
    "inhoud voor oude programma's": (oude_inhoud, "De bijlage antwoorden.yaml zit er meer dan één keer in"),
    "te groot": (te_groot, "De bijlage antwoorden.yaml is groter dan 4 MB."),
    "kring": (kring, "beschadigd, of niet door ons gemaakt"),
    "verwijzing naar zichzelf": (verwijzing_naar_zichzelf, "drie bijlagen"),
    "bestand van buiten": (bestand_van_buiten, "beschadigd, of niet door ons gemaakt"),
    "geen UTF-8": (geen_utf8, "De bijlage antwoorden.yaml is geen tekst in UTF-8."),
    "ander filter": (ander_filter, "beschadigd, of niet door ons gemaakt"),
}


@pytest.mark.parametrize("geval", ANDERE_VORM)
def test_anders_dan_wij_het_doen(rapport: Path, tmp_path: Path, geval: str) -> None:
    doe, waarom = ANDERE_VORM[geval]
    assert waarom in weigering(herschrijf(rapport, tmp_path / "anders.pdf", doe))


@pytest.mark.parametrize("vorm", [2, 3, 4, 6])
def test_versleuteld(rapport: Path, tmp_path: Path, vorm: int) -> None:
    nieuw = vorm >= 4
    slot = pikepdf.Encryption(owner="geheim", user="", R=vorm, aes=nieuw, metadata=nieuw)
    with pikepdf.open(rapport) as pdf:
        pdf.save(tmp_path / "slot.pdf", encryption=slot)
    assert "Deze PDF is versleuteld." in weigering(tmp_path / "slot.pdf")


# Broken


def probeer(pad: Path, heel: tuple[bytes, ...]) -> None:
    """Either it is refused, or something is found, or what travels inside is unharmed."""
    try:
        bevindingen = keur(pad)
    except BeleidsscanFout as fout:
        assert fout.uitgang == Uitgang.ONBRUIKBAAR
    else:
        assert bevindingen or lees_rapport(pad) == heel


def test_afgekapt(rapport: Path, tmp_path: Path) -> None:
    ruw = rapport.read_bytes()
    for lengte in [*range(5, 60), *range(60, len(ruw) - 60, len(ruw) // 100), *range(len(ruw) - 60, len(ruw) - 2)]:
        (tmp_path / "kort.pdf").write_bytes(ruw[:lengte])
        if lengte < len(ruw) - 7:
            assert "beschadigd" in weigering(tmp_path / "kort.pdf")
        else:  # without all of the end mark a file can still be whole
            probeer(tmp_path / "kort.pdf", lees_rapport(rapport))


@pytest.mark.parametrize("zaad", range(10))
def test_omgevallen_bytes(rapport: Path, tmp_path: Path, zaad: int) -> None:
    """200 trials; half of them where the attachments and the index of the file are."""
    kans = random.Random(zaad)
    heel = lees_rapport(rapport)
    ruw = rapport.read_bytes()
    for poging in range(20):
        kapot = bytearray(ruw)
        for _ in range(kans.randint(1, 8)):
            plek = kans.randrange(len(ruw) * (9 if poging % 2 else 0) // 10, len(ruw))
            kapot[plek] = kans.randrange(256)
        (tmp_path / "kapot.pdf").write_bytes(kapot)
        probeer(tmp_path / "kapot.pdf", heel)


# Bombs


def piek(pad: Path) -> int:
    """The most memory that refusing a file takes, in bytes; without the room that is kept free for a file of 50 MB."""
    ruw = pad.read_bytes()
    tracemalloc.start()
    try:
        with mock.patch("beleidsscan.lezen.rapport_pdf.lees_bytes", return_value=ruw):
            assert "uitgepakt te groot" in weigering(pad)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


ZOALS_HET_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def geperst(grootte: int, stuk: bytes = bytes(MB)) -> bytes:
    pers = zlib.compressobj(9)
    return b"".join(pers.compress(stuk) for _ in range(grootte // len(stuk))) + pers.flush()


def test_een_bom_als_bijlage(rapport: Path, tmp_path: Path) -> None:
    """A quarter of a gigabyte in a quarter of a megabyte."""
    bom = geperst(256 * MB)

    def doe(pdf: pikepdf.Pdf) -> None:
        stroom(pdf, "uitslag.json").write(bom, filter=pikepdf.Name.FlateDecode)

    pad = herschrijf(rapport, tmp_path / "bom.pdf", doe, **ZOALS_HET_IS)
    assert piek(pad) < pad.stat().st_size * 3 + GROOTSTE_BIJLAGE * 3


def test_een_bom_in_een_bom(rapport: Path, tmp_path: Path) -> None:
    bom = zlib.compress(geperst(256 * MB), 9)

    def doe(pdf: pikepdf.Pdf) -> None:
        stroom(pdf, "uitslag.json").write(bom, filter=[pikepdf.Name.FlateDecode] * 2)

    pad = herschrijf(rapport, tmp_path / "bom.pdf", doe, **ZOALS_HET_IS)
    assert piek(pad) < 10 * MB


def ruwe_pdf(pad: Path, stukken: list[tuple[bytes, bytes]], wijzers: bytes) -> Path:
    """A PDF of streams with these dictionaries; `wijzers` is the content of the cross-reference stream at the end."""
    uit = BytesIO(b"%PDF-1.7\n")
    uit.seek(0, 2)
    plekken = [uit.tell()]
    for nummer, (kop, inhoud) in enumerate(stukken, 1):
        vorige = b"/Prev %d" % plekken[-2] if b"/XRef" in kop and nummer > 1 else b""
        stroom_ = inhoud or zlib.compress(wijzers.replace(b"#", plekken[0].to_bytes(4)))
        lengte = b"/Filter/FlateDecode/Length %d" % len(stroom_)
        uit.write(b"%d 0 obj\n<<%s%s%s>>\nstream\n%s\nendstream\nendobj\n" % (nummer, kop, vorige, lengte, stroom_))
        plekken.append(uit.tell())
    uit.write(b"startxref\n%d\n%%%%EOF\n" % plekken[-2])
    pad.write_bytes(uit.getvalue())
    return pad


@pytest.mark.parametrize("aantal", [1, 40])
def test_een_bom_vol_kleine_dingen(tmp_path: Path, aantal: int) -> None:
    """Four megabytes of empty texts would be half a gigabyte of objects."""
    object_ = b"[" + b"() " * (GROOTSTE_BIJLAGE // 3 // aantal - 20) + b"]"
    kop = b"9 0 " + b"".join(b"%d %d " % (9 + i, i * len(object_)) for i in range(1, aantal)) + b"\n"
    stukken = [
        (b"/Type/ObjStm/N %d/First %d" % (aantal, len(kop)), zlib.compress(kop + object_ * aantal)),
        (b"/Type/XRef/Size 10/W[1 4 1]/Index[1 1 9 1]/Root 9 0 R", b""),
    ]
    assert piek(ruwe_pdf(tmp_path / "bom.pdf", stukken, b"\1#\0\2\0\0\0\1\0")) < 6 * GROOTSTE_BIJLAGE


@pytest.mark.parametrize(
    ("van_vijf", "wijzers"),
    [
        (b"<</Type/ObjStm/N 1/First 4/Length 29>>\nstream\n9 0 <</Type/Catalog/Pages[]>>\nendstream", b"\2\0\0\0\1\0"),
        (b"<</Type/ObjStm>>", b"\2\0\0\0\5\0"),
    ],
    ids=["in een stroom", "in zichzelf"],
)
def test_een_stroom_in_een_stroom(tmp_path: Path, van_vijf: bytes, wijzers: bytes) -> None:
    """Object 9, the root, lies in stream 5; that one would be within stream 1, or within itself."""
    stukken = [
        (b"/Type/ObjStm/N 1/First 4", zlib.compress(b"5 0 " + van_vijf)),
        (b"/Type/XRef/Size 10/W[1 4 1]/Index[1 1 5 1 9 1]/Root 9 0 R", b""),
    ]
    pad = ruwe_pdf(tmp_path / "stroom.pdf", stukken, b"\1#\0" + wijzers + b"\2\0\0\0\5\0")
    assert "beschadigd, of niet door ons gemaakt" in weigering(pad)


def test_een_bom_van_veel_wijzers(tmp_path: Path) -> None:
    """Every cross-reference stream stays within its limit, but there are a thousand of them."""
    kop = b"/Type/XRef/Size 10/W[1 4 1]/Index[0 0]/Root 9 0 R"
    pad = ruwe_pdf(tmp_path / "bom.pdf", [(kop, geperst(GROOTSTE_BIJLAGE))] * 1000, b"")
    assert pad.stat().st_size < 5 * MB
    assert piek(pad) < 3 * MEESTE_UITGEPAKT


def test_een_bom_van_losse_tekens(tmp_path: Path) -> None:
    """Nothing is packed here; it is only long."""
    pad = tmp_path / "bom.pdf"
    rij = b"[" + b"() " * 50_000 + b"]"
    pad.write_bytes(b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Root[" + rij * 40 + b"]>>\nstartxref\n9\n%%EOF\n")
    assert piek(pad) < 50 * MB


def test_de_grens_op_losse_objecten_hangt_aan_een_naam_die_er_is() -> None:
    """It overrides a private method: renamed in a later version, the limit would be gone without a word."""
    assert callable(getattr(pypdf.PdfReader, "_get_object_from_stream", None))
