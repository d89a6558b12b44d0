"""An answer file as it is written: which characters are its names and values, so that an edit can spare the rest."""

from typing import NamedTuple


class Stuk(NamedTuple):
    """Characters of a text, counted from 0: from `begin` up to `eind`."""

    begin: int
    eind: int


class Veld(NamedTuple):
    """A name in the text and the value behind it. Where nothing stands, that value has no characters."""

    naam: str
    sleutel: Stuk
    waarde: "Tak"

    @property
    def geheel(self) -> Stuk:
        """All of it, from the name to the end of the value."""
        return Stuk(self.sleutel.begin, max(self.sleutel.eind, self.waarde.stuk.eind))

    @property
    def antwoord(self) -> Stuk | None:
        """Of an answer: the answer itself, in the short form as in the long one."""
        if not self.waarde.is_rij:
            return self.waarde.stuk
        gegeven = self.waarde.veld("antwoord")
        return gegeven and gegeven.waarde.stuk


class Tak(NamedTuple):
    """A value in the text: one word or text, a row of fields, or a list. `haken` is a row or list between brackets."""

    stuk: Stuk
    haken: bool = False
    velden: tuple[Veld, ...] = ()
    delen: tuple[Stuk, ...] = ()

    @property
    def is_rij(self) -> bool:
        """Whether fields can be put in it; only between brackets can it have none."""
        return self.haken or bool(self.velden)

    def veld(self, naam: str) -> Veld | None:
        """The field of that name."""
        return next((veld for veld in self.velden if veld.naam == naam), None)


class Antwoordtekst(NamedTuple):
    """The text and all that stands in it."""

    tekst: str
    wortel: Tak

    @property
    def antwoorden(self) -> tuple[Veld, ...]:
        """The answers, in order."""
        rij = self.wortel.veld("antwoorden")
        return rij.waarde.velden if rij else ()

    @property
    def haak(self) -> int | None:
        """Where the outermost bracket opens when the answers stand between brackets, and not on their own lines."""
        rij = self.wortel.veld("antwoorden")
        return next((tak.stuk.begin for tak in (self.wortel, rij and rij.waarde) if tak and tak.haken), None)

    def van(self, stuk: Stuk) -> str:
        """These characters."""
        return self.tekst[stuk.begin : stuk.eind]
