"use strict";
// From the bytes of a file to a document and its values, as the product reads them: nothing is guessed, nothing runs.

const GROOTSTE_BESTAND = 2 * 1024 * 1024;
const DIEPSTE = 20;

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
