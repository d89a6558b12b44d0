"""The program in a pseudo-terminal. Starting Python takes long, so one warm process makes a copy of itself for each."""

import contextlib
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

_GEDULD = 20.0
_STUUR = re.compile(r"\x1b\[\?2004[hl]|\r")  # a terminal shows nothing for these


class Sessie:
    """One run of the program, as somebody at a keyboard sees it."""

    def __init__(self, pid: int, greep: int) -> None:
        self.pid, self.scherm, self.ruw, self._greep, self._gezien = pid, "", b"", greep, 0

    def typ(self, regel: str) -> None:
        self.toets(f"{regel}\n")

    def toets(self, tekens: str) -> None:
        os.write(self._greep, tekens.encode())

    def lees_nog(self, seconden: float) -> None:
        """Look for so long at what comes."""
        tot = time.monotonic() + seconden
        while (over := tot - time.monotonic()) > 0:
            self._lees(over)

    def wacht_op(self, tekst: str) -> str:
        """What came on the screen up to and with this text, since the last time that we waited."""
        tot = time.monotonic() + _GEDULD
        while (plek := self.scherm.find(tekst, self._gezien)) < 0:
            assert time.monotonic() < tot, f"{tekst!r} bleef uit na: {self.scherm[self._gezien :]!r}"
            assert self._lees(0.5) is not None, f"{tekst!r} bleef uit; het programma is klaar: {self.scherm!r}"
        eind = plek + len(tekst)
        nieuw, self._gezien = self.scherm[self._gezien : eind], eind
        return nieuw

    def tot_het_eind(self, toets: str = "") -> str:
        """The whole screen, when the program is done. Press a key for that, again when nothing comes of it.

        Python may miss an interrupt in the moment between showing a prompt and waiting for a key.
        """
        tot = time.monotonic() + _GEDULD
        self.toets(toets)
        while (gezien := self._lees(1)) is not None:
            assert time.monotonic() < tot, self.scherm
            if not gezien:
                self.toets(toets)
        return self.scherm

    def dood(self) -> str:
        """Kill it at once; what it had shown by then."""
        os.kill(self.pid, signal.SIGKILL)
        return self.tot_het_eind()

    def _lees(self, wacht: float) -> str | None:
        """What is new, if anything; None when the other side is gone."""
        if not select.select([self._greep], [], [], wacht)[0]:
            return ""
        try:
            stuk = os.read(self._greep, 65536)
        except OSError:  # how Linux says that nobody is at the other side
            return None
        self.ruw += stuk
        self.scherm = _STUUR.sub("", self.ruw.decode("utf-8", "ignore"))
        return self.scherm if stuk else None


class Pseudoterminals:
    """The warm process; a context manager."""

    def __enter__(self) -> "Pseudoterminals":
        omgeving = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent), "TERM": "xterm"}
        omgeving.pop("COLUMNS", None)
        self._bron = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=omgeving, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._bron.communicate()

    @contextlib.contextmanager
    def start(self, *woorden: object, rijen: int = 24, kolommen: int = 80) -> Iterator[Sessie]:
        """The program with these arguments, on a screen of this size."""
        assert self._bron.stdin and self._bron.stdout
        greep, ander = pty.openpty()
        ioctl(ander, termios.TIOCSWINSZ, struct.pack("HHHH", rijen, kolommen, 0, 0))
        print(json.dumps([os.ttyname(ander), *map(str, woorden)]), file=self._bron.stdin, flush=True)
        sessie = Sessie(int(self._bron.stdout.readline()), greep)
        os.close(ander)
        try:
            yield sessie
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(sessie.pid, signal.SIGKILL)
            os.close(greep)


def _wees_de_bron() -> None:
    """Make a copy of this process for every line that comes in. It says its number when it has opened its screen."""
    import readline  # noqa: F401 - so that the copies have all of this

    import filelock  # noqa: F401

    from beleidsscan.__main__ import main
    from beleidsscan.opdrachten import bewaren, invulgesprek, laden  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for regel in sys.stdin:
        scherm, *woorden = json.loads(regel)
        if "--vragenlijst" in woorden:
            laden.laad_vragenlijst(Path(woorden[woorden.index("--vragenlijst") + 1]), "speeltuin")
        if not os.fork():
            _word_het_programma(main, scherm, woorden)


def _word_het_programma(main: Callable[[], None], scherm: str, woorden: list[str]) -> None:
    os.setsid()
    greep = os.open(scherm, os.O_RDWR)
    ioctl(greep, termios.TIOCSCTTY, 0)
    print(os.getpid(), flush=True)
    for nummer in range(3):
        os.dup2(greep, nummer)
    os.close(greep)
    sys.stdin, sys.stdout = open(0), open(1, "w")  # noqa: SIM115
    sys.stderr, sys.argv = sys.stdout, ["beleidsscan", *woorden]
    code = 70
    try:
        main()
    except SystemExit as einde:
        code = int(einde.code or 0)
    finally:
        print(f"[{code}]", flush=True)
        os._exit(code)


if __name__ == "__main__":
    _wees_de_bron()
