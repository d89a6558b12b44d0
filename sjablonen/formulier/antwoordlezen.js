"use strict";
// What an answer file says: what the product reads, and nothing else. A file is never half read: with one complaint
// nothing of it is used.

const MEESTE = 20;
const KOPVELDEN = ["gemeente", "peildatum", "naam", "laag"];
const VASTE_WAARDEN = {
  laag: ["beleid", "uitvoering"],
  herkomst: ["zelf ingevuld", "openbaar document"],
  selectie: ["volledig", "kern"],
  status: ["concept", "vastgesteld"],
};
const ANTWOORDVELDEN = ["antwoord", "reden", "toelichting", "bewijs", "notitie"];
const TEKSTVELDEN = ["reden", "toelichting", "notitie"];
const BRONVELDEN = ["titel", "datum", "soort"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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
    if (veld !== "antwoorden" && !lijst.kopvelden.includes(veld)) meld(`De regel '${veld}:' kennen wij niet.`);
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
