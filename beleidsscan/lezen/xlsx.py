"""The cells of an .xlsx (ECMA-376, part 1, chapter 18), as Excel, LibreOffice, Google and libraries write them."""

import posixpath
import re
from datetime import date, timedelta

from .pakket import Ontvanger, Pakket, beschadigd
from .werkbladen import Blad, Cel, Celwaarde, Omvang, bereik, plek, procent, van_formule

_WERKBOEK = "xl/workbook.xml"
_RELATIES = "xl/_rels/workbook.xml.rels"
# A character that XML cannot hold, or the start of a text that looks like one.
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
# Formats without a text of their own: see numFmt in the standard.
_DATUMS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PROCENTEN = frozenset({9, 10})
_GEEN_CODE = re.compile(r'"[^"]*"|\[[^]]*]|\\.|_.|\*.')
_LAATSTE_DAG = 2_958_465  # 31 December 9999


def lees_xlsx(pakket: Pakket) -> list[Blad]:
    """The sheets in order. Raises Weigering."""
    boek = _Werkboek()
    pakket.ontleed(_WERKBOEK, boek)
    relaties = _Relaties()
    pakket.ontleed(_RELATIES, relaties)
    teksten, stijlen = _Teksten(), _Stijlen()
    for naam, ontvanger in (("xl/sharedStrings.xml", teksten), ("xl/styles.xml", stijlen)):
        if naam in pakket.namen:
            pakket.ontleed(naam, ontvanger)
    bladen, omvang = list[Blad](), Omvang()
    for naam, relatie in boek.bladen:
        if pad := relaties.bladen.get(relatie):
            lezer = _Blad(naam, teksten.teksten, stijlen.soorten, boek.dag_nul, omvang)
            pakket.ontleed(pad, lezer)
            bladen.append(lezer.blad)
    return bladen


def _kaal(naam: str) -> str:
    return naam.rpartition("}")[2]


class _Werkboek(Ontvanger):
    def __init__(self) -> None:
        self.bladen: list[tuple[str, str]] = []
        self.dag_nul = date(1899, 12, 30)  # Excel counts a 29 February 1900 that there was not

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        if _kaal(naam) == "sheet":
            relatie = next((een for sleutel, een in eigenschappen.items() if sleutel.endswith("}id")), "")
            self.bladen.append((eigenschappen.get("name", ""), relatie))
        elif _kaal(naam) == "workbookPr" and eigenschappen.get("date1904") in ("1", "true"):
            self.dag_nul = date(1904, 1, 1)


class _Relaties(Ontvanger):
    def __init__(self) -> None:
        self.bladen: dict[str, str] = {}

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        if _kaal(naam) == "Relationship" and eigenschappen.get("Type", "").endswith("/worksheet"):
            # Seen from the folder of the workbook; one that starts with a slash, from the top.
            doel = posixpath.normpath(posixpath.join("/xl", eigenschappen["Target"]))
            self.bladen[eigenschappen["Id"]] = doel.lstrip("/")


class _Teksten(Ontvanger):
    """The texts that cells refer to, without their looks and without phonetic signs."""

    def __init__(self) -> None:
        self.teksten: list[str] = []
        self._delen: list[str] = []
        self._in_tekst = self._in_klank = False

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:  # noqa: ARG002 - as the others
        match _kaal(naam):
            case "si":
                self._delen = []
            case "rPh":
                self._in_klank = True
            case "t":
                self._in_tekst = not self._in_klank

    def tekst(self, tekst: str) -> None:
        if self._in_tekst:
            self._delen.append(tekst)

    def sluit(self, naam: str) -> None:
        match _kaal(naam):
            case "si":
                self.teksten.append(_leesbaar("".join(self._delen)))
            case "rPh":
                self._in_klank = False
            case "t":
                self._in_tekst = False


