"""Saving answers while they are given: whatever happens, the file is whole and nobody's answer is lost."""

import os
import random
import signal
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hulp import SPEELTUIN, SPEELTUIN_ANTWOORDEN, WORTEL, draai

from beleidsscan.model.antwoorden import Antwoord
from beleidsscan.model.basis import Bron, Verwijzing
from beleidsscan.model.bevinding import BeleidsscanFout, InvoerFout
from beleidsscan.opdrachten import bewaren
from beleidsscan.opdrachten.bewaren import Antwoordenboek, IntussenVeranderd, op_slot

DRIE = Antwoord(antwoord=3)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    pad = tmp_path / "gemeente.yaml"
    pad.write_bytes(SPEELTUIN_ANTWOORDEN.read_bytes())
    return pad


def boek(pad: Path) -> Antwoordenboek:
    return Antwoordenboek(pad, SPEELTUIN)


def staat_er(pad: Path, vraag: str) -> Antwoord:
    return boek(pad).bestand.antwoorden[vraag]


def test_bewaren(pad: Path) -> None:
    een = boek(pad)
    bewijs = (Verwijzing(bron="plan", plaats="p. 1"),)
    een.bewaar({"uren-open": DRIE.model_copy(update={"bewijs": bewijs})}, {"plan": Bron(titel="Plan")})
    assert een.bestand == boek(pad).bestand
    assert een.bestand.antwoorden["uren-open"].bewijs == bewijs
    assert list(een.bestand.kop.bronnen) == ["logboek", "plan"]
    assert [buur.name for buur in pad.parent.iterdir()] == ["gemeente.yaml"]  # no lock and nothing half written


def test_niets_nieuws_schrijft_niets(pad: Path) -> None:
    pad.chmod(0o444)
    voor = pad.stat().st_mtime_ns
    boek(pad).bewaar({"gebreken-open": DRIE})
    assert pad.stat().st_mtime_ns == voor


# --- two sessions ---


def test_twee_zittingen_op_een_bestand(pad: Path) -> None:
    een, ander = boek(pad), boek(pad)
    een.bewaar({"uren-open": DRIE})
    ander.bewaar({"gebreken-open": Antwoord(antwoord=7)})
    een.bewaar({"klachten-regeling": Antwoord(antwoord="ja")})
    assert een.bestand.antwoorden["gebreken-open"].antwoord == 7
    assert een.bestand == boek(pad).bestand


def test_dezelfde_vraag_intussen_anders(pad: Path) -> None:
    een, ander = boek(pad), boek(pad)
    een.bewaar({"uren-open": DRIE})
    voor = pad.read_bytes()
    with pytest.raises(IntussenVeranderd) as fout:
        ander.bewaar({"uren-open": Antwoord(antwoord=4), "gebreken-open": Antwoord(antwoord=7)})
    assert (fout.value.vraag, fout.value.nu) == ("uren-open", DRIE)
    assert "'uren-open' is intussen ergens anders beantwoord. Er is niets weggeschreven." in str(fout.value)
    assert pad.read_bytes() == voor
    opnieuw = boek(pad)  # reading it again is knowing what stands there
    opnieuw.bewaar({"uren-open": Antwoord(antwoord=4)})
    assert staat_er(pad, "uren-open").antwoord == 4


def test_dezelfde_vraag_intussen_hetzelfde(pad: Path) -> None:
    een, ander = boek(pad), boek(pad)
    een.bewaar({"uren-open": DRIE})
    ander.bewaar({"uren-open": DRIE})
    ander.bewaar({"uren-open": Antwoord(antwoord=4)})  # by now it knows what stands there
    assert staat_er(pad, "uren-open").antwoord == 4


def test_met_de_hand_bewerkt_tussendoor(pad: Path) -> None:
    een = boek(pad)
    pad.write_text(pad.read_text("utf-8").replace("gebreken-open: 3", "gebreken-open: 5  # geteld"), encoding="utf-8")
    een.bewaar({"uren-open": DRIE})
    assert "gebreken-open: 5  # geteld\n" in pad.read_text("utf-8")


@pytest.mark.parametrize(
    ("oud", "nieuw", "bericht"),
    [
        ("rol: beheerder", "rol: buurt", "is intussen een bestand van iemand anders."),
        ("keuring-gedaan:", "keuring-gedaan: [", ": fout yaml: "),
        ("antwoord: 4", "antwoord: 9", ": fout niveau: Niveau 9 bestaat niet."),
        ('"7.b"', '"8"', ": fout versie: "),
    ],
)
def test_intussen_bedorven(oud: str, nieuw: str, bericht: str, pad: Path) -> None:
    een = boek(pad)
    goed = pad.read_text("utf-8")
    pad.write_text(goed.replace(oud, nieuw), encoding="utf-8")
    voor = pad.read_bytes()
    with pytest.raises(BeleidsscanFout) as fout:
        een.bewaar({"uren-open": DRIE})
    assert bericht in str(fout.value)
    assert pad.read_bytes() == voor
    pad.write_text(goed, encoding="utf-8")
    een.bewaar({"uren-open": DRIE})  # and once that is mended, the answer is still welcome
    assert staat_er(pad, "uren-open") == DRIE


