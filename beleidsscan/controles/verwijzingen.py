"""Een verwijzing naar iets dat er niet is of niet past.

Wat: een vraag, onderdeel, maatregel, tegenspraak of gespreksleidraad noemt een rol, ladder, bron, vraag, antwoord of
onderdeel dat niet bestaat. Of een filter staat te laat, telt mee of is geen filter. Of geen enkele indeling telt mee,
of geen band begint bij 0.
Waarom: zonder deze verwijzingen is geen enkel cijfer te vertrouwen. Met zo'n fout rekent het programma niet.

Fout:
    raakt: {gastvri: 1}    # dat uitgangspunt is er niet

Goed:
    raakt: {gastvrij: 1}
"""

from collections.abc import Collection, Iterable, Iterator

from ..model.antwoorden import NVT, WEET_NIET, Antwoord, Waarde, bezwaar_tegen
from ..model.basis import Verwijzing
from ..model.bevinding import Suggesties
from ..model.gesprek import Feit, Gespreksleidraad, Tip
from ..model.vraag import GetalVraag, JaNeeVraag, KeuzeVraag, NiveauVraag, OpenVraag, Vraag
from ..model.vragenlijst import Maatregel, Onderdeel, Tegenspraak, Vragenlijst
from .gebrek import Gebrek, Route, beweringen_met_route


def controleer(lijst: Vragenlijst, vroeger: Collection[str] = ()) -> Iterator[Gebrek]:
    """Every broken reference of a questionnaire; `vroeger` are the questions of an older version of it."""
    yield from _Verwijzingen(lijst, vroeger).alle()


