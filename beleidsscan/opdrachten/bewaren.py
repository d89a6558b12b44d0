"""An answer file that is being filled in: every answer is saved at once, and nobody's answer is lost."""

import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from ..lezen.antwoorden import Scan, lees_scan_tekst
from ..lezen.antwoordtekst import inhoud_van, ontleed, tekst_van
from ..lezen.yaml import GROOTSTE_BESTAND, lees_bytes, ontcijfer
from ..model.antwoorden import Antwoord, Antwoordbestand
from ..model.basis import Bron
from ..model.bevinding import BeleidsscanFout, InvoerFout, Uitgang, reden_van
from ..model.vragenlijst import Vragenlijst
from ..schrijven.antwoordredactie import zet_antwoorden
from ..schrijven.bestand import schrijf_atomair
from ..schrijven.invulbestand import maak_antwoordbestand
from ..schrijven.schemas import schemanaam
from .laden import laad_vragenlijst, vragenlijstmap

# Saving takes a few hundredths of a second; who has to wait longer than this, waits for something that hangs.
_LANGSTE_WACHT = 10.0
_LEEG = Antwoord()


class IntussenVeranderd(BeleidsscanFout):
    """Somebody else answered this very question since we read the file: `nu` is what stands there."""

    def __init__(self, pad: Path, vraag: str, nu: Antwoord) -> None:
        super().__init__(f"{pad}: de vraag '{vraag}' is intussen ergens anders beantwoord. Er is niets weggeschreven.")
        self.vraag = vraag
        self.nu = nu


class Antwoordenboek:
    """An answer file that is open to be filled in; `bestand` is what it says now, as far as we know."""

    def __init__(self, pad: Path, eigen: Path | None) -> None:
        """Read it; `eigen` is the user's own questionnaires. Raises BeleidsscanFout or InvoerFout, as any reading."""
        self.pad = pad
        self._eigen = eigen
        scan = _lees(pad, eigen, lees_bytes(pad, GROOTSTE_BESTAND))
        self.lijst = scan.vragenlijst
        self.vragenlijst_sha256 = scan.vragenlijst_sha256
        self.bestand = scan.antwoorden

    def bewaar(
        self, nieuw: Mapping[str, Antwoord], bronnen: Mapping[str, Bron] = {}, kop: Mapping[str, Any] = {}
    ) -> None:
        """Put these answers, sources and fields of the header in the file. What others changed there meanwhile stays.

        Raises IntussenVeranderd when one of these very answers was changed meanwhile, and BeleidsscanFout or InvoerFout
        when the file cannot be read, changed safely or written. The file is then as it was.
        """
        with op_slot(self.pad):
            inhoud = lees_bytes(self.pad, GROOTSTE_BESTAND)
            nu = _lees(self.pad, self._eigen, inhoud).antwoorden
            self._keur_intussen(nu, nieuw, kop)
            tekst = zet_antwoorden(ontleed(tekst_van(inhoud)), nu, nieuw, bronnen, kop)
            wordt = _lees_terug(self.pad, self._eigen, tekst, _met(nu, nieuw, bronnen, kop))
            if (inhoud_nieuw := inhoud_van(tekst, inhoud)) != inhoud:
                vervang(self.pad, inhoud_nieuw)
            self.bestand = wordt

    def _keur_intussen(self, nu: Antwoordbestand, nieuw: Mapping[str, Antwoord], kop: Mapping[str, Any]) -> None:
        if (nu.kop.scan, nu.kop.rol) != (self.bestand.kop.scan, self.bestand.kop.rol):
            raise BeleidsscanFout(f"{self.pad} is intussen een bestand van iemand anders. Er is niets weggeschreven.")
        if anders := [veld for veld in kop if getattr(nu.kop, veld) != getattr(self.bestand.kop, veld)]:
            bericht = f"{self.pad}: '{anders[0]}' is intussen ergens anders ingevuld. Er is niets weggeschreven."
            raise BeleidsscanFout(bericht)
        for vraag, gegeven in nieuw.items():
            staat_er = nu.antwoorden.get(vraag, _LEEG)
            if staat_er not in (self.bestand.antwoorden.get(vraag, _LEEG), gegeven):
                raise IntussenVeranderd(self.pad, vraag, staat_er)


