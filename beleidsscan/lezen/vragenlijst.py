"""A questionnaire from its folder: vragenlijst.yaml, methode.yaml, onderdelen/*.yaml, and maybe more."""

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..model.bevinding import BeleidsscanFout, Bevinding, InvoerFout, Uitgang, dichtstbij, reden_van
from ..model.vragenlijst import Vragenlijst
from .bestandssoort import is_er
from .fouten import vertaal
from .plaatsen import Plaatsen, Route
from .yaml import lees_tekst, lees_yaml_tekst

# Files that a questionnaire may do without.
_MAAR_SOMS = ("maatregelen", "eisen", "migraties", "gesprek")
_EIGEN_BESTAND = ("methode", *_MAAR_SOMS, "onderdelen")


class GelezenVragenlijst(NamedTuple):
    """A questionnaire, where everything in it stands, and the hash of its files."""

    vragenlijst: Vragenlijst
    plaatsen: Plaatsen
    sha256: str


class GekeurdeVragenlijst(NamedTuple):
    """A questionnaire that has passed its checks, and the hash of its files."""

    vragenlijst: Vragenlijst
    sha256: str


class OnbekendeVragenlijst(BeleidsscanFout):
    """There is no questionnaire of that name."""


def beschikbaar(map_: Path) -> list[str]:
    """The questionnaires in a folder of questionnaires, by name."""
    return sorted(hier.parent.name for hier in map_.glob("*/vragenlijst.yaml")) if map_.is_dir() else []


def vind_vragenlijst(naam: str, map_: Path) -> Path:
    """The folder of a questionnaire. `map_` holds questionnaires, or is one itself."""
    if (map_ / "vragenlijst.yaml").is_file():
        return map_
    namen = beschikbaar(map_)
    if naam in namen:
        return map_ / naam
    if not namen:
        raise BeleidsscanFout(f"In de map {map_} staat geen vragenlijst.")
    hulp = dichtstbij(naam, namen) or f"Er is: {', '.join(namen)}."
    raise OnbekendeVragenlijst(f"De vragenlijst '{naam}' is er niet. {hulp}")


def lees_vragenlijst(map_: Path) -> GelezenVragenlijst:
    """Read one questionnaire. Raises BeleidsscanFout, or InvoerFout with every finding."""
    lezer = _Maplezer(map_)
    ruw = lezer.lees("vragenlijst.yaml", ())
    if not isinstance(ruw, dict):
        raise BeleidsscanFout(f"{map_ / 'vragenlijst.yaml'} hoort regels met een naam en een dubbele punt te bevatten.")
    if dubbel := [naam for naam in _EIGEN_BESTAND if naam in ruw]:
        plaats = lezer.plaatsen.zoek((dubbel[0],), sleutel=True)
        raise InvoerFout([Bevinding(plaats, "onbekend-veld", f"'{dubbel[0]}' hoort in een eigen bestand te staan.")])
    ruw["methode"] = lezer.lees("methode.yaml", ("methode",))
    for naam in _MAAR_SOMS:
        if is_er(map_ / f"{naam}.yaml"):
            ruw[naam] = lezer.lees(f"{naam}.yaml", (naam,))
    delen = enumerate(_delen(map_ / "onderdelen"))
    ruw["onderdelen"] = [lezer.lees(f"onderdelen/{naam}", ("onderdelen", i)) for i, naam in delen]
    vragenlijst = lezer.keur(ruw)
    return GelezenVragenlijst(vragenlijst, lezer.plaatsen, lezer.som.hexdigest())


def _delen(map_: Path) -> list[str]:
    """The names of the files with sections. Raises BeleidsscanFout when their folder cannot be read."""
    try:
        return sorted(pad.name for pad in map_.iterdir() if _is_deel(pad))
    except OSError as fout:
        if isinstance(fout, FileNotFoundError) and not map_.is_symlink():
            return []
        raise BeleidsscanFout(f"De map {map_} is niet te lezen: {reden_van(fout)}.") from None


