"""What a role of several respondents says: whether they agree, what departments differ on, what groups say."""

from collections.abc import Iterable, Iterator

from ..model.uitslag import procent
from ..model.vergelijking import (
    Groepscel,
    Groepsvraag,
    Laagvraag,
    Overeenstemming,
    Rolvergelijking,
    Samenhang,
    Samenhangvraag,
    Vergelijking,
)
from ..model.vragenlijst import Vragenlijst
from . import stemtekst, vergelijkkeuze


class Meerstemmig:
    """Several voices within one role, in words. `zichtbaar`: the roles of which anything may be shown."""

    def __init__(self, lijst: Vragenlijst, vergelijking: Vergelijking, zichtbaar: Iterable[Rolvergelijking]) -> None:
        self._lijst = lijst
        self._vergelijking = vergelijking
        self._zichtbaar = {rol.rol for rol in zichtbaar}
        self._deelname = {een.rol: een for een in vergelijking.deelname}
        self._groepsvragen = {
            (beeld.rol, vraag.vraag): vraag for beeld in vergelijking.groepen for vraag in beeld.vragen
        }

    def kan(self, rol: str) -> bool:
        """Whether this role can have more respondents than one."""
        return not self._lijst.rollen[rol].een_stem

    # Agreement

    def overeenstemmingen(self) -> list[Overeenstemming]:
        """Agreement, as far as there is more than one respondent to agree, of roles that may be seen."""
        return [
            een
            for een in self._vergelijking.overeenstemming
            if een.rol in self._zichtbaar and self._deelname[een.rol].aantal > 1
        ]

    @staticmethod
    def over_welke(een: Overeenstemming) -> str:
        """What the questions of this ladder are."""
        return "stellingen over ervaring" if een.soort == "ervaring" else "vragen met niveaus"

    # Departments

    def samenhangen(self) -> list[Samenhang]:
        """Coherence, where two departments share a question."""
        return [een for een in self._vergelijking.samenhang if een.horizontaal.samenhang is not None]

    @staticmethod
    def uiteen(samenhang: Samenhang) -> list[Samenhangvraag]:
        """The questions on which departments differ most."""
        return vergelijkkeuze.meest_uiteen(samenhang.horizontaal.vragen, lambda een: een.verschil)

    @staticmethod
    def lagen_uiteen(samenhang: Samenhang) -> list[Laagvraag]:
        """The questions on which policy and execution differ most."""
        return vergelijkkeuze.meest_uiteen(samenhang.verticaal.vragen, lambda een: abs(een.uitvoering - een.beleid))

    def per_deelnemer(self, samenhang: Samenhang, vraag: Samenhangvraag) -> str:
        """The value that every department gives."""
        deelnemers = self._deelname[samenhang.rol].deelnemers
        return ", ".join(
            f"{deelnemers[een.deelnemer].naam or een.deelnemer + 1} {procent(een.waarde)}" for een in vraag.waarden
        )

    # Anonymous roles

    def verdeling(self, rol: str, vraag: str) -> list[str]:
        """The answers of an anonymous role, as far as their distribution may be shown; what nobody said is left out."""
        een = self._groepsvragen.get((rol, vraag))
        delen = een.geheel.verdeling if een and een.geheel and een.geheel.verdeling else ()
        return [
            stemtekst.deel_tekst(self._lijst, self._lijst.vragen[vraag], deel) for deel in delen if deel.aandeel != 0
        ]

    def groepen(self, vraag: str) -> str:
        """What groups within anonymous roles say in the middle, as far as they may be shown."""
        regels = [
            f"{groep.groep} {procent(groep.cel.mediaan)} ({groep.cel.aantal})"
            for (_, naam), een in self._groepsvragen.items()
            if naam == vraag
            for groep in _getoond(een)
        ]
        return ", ".join(regels)

    @staticmethod
    def verborgen_vragen(rol: Rolvergelijking) -> int:
        """How many questions of an anonymous role had too few answers."""
        return sum(vraag.kent == "te weinig antwoorden" for vraag in rol.vragen)


def _getoond(een: Groepsvraag) -> Iterator[Groepscel]:
    for naam, groepen in een.uitsplitsingen.items():
        yield from (groep._replace(groep=f"{naam.replace('_', ' ')}: {groep.groep}") for groep in groepen)
