"use strict";
// The screen as plain values, and back: header, answers, sources and evidence.

const Scherm = (() => {
  const lijst = JSON.parse(document.getElementById("lijst").textContent);
  lijst.vragen = new Map(Object.entries(lijst.vragen));
  const bij = (id) => document.getElementById(id);
  const alle = (zoek, in_ = document) => [...in_.querySelectorAll(zoek)];
  const vakken = new Map(alle("[data-vraag]").map((vak) => [vak.dataset.vraag, vak]));
  const kopvakken = new Map(alle("[data-kop]").map((vak) => [vak.dataset.kop, vak]));
  const TEKSTEN = ["tekst", "reden", "toelichting", "notitie"];
  let volgendeBron = 1;

  function veld(vak, soort) {
    return vak.querySelector(`[data-veld="${soort}"]`);
  }

  function keusVan(vak) {
    return vak.querySelector("input[type=radio]:checked")?.value ?? "";
  }

  function kies(vak, waarde) {
    for (const knop of alle("input[type=radio]", vak)) knop.checked = knop.value === waarde;
  }

  function nummerVan(vak) {
    return vak.querySelector("legend .nummer").textContent;
  }

  function zeg(tekst) {
    bij("meldingen").textContent = tekst;
  }

  // --- All of it ---

  function lees() {
    const kop = {};
    for (const [id, vak] of kopvakken) kop[id] = vak.matches("fieldset") ? keusVan(vak) : vak.querySelector("input").value;
    const antwoorden = {};
    for (const [id, vak] of vakken) {
      const een = { keus: keusVan(vak) };
      for (const soort of TEKSTEN) een[soort] = veld(vak, soort)?.value ?? "";
      een.bewijs = alle(".bewijsblok", vak).map((blok) => ({ bron: veld(blok, "bron").value, plaats: veld(blok, "plaats").value }));
      if (een.bewijs.length || Object.entries(een).some(([soort, waarde]) => soort !== "bewijs" && waarde)) antwoorden[id] = een;
    }
    return { kop, bronnen: leesBronnen(), antwoorden };
  }

  function leesBronnen() {
    return alle(".bronblok").map((blok) => {
      const bron = { sleutel: blok.dataset.sleutel, elders: blok.dataset.elders };
      for (const soort of BRONVELDEN) bron[soort] = veld(blok, soort).value;
      return bron;
    });
  }

  function toon({ kop, bronnen, antwoorden }) {
    for (const [id, vak] of kopvakken) {
      if (vak.matches("fieldset")) kies(vak, kop[id] ?? "");
      else vak.querySelector("input").value = kop[id] ?? "";
    }
    bij("bronnenlijst").replaceChildren();
    for (const bron of bronnen) maakBron(bron);
    for (const [id, vak] of vakken) {
      const een = antwoorden[id] ?? {};
      kies(vak, een.keus ?? "");
      for (const soort of TEKSTEN) if (veld(vak, soort)) veld(vak, soort).value = een[soort] ?? "";
      vak.querySelector(".bewijzen").replaceChildren();
      for (const bewijs of een.bewijs ?? []) maakBewijs(vak, bewijs);
      if (een.toelichting || een.notitie || een.bewijs?.length) vak.querySelector(".meer").open = true;
    }
  }

  // --- Answers ---

  function antwoordVan(id) {
    const vak = vakken.get(id);
    const vraag = lijst.vragen.get(id);
    const keus = keusVan(vak);
    if (keus) return vraag.niveau && ![WEET_NIET, NVT].includes(keus) ? new Getal(keus) : keus;
    return leesInvoer(vraag, schoneTekst(veld(vak, "tekst")?.value ?? ""));
  }

  function bezwaarVan(id) {
    return bezwaarTegen(lijst.vragen.get(id), antwoordVan(id), veld(vakken.get(id), "reden")?.value ?? "");
  }

  /** The questions that a filter hides; a filter without an answer hides nothing, nor is a mistake hidden. */
  function verborgen() {
    const uit = new Set();
    for (const [id] of vakken) {
      const als = lijst.vragen.get(id).als;
      if (!als || !vakken.has(als.vraag)) continue;
      const filter = antwoordVan(als.vraag);
      const bekend = filter !== null && filter !== WEET_NIET && filter !== NVT;
      if ((uit.has(als.vraag) || (bekend && !als.is.includes(String(filter)))) && !bezwaarVan(id)) uit.add(id);
    }
    return uit;
  }

  // --- Sources and evidence ---

  /** `elders` names the questions of the file that cite this source and are not on this form. */
  function maakBron(bron) {
    const blok = bij("bron-blok").content.firstElementChild.cloneNode(true);
    blok.dataset.sleutel = bron.sleutel;
    blok.dataset.elders = bron.elders;
    if (bron.sleutel.startsWith("+")) volgendeBron = Math.max(volgendeBron, Number(bron.sleutel.slice(1)) + 1);
    blok.id = `bron-${bron.sleutel}`;
    for (const soort of BRONVELDEN) veld(blok, soort).value = bron[soort];
    bij("bronnenlijst").append(blok);
    nummerBronnen();
    return blok;
  }

  /** An empty source; `vanVak` is the question that it is evidence for, if any. */
  function nieuweBron(vanVak) {
    const blok = maakBron({ sleutel: `+${volgendeBron}`, elders: "", titel: "", datum: "", soort: "" });
    if (vanVak) {
      maakBewijs(vanVak, { bron: blok.dataset.sleutel, plaats: "" });
      const terug = blok.querySelector("a");
      terug.hidden = false;
      terug.href = `#${vanVak.id}`;
      terug.textContent = `Terug naar vraag ${nummerVan(vanVak)}`;
    }
    veld(blok, "titel").focus();
  }

  function verwijderBron(blok) {
    const { elders } = blok.dataset;
    if (elders) {
      alert(`Deze bron blijft staan. Hij is in uw bestand ook bewijs bij wat niet in dit formulier staat: ${elders}.`);
      return;
    }
    const gebruikt = alle(".bewijsblok").filter((een) => veld(een, "bron").value === blok.dataset.sleutel);
    if (gebruikt.length && !confirm("Deze bron staat ook als bewijs bij een vraag. Wilt u hem daar ook weghalen?")) return;
    for (const een of gebruikt) een.remove();
    blok.remove();
    nummerBronnen();
    bij("nieuwe-bron").focus();
  }

  /** The names of the sources that some answer cites, on this form or elsewhere in the file. */
  function gebruikteBronnen() {
    const elders = alle(".bronblok").filter((blok) => blok.dataset.elders).map((blok) => blok.dataset.sleutel);
    return new Set([...alle(".bewijsblok select").map((keuze) => keuze.value), ...elders]);
  }

  function nummerBronnen() {
    alle(".bronblok").forEach((blok, i) => {
      blok.querySelector("legend").textContent = `Bron ${i + 1}`;
    });
    for (const keuze of alle(".bewijsblok select")) vulBronkeuze(keuze, keuze.value);
  }

  function vulBronkeuze(keuze, gekozen) {
    const bronnen = leesBronnen().map((bron, i) => new Option(bron.titel || `Bron ${i + 1}`, bron.sleutel));
    keuze.replaceChildren(new Option(bronnen.length ? "Kies een bron" : "Voeg eerst een nieuwe bron toe", ""), ...bronnen);
    keuze.value = gekozen;
    if (keuze.selectedIndex < 0) keuze.value = "";
  }

  function maakBewijs(vak, bewijs) {
    const blok = bij("bewijs-blok").content.firstElementChild.cloneNode(true);
    vak.querySelector(".bewijzen").append(blok);
    vulBronkeuze(veld(blok, "bron"), bewijs.bron);
    veld(blok, "plaats").value = bewijs.plaats;
    alle(".bewijsblok", vak).forEach((een, i) => {
      een.querySelector("legend").textContent = `Bewijs ${i + 1} bij vraag ${nummerVan(vak)}`;
    });
    return blok;
  }

  /** A line of a list, with a link to an element; or a heading in that list. */
  function regel(tekst, doel) {
    const li = document.createElement("li");
    if (doel === null) {
      li.className = "tussenkop";
      li.textContent = tekst;
      return li;
    }
    const a = document.createElement("a");
    a.href = `#${doel}`;
    a.textContent = tekst;
    li.append(a);
    return li;
  }

  return {
    lijst, vakken, kopvakken, bij, alle, veld, keusVan, kies, nummerVan, zeg, lees, toon, antwoordVan, bezwaarVan, verborgen,
    nieuweBron, verwijderBron, gebruikteBronnen, nummerBronnen, maakBewijs, regel,
  };
})();