def test_intussen_weg(pad: Path) -> None:
    een = boek(pad)
    pad.rename(pad.with_name("elders.yaml"))
    with pytest.raises(BeleidsscanFout, match=r"gemeente\.yaml bestaat niet"):
        een.bewaar({"uren-open": DRIE})


# --- what cannot be written ---


@pytest.mark.parametrize(
    ("nieuw", "bericht"),
    [
        ({"keuring-gedaan": Antwoord(antwoord=9)}, "Niveau 9 bestaat niet. Kies 0 tot en met 5."),
        ({"valpartijen": Antwoord(antwoord="nvt")}, "Bij 'nvt' hoort een reden."),
        ({"bestaat-niet": DRIE}, "De vraag 'bestaat-niet' staat niet in deze vragenlijst."),
        (
            {"uren-open": Antwoord(antwoord=3, toelichting="a\x07b")},
            "In deze tekst staat een onzichtbaar teken (U+0007).",
        ),
        (
            {"uren-open": Antwoord(antwoord=3, bewijs=(Verwijzing(bron="weg", plaats="1"),))},
            "De bron 'weg' staat niet onder 'bronnen:'.",
        ),
    ],
)
def test_wat_geen_antwoord_is_komt_niet_in_het_bestand(nieuw: dict[str, Antwoord], bericht: str, pad: Path) -> None:
    voor = pad.read_bytes()
    with pytest.raises(BeleidsscanFout) as fout:
        boek(pad).bewaar(nieuw)
    assert str(fout.value) == f"Dit kan niet in {pad}: {bericht} Er is niets weggeschreven."
    assert pad.read_bytes() == voor


