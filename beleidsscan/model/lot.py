"""What becomes of the answers in a file when their questionnaire gets a new version."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .antwoorden import Antwoord, Waarde, bezwaar_tegen
from .migratie import Migratie, volg
from .vragenlijst import Vragenlijst


class Lot(NamedTuple):
    """What becomes of one answer: its question and value were `oud` and `oude_waarde`, and are `nieuw` and `waarde`.

    With a `reden` it stays in the file as a comment only. `blijft_open`: its question then stays, without an answer.
    """

    oud: str
    nieuw: str
    oude_waarde: Waarde
    waarde: Waarde
    reden: str = ""
    blijft_open: bool = False


def bepaal_loten(
    lijst: Vragenlijst, stappen: Sequence[Migratie], antwoorden: Mapping[str, Antwoord], rol: str
) -> list[Lot]:
    """The fate of every answer of this role, in the order of the file. `stappen` lead to the version of `lijst`."""
    # An answer that already stands under the new name stays: somebody wrote it there on purpose.
    bezet = {naam for naam in antwoorden if volg(stappen, naam).vraag == naam}
    loten = []
    for naam, gegeven in antwoorden.items():
        lot = _lot(lijst, stappen, naam, gegeven, rol)
        if not lot.reden or lot.blijft_open:
            if lot.nieuw != naam and lot.nieuw in bezet:
                reden = f"heet nu {lot.nieuw}, en daar staat al een antwoord"
                lot = lot._replace(reden=reden, blijft_open=False)
            bezet.add(lot.nieuw)
        loten.append(lot)
    return loten


def _lot(lijst: Vragenlijst, stappen: Sequence[Migratie], naam: str, gegeven: Antwoord, rol: str) -> Lot:
    spoor = volg(stappen, naam, gegeven.antwoord)
    lot = Lot(naam, spoor.vraag, gegeven.antwoord, spoor.waarde, spoor.vervallen)
    vraag = lijst.vragen.get(spoor.vraag)
    if lot.reden or vraag is None:
        return lot
    # A reason that is missing has nothing to do with the version; who reads the file next will say so.
    te_keuren = gegeven.model_copy(update={"antwoord": spoor.waarde, "reden": gegeven.reden or "-"})
    if bezwaar := bezwaar_tegen(lijst, vraag, te_keuren, rol):
        reden = f"past niet in versie {lijst.versie}: {' '.join(bezwaar.bericht.split())}"
        return lot._replace(reden=reden, blijft_open=True)
    return lot
