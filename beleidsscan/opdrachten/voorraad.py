"""The shelf: a questionnaire that was read and checked once is kept, so that the next run need not do so again.

It lies in the user's own cache folder, as compiled modules do, and may be thrown away at any time. What does not fit
exactly (another text, another version of this program, of Python or of pydantic), or cannot be read, is as good as
absent. Only our own questionnaires lie there: one file each, however often they change.
"""

import hashlib
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import VERSION

from ..lezen.vragenlijst import GekeurdeVragenlijst
from ..model.bevinding import BeleidsscanFout

_PROGRAMMA = Path(__file__).resolve().parent.parent


class Voorraad:
    """The place on the shelf of the questionnaire in one folder."""

    def __init__(self, map_: Path) -> None:
        self._pad = user_cache_path("beleidsscan", appauthor=False) / f"{map_.name}.voorraad"
        self._kenmerk = hashlib.sha256(b"\0".join(_afhankelijk_van(map_))).digest()

    def haal(self) -> GekeurdeVragenlijst | None:
        """The questionnaire, or None when it must be read."""
        try:
            inhoud = self._pad.read_bytes()
            if not inhoud.startswith(self._kenmerk):
                return None
            # As safe as a compiled module: whoever can write in this folder can already do all that we can.
            gekeurd = pickle.loads(inhoud[len(self._kenmerk) :])  # noqa: S301
        except Exception:  # noqa: BLE001 - a broken pickle can raise anything, and then there is simply nothing there
            return None
        return gekeurd if isinstance(gekeurd, GekeurdeVragenlijst) else None

    def bewaar(self, gekeurd: GekeurdeVragenlijst) -> None:
        """Keep it for the next run; where that cannot be, there is no harm."""
        from ..schrijven.bestand import schrijf_atomair

        _ = gekeurd.vragenlijst.vragen, gekeurd.vragenlijst.bouwstenen  # worked out once, they travel along
        try:
            schrijf_atomair(self._pad, self._kenmerk + pickle.dumps(gekeurd, protocol=5))
        except (BeleidsscanFout, OSError):
            return


def _afhankelijk_van(map_: Path) -> Iterator[bytes]:
    """All that the kept form depends on: the files of the questionnaire, and what reads and checks them."""
    yield f"{sys.version} {VERSION} {map_}".encode()
    for pad in sorted(map_.rglob("*.yaml")):
        yield pad.relative_to(map_).as_posix().encode()
        yield pad.read_bytes()
    for kamer in ("model", "lezen", "controles"):
        for pad in sorted((_PROGRAMMA / kamer).glob("*.py")):
            gegevens = pad.stat()
            yield f"{pad} {gegevens.st_mtime_ns} {gegevens.st_size}".encode()
