"""An answer file, checked against its questionnaire."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from ..model.antwoorden import GESPREKSVELDEN, Antwoord, Antwoordbestand, Antwoorden, Kop, bezwaar_tegen
from ..model.bevinding import Bevinding, InvoerFout, Suggesties, Uitgang
from ..model.migratie import keten
from ..model.vragenlijst import Vragenlijst
from .fouten import vertaal
from .plaatsen import Plaatsen
from .vragenlijst import GekeurdeVragenlijst, OnbekendeVragenlijst
from .yaml import lees_yaml, lees_yaml_tekst

_BIJWERKEN_KAN = "Bijwerken kan met: beleidsscan bijwerken BESTAND"
_ANTWOORDEN: TypeAdapter[dict[str, Antwoord]] = TypeAdapter(Antwoorden)


class Scan(NamedTuple):
    """An answer file with its questionnaire and what there is to remark about it (warnings)."""

    antwoorden: Antwoordbestand
    vragenlijst: Vragenlijst
    vragenlijst_sha256: str
    plaatsen: Plaatsen


def lees_scan(pad: Path, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Scan:
    """Read an answer file and check it against the questionnaire that it names (`vragenlijst_van` finds that one).

    Raises BeleidsscanFout when something cannot be read, and InvoerFout with every finding at once.
    """
    return keur_scan(*lees_yaml(pad), vragenlijst_van)


def lees_scan_tekst(tekst: str, bestand: str, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Scan:
    """As `lees_scan`, from a text; `bestand` is the name that places get."""
    return keur_scan(*lees_yaml_tekst(tekst, bestand), vragenlijst_van)


def keur_scan(ruw: Any, plaatsen: Plaatsen, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]) -> Scan:
    """As `lees_scan`, from the plain values that YAML would give and the places of all of them."""
    gekeurd = kies_vragenlijst(ruw, plaatsen, vragenlijst_van)
    antwoorden = _Keuring(ruw, plaatsen, gekeurd).antwoordbestand()
    return Scan(antwoorden, gekeurd.vragenlijst, gekeurd.sha256, plaatsen)


def kies_vragenlijst(
    ruw: Any, plaatsen: Plaatsen, vragenlijst_van: Callable[[str], GekeurdeVragenlijst]
) -> GekeurdeVragenlijst:
    """The questionnaire that an answer file names. Raises InvoerFout when it names none, or none that there is."""
    if not isinstance(ruw, dict) or not isinstance(ruw.get("scan"), str):
        bericht = "Dit is geen antwoordbestand: de regel 'scan: ...' ontbreekt."
        hulp = "Een nieuw bestand maakt u met: beleidsscan nieuw UwGemeente --rol gemeente"
        geen_scan = Bevinding(plaatsen.zoek(("scan",)), "ontbreekt", bericht, hulp=hulp)
        uitgang = Uitgang.FOUTEN if isinstance(ruw, dict) else Uitgang.ONBRUIKBAAR
        raise InvoerFout([*plaatsen.bevindingen, geen_scan], uitgang)
    try:
        return vragenlijst_van(ruw["scan"])
    except OnbekendeVragenlijst as fout:
        raise InvoerFout([*plaatsen.bevindingen, Bevinding(plaatsen.zoek(("scan",)), "scan", str(fout))]) from None


def lees_antwoorden(ruw: Any) -> dict[str, Antwoord]:
    """The answers, as far as the questionnaire has no say in it. Raises ValidationError."""
    return _ANTWOORDEN.validate_python({} if ruw is None else ruw)


class _Keuring:
    """Checks the header and every answer apart, so that one mistake does not hide the next."""

    def __init__(self, ruw: dict[str, Any], plaatsen: Plaatsen, gekeurd: GekeurdeVragenlijst) -> None:
        self.kop_ruw = {sleutel: waarde for sleutel, waarde in ruw.items() if sleutel != "antwoorden"}
        gegeven = ruw.get("antwoorden", "")
        self.antwoorden_ruw = {} if gegeven is None else gegeven  # all still to be filled in
        self.plaatsen = plaatsen
        self.vragenlijst = gekeurd.vragenlijst
        self.bevindingen = list(plaatsen.bevindingen)
        self.suggesties = Suggesties()

    def antwoordbestand(self) -> Antwoordbestand:
        kop = self._kop()
        antwoorden = self._antwoorden()
        self._keur_antwoorden(antwoorden)
        if self.bevindingen or kop is None:
            raise InvoerFout(self.bevindingen)
        return Antwoordbestand.model_construct(kop=kop, antwoorden=antwoorden)

    def _kop(self) -> Kop | None:
        self._keur_kop()
        try:
            return Kop.model_validate(self.kop_ruw)
        except ValidationError as fout:
            self.bevindingen += vertaal(fout.errors(include_url=False), self.plaatsen, Antwoordbestand)
            return None

    def _keur_kop(self) -> None:
        """What only the questionnaire can tell, on the raw values: the rest of the header may be wrong as well."""
        lijst, ruw = self.vragenlijst, self.kop_ruw
        if ruw["scan"] != lijst.id:
            self._meld("scan", ("scan",), f"Deze vragenlijst heet '{lijst.id}'.")
        if "versie" in ruw and str(ruw["versie"]) != lijst.versie:
            bericht = f"Dit hoort bij versie {ruw['versie']}; wij hebben versie {lijst.versie}."
            kan = keten(lijst.migraties, str(ruw["versie"]), lijst.versie) is not None
            self._meld("versie", ("versie",), bericht, _BIJWERKEN_KAN if kan else "")
        rol = ruw.get("rol")
        if isinstance(rol, str) and rol not in lijst.rollen:
            self._meld("rol", ("rol",), f"De rol '{rol}' is er niet.", self._kies(rol, lijst.rollen))
        for veld in lijst.rollen[rol].vraagt if isinstance(rol, str) and rol in lijst.rollen else ():
            if ruw.get(veld) is None:
                self._meld("ontbreekt", ("rol",), f"Bij de rol '{rol}' hoort ook '{veld}'.")
        self._keur_gespreksinvoer(rol)
        bekend = [naam for deel in lijst.onderdelen for naam in (deel.id, deel.nummer)]
        doelen = ruw.get("doelen")
        for naam in doelen if isinstance(doelen, dict) else ():
            if naam not in bekend:
                self._meld(
                    "doel", ("doelen", naam), f"'{naam}' is geen onderdeel.", self._kies(naam, bekend), sleutel=True
                )
        for deel in lijst.onderdelen:
            if isinstance(doelen, dict) and deel.id in doelen and deel.nummer in doelen:
                bericht = f"Het doel van '{deel.id}' staat hier ook onder '{deel.nummer}'. Laat er één staan."
                self._meld("doel", ("doelen", deel.id), bericht, sleutel=True)

    def _keur_gespreksinvoer(self, rol: Any) -> None:
        """What only the role of the conversation guide enters, and only for tasks that the guide knows."""
        gesprek, ruw = self.vragenlijst.gesprek, self.kop_ruw
        taaklast = ruw.get("taaklast")
        taken = taaklast.get("taken") if isinstance(taaklast, dict) else None
        if isinstance(rol, str) and rol in self.vragenlijst.rollen and (gesprek is None or rol != gesprek.voor):
            hulp = f"Dat is voor de rol '{gesprek.voor}'." if gesprek else ""
            for veld in GESPREKSVELDEN:
                if ruw.get(veld) is not None:
                    self._meld("onbekend-veld", (veld,), f"Bij de rol '{rol}' hoort geen '{veld}'.", hulp, sleutel=True)
        elif gesprek and isinstance(taken, dict):
            for naam in taken:
                if naam not in gesprek.taken:
                    hulp = self._kies(naam, gesprek.taken)
                    self._meld("taak", ("taaklast", "taken", naam), f"'{naam}' is geen taak.", hulp, sleutel=True)

    def _antwoorden(self) -> dict[str, Antwoord]:
        ruw = self.antwoorden_ruw
        if not isinstance(ruw, dict):
            self._meld("ontbreekt", ("antwoorden",), "Onder 'antwoorden:' horen regels als 'vraag: antwoord'.")
            return {}
        try:
            return lees_antwoorden(ruw)
        except ValidationError as fout:
            fouten = fout.errors(include_url=False)
        self.bevindingen += vertaal(fouten, self.plaatsen, Antwoordbestand, ("antwoorden",))
        fout_bij = {een["loc"][0] for een in fouten}
        return lees_antwoorden({naam: een for naam, een in ruw.items() if naam not in fout_bij})

    def _keur_antwoorden(self, antwoorden: dict[str, Antwoord]) -> None:
        vragen = self.vragenlijst.vragen
        for naam in self.antwoorden_ruw if isinstance(self.antwoorden_ruw, dict) else ():
            if naam not in vragen:
                bericht = f"De vraag '{naam}' staat niet in deze vragenlijst."
                hulp = self.suggesties.bij(naam, vragen)
                self._meld("onbekende-vraag", ("antwoorden", naam), bericht, hulp, sleutel=True)
        bronnen = self.kop_ruw.get("bronnen")
        bekende_bronnen = bronnen if isinstance(bronnen, dict) else {}
        rol = str(self.kop_ruw.get("rol"))
        for naam, gegeven in antwoorden.items():
            if (vraag := vragen.get(naam)) and (bezwaar := bezwaar_tegen(self.vragenlijst, vraag, gegeven, rol)):
                self._meld(bezwaar.code, ("antwoorden", naam, "antwoord"), bezwaar.bericht, bezwaar.hulp)
            for i, bewijs in enumerate(gegeven.bewijs):
                if bewijs.bron not in bekende_bronnen:
                    bericht = f"De bron '{bewijs.bron}' staat niet onder 'bronnen:'."
                    route = ("antwoorden", naam, "bewijs", i, "bron")
                    hulp = self.suggesties.bij(bewijs.bron, bekende_bronnen) or _zo_noemt_u(bewijs.bron)
                    self._meld("onbekende-bron", route, bericht, hulp)

    def _kies(self, woord: str, keuzes: Iterable[str]) -> str:
        return self.suggesties.bij(woord, keuzes) or f"Kies uit: {', '.join(keuzes)}."

    def _meld(
        self, code: str, route: tuple[str | int, ...], bericht: str, hulp: str = "", *, sleutel: bool = False
    ) -> None:
        self.bevindingen.append(Bevinding(self.plaatsen.zoek(route, sleutel=sleutel), code, bericht, hulp=hulp))


def _zo_noemt_u(bron: str) -> str:
    return f"Zet hem onder 'bronnen:' bovenin, bijvoorbeeld: {bron}: {{titel: Naam van het stuk}}"
