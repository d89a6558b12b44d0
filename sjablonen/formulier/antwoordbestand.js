"use strict";
// The answer file: reading what the product reads and nothing else, and writing into it with all else kept as it was.
// A file is never half read: with one complaint nothing of it is used.

const GROOTSTE_BESTAND = 2 * 1024 * 1024;
const DIEPSTE = 20;
const MEESTE = 20;
const KOPVELDEN = ["gemeente", "peildatum", "naam", "laag"];
const ALLE_KOPVELDEN = [
  ...KOPVELDEN, "scan", "versie", "gemeentecode", "rol", "organisatie", "herkomst", "selectie", "status", "doelen",
  "huisstijl", "bronnen", "antwoorden",
];
const VASTE_WAARDEN = {
  laag: ["beleid", "uitvoering"],
  herkomst: ["zelf ingevuld", "openbaar document"],
  selectie: ["volledig", "kern"],
  status: ["concept", "vastgesteld"],
};
const ANTWOORDVELDEN = ["antwoord", "reden", "toelichting", "bewijs", "notitie"];
const TEKSTVELDEN = ["reden", "toelichting", "notitie"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The bytes of a file as text, or an Error in Dutch. */
function ontcijfer(bytes) {
  if (bytes.byteLength > GROOTSTE_BESTAND) throw new Error("Dit bestand is groter dan 2 MB. Dat kan geen antwoordbestand zijn.");
  let tekst;
  try {
    tekst = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    throw new Error("Dit is geen tekstbestand. Kies een antwoordbestand: de naam eindigt op .yaml.");
  }
  const vreemd = ONZICHTBAAR.exec(tekst);
  if (vreemd) {
    const regel = tekst.slice(0, vreemd.index).split("\n").length;
    throw new Error(`Dit is geen antwoordbestand, of er staat een onzichtbaar teken in: regel ${regel}.`);
  }
  if (!tekst.trim()) throw new Error("Dit bestand is leeg.");
  return tekst;
}

/** The document in a text: every value is text or a Getal, as the product reads it. Throws an Error in Dutch. */
function ontleed(tekst) {
  // With this schema no value is anything but text: what is a number is for us to say, not for YAML.
  const doc = YAML.parseDocument(tekst, { schema: "failsafe", prettyErrors: true });
  if (doc.errors.length) {
    const plek = doc.errors[0].linePos;
    throw new Error(`Dit bestand is niet te lezen${plek ? `: kijk bij regel ${plek[0].line}` : ""}. Het is geen geldige YAML.`);
  }
  if (!YAML.isMap(doc.contents)) throw new Error("Dit is geen antwoordbestand.");
  YAML.visit(doc, {
    Node: (_, knoop, pad) => {
      const regel = knoop.range ? tekst.slice(0, knoop.range[0]).split("\n").length : 1;
      if (YAML.isAlias(knoop) || knoop.anchor) throw new Error(`Verwijzingen met & en * kunnen niet: regel ${regel}.`);
      if (knoop.tag && !["!", "tag:yaml.org,2002:str"].includes(knoop.tag)) {
        throw new Error(`Een woord dat met ! begint, kan niet: regel ${regel}.`);
      }
      if (pad.filter((een) => YAML.isMap(een) || YAML.isSeq(een)).length > DIEPSTE) {
        throw new Error(`Dit bestand is te diep genest: regel ${regel}.`);
      }
    },
    Pair: (_, paar) => {
      if (!YAML.isScalar(paar.key)) throw new Error("In dit bestand staat iets anders dan één woord voor een dubbele punt.");
    },
  });
  geefCommentaarDoor(doc, tekst);
  return doc;
}

/** Comment below an empty value belongs to what follows, and would otherwise move along with the value. */
function geefCommentaarDoor(doc, tekst) {
  const sleutels = [];
  YAML.visit(doc, { Pair: (_, paar) => void sleutels.push(paar) });
  const inspringing = (plek) => plek - tekst.lastIndexOf("\n", plek - 1) - 1;
  sleutels.forEach(({ key, value }, i) => {
    const volgende = sleutels[i + 1];
    if (!YAML.isScalar(value) || value.value !== "" || !value.comment || !volgende) return;
    const [eerste, rest] = tekst.slice(value.range[0]).split(/\n([^]*)/, 2);
    if (rest.search(/\S/) >= 0 && /^\s*/.exec(rest)[0].split("\n").at(-1).length > inspringing(key.range[0])) return;
    const regels = value.comment.split("\n");
    const eigen = eerste.trim().startsWith("#") ? regels.shift() : undefined;
    if (!regels.length) return;
    value.comment = eigen;
    volgende.key.spaceBefore = volgende.key.spaceBefore || value.spaceBefore;
    value.spaceBefore = false;
    if (volgende.key.commentBefore) regels.push(volgende.key.commentBefore);
    volgende.key.commentBefore = regels.join("\n");
  });
}

/** A value as the product reads it: null, true, false, a Getal or text. Lists and mappings as they are in JavaScript. */
function plat(knoop) {
  if (YAML.isMap(knoop)) return new Map(knoop.items.map((paar) => [paar.key.value, plat(paar.value)]));
  if (YAML.isSeq(knoop)) return knoop.items.map(plat);
  if (!knoop) return null;
  const tekst = knoop.value;
  if (knoop.type !== "PLAIN" || knoop.tag) return tekst;
  if (["", "~", "null", "Null", "NULL"].includes(tekst)) return null;
  if (tekst === "true" || tekst === "false") return tekst === "true";
  return /^[-+]?[0-9]{1,18}(\.[0-9]{1,12})?$/.test(tekst) ? new Getal(tekst) : tekst;
}

/** What may be written without quotes although it is text, such as a version. */
function alsWoord(waarde) {
  return waarde instanceof Getal ? waarde.woord : String(waarde ?? "");
}

/** What the document says, for the form. Throws an Error that names everything that is wrong. */
function leesAntwoorden(doc, lijst) {
  const ruw = plat(doc.contents);
  const fouten = [];
  const meld = (bericht) => void fouten.push(bericht);
  keurHerkomst(ruw, lijst);
  keurKop(ruw, lijst, meld);
  const bronnen = leesBronnen(ruw.get("bronnen") ?? new Map(), meld);
  const antwoorden = leesAlles(ruw.get("antwoorden") ?? new Map(), lijst, bronnen, meld);
  if (fouten.length) {
    const meer = fouten.length > MEESTE ? [`Er zijn nog ${fouten.length - MEESTE} andere fouten.`] : [];
    throw new Error([...fouten.slice(0, MEESTE), ...meer].join("\n"));
  }
  const organisatie = ruw.get("organisatie") ?? new Map();
  const kop = Object.fromEntries(KOPVELDEN.map((veld) => [veld, ruw.get(veld) ?? ""]));
  kop.soort = organisatie.get("soort") ?? "";
  kop.betaalde_krachten = organisatie.get("betaalde_krachten") ?? "";
  return { kop, bronnen, antwoorden };
}

/** A file of somebody else has no place here, whatever it says. */
function keurHerkomst(ruw, lijst) {
  if (!ruw.has("scan")) throw new Error("Dit is geen antwoordbestand: de regel 'scan: ...' ontbreekt.");
  for (const [veld, hier] of [["scan", lijst.scan], ["versie", lijst.versie], ["rol", lijst.rol]]) {
    const daar = alsWoord(ruw.get(veld));
    if (daar !== hier) throw new Error(`Dit bestand hoort bij ${veld} '${daar}'. Dit formulier is voor ${veld} '${hier}'.`);
  }
  const selectie = ruw.get("selectie") ?? "volledig";
  if (selectie !== lijst.selectie) {
    throw new Error(`Dit bestand heeft selectie '${selectie}'. Dit formulier heeft selectie '${lijst.selectie}'.`);
  }
}

function keurKop(ruw, lijst, meld) {
  for (const [veld, waarde] of ruw) {
    if (!ALLE_KOPVELDEN.includes(veld)) meld(`De regel '${veld}:' kennen wij niet.`);
    const keuzes = Object.hasOwn(VASTE_WAARDEN, veld) ? VASTE_WAARDEN[veld] : null;
    if (keuzes && waarde !== null && !keuzes.includes(waarde)) meld(`Bij '${veld}' kan: ${keuzes.join(" of ")}.`);
  }
  for (const veld of ["gemeente", "naam"]) {
    const waarde = ruw.get(veld) ?? (veld === "naam" ? "-" : "");
    const goed = typeof waarde === "string" && waarde && waarde.length <= 200 && !waarde.includes("\n");
    if (!goed) meld(`Bij '${veld}' hoort een naam op één regel.`);
  }
  if (!isDatum(alsWoord(ruw.get("peildatum")))) meld("Bij 'peildatum' hoort een datum, zoals 2026-01-31.");
  keurRest(ruw, lijst, meld);
  for (const veld of lijst.vraagt) if ((ruw.get(veld) ?? null) === null) meld(`De regel '${veld}:' ontbreekt.`);
  const organisatie = ruw.get("organisatie") ?? null;
  if (organisatie === null) return;
  const heel = organisatie instanceof Map && isTekst(organisatie.get("soort")) && organisatie.size === 2;
  if (!heel || !["ja", "nee"].includes(organisatie.get("betaalde_krachten"))) {
    meld("Bij 'organisatie' horen 'soort' en 'betaalde_krachten' (ja of nee).");
  }
}

/** What the form does not show, but the product would refuse. */
function keurRest(ruw, lijst, meld) {
  const code = ruw.get("gemeentecode") ?? "GM0000";
  if (!/^GM[0-9]{4}$/.test(String(code))) meld("Bij 'gemeentecode' hoort een code zoals GM0014.");
  const doelen = ruw.get("doelen") ?? new Map();
  const isDoel = ([naam, doel]) =>
    lijst.onderdelen.includes(naam) && doel instanceof Getal && /^([0-9]{1,2}|100)$/.test(doel.tekst);
  if (!(doelen instanceof Map) || ![...doelen].every(isDoel)) meld("Bij 'doelen' hoort per onderdeel een getal van 0 tot en met 100.");
  const stijl = ruw.has("huisstijl") ? ruw.get("huisstijl") : new Map();
  const accent = stijl instanceof Map ? (stijl.get("accent") ?? "#000000") : "";
  if (!/^#[0-9a-fA-F]{6}$/.test(String(accent)) || [...stijl.keys()].some((een) => !["logo", "accent"].includes(een))) {
    meld("Bij 'huisstijl' kan: logo en accent.");
  }
}

function isTekst(waarde) {
  return typeof waarde === "string" && waarde.length > 0 && waarde.length <= 5000;
}

function leesBronnen(ruw, meld) {
  if (!(ruw instanceof Map)) {
    meld("Onder 'bronnen:' horen regels als 'nota: {titel: Nota}'.");
    return [];
  }
  return [...ruw].map(([sleutel, bron]) => {
    const velden = bron instanceof Map ? bron : new Map();
    const vreemd = [...velden.keys()].some((een) => !["titel", "auteur", "datum", "soort"].includes(een));
    const goed = ["auteur", "soort"].every((een) => typeof (velden.get(een) ?? "") === "string");
    if (!SLUG.test(sleutel) || vreemd || !goed || !isTekst(velden.get("titel"))) {
      meld(`De bron '${sleutel}' klopt niet. Er hoort een titel bij, en er kan: auteur, datum en soort.`);
    }
    return { sleutel, titel: String(velden.get("titel") ?? ""), datum: alsWoord(velden.get("datum")), soort: String(velden.get("soort") ?? "") };
  });
}

function leesAlles(ruw, lijst, bronnen, meld) {
  const uit = {};
  if (!(ruw instanceof Map)) meld("Onder 'antwoorden:' horen regels als 'vraag: antwoord'.");
  for (const [id, gegeven] of ruw instanceof Map ? ruw : []) {
    const vraag = lijst.vragen.get(id);
    if (!vraag) {
      meld(`De vraag '${id}' staat niet in deze vragenlijst.`);
      continue;
    }
    const velden = gegeven instanceof Map ? gegeven : new Map([["antwoord", gegeven]]);
    const bericht = keurAntwoord(vraag, velden, bronnen);
    if (bericht) meld(`${id}: ${bericht}`);
    const bewijs = (velden.get("bewijs") ?? []).map?.((een) => ({ bron: een.get?.("bron"), plaats: alsWoord(een.get?.("plaats")) }));
    uit[id] = { antwoord: velden.get("antwoord") ?? null, bewijs: bewijs ?? [] };
    for (const veld of TEKSTVELDEN) uit[id][veld] = velden.get(veld) ?? "";
  }
  return uit;
}

function keurAntwoord(vraag, velden, bronnen) {
  const vreemd = [...velden.keys()].find((veld) => !ANTWOORDVELDEN.includes(veld));
  if (vreemd) return `het veld '${vreemd}' kennen wij niet.`;
  if (TEKSTVELDEN.some((veld) => typeof (velden.get(veld) ?? "") !== "string")) {
    return "zet reden, toelichting en notitie tussen aanhalingstekens.";
  }
  const antwoord = velden.get("antwoord") ?? null;
  if (antwoord instanceof Map || Array.isArray(antwoord)) return "hier hoort één antwoord te staan.";
  const bewijs = velden.get("bewijs") ?? [];
  const goed = (een) =>
    een instanceof Map && een.size === 2 && bronnen.some((bron) => bron.sleutel === een.get("bron")) &&
    (een.get("plaats") instanceof Getal || isTekst(een.get("plaats")));
  if (!Array.isArray(bewijs) || !bewijs.every(goed)) return "bij bewijs hoort een bron van onder 'bronnen:' en een plaats.";
  return bezwaarTegen(vraag, antwoord, velden.get("reden") ?? "");
}

// --- Writing ---

const NIEUW = (lijst) => `# ${lijst.titel.split("\n").join(" ")}. Gemaakt met het formulier.
scan: ${lijst.scan}
versie: ${JSON.stringify(lijst.versie)}
gemeente:
peildatum:
rol: ${lijst.rol}
${lijst.selectie === "volledig" ? "" : `selectie: ${lijst.selectie}\n`}bronnen:
antwoorden:
`;

/** The text of an answer file with what is in `stand`; all else that `basis`, the file that was opened, says is kept. */
function maakTekst(basis, stand, lijst) {
  const doc = ontleed(basis ?? NIEUW(lijst));
  const was = basis === null ? { kop: {}, bronnen: [], antwoorden: {} } : leesAntwoorden(doc, lijst);
  for (const [veld, waarde] of Object.entries(stand.kop)) {
    zet(KOPVELDEN.includes(veld) ? doc.contents : kind(doc.contents, "organisatie"), veld, waarde);
  }
  zetBronnen(doc.contents, was.bronnen, stand.bronnen);
  const antwoorden = kind(doc.contents, "antwoorden");
  for (const [id, nieuw] of Object.entries(stand.antwoorden)) {
    const oud = was.antwoorden[id] ?? { antwoord: null, reden: "", toelichting: "", bewijs: [], notitie: "" };
    zetAntwoord(antwoorden, id, oud, nieuw);
  }
  const tekst = doc.toString({ lineWidth: 118, nullStr: "", doubleQuotedAsJSON: true, flowCollectionPadding: false });
  // Whatever happens, no file leaves here that says something else.
  if (JSON.stringify(lijstVan(ontleed(tekst).contents)) !== JSON.stringify(lijstVan(doc.contents))) {
    throw new Error("Het bestand is niet goed te schrijven. Er is niets bewaard.");
  }
  return tekst;
}

function lijstVan(knoop) {
  if (YAML.isMap(knoop)) return knoop.items.map((paar) => [paar.key.value, lijstVan(paar.value)]);
  if (YAML.isSeq(knoop)) return knoop.items.map(lijstVan);
  const waarde = plat(knoop);
  return waarde instanceof Getal ? [waarde.tekst] : waarde;
}

/** A value that can be read in one way: numbers and our own words bare, all else quoted. */
function scalair(waarde) {
  const kaal = waarde === null || waarde instanceof Getal || ["ja", "nee", WEET_NIET, NVT].includes(waarde);
  const knoop = new YAML.Scalar(waarde === null ? "" : String(waarde));
  knoop.type = kaal ? "PLAIN" : "QUOTE_DOUBLE";
  return knoop;
}

function zet(map, veld, waarde) {
  zetKnoop(map, veld, scalair(waarde));
}

/** Puts a value under a key, with the comment that stood beside the one before. */
function zetKnoop(map, veld, knoop) {
  const paar = map.items.find((een) => een.key.value === veld);
  if (!paar) {
    map.items.push(new YAML.Pair(new YAML.Scalar(veld), knoop));
    return;
  }
  for (const eigen of ["comment", "commentBefore", "spaceBefore"]) if (paar.value?.[eigen]) knoop[eigen] = paar.value[eigen];
  paar.value = knoop;
}

/** The mapping under a key; made when there is none. */
function kind(map, veld) {
  const er = map.items.find((een) => een.key.value === veld)?.value;
  if (YAML.isMap(er)) return er;
  const nieuw = new YAML.YAMLMap();
  zetKnoop(map, veld, nieuw);
  return nieuw;
}

function zetBronnen(kop, was, bronnen) {
  const blijft = new Set(bronnen.map((bron) => bron.sleutel));
  const map = bronnen.length || was.length ? kind(kop, "bronnen") : null;
  for (const { sleutel } of was) if (!blijft.has(sleutel)) map.delete(sleutel);
  for (const bron of bronnen.filter((een) => een.veranderd)) {
    const oud = was.find((een) => een.sleutel === bron.sleutel) ?? { titel: "", datum: "", soort: "" };
    for (const veld of ["titel", "datum", "soort"]) {
      if (!gelijk(oud[veld], bron[veld])) zetTekst(kind(map, bron.sleutel), veld, bron[veld]);
    }
  }
}

/** Whether a text on the screen is the one that stands in the file: a field on one line cannot show line ends. */
function gelijk(oud, nieuw) {
  const [was, is] = [schoneTekst(String(oud ?? "")), String(nieuw ?? "")];
  return was === is || was.replaceAll("\n", "") === is;
}

function zetAntwoord(antwoorden, id, oud, nieuw) {
  const velden = ["antwoord", ...TEKSTVELDEN].filter((veld) => !gelijk(oud[veld], nieuw[veld]));
  const bewijs = JSON.stringify(nieuw.bewijs) !== JSON.stringify(oud.bewijs);
  if (!velden.length && !bewijs) return;
  const paar = antwoorden.items.find((een) => een.key.value === id);
  if (!YAML.isMap(paar?.value) && !bewijs && velden.every((veld) => veld === "antwoord") && paar) {
    zet(antwoorden, id, nieuw.antwoord);
    return;
  }
  const map = YAML.isMap(paar?.value) ? paar.value : new YAML.YAMLMap();
  if (map !== paar?.value) {
    zet(map, "antwoord", oud.antwoord);
    zetKnoop(antwoorden, id, map);
  }
  if (velden.includes("antwoord")) zet(map, "antwoord", nieuw.antwoord);
  for (const veld of TEKSTVELDEN) if (velden.includes(veld)) zetTekst(map, veld, nieuw[veld]);
  if (bewijs) zetBewijs(map, nieuw.bewijs);
}

function zetTekst(map, veld, tekst) {
  if (tekst) zet(map, veld, tekst);
  else map.delete(veld);
}

function zetBewijs(map, bewijs) {
  if (!bewijs.length) {
    map.delete("bewijs");
    return;
  }
  const lijst = YAML.parseDocument("[]").contents;
  for (const { bron, plaats } of bewijs) {
    const een = new YAML.YAMLMap();
    een.flow = true;
    zet(een, "bron", bron);
    zet(een, "plaats", plaats);
    lijst.items.push(een);
  }
  zetKnoop(map, "bewijs", lijst);
}