class _Stijlen(Ontvanger):
    """For every style of cells whether it shows a date or a percentage."""

    def __init__(self) -> None:
        self.soorten: list[str] = []
        self._eigen: dict[int, str] = {}
        self._in_stijlen = False

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        match _kaal(naam):
            case "numFmt":
                self._eigen[int(eigenschappen["numFmtId"])] = eigenschappen["formatCode"]
            case "cellXfs":
                self._in_stijlen = True
            case "xf" if self._in_stijlen:
                self.soorten.append(self._soort(int(eigenschappen.get("numFmtId", "0"))))

    def sluit(self, naam: str) -> None:
        if _kaal(naam) == "cellXfs":
            self._in_stijlen = False

    def _soort(self, nummer: int) -> str:
        code = _GEEN_CODE.sub("", self._eigen.get(nummer, "")).lower()
        if nummer in _DATUMS or any(letter in code for letter in "dmyhs"):
            return "datum"
        return "procent" if nummer in _PROCENTEN or "%" in code else ""


class _Blad(Ontvanger):
    """The cells of one sheet."""

    def __init__(self, naam: str, teksten: list[str], stijlen: list[str], dag_nul: date, omvang: Omvang) -> None:
        self.blad, self._omvang = Blad(naam), omvang
        self._teksten, self._stijlen, self._dag_nul = teksten, stijlen, dag_nul
        self._rij = self._kolom = -1
        self._cel: dict[str, str] = {}
        self._delen: list[str] = []
        self._formule: list[str] | None = None
        self._naar: list[str] | None = None  # to which of these the text belongs that comes in
        self._in_klank = False

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        match _kaal(naam):
            case "row":
                self._rij = int(eigenschappen["r"]) - 1 if "r" in eigenschappen else self._rij + 1
                self._kolom = -1
            case "c":
                self._open_cel(eigenschappen)
            case "f":
                self._naar = self._formule = []
                # A formula in one cell that fills others too. A shared one stands in each of its cells.
                if eigenschappen.get("t") in ("array", "dataTable"):
                    self._omvang.tel_bereik()
                    self.blad.formules.append(bereik(eigenschappen["ref"]))
            case "v":
                self._naar = self._delen
            case "t" if not self._in_klank:
                self._naar = self._delen
            case "rPh":
                self._in_klank = True
            case "mergeCell":
                self._omvang.tel_bereik()
                self.blad.samengevoegd.append(bereik(eigenschappen["ref"]))

    def _open_cel(self, eigenschappen: dict[str, str]) -> None:
        self._cel, self._delen, self._formule, self._naar = eigenschappen, [], None, None
        # Without a name a cell stands right of the one before it.
        self._rij, self._kolom = plek(eigenschappen["r"]) if "r" in eigenschappen else (self._rij, self._kolom + 1)

    def tekst(self, tekst: str) -> None:
        if self._naar is not None:
            self._naar.append(tekst)

    def sluit(self, naam: str) -> None:
        match _kaal(naam):
            case "f" | "v" | "t":
                self._naar = None
            case "rPh":
                self._in_klank = False
            case "c":
                if cel := self._gelezen("".join(self._delen)):
                    self._omvang.tel_cel(cel)
                    self.blad.cellen[self._rij, self._kolom] = cel

    def _gelezen(self, ruw: str) -> Cel | None:
        if self._formule is not None:
            return van_formule("".join(self._formule))
        if self._cel.get("t") == "e":
            return Cel(ruw, "fout")
        return Cel(self._waarde(ruw)) if ruw else None

    def _waarde(self, ruw: str) -> Celwaarde:
        match self._cel.get("t", "n"):
            case "s":
                return self._teksten[int(ruw)]
            case "str" | "inlineStr":
                return _leesbaar(ruw)
            case "b":
                return ruw.strip() in ("1", "true")
            case "d":
                return date.fromisoformat(ruw[:10])
            case "n":
                return self._getal(float(ruw))
        raise beschadigd()

    def _getal(self, getal: float) -> Celwaarde:
        nummer = int(self._cel.get("s", "0"))
        soort = self._stijlen[nummer] if nummer < len(self._stijlen) else ""
        if soort == "datum" and 0 <= getal <= _LAATSTE_DAG - 1500:
            return self._dag_nul + timedelta(days=int(getal))
        return procent(getal) if soort == "procent" else getal


def _leesbaar(tekst: str) -> str:
    """A text with one kind of line end and its escaped characters written out, half characters aside."""
    heel = _CODE.sub(lambda code: code[0] if 0xD800 <= int(code[1], 16) < 0xE000 else chr(int(code[1], 16)), tekst)
    return heel.replace("\r\n", "\n").replace("\r", "\n")
