"""The cells of an .ods (OpenDocument 1.3, part 3, chapter 9), as LibreOffice writes them."""

from datetime import date

from .pakket import Ontvanger, Pakket, Weigering, beschadigd
from .werkbladen import Bereik, Blad, Cel, Celwaarde, Omvang, keur_lengte, procent, van_formule

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT = f"{_NS}office:1.0}}", f"{_NS}table:1.0}}", f"{_NS}text:1.0}}"
_CELLEN = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
# What can hold text, or cells, of its own within a cell or a sheet: remarks and drawings.
_ERBUITEN = f"{_OFFICE}annotation", f"{_NS}drawing:1.0}}"
_VAN_ELDERS = frozenset({f"{_TABLE}table-source", f"{_TABLE}cell-range-source", f"{_TABLE}dde-link"})
_WIT = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def lees_ods(pakket: Pakket) -> list[Blad]:
    """The sheets in order. Raises Weigering."""
    if b"encryption-data" in pakket.lees("META-INF/manifest.xml"):
        raise Weigering("Dit werkboek is beveiligd met een wachtwoord.", "Sla het op zonder wachtwoord.")
    inhoud = _Inhoud()
    pakket.ontleed("content.xml", inhoud)
    return inhoud.bladen


def _aantal(eigenschappen: dict[str, str], naam: str) -> int:
    return max(1, int(eigenschappen.get(f"{_TABLE}{naam}", "1")))


class _Inhoud(Ontvanger):
    """Walks the only part that matters. A cell or a row that says that it is repeated stands there so many times."""

    def __init__(self) -> None:
        self.bladen: list[Blad] = []
        self._rij = self._kolom = 0
        self._rijen = 1
        self._gevuld: list[tuple[int, Cel]] = []
        self._cel: dict[str, str] | None = None
        self._delen: list[str] = []
        self._lengte = self._alineas = self._erbuiten = 0
        self._omvang = Omvang()

    def open(self, naam: str, eigenschappen: dict[str, str]) -> None:
        if naam in _VAN_ELDERS:
            raise Weigering("Dit werkboek verwijst naar andere bestanden.", "Verbreek ze met: Bewerken > Koppelingen.")
        if self._erbuiten or naam.startswith(_ERBUITEN):
            self._erbuiten += 1
        elif naam == f"{_TABLE}table":
            self.bladen.append(Blad(eigenschappen.get(f"{_TABLE}name", "")))
            self._rij = 0
        elif naam == f"{_TABLE}table-row" and self.bladen:
            self._rijen, self._kolom, self._gevuld = _aantal(eigenschappen, "number-rows-repeated"), 0, []
        elif naam in _CELLEN:
            self._cel, self._delen, self._lengte, self._alineas = eigenschappen, [], 0, 0
        elif naam == f"{_TEXT}p":
            self._neem("\n" if self._alineas else "")
            self._alineas += 1
        elif naam == f"{_TEXT}s":
            self._neem(" " * min(int(eigenschappen.get(f"{_TEXT}c", "1")), 1000))
        elif naam in _WIT:
            self._neem(_WIT[naam])

    def tekst(self, tekst: str) -> None:
        # White space of the file itself stands outside paragraphs.
        if self._alineas and not self._erbuiten:
            self._neem(tekst)

    def _neem(self, tekst: str) -> None:
        if self._cel is not None:
            self._lengte += len(tekst)
            keur_lengte(self._lengte)
            self._delen.append(tekst)

    def sluit(self, naam: str) -> None:
        if self._erbuiten:
            self._erbuiten -= 1
        elif naam in _CELLEN and self._cel is not None and self.bladen:
            self._sluit_cel(self._cel)
            self._cel = None
        elif naam == f"{_TABLE}table-row" and self.bladen:
            self._sluit_rij()

    def _sluit_cel(self, eigenschappen: dict[str, str]) -> None:
        aantal = _aantal(eigenschappen, "number-columns-repeated")
        if cel := self._gelezen(eigenschappen):
            self._omvang.tel_cel(cel, aantal * self._rijen)
            self._gevuld += [(self._kolom + i, cel) for i in range(aantal)]
        self._onthoud_bereik(eigenschappen, "columns-spanned", "rows-spanned", self.bladen[-1].samengevoegd)
        if f"{_TABLE}formula" in eigenschappen:
            namen = "matrix-columns-spanned", "matrix-rows-spanned"
            self._onthoud_bereik(eigenschappen, *namen, self.bladen[-1].formules)
        self._kolom += aantal

    def _onthoud_bereik(self, eigenschappen: dict[str, str], breed: str, hoog: str, lijst: list[Bereik]) -> None:
        breedte, hoogte = _aantal(eigenschappen, f"number-{breed}"), _aantal(eigenschappen, f"number-{hoog}")
        if breedte > 1 or hoogte > 1:
            self._omvang.tel_bereik()
            lijst.append(Bereik(self._rij, self._kolom, self._rij + hoogte - 1, self._kolom + breedte - 1))

    def _sluit_rij(self) -> None:
        for rij in range(self._rij, self._rij + self._rijen) if self._gevuld else ():
            self.bladen[-1].cellen.update({(rij, kolom): cel for kolom, cel in self._gevuld})
        self._rij += self._rijen

    def _gelezen(self, eigenschappen: dict[str, str]) -> Cel | None:
        if (formule := eigenschappen.get(f"{_TABLE}formula")) is not None:
            return van_formule(formule)
        waarde = self._waarde(eigenschappen)
        return None if waarde in ("", None) else Cel(waarde)

    def _waarde(self, eigenschappen: dict[str, str]) -> Celwaarde:
        tekst = "".join(self._delen)
        match eigenschappen.get(f"{_OFFICE}value-type"):
            case "float" | "currency":
                return float(eigenschappen[f"{_OFFICE}value"])
            case "percentage":
                return procent(float(eigenschappen[f"{_OFFICE}value"]))
            case "boolean":
                return eigenschappen[f"{_OFFICE}boolean-value"] == "true"
            case "date":
                return date.fromisoformat(eigenschappen[f"{_OFFICE}date-value"][:10])
            case "string" | "time":
                return eigenschappen.get(f"{_OFFICE}string-value", tekst)
            case None | "void":
                return None
        raise beschadigd()