def _is_deel(pad: Path) -> bool:
    """Not what is hidden: the lock of an editor is no section."""
    return pad.suffix == ".yaml" and not pad.name.startswith(".") and is_er(pad)


class _Maplezer:
    """Reads the files of one folder into one tree of places and one hash. One that is broken does not hide the rest."""

    def __init__(self, map_: Path) -> None:
        self.map = map_
        self.plaatsen = Plaatsen((str(map_), None, None, {}))
        self.som = hashlib.sha256()
        self._kapot: dict[Route, list[Bevinding]] = {}

    def lees(self, naam: str, voor: Route) -> Any:
        """The plain values of a file, or nothing (as a mapping) when it cannot be read: `keur` will tell."""
        try:
            return self._lees(naam, voor)
        except InvoerFout as fout:
            self._kapot[voor] = fout.bevindingen
            return {}

    def keur(self, ruw: dict[str, Any]) -> Vragenlijst:
        """The questionnaire. Raises InvoerFout with what is wrong in any of the files."""
        bevindingen = self.plaatsen.bevindingen + [een for rij in self._kapot.values() for een in rij]
        try:
            vragenlijst = Vragenlijst.model_validate(ruw)
        except ValidationError as fout:
            fouten = [een for een in fout.errors(include_url=False) if not self._in_kapot(een["loc"])]
            bevindingen += vertaal(fouten, self.plaatsen, Vragenlijst)
        else:
            bevindingen += _dubbele_namen(vragenlijst, self.plaatsen)
        if self._kapot:
            raise InvoerFout(bevindingen, Uitgang.ONBRUIKBAAR)
        if bevindingen:
            raise InvoerFout(bevindingen)
        return vragenlijst

    def _in_kapot(self, route: Route) -> bool:
        """Whether this is about a file that could not be read, so that everything in it seems to be missing."""
        if () in self._kapot and route[:1] not in {(naam,) for naam in _EIGEN_BESTAND}:
            return True
        return any(route[: len(een)] == een for een in self._kapot if een)

    def _lees(self, naam: str, voor: Route) -> Any:
        pad = self.map / naam
        tekst = lees_tekst(pad)
        # Names and lengths are hashed too, so that no text can move from one file to another unseen.
        self.som.update(f"{naam} {len(tekst)}\n{tekst}".encode())
        waarde, plaatsen = lees_yaml_tekst(tekst, str(pad))
        if voor:
            self.plaatsen.voeg_toe(voor, plaatsen)
        else:
            self.plaatsen = plaatsen
        return waarde


def _dubbele_namen(vragenlijst: Vragenlijst, plaatsen: Plaatsen) -> list[Bevinding]:
    """Ids and numbers of sections must be unique before anything can be looked up by them."""
    eerste: dict[str, Route] = {}
    dubbel: list[Bevinding] = []

    def kijk(onderdelen: Any, route: Route) -> None:
        for i, deel in enumerate(onderdelen):
            keur(deel.id, (*route, i, "id"))
            keur(deel.nummer, (*route, i, "nummer"))
            for j, vraag in enumerate(deel.vragen):
                keur(vraag.id, (*route, i, "vragen", j, "id"))
            kijk(deel.onderdelen, (*route, i, "onderdelen"))

    def keur(naam: str, route: Route) -> None:
        if naam in eerste:
            eerder = plaatsen.zoek(eerste[naam])
            hulp = f"De eerste keer is in {Path(eerder.bestand).name}, regel {eerder.regel}."
            dubbel.append(Bevinding(plaatsen.zoek(route), "dubbel", f"'{naam}' is al gebruikt.", hulp=hulp))
        eerste.setdefault(naam, route)

    kijk(vragenlijst.onderdelen, ("onderdelen",))
    eerste.clear()  # measures have names of their own
    for i, maatregel in enumerate(vragenlijst.maatregelen):
        keur(maatregel.id, ("maatregelen", i, "id"))
    return dubbel
