"use strict";
// Writing into an answer file, with all else that it says kept as it was.

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
  keurGeschreven(tekst, doc, lijst);
  return tekst;
}

/** Whatever happens, no file leaves here that says something else, or that this form would not open again. */
function keurGeschreven(tekst, doc, lijst) {
  const mislukt = "Het bestand is niet goed te schrijven. Er is geen bestand gemaakt.";
  const geschreven = ontleed(tekst);
  if (JSON.stringify(lijstVan(geschreven.contents)) !== JSON.stringify(lijstVan(doc.contents))) throw new Error(mislukt);
  try {
    leesAntwoorden(geschreven, lijst);
  } catch (fout) {
    throw new Error(`${mislukt}\n${fout.message}`);
  }
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
    for (const veld of BRONVELDEN) {
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