def test_wat_anders_terugleest_wordt_niet_weggeschreven(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voor = pad.read_text("utf-8")
    for tekst in (
        voor,
        voor.replace("gebreken-open: 3", "gebreken-open: 4\n  uren-open: 3"),
        voor + "  uren-open: 4\n",
    ):
        monkeypatch.setattr(bewaren, "zet_antwoorden", lambda *_, tekst=tekst: tekst)
        with pytest.raises(BeleidsscanFout, match="zo geschreven dat wij het niet veilig kunnen aanvullen"):
            boek(pad).bewaar({"uren-open": DRIE})
        assert pad.read_text("utf-8") == voor


def test_geen_antwoordbestand(pad: Path) -> None:
    pad.write_text("a: b\n")
    with pytest.raises(InvoerFout, match="Dit is geen antwoordbestand"):
        boek(pad)


@pytest.mark.parametrize(
    ("stap", "nummer", "reden"),
    [
        ("tempfile.mkstemp", 13, "u hebt daar geen rechten"),
        ("os.fsync", 28, "de schijf is vol"),
        ("pathlib.Path.replace", 5, "de schijf geeft een fout"),
    ],
)
def test_schrijven_lukt_niet(stap: str, nummer: int, reden: str, pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faal(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    een, voor = boek(pad), pad.read_bytes()
    with monkeypatch.context() as even:
        even.setattr(stap, faal)
        with pytest.raises(BeleidsscanFout) as fout:
            een.bewaar({"uren-open": DRIE})
    assert str(fout.value) == f"{pad} is niet te schrijven: {reden}."
    assert {buur.name: buur.read_bytes() for buur in pad.parent.iterdir()} == {"gemeente.yaml": voor}
    een.bewaar({"uren-open": DRIE})  # there is room again
    assert staat_er(pad, "uren-open") == DRIE


def test_alleen_lezen(pad: Path) -> None:
    pad.chmod(0o444)
    with pytest.raises(BeleidsscanFout, match="niet te schrijven: het bestand is alleen om te lezen"):
        boek(pad).bewaar({"uren-open": DRIE})


def test_rechten_en_verwijzing_blijven(pad: Path, tmp_path: Path) -> None:
    pad.chmod(0o640)
    verwijzing = tmp_path / "ergens" / "anders.yaml"
    verwijzing.parent.mkdir()
    verwijzing.symlink_to(pad)
    boek(verwijzing).bewaar({"uren-open": DRIE})
    assert verwijzing.is_symlink()
    assert staat_er(pad, "uren-open") == DRIE
    assert stat.S_IMODE(pad.stat().st_mode) == 0o640


# --- the lock ---


def test_wie_te_lang_moet_wachten_krijgt_dat_te_horen(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bewaren, "_LANGSTE_WACHT", 0.05)
    een, voor = boek(pad), pad.read_bytes()
    with op_slot(pad), pytest.raises(BeleidsscanFout, match="wordt nu ergens anders bewaard"):
        een.bewaar({"uren-open": DRIE})
    assert pad.read_bytes() == voor
    een.bewaar({"uren-open": DRIE})


def test_een_map_waar_niets_bij_kan(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import filelock

    def faal(*_: object, **__: object) -> None:
        raise PermissionError(13, "nee")

    een = boek(pad)
    monkeypatch.setattr(filelock.FileLock, "acquire", faal)
    with pytest.raises(BeleidsscanFout, match="is niet te schrijven: u hebt daar geen rechten"):
        een.bewaar({"uren-open": DRIE})


def test_wat_een_gedood_programma_laat_liggen_houdt_niemand_tegen(pad: Path) -> None:
    slot = pad.with_name(".gemeente.yaml.slot")
    slot.write_text("")
    boek(pad).bewaar({"uren-open": DRIE})
    assert not slot.exists()


def test_ook_bijwerken_wacht_op_het_slot(pad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bewaren, "_LANGSTE_WACHT", 0.05)
    oud = pad.parent / "oud.yaml"
    oud.write_text('scan: bankje\nversie: "0.1"\ngemeente: x\npeildatum: 2026-01-31\nrol: bestuur\nantwoorden:\n')
    lijsten = SPEELTUIN.parent / "controles"
    with op_slot(oud):
        uitkomst = draai("bijwerken", oud, "--ja", "--vragenlijst", lijsten)
    assert uitkomst.code == 2
    assert "wordt nu ergens anders bewaard" in uitkomst.fout


# --- real processes ---

# Writes numbers to one question and a comment of its own to another, and says of every number when it is safe.
SCHRIJVER = """
import sys
from pathlib import Path
from beleidsscan.model.antwoorden import Antwoord
from beleidsscan.opdrachten.bewaren import Antwoordenboek

pad, lijsten, vraag, begin, eind = sys.argv[1:]
boek = Antwoordenboek(Path(pad), Path(lijsten))
for nummer in range(int(begin), int(eind)):
    boek.bewaar({vraag: Antwoord(antwoord="weet-niet", toelichting=f"nummer {nummer}")})
    print(nummer, flush=True)
"""


def schrijver(pad: Path, vraag: str, begin: int, eind: int) -> "subprocess.Popen[bytes]":
    omgeving = os.environ | {"PYTHONPATH": str(WORTEL)}
    woorden = [sys.executable, "-c", textwrap.dedent(SCHRIJVER), str(pad), str(SPEELTUIN), vraag, str(begin), str(eind)]
    return subprocess.Popen(woorden, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=omgeving)


def test_drie_programma_s_tegelijk(pad: Path) -> None:
    vragen = ("uren-open", "gebreken-open", "klachten-regeling")
    programma_s = [schrijver(pad, vraag, 0, 10) for vraag in vragen]
    for programma in programma_s:
        uit, fout = programma.communicate(timeout=60)
        assert (programma.returncode, fout) == (0, b"")
        assert len(uit.split()) == 10
    for vraag in vragen:
        assert staat_er(pad, vraag).toelichting == "nummer 9"
    assert [buur.name for buur in pad.parent.iterdir()] == ["gemeente.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
def test_gedood_op_elk_moment(pad: Path) -> None:
    """What was said to be saved is in the file, or a later one; the file is whole, and the next can go on at once."""
    toeval = random.Random(5)
    nummer, gestorven = 0, 0
    for _ in range(6):
        programma = schrijver(pad, "uren-open", nummer, 10_000)
        assert programma.stdout is not None
        bevestigd = int(programma.stdout.readline())
        time.sleep(toeval.random() * 0.08)
        programma.send_signal(signal.SIGKILL)
        uit, _fout = programma.communicate(timeout=60)
        gestorven += programma.returncode == -signal.SIGKILL
        # The last line may be cut off.
        bevestigd = max([bevestigd, *(int(een) for een in uit.split(b"\n")[:-1])])
        staat = int(staat_er(pad, "uren-open").toelichting.removeprefix("nummer "))
        assert staat in (bevestigd, bevestigd + 1)
        assert staat_er(pad, "keuring-gedaan").notitie == "Verzonnen notitie die nergens mag opduiken."
        nummer = staat + 1
    assert gestorven == 6
    begin = time.monotonic()
    boek(pad).bewaar({"uren-open": DRIE})
    assert time.monotonic() - begin < 5