class _Verwijzingen:
    def __init__(self, lijst: Vragenlijst, vroeger: Collection[str]) -> None:
        self.lijst = lijst
        self.vroeger = vroeger
        self.suggesties = Suggesties()
        self.blad: dict[str, str] = {}
        self.onderdelen: set[str] = set()
        for deel in lijst.onderdelen:
            self._verzamel(deel, deel.indeling or "")
        self.eerder: dict[str, Vraag] = {}

    def _verzamel(self, deel: Onderdeel, indeling: str) -> None:
        self.onderdelen.add(deel.id)
        if not deel.onderdelen:
            self.blad[deel.id] = indeling
        for kind in deel.onderdelen:
            self._verzamel(kind, indeling)

    def alle(self) -> Iterator[Gebrek]:
        if not any(indeling.telt_mee for indeling in self.lijst.indelingen.values()):
            yield Gebrek(("indelingen",), "Geen enkele indeling telt mee. Zet bij één 'telt_mee: true'.")
        if not any(band.vanaf == 0 for band in self.lijst.methode.banden):
            yield Gebrek(("methode", "banden"), "De banden beginnen niet bij 0.")
        yield from self._vergelijken()
        for i, deel in enumerate(self.lijst.onderdelen):
            route: Route = ("onderdelen", i)
            if deel.indeling is None:
                yield Gebrek(route, f"Bij '{deel.id}' ontbreekt 'indeling'.")
            else:
                yield from self._ken(self.lijst.indelingen, [((*route, "indeling"), deel.indeling)], "indeling")
            yield from self._onderdeel(deel, route)
        for i, maatregel in enumerate(self.lijst.maatregelen):
            yield from self._maatregel(maatregel, ("maatregelen", i))
        for i, tegenspraak in enumerate(self.lijst.tegenspraken):
            yield from self._tegenspraak(tegenspraak, ("tegenspraken", i))
        if self.lijst.gesprek:
            yield from self._gesprek(self.lijst.gesprek)

    def _vergelijken(self) -> Iterator[Gebrek]:
        if vergelijken := self.lijst.methode.vergelijken:
            route: Route = ("methode", "vergelijken", "zelf")
            yield from self._ken(self.lijst.rollen, [(route, vergelijken.zelf)], "rol")
            rol = self.lijst.rollen.get(vergelijken.zelf)
            if rol and not rol.een_stem:
                yield Gebrek(route, f"De rol '{vergelijken.zelf}' kan meer dan één invuller hebben.")

    def _gesprek(self, gesprek: Gespreksleidraad) -> Iterator[Gebrek]:
        route: Route = ("gesprek", "voor")
        yield from self._ken(self.lijst.rollen, [(route, gesprek.voor)], "rol")
        vergelijken = self.lijst.methode.vergelijken
        rol = self.lijst.rollen.get(gesprek.voor)
        if rol and rol.anoniem:
            yield Gebrek(route, f"De rol '{gesprek.voor}' is anoniem. Een leidraad laat zien wat zij antwoordde.")
        if vergelijken and vergelijken.zelf == gesprek.voor:
            yield Gebrek(route, f"De rol '{gesprek.voor}' is de andere kant van het gesprek, bij 'vergelijken'.")
        bovenaan, wat = [deel.id for deel in self.lijst.onderdelen], "onderdeel bovenaan"
        yield from self._ken_sleutels(bovenaan, ("gesprek", "onderwerpen"), gesprek.onderwerpen, wat)
        for hier, bewering in beweringen_met_route(self.lijst):
            yield from self._bronnen(bewering.bronnen, hier)
            if isinstance(bewering, Tip | Feit):
                namen = [((*hier, "onderdelen", i), naam) for i, naam in enumerate(bewering.onderdelen)]
                yield from self._ken(bovenaan, namen, wat)
        yield from self._ken(
            self.lijst.rollen, [(("gesprek", "tips", i, "voor"), tip.voor) for i, tip in enumerate(gesprek.tips)], "rol"
        )
        for i, feit in enumerate(gesprek.feiten):
            if feit.vraag:
                yield from self._vraag_bij_feit(feit, feit.vraag, gesprek.voor, ("gesprek", "feiten", i, "vraag"))

    def _vraag_bij_feit(self, feit: Feit, naam: str, voor: str, route: Route) -> Iterator[Gebrek]:
        """Its answers are shown beside each other above the fact, so there must be some, and in no one's own words."""
        yield from self._ken(self.lijst.vragen, [(route, naam)], "vraag")
        if feit.onderdelen:
            yield Gebrek(route, "Alleen een feit zonder 'onderdelen' kan een vraag noemen.")
        if vraag := self.lijst.vragen.get(naam):
            if voor not in vraag.rollen:
                yield Gebrek(route, f"De rol '{voor}' krijgt de vraag '{naam}' niet.")
            if isinstance(vraag, OpenVraag):
                yield Gebrek(route, f"De vraag '{naam}' is open. Een leidraad laat niet zien wat iemand zelf schreef.")

    def _onderdeel(self, deel: Onderdeel, route: Route) -> Iterator[Gebrek]:
        if deel.id == "geheel":
            yield Gebrek((*route, "id"), "De naam 'geheel' is bezet.")
        if deel.vragen and deel.onderdelen:
            yield Gebrek((*route, "vragen"), "Een onderdeel heeft vragen of onderdelen, niet allebei.")
        yield from self._bronnen(deel.bronnen, route)
        for i, vraag in enumerate(deel.vragen):
            yield from self._vraag(vraag, deel, (*route, "vragen", i))
            self.eerder[vraag.id] = vraag
        for i, kind in enumerate(deel.onderdelen):
            if kind.indeling is not None:
                yield Gebrek((*route, "onderdelen", i, "indeling"), "Alleen een onderdeel bovenaan heeft een indeling.")
            yield from self._onderdeel(kind, (*route, "onderdelen", i))

    def _vraag(self, vraag: Vraag, deel: Onderdeel, route: Route) -> Iterator[Gebrek]:
        rollen: list[tuple[Route, str]] = [((*route, "rollen", i), rol) for i, rol in enumerate(vraag.rollen)]
        yield from self._ken(self.lijst.rollen, rollen, "rol")
        yield from self._ken_sleutels(vraag.rollen, (*route, "per_rol"), vraag.per_rol, "rol van deze vraag")
        if not isinstance(vraag.nvt, str):
            yield from self._ken_sleutels(vraag.rollen, (*route, "nvt"), vraag.nvt, "rol van deze vraag")
        yield from self._bronnen(vraag.bronnen, route)
        yield from self._koppelingen(vraag, deel, (*route, "raakt"))
        yield from self._soort(vraag, route)
        if vraag.als:
            yield from self._voorwaarde(vraag, (*route, "als"))
        if vraag.grens:
            onderdeel: list[tuple[Route, str]] = [((*route, "grens", "onderdeel"), vraag.grens.onderdeel)]
            yield from self._ken(self.onderdelen, onderdeel, "onderdeel")
            for i, antwoord in enumerate(vraag.grens.bij):
                yield from self._antwoord(vraag, antwoord, (*route, "grens", "bij", i))

    def _koppelingen(self, vraag: Vraag, deel: Onderdeel, route: Route) -> Iterator[Gebrek]:
        yield from self._ken_sleutels(self.blad, route, vraag.raakt, "onderdeel met vragen")
        for naam in vraag.raakt:
            indeling = self.lijst.indelingen.get(self.blad.get(naam, ""))
            if naam == deel.id or (indeling and indeling.telt_mee):
                bericht = f"'{naam}' telt zelf mee in het geheel. Zo zou deze vraag dubbel tellen."
                yield Gebrek((*route, naam), bericht, bij_naam=True)

    def _soort(self, vraag: Vraag, route: Route) -> Iterator[Gebrek]:
        if isinstance(vraag, NiveauVraag):
            yield from self._ken(self.lijst.ladders, [((*route, "ladder"), vraag.ladder)], "ladder")
            if len(vraag.niveaus) == 1:
                yield Gebrek((*route, "niveaus"), "Een ladder heeft minstens twee niveaus.")
        if isinstance(vraag, GetalVraag) and vraag.ankers.nul == vraag.ankers.een:
            yield Gebrek((*route, "ankers"), "De twee ankers zijn gelijk. Dan heeft geen getal een waarde.")
        if isinstance(vraag, KeuzeVraag):
            yield from self._opties(vraag, (*route, "opties"))
        if isinstance(vraag, KeuzeVraag | JaNeeVraag) and vraag.filter and (vraag.nvt or vraag.grens or vraag.raakt):
            yield Gebrek(route, "Een filtervraag heeft geen 'nvt', geen 'grens' en geen 'raakt'.")

    @staticmethod
    def _opties(vraag: KeuzeVraag, route: Route) -> Iterator[Gebrek]:
        gezien = {NVT, WEET_NIET}
        for i, optie in enumerate(vraag.opties):
            if optie.id in gezien:
                yield Gebrek((*route, i, "id"), f"De keuze '{optie.id}' is al bezet.")
            gezien.add(optie.id)
            if (optie.waarde is None) != vraag.filter:
                bericht = "heeft geen waarde nodig: een filter telt niet" if vraag.filter else "heeft geen waarde"
                yield Gebrek((*route, i), f"De keuze '{optie.id}' {bericht}.")

    def _voorwaarde(self, vraag: Vraag, route: Route) -> Iterator[Gebrek]:
        if vraag.als is None:
            return
        filter_ = self.eerder.get(vraag.als.vraag)
        if filter_ is None:
            filters = [een.id for een in self.eerder.values() if not een.telt]
            bericht = f"De filtervraag '{vraag.als.vraag}' staat niet eerder in de lijst."
            yield Gebrek((*route, "vraag"), bericht, self._hulp(vraag.als.vraag, filters))
        elif not isinstance(filter_, KeuzeVraag | JaNeeVraag) or not filter_.filter:
            yield Gebrek((*route, "vraag"), f"'{filter_.id}' is geen filtervraag. Zet daar 'filter: true'.")
        else:
            for i, antwoord in enumerate(vraag.als.is_):
                yield from self._antwoord(filter_, antwoord, (*route, "is", i))

    def _maatregel(self, maatregel: Maatregel, route: Route) -> Iterator[Gebrek]:
        yield from self._ken(self.onderdelen, [((*route, "onderdeel"), maatregel.onderdeel)], "onderdeel")
        yield from self._bronnen(maatregel.bronnen, route)
        yield from self._ken_sleutels(self.lijst.vragen, (*route, "tilt"), maatregel.tilt, "vraag")
        for naam, antwoord in maatregel.tilt.items():
            if vraag := self.lijst.vragen.get(naam):
                if not vraag.telt:
                    bericht = f"'{naam}' telt niet mee; een maatregel kan die vraag niet optillen."
                    yield Gebrek((*route, "tilt", naam), bericht, bij_naam=True)
                yield from self._antwoord(vraag, antwoord, (*route, "tilt", naam))

    def _tegenspraak(self, tegenspraak: Tegenspraak, route: Route) -> Iterator[Gebrek]:
        for helft, keuzes in (("als", tegenspraak.als), ("en", tegenspraak.en)):
            yield from self._ken_sleutels(self.lijst.vragen, (*route, helft), keuzes, "vraag")
            for naam, antwoorden in keuzes.items():
                if vraag := self.lijst.vragen.get(naam):
                    for i, antwoord in enumerate(antwoorden):
                        yield from self._antwoord(vraag, antwoord, (*route, helft, naam, i))

    def _antwoord(self, vraag: Vraag, antwoord: Waarde, route: Route) -> Iterator[Gebrek]:
        if isinstance(vraag, NiveauVraag) and not vraag.niveaus and vraag.ladder not in self.lijst.ladders:
            return  # already said; without a ladder nobody knows its levels
        gegeven = Antwoord.model_construct(antwoord=antwoord, reden="-")
        bezwaar = bezwaar_tegen(self.lijst, vraag, gegeven, vraag.rollen[0])
        if bezwaar or antwoord in (NVT, WEET_NIET):
            yield Gebrek(route, f"'{antwoord}' is geen antwoord op '{vraag.id}'.", bezwaar.bericht if bezwaar else "")

    def _bronnen(self, bronnen: Iterable[Verwijzing], route: Route) -> Iterator[Gebrek]:
        namen = [((*route, "bronnen", i, "bron"), bron.bron) for i, bron in enumerate(bronnen)]
        yield from self._ken(self.lijst.bronnen, namen, "bron")

    def _ken_sleutels(self, bekend: Collection[str], route: Route, namen: Iterable[str], wat: str) -> Iterator[Gebrek]:
        """As `_ken`, for names that are keys."""
        for een in self._ken(bekend, [((*route, naam), naam) for naam in namen], wat):
            yield een._replace(bij_naam=True)

    def _ken(self, bekend: Collection[str], namen: Iterable[tuple[Route, str]], wat: str) -> Iterator[Gebrek]:
        for route, naam in namen:
            if naam not in bekend:
                bekende = "bekend" if wat.startswith("onderdeel") else "bekende"  # het onderdeel, de vraag
                yield Gebrek(route, f"'{naam}' is geen {bekende} {wat}.", self._hulp(naam, bekend))

    def _hulp(self, naam: str, bekend: Iterable[str]) -> str:
        if naam in self.vroeger and naam not in self.lijst.vragen:  # no misspelling, but a question that went
            return "In de oudere vragenlijst staat die vraag nog."
        return self.suggesties.bij(naam, bekend)
