"use strict";
// What is an answer: the same rules as beleidsscan/model/invoer.py and model/antwoorden.py, for as far as a form needs
// them. tests/gevallen/invoer.yaml holds both to the same cases.

const WEET_NIET = "weet-niet";
const NVT = "nvt";

const NIET_ANTWOORDEN = new Map([
  ...["weet niet", "weet-niet", "weetniet", "weet ik niet"].map((woord) => [woord, WEET_NIET]),
  ...["nvt", "n.v.t.", "n.v.t", "niet van toepassing"].map((woord) => [woord, NVT]),
]);
const HEEL = /^[-+]?[0-9]{1,18}$/;
const MET_KOMMA = /^([-+]?[0-9]{1,18}),([0-9]{1,12})$/;
const MET_PUNT = /^[-+]?[0-9]{1,18}\.(?:[0-9]{1,2}|[0-9]{4,12})$/;
const MET_PUNTEN_EN_KOMMA = /^([-+]?[0-9]{1,3}(?:\.[0-9]{3})+),([0-9]{1,12})$/;
const DUIZENDTALLEN = /^[0-9]{1,3}(\.[0-9]{3})+$/;
// Line ends to YAML that a browser does not take for one, and what may stand in no file at all.
const REGELEINDEN = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const ONZICHTBAAR = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** An exact number, written as an answer file does; no floats, so that 0.1 stays a tenth. */
class Getal {
  constructor(tekst) {
    const [, min, heel, deel = ""] = /^([-+]?)0*([0-9]*?)(?:\.([0-9]*?)0*)?$/.exec(tekst);
    const kaal = (heel || "0") + (deel && `.${deel}`);
    this.tekst = min === "-" && kaal !== "0" ? `-${kaal}` : kaal;
    // As words, the way a version or a page is meant: 4.10 is not 4.1.
    this.woord = tekst.replace(/^\+/, "").replace(/^(-?)0+(?=[0-9])/, "$1");
  }

  toString() {
    return this.tekst;
  }
}

/** A text as it may stand in a file: one kind of line end, nothing invisible. Word pastes both. */
function schoneTekst(tekst) {
  return tekst.replace(REGELEINDEN, "\n").replace(new RegExp(ONZICHTBAAR, "gu"), "").replace(/\ufeff/g, "").trim();
}

/** The answer that was meant by what somebody typed; what cannot be understood stays text. */
function leesInvoer(vraag, ruw) {
  const woord = ruw.split(/\s+/).filter(Boolean).join(" ");
  if (!woord) return null;
  const niet = NIET_ANTWOORDEN.get(woord.toLowerCase());
  if (niet) return niet;
  return vraag.soort === "getal" ? leesGetal(vraag, woord) : ruw.trim();
}

function leesGetal(vraag, woord) {
  const procent = vraag.eenheid.includes("%") || vraag.eenheid.toLowerCase().includes("procent");
  const kaal = procent && woord.endsWith("%") ? woord.slice(0, -1).trimEnd() : woord;
  if (HEEL.test(kaal) || MET_PUNT.test(kaal)) return new Getal(kaal);
  const deel = MET_KOMMA.exec(kaal) || MET_PUNTEN_EN_KOMMA.exec(kaal);
  const heel = deel && deel[1].replaceAll(".", "");
  if (!deel || heel.replace(/^[-+]?0*/, "").length > 18) return woord;
  const rest = deel[2].replace(/0+$/, ""); // three decimals that end on a zero are read as thousands
  return new Getal(rest ? `${heel}.${rest}` : heel);
}

/** Whether this says that a question does not apply and only the reason is still to come. */
function isZonderReden(vraag, waarde, reden) {
  return waarde === NVT && vraag.nvt && !reden.trim();
}