def maak_nieuw(pad: Path, lijst: Vragenlijst, bestand: Antwoordbestand, eigen: Path | None) -> None:
    """Write an answer file that is not there yet: every question with what explains it, and these answers."""
    kop = bestand.kop.model_copy(update={"bronnen": {}})
    invulbestand = maak_antwoordbestand(lijst, kop, schema=schemanaam("antwoorden", lijst.id))
    vragen = _lees(pad, eigen, invulbestand.encode()).antwoorden.antwoorden  # all of them, still open
    nu = Antwoordbestand.model_construct(kop=kop, antwoorden=vragen)
    tekst = zet_antwoorden(ontleed(invulbestand), nu, bestand.antwoorden, bestand.kop.bronnen)
    _lees_terug(pad, eigen, tekst, _met(nu, bestand.antwoorden, bestand.kop.bronnen))
    schrijf_atomair(pad, tekst.encode(), overschrijf=False)


def _lees(pad: Path, eigen: Path | None, inhoud: bytes) -> Scan:
    return lees_scan_tekst(ontcijfer(str(pad), inhoud), str(pad), partial(laad_vragenlijst, vragenlijstmap(eigen)))


def _lees_terug(pad: Path, eigen: Path | None, tekst: str, bedoeld: Antwoordbestand) -> Antwoordbestand:
    """What the new text says, which has to be what was meant: the answers of people deserve a second look."""
    try:
        gelezen = _lees(pad, eigen, tekst.encode()).antwoorden
    except InvoerFout as fout:
        bericht = f"Dit kan niet in {pad}: {fout.bevindingen[0].bericht} Er is niets weggeschreven."
        raise BeleidsscanFout(bericht, Uitgang.FOUTEN) from None
    if gelezen != bedoeld:
        bericht = f"{pad} is zo geschreven dat wij het niet veilig kunnen aanvullen. Er is niets weggeschreven."
        raise BeleidsscanFout(bericht, Uitgang.FOUTEN)
    return gelezen


def _met(
    nu: Antwoordbestand, nieuw: Mapping[str, Antwoord], bronnen: Mapping[str, Bron], velden: Mapping[str, Any] = {}
) -> Antwoordbestand:
    """What the file has to say with these answers, sources and fields of the header in it."""
    anders = {vraag: een for vraag, een in nieuw.items() if een != nu.antwoorden.get(vraag, _LEEG)}
    kop = nu.kop.model_copy(update={**velden, "bronnen": {**nu.kop.bronnen, **bronnen}})
    return Antwoordbestand.model_construct(kop=kop, antwoorden=nu.antwoorden | anders)


def keur_schrijfbaar(pad: Path) -> None:
    """Refuse a file that is marked as read-only, though it could be replaced. Raises BeleidsscanFout."""
    if not pad.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise BeleidsscanFout(f"{pad} is niet te schrijven: het bestand is alleen om te lezen.")


def vervang(pad: Path, inhoud: bytes) -> None:
    """Write a file that is there anew, unless it is marked as read-only. A link stays a link."""
    keur_schrijfbaar(pad)
    schrijf_atomair(pad.resolve(), inhoud)


@contextmanager
def op_slot(pad: Path) -> Iterator[None]:
    """Nobody else of us changes this file meanwhile. The system lets go of the lock when a program is killed."""
    from filelock import FileLock, Timeout

    echt = pad.resolve()
    # Anyone may use what a killed program leaves behind.
    slot = FileLock(echt.with_name(f".{echt.name}.slot"), timeout=_LANGSTE_WACHT, poll_interval=0.01, mode=0o666)
    try:
        slot.acquire()
    except Timeout:
        raise BeleidsscanFout(f"{pad} wordt nu ergens anders bewaard. Probeer het straks nog eens.") from None
    except OSError as fout:
        raise BeleidsscanFout(f"{pad} is niet te schrijven: {reden_van(fout)}.") from None
    try:
        yield
    finally:
        # While we hold it, so that nobody waits at a file that is gone; Windows removes it by itself.
        with suppress(OSError):
            Path(slot.lock_file).unlink()
        slot.release()
