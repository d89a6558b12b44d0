"""The conversation of `invullen`: which question is put, and what becomes of what somebody types. Needs no disk."""

from collections.abc import Callable

from ..adviseren.adviseer import adviseer
from ..model.antwoorden import NVT, WEET_NIET, Antwoord, bezwaar_tegen
from ..model.basis import Bron, Verwijzing, slug_van
from ..model.brondatum import HULP_DATUM, lees_datum
from ..model.invoer import lees_invoer
from ..model.vraag import KeuzeVraag, NiveauVraag, Vraag
from ..rekenen.scoor import scoor
from ..schrijven import invulscherm as tekst
from ..schrijven.vraagtekst import voorwaarde
from .invulboek import Invulboek
from .invulroute import Route, route_van
from .terminal import Gesprek, Gestopt

_WEG = "-"
_TOCH_NIET, _LATER = "[Enter = toch niet]", "[Enter = later]"
_LANGSTE = 5000


class Invulgesprek:
    """Asks the open questions one by one, until somebody stops."""

    def __init__(self, boek: Invulboek, gesprek: Gesprek) -> None:
        self._boek, self._gesprek, self._lijst, self._rol = boek, gesprek, boek.lijst, boek.bestand.kop.rol
        self._onderdeel_van = {vraag.id: deel for deel in self._lijst.onderdelen for vraag in deel.alle_vragen()}
        self._onderdeel, self._ladders = "", set[str]()
        self._plek: str | None = None
        # What each command does. It tells whether we are done with the question for now.
        self._doen: dict[str, Callable[[Vraag, str], bool]] = {
            "terug": lambda vraag, _: self._terug(vraag.id),
            "weet-niet": lambda vraag, _: self._geef(vraag, WEET_NIET),
            "nvt": self._geef_nvt,
            "toelichting": lambda vraag, rest: self._schrijf_bij(vraag, "toelichting", rest),
            "bewijs": lambda vraag, _: self._geef_bewijs(vraag),
            "notitie": lambda vraag, rest: self._schrijf_bij(vraag, "notitie", rest),
            "uitleg": lambda vraag, _: self._zeg(*tekst.uitleg(self._lijst, vraag, self._rol)),
            "vraag": lambda _, rest: self._ga_naar(rest),
            "stop": self._stop,
        }

    def voer(self) -> None:
        """Go on until somebody stops. Raises EOFError when nothing more comes in."""
        self._begin()
        try:
            while True:
                if self._plek is None:
                    self._sluit_af()
                else:
                    self._stel(self._lijst.vragen[self._plek])
        except Gestopt:
            if self._plek is not None:
                self._toon_profiel()

    def _zeg(self, *regels: str) -> bool:
        """Say something about the question, which is not done with yet."""
        self._gesprek.zeg(*regels)
        return False

    @property
    def _route(self) -> Route:
        return route_van(self._lijst, self._boek.bestand)

    # --- Which question ---

    def _begin(self) -> None:
        route = self._route
        if not route.open:
            self._zeg("", "Alle vragen zijn ingevuld.")
            return
        self._plek = route.open[0]
        if len(route.open) < len(route.gevraagd):
            self._zeg("", f"U was gebleven bij vraag {route.nummers[self._plek]} van {len(route.gevraagd)}.")

    def _verder(self, van: str) -> bool:
        self._plek = self._route.volgende_open(van)
        return True

    def _terug(self, van: str | None) -> bool:
        vorige = self._route.vorige(van)
        if vorige is None:
            return self._zeg("Dit is de eerste vraag.")
        self._plek = vorige
        return True

    def _ga_naar(self, nummer: str) -> bool:
        gevraagd = self._route.gevraagd
        if not (nummer.isascii() and nummer.isdigit() and 1 <= int(nummer[:9]) <= len(gevraagd)):
            return self._zeg(f"Kies het nummer van een vraag, van 1 tot en met {len(gevraagd)}.")
        self._plek = gevraagd[int(nummer) - 1]
        return True

    def _stop(self, *_: object) -> bool:
        raise Gestopt

    # --- One question ---

    def _stel(self, vraag: Vraag) -> None:
        self._toon(vraag)
        while not self._verwerk(vraag, self._gesprek.lees(tekst.UW_ANTWOORD)):
            pass

    def _toon(self, vraag: Vraag) -> None:
        route = self._route
        onderdeel = self._onderdeel_van[vraag.id]
        if onderdeel.id != self._onderdeel:
            self._onderdeel = onderdeel.id
            self._zeg(*tekst.onderdeelkop(self._lijst, onderdeel))
        self._zeg("", tekst.voortgang(route.nummers[vraag.id], len(route.gevraagd), route.minuten_vanaf(vraag.id)))
        if isinstance(vraag, NiveauVraag) and vraag.ladder not in self._ladders:
            self._ladders.add(vraag.ladder)
            self._zeg(*filter(None, [self._lijst.ladders[vraag.ladder].uitleg]))
        if vraag.als and route.oordelen[vraag.als.vraag].onbekend:
            nummers = {naam: str(nummer) for naam, nummer in route.nummers.items()}
            self._zeg(*filter(None, [voorwaarde(self._lijst, vraag, nummers)]))
        self._zeg(*tekst.vraagregels(self._lijst, vraag, self._rol))
        if (gegeven := self._boek.huidig(vraag)) != Antwoord():
            self._zeg("Nu staat er:", *self._boek.staat_er(vraag, gegeven))

    def _verwerk(self, vraag: Vraag, regel: str) -> bool:
        """Do what was typed; whether we are done with this question for now."""
        if not regel:
            return self._verder(vraag.id)
        if regel == "?":
            beantwoord = self._boek.huidig(vraag).antwoord is not None
            return self._zeg(*tekst.hulp(self._lijst, vraag, self._rol, beantwoord=beantwoord))
        if not regel.startswith("/") or regel.startswith("//"):
            return self._geef(vraag, regel[1:] if regel.startswith("//") else regel)
        naam, _, rest = regel[1:].partition(" ")
        if kommando := tekst.kommando_van(naam):
            return self._doen[kommando.woord](vraag, rest.strip())
        return self._zeg(f"/{naam} kennen wij niet. Typ ? voor wat er kan. Begint uw antwoord met /? Typ dan //.")

    # --- Answers ---

    def _geef(self, vraag: Vraag, ruw: str) -> bool:
        """Take an answer, or say why it is none."""
        if isinstance(vraag, KeuzeVraag):
            ruw = tekst.keuzelabels(vraag).get(ruw, ruw)
        waarde = lees_invoer(self._lijst, vraag, ruw)
        if waarde == NVT:
            return self._geef_nvt(vraag, "")
        if bezwaar := bezwaar_tegen(self._lijst, vraag, Antwoord(antwoord=waarde), self._rol):
            return self._zeg(tekst.geen_antwoord(vraag, bezwaar))
        if not self._boek.bewaar(vraag, {"antwoord": waarde, "reden": ""}):
            return False
        if self._boek.huidig(vraag).antwoord != waarde:
            pass  # what somebody else answered meanwhile stays
        elif self._route.oordelen[vraag.id].bewijs_ontbreekt:
            self._zeg("Bij dit antwoord hoort bewijs.")
            self._vraag_bewijs(vraag, _LATER)
        elif waarde == WEET_NIET:
            self._zeg_bewijs_blijft(vraag)
        return self._verder(vraag.id)

    def _geef_nvt(self, vraag: Vraag, reden: str) -> bool:
        # With a reason that may still come: only whether it can be said at all.
        proef = Antwoord(antwoord=NVT, reden="-")
        if bezwaar := bezwaar_tegen(self._lijst, vraag, proef, self._rol):
            return self._zeg(tekst.geen_antwoord(vraag, bezwaar))
        reden = reden or self._gesprek.lees_tekst("Waarom geldt deze vraag bij u niet? [Enter = toch wel]: ")
        if not reden:
            return False
        if not self._boek.bewaar(vraag, {"antwoord": NVT, "reden": reden}):
            return False
        self._zeg_bewijs_blijft(vraag)
        return self._verder(vraag.id)

    def _zeg_bewijs_blijft(self, vraag: Vraag) -> None:
        if self._boek.huidig(vraag).bewijs:
            self._zeg(tekst.bewijs_blijft(self._route.nummers[vraag.id]))

    def _schrijf_bij(self, vraag: Vraag, veld: str, nieuw: str) -> bool:
        weg = f", {_WEG} = weghalen" if getattr(self._boek.huidig(vraag), veld) else ""
        nieuw = nieuw or self._gesprek.lees_tekst(f"Uw {veld} [Enter = zo laten{weg}]: ")
        if nieuw:
            self._boek.bewaar(vraag, {veld: "" if weg and nieuw == _WEG else nieuw})
        return False

    # --- Evidence ---

    def _geef_bewijs(self, vraag: Vraag) -> bool:
        if self._boek.huidig(vraag).antwoord is None:
            self._zeg("U gaf op deze vraag nog geen antwoord. Bewijs telt pas mee bij een antwoord.")
        self._vraag_bewijs(vraag, _TOCH_NIET)
        return False

    def _vraag_bewijs(self, vraag: Vraag, uitweg: str) -> None:
        """Add a piece of evidence, or take all of it away; `uitweg`: what Enter does."""
        bewijs, bronnen = self._boek.huidig(vraag).bewijs, self._boek.bestand.kop.bronnen
        nummers = {str(nummer): naam for nummer, naam in enumerate(bronnen, 1)}
        keuze = "0"
        if bronnen:
            self._zeg(*tekst.bronkeuze(list(bronnen.values()), mag_weg=bool(bewijs)))
            keuze = self._gesprek.kies(f"Welk stuk? {uitweg}: ", ("", "0", *nummers, *([_WEG] if bewijs else [])))
        if keuze == _WEG:
            self._boek.bewaar(vraag, {"bewijs": ()})
            return
        nieuw = self._lees_bron(uitweg) if keuze == "0" else {}
        naam = next(iter(nieuw), nummers.get(keuze))
        if naam and (plaats := self._lees_kort(f"Waar staat het? Bijvoorbeeld p. 4 {uitweg}: ")):
            verwijzing = Verwijzing(bron=naam, plaats=plaats)
            self._boek.bewaar(
                vraag, {"bewijs": (*bewijs, verwijzing)}, {een: nieuw[een] for een in nieuw if een not in bronnen}
            )

    def _lees_bron(self, uitweg: str) -> dict[str, Bron]:
        """A document that was not named before, under a name of its own; nothing when there is none after all."""
        titel = self._lees_kort(f"Uit welk stuk komt het? {uitweg}: ")
        if not titel:
            return {}
        bronnen = self._boek.bestand.kop.bronnen
        if gelijk := next((naam for naam, bron in bronnen.items() if bron.titel == titel), None):
            return {gelijk: bronnen[gelijk]}
        return {slug_van(titel, "bron", bronnen): Bron(titel=titel, datum=self._lees_datum())}

    def _lees_datum(self) -> str:
        while ruw := self._lees_kort("Van welke datum is het? Bijvoorbeeld 2025 of 31-3-2025 [Enter = weet niet]: "):
            if datum := lees_datum(ruw):
                return datum
            self._zeg(f"Dit is geen datum. {HULP_DATUM}")
        return ""

    def _lees_kort(self, vraag: str) -> str:
        """A text on one line, no longer than a title or a place can be."""
        while len(regel := " ".join(self._gesprek.lees_tekst(vraag).split())) > _LANGSTE:
            self._zeg(f"Dat is te lang. Het kan hooguit {_LANGSTE} tekens zijn.")
        return regel

    # --- The end ---

    def _sluit_af(self) -> None:
        """Nothing comes next: show the profile, and let people look again."""
        route = self._route
        self._toon_profiel()
        if route.open:
            nummers = tekst.reeksen(route.nummers[naam] for naam in route.open)
            self._zeg("", f"Nog niet ingevuld: vraag {nummers}.")
        self._zeg("")
        while True:
            regel = self._gesprek.lees("Nummer van een vraag om terug te gaan [Enter = stoppen]: ").lower()
            if regel in ("", "/q", "/stop"):
                raise Gestopt
            if self._terug(None) if regel in ("/t", "/terug") else self._ga_naar(regel.removeprefix("/v").strip()):
                return

    def _toon_profiel(self) -> None:
        """The figures so far, when there are any."""
        uitslag = scoor(self._lijst, self._boek.bestand)
        if not any(een.waarde is not None for een in uitslag.vragen.values()):
            return
        eerst = adviseer(self._lijst, uitslag).eerst_uitzoeken
        self._zeg(*tekst.voorlopig_profiel(self._lijst, uitslag, eerst, self._route.nummers))