/** What is wrong with this answer to this question, in words; nothing when it is right. */
function bezwaarTegen(vraag, waarde, reden) {
  if (waarde === null || waarde === WEET_NIET) return "";
  if (waarde === NVT) {
    if (!vraag.nvt) return "Bij deze vraag kan 'niet van toepassing' niet. Weet u het niet? Kies dan: weet ik niet.";
    return isZonderReden(vraag, waarde, reden) ? "Schrijf erbij waarom deze vraag niet van toepassing is." : "";
  }
  if (vraag.soort === "getal") return bezwaarTegenGetal(vraag, waarde);
  if (vraag.soort === "open") return typeof waarde === "string" ? "" : "Hier hoort tekst tussen aanhalingstekens.";
  const gegeven = waarde instanceof Getal === vraag.niveau ? String(waarde) : "";
  return vraag.keuzes.includes(gegeven) ? "" : `'${waarde}' is hier geen keuze. Er kan: ${vraag.keuzes.join(", ")}.`;
}

function bezwaarTegenGetal(vraag, waarde) {
  if (!(waarde instanceof Getal)) {
    const kaal = String(waarde).replace(/%$/, "").trim();
    const hulp = DUIZENDTALLEN.test(kaal) ? ` Bedoelt u ${kaal.replaceAll(".", "")}? Schrijf het zonder punt.` : "";
    return `Hier hoort een getal (${vraag.eenheid}).${hulp}`;
  }
  const getal = Number(waarde.tekst);
  if (vraag.minimum !== null && getal < vraag.minimum) return `Dit getal kan niet lager zijn dan ${komma(vraag.minimum)}.`;
  if (vraag.maximum !== null && getal > vraag.maximum) return `Dit getal kan niet hoger zijn dan ${komma(vraag.maximum)}.`;
  return "";
}

function komma(getal) {
  return String(getal).replace(".", ",");
}

/** Whether a text is a day as the product reads one: 2026-01-31. */
function isDatum(tekst) {
  const dag = /^(19|20)\d\d-\d\d-\d\d$/.test(tekst) ? new Date(`${tekst}T00:00:00Z`) : null;
  return dag !== null && !Number.isNaN(dag.getTime()) && dag.toISOString().startsWith(tekst);
}

const MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const MAAND = new Map([...MAANDEN.flatMap((naam, i) => [[naam, i + 1], [naam.slice(0, 3), i + 1]]), ["mrt", 3], ["sept", 9]]);
const DATUMWIJZEN = [
  /^(?<jaar>(?:19|20)[0-9]{2})$/,
  /^(?<jaar>(?:19|20)[0-9]{2})[-/.](?<maand>[0-9]{1,2})(?:[-/.](?<dag>[0-9]{1,2}))?$/,
  /^(?:(?<dag>[0-9]{1,2})[-/. ])?(?<maand>[0-9]{1,2})[-/. ](?<jaar>(?:19|20)[0-9]{2})$/,
  /^(?:(?<dag>[0-9]{1,2})[- ])?(?<maand>[a-z]{3,9})\.?[- ](?<jaar>(?:19|20)[0-9]{2})$/,
];

/** The date of a source in one spelling, as model/brondatum.py: a year, a month or a day; null for all else. */
function leesBrondatum(tekst) {
  const kaal = tekst.toLowerCase().split(/\s+/).filter(Boolean).join(" ");
  const deel = DATUMWIJZEN.map((wijze) => wijze.exec(kaal)?.groups).find(Boolean);
  if (!deel) return null;
  if (!deel.maand) return deel.jaar;
  const maand = String(MAAND.get(deel.maand) ?? deel.maand).padStart(2, "0");
  const dag = `${deel.jaar}-${maand}-${(deel.dag ?? "1").padStart(2, "0")}`;
  if (!isDatum(dag)) return null;
  return deel.dag ? dag : dag.slice(0, 7);
}

/** A day in words: 21 november 2026. Nothing for what is no day. */
function inWoorden(tekst) {
  return isDatum(tekst) ? new Date(tekst).toLocaleDateString("nl-NL", { dateStyle: "long", timeZone: "UTC" }) : "";
}

/** A short name for in a file: lower case, no accents, no spaces. */
function slug(tekst, anders) {
  const kaal = tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return kaal.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "") || anders;
}
