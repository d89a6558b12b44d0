"use strict";
// From the screen to what goes into an answer file, and back. What is not finished goes along as a note: no answer is
// ever held up, and none is lost.

const Omzetting = (() => {
  const { lijst, vakken, veld, antwoordVan } = Scherm;
  const ZONDER_TITEL = "Bron zonder titel";
  const ZONDER_REDEN = "Nog niet af: niet van toepassing, maar de reden ontbreekt.";
  const NIETS = { kop: {}, bronnen: [], antwoorden: {} };

  /** What goes into the file: what is on the screen and was not there when the file was opened (`was`). */
  function stand(was) {
    const scherm = Scherm.lees();
    const { kop, bronnen: oudeBronnen, antwoorden: oude } = was ?? NIETS;
    const anders = Object.entries(scherm.kop).filter(([id, tekst]) => tekst !== kop[id]);
    const { bronnen, namen } = benoemBronnen(scherm.bronnen);
    for (const bron of bronnen) {
      const ervoor = oudeBronnen.find((een) => een.sleutel === bron.sleutel);
      // Who typed a date meant a day; what a file says otherwise, such as a season, stays.
      if (schoneTekst(ervoor?.datum ?? "") !== bron.datum) bron.datum = leesBrondatum(bron.datum) ?? bron.datum;
      bron.veranderd = !ervoor || BRONVELDEN.some((soort) => schoneTekst(ervoor[soort]) !== bron[soort]);
    }
    const antwoorden = {};
    // Also what a filter hides, for that may still be wanted back.
    for (const [id] of vakken) {
      const een = scherm.antwoorden[id];
      if (JSON.stringify(een) !== JSON.stringify(oude[id])) antwoorden[id] = antwoordMetNotitie(id, een, bronnen, namen);
    }
    return { kop: Object.fromEntries(anders.map(([id, tekst]) => [id, schoneTekst(tekst)])), bronnen, antwoorden };
  }

  function antwoordMetNotitie(id, een, bronnen, namen) {
    const [reden, toelichting, notitie] = ["reden", "toelichting", "notitie"].map((soort) => schoneTekst(een?.[soort] ?? ""));
    const bewijs = (een?.bewijs ?? []).map((stuk) => ({ bron: namen.get(stuk.bron), plaats: schoneTekst(stuk.plaats) }));
    const zonderReden = isZonderReden(lijst.vragen.get(id), antwoordVan(id), reden);
    const regels = [notitie, zonderReden ? ZONDER_REDEN : "", ...bewijs.map((stuk) => onafBewijs(stuk, bronnen))];
    return {
      antwoord: zonderReden ? null : antwoordVan(id), reden, toelichting, notitie: regels.filter(Boolean).join("\n"),
      bewijs: bewijs.filter((stuk) => stuk.bron && stuk.plaats),
    };
  }

  function onafBewijs({ bron, plaats }, bronnen) {
    if (Boolean(bron) === Boolean(plaats)) return "";
    const titel = bronnen.find((een) => een.sleutel === bron)?.titel;
    return `Nog niet af: bewijs ${bron ? `uit ${titel}, de plaats` : `op ${plaats}, de bron`} ontbreekt.`;
  }

  /** The sources with the names that they have in a file; a new one is called after its title. */
  function benoemBronnen(opScherm) {
    const namen = new Map();
    const bronnen = [];
    const bezet = new Set(opScherm.map((bron) => bron.sleutel));
    const gebruikt = Scherm.gebruikteBronnen();
    for (const { sleutel, ...velden } of opScherm) {
      const bron = Object.fromEntries(BRONVELDEN.map((soort) => [soort, schoneTekst(velden[soort])]));
      if (!Object.values(bron).some(Boolean) && !gebruikt.has(sleutel)) continue;
      bron.titel ||= ZONDER_TITEL;
      const kort = slug(bron.titel, "bron").slice(0, 50).replace(/-+$/, "");
      let naar = sleutel.startsWith("+") ? kort : sleutel;
      for (let i = 2; naar !== sleutel && bezet.has(naar); i++) naar = `${kort}-${i}`;
      bezet.add(naar);
      namen.set(sleutel, naar);
      bronnen.push({ sleutel: naar, ...bron });
    }
    return { bronnen, namen };
  }

  /** What was read from a file, as the screen shows it. */
  function schermVan({ kop, bronnen, antwoorden }) {
    const uit = Object.entries(antwoorden).map(([id, een]) => [id, alsOpScherm(id, een)]);
    const opScherm = bronnen.map((bron) => ({ ...bron, elders: wieElders(bron, antwoorden) }));
    return { kop, bronnen: opScherm, antwoorden: Object.fromEntries(uit) };
  }

  function wieElders({ sleutel }, antwoorden) {
    const wie = Object.keys(antwoorden).filter((id) => !vakken.has(id));
    return wie.filter((id) => antwoorden[id].bewijs.some(({ bron }) => bron === sleutel)).join(", ");
  }

  function alsOpScherm(id, { antwoord, ...velden }) {
    const regels = velden.notitie.split("\n");
    if (antwoord === null && lijst.vragen.get(id).nvt && regels.includes(ZONDER_REDEN)) {
      return { ...velden, keus: NVT, tekst: "", notitie: regels.filter((regel) => regel !== ZONDER_REDEN).join("\n") };
    }
    const waarde = antwoord === null ? "" : String(antwoord);
    const getypt = vakken.has(id) && veld(vakken.get(id), "tekst") && ![WEET_NIET, NVT].includes(antwoord);
    return getypt ? { ...velden, keus: "", tekst: antwoord instanceof Getal ? komma(waarde) : waarde } : { ...velden, keus: waarde, tekst: "" };
  }

  return { stand, schermVan };
})();
