"""From answer files of one municipality to everything that their comparison may show."""

from collections.abc import Iterable

from ..model.antwoorden import Antwoordbestand
from ..model.bevinding import BeleidsscanFout
from ..model.methode import Vergelijken
from ..model.vergelijking import Deelname, Deelnemer, Groepsbeeld, Stem, Vergelijking
from ..model.vragenlijst import Vragenlijst
from .groepsbeeld import groepsbeeld
from .overeenstemming import overeenstemming
from .samenhang import samenhang
from .stemmen import VERBORGEN, Groep, groepeer, stem_van
from .verschil import vergelijk_rol


def vergelijk(lijst: Vragenlijst, bestanden: Iterable[Antwoordbestand]) -> Vergelijking:
    """Set the self-view side by side with every other role, role by role, never pooled.

    It is for the caller that the files are of this version of the questionnaire and of one municipality, that the
    self-view is among them, and that a role with one voice has one file. Raises BeleidsscanFout when the questionnaire
    does not say how to compare.
    """
    methode = methode_van(lijst)
    groepen = groepeer(lijst, bestanden)
    beelden = {naam: groepsbeeld(lijst, methode, groep) for naam, groep in groepen.items() if groep.anoniem}
    stemmen = {naam: _stemmen(lijst, groep, beelden.get(naam)) for naam, groep in groepen.items()}
    meer = [groep for naam, groep in groepen.items() if not lijst.rollen[naam].een_stem]
    return Vergelijking(
        zelf=methode.zelf,
        deelname=tuple(_deelname(groep) for groep in groepen.values()),
        rollen=tuple(
            vergelijk_rol(lijst, methode, naam, stemmen[methode.zelf], stemmen[naam])
            for naam in groepen
            if naam != methode.zelf
        ),
        overeenstemming=tuple(een for groep in meer for een in overeenstemming(lijst, groep, beelden.get(groep.rol))),
        samenhang=tuple(samenhang(lijst, groep) for groep in meer if "laag" in lijst.rollen[groep.rol].vraagt),
        groepen=tuple(beelden.values()),
    )


def methode_van(lijst: Vragenlijst) -> Vergelijken:
    """How this questionnaire compares. Raises BeleidsscanFout when it does not say."""
    if lijst.methode.vergelijken is None:
        raise BeleidsscanFout(
            f"De vragenlijst '{lijst.id}' zegt niet hoe u vergelijkt. Zet 'vergelijken:' in methode.yaml."
        )
    return lijst.methode.vergelijken


def _deelname(groep: Groep) -> Deelname:
    koppen = [] if groep.anoniem else [bestand.kop for bestand in groep.bestanden]
    deelnemers = tuple(Deelnemer(kop.rol, kop.naam, kop.laag) for kop in koppen)
    return Deelname(groep.rol, groep.anoniem, len(groep.bestanden), deelnemers)


def _stemmen(lijst: Vragenlijst, groep: Groep, beeld: Groepsbeeld | None) -> dict[str, Stem]:
    """What a role says on every scored question that applies to it; of an anonymous role only what may be shown."""
    if beeld is None:
        return {
            vraag.id: stem_van(groep, vraag) for vraag in lijst.vragen.values() if vraag.telt and groep.geldt(vraag)
        }
    cellen = ((een.vraag, een.geheel) for een in beeld.vragen)
    return {
        naam: VERBORGEN._replace(waarde=cel.mediaan, aantal=cel.aantal) if cel else VERBORGEN for naam, cel in cellen
    }
