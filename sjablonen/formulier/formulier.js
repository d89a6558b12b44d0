"use strict";
// The page: shows and reads the controls, keeps what was filled in, says how far one is and what is wrong.

(() => {
  const lijst = JSON.parse(document.getElementById("lijst").textContent);
  lijst.vragen = new Map(Object.entries(lijst.vragen));
  const sleutel = `beleidsscan/${lijst.scan}/${lijst.versie}/${lijst.rol}/${lijst.selectie}`;
  const bij = (id) => document.getElementById(id);
  const form = bij("formulier");
  const alle = (zoek, in_ = document) => [...in_.querySelectorAll(zoek)];
  const vakken = new Map(alle("[data-vraag]").map((vak) => [vak.dataset.vraag, vak]));
  const kopvakken = new Map(alle("[data-kop]").map((vak) => [vak.dataset.kop, vak]));
  const TEKSTEN = ["tekst", "reden", "toelichting", "notitie"];

  // The file that was opened (its text, its name and how it looked), and what this window last saw in the browser's store.
  let basis = null;
  let naam = null;
  let geopend = null;
  let gezien = null;
  let geweigerd = false;
  let botsing = false;
  let onbewaard = false;
  let volgendeBron = 1;
  kopvakken.get("peildatum").querySelector("input").value = vandaag();
  const begin = JSON.stringify(leesScherm());

  // --- The screen as plain values, and back ---

  /** Today on this computer, for the user to change. */
  function vandaag() {
    const nu = new Date();
    return new Date(nu.getTime() - nu.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  function veld(vak, soort) {
    return vak.querySelector(`[data-veld="${soort}"]`);
  }

  function keusVan(vak) {
    return vak.querySelector("input[type=radio]:checked")?.value ?? "";
  }

  function leesScherm() {
    const kop = {};
    for (const [id, vak] of kopvakken) kop[id] = vak.matches("fieldset") ? keusVan(vak) : vak.querySelector("input").value;
    const antwoorden = {};
    for (const [id, vak] of vakken) {
      const een = { keus: keusVan(vak) };
      for (const soort of TEKSTEN) een[soort] = veld(vak, soort)?.value ?? "";
      een.bewijs = alle(".bewijsblok", vak).map((blok) => ({ bron: veld(blok, "bron").value, plaats: veld(blok, "plaats").value }));
      if (een.bewijs.length || Object.entries(een).some(([soort, waarde]) => soort !== "bewijs" && waarde)) antwoorden[id] = een;
    }
    return { kop, bronnen: leesBronblokken(), antwoorden };
  }

  function leesBronblokken() {
    return alle(".bronblok").map((blok) => {
      const bron = { sleutel: blok.dataset.sleutel };
      for (const soort of ["titel", "datum", "soort"]) bron[soort] = veld(blok, soort).value;
      return bron;
    });
  }

  function toonScherm({ kop, bronnen, antwoorden }) {
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
      const meer = Boolean(een.toelichting || een.notitie || een.bewijs?.length);
      if (meer) vak.querySelector(".meer").open = true;
    }
    wisFouten();
    ververs();
  }

  function kies(vak, waarde) {
    for (const knop of alle("input[type=radio]", vak)) knop.checked = knop.value === waarde;
  }

  // --- Answers ---

  function antwoordVan(id) {
    const vak = vakken.get(id);
    const vraag = lijst.vragen.get(id);
    const keus = keusVan(vak);
    if (keus) return vraag.niveau && ![WEET_NIET, NVT].includes(keus) ? new Getal(keus) : keus;
    const tekst = veld(vak, "tekst")?.value ?? "";
    return leesInvoer(vraag, schoneTekst(tekst));
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

  /** What goes into the answer file: what is on the screen and was not there when the file was opened. */
  function stand() {
    const scherm = leesScherm();
    const was = geopend ?? { kop: {}, bronnen: [], antwoorden: {} };
    const anders = (een, ander) => JSON.stringify(een) !== JSON.stringify(ander);
    const kop = Object.entries(scherm.kop).filter(([id, tekst]) => tekst !== was.kop[id]);
    const { bronnen, namen } = benoemBronnen(scherm.bronnen);
    for (const bron of bronnen) {
      const ervoor = was.bronnen.find((een) => een.sleutel === bron.sleutel);
      bron.veranderd = !ervoor || ["titel", "datum", "soort"].some((soort) => schoneTekst(ervoor[soort]) !== bron[soort]);
    }
    const antwoorden = {};
    // Also what a filter hides, for that may still be wanted back.
    for (const [id] of vakken) {
      const een = scherm.antwoorden[id];
      if (!anders(een, was.antwoorden[id])) continue;
      const teksten = ["reden", "toelichting", "notitie"].map((soort) => [soort, schoneTekst(een?.[soort] ?? "")]);
      const bewijs = (een?.bewijs ?? []).filter((stuk) => stuk.bron);
      antwoorden[id] = {
        antwoord: antwoordVan(id), ...Object.fromEntries(teksten),
        bewijs: bewijs.map((stuk) => ({ bron: namen.get(stuk.bron), plaats: schoneTekst(stuk.plaats) })),
      };
    }
    return { kop: Object.fromEntries(kop.map(([id, tekst]) => [id, schoneTekst(tekst)])), bronnen, antwoorden };
  }

  /** The sources with the names that they have in a file; a new one is called after its title. */
  function benoemBronnen(opScherm) {
    const namen = new Map();
    const bronnen = [];
    const bezet = new Set(opScherm.map((bron) => bron.sleutel));
    for (const { sleutel, ...velden } of opScherm) {
      const bron = Object.fromEntries(Object.entries(velden).map(([soort, tekst]) => [soort, schoneTekst(tekst)]));
      if (!bron.titel) continue;
      const kort = slug(bron.titel, "bron").slice(0, 50).replace(/-+$/, "");
      let naar = sleutel.startsWith("+") ? kort : sleutel;
      for (let i = 2; naar !== sleutel && bezet.has(naar); i++) naar = `${kort}-${i}`;
      bezet.add(naar);
      namen.set(sleutel, naar);
      bronnen.push({ sleutel: naar, ...bron });
    }
    return { bronnen, namen };
  }

  // --- Keeping what was filled in ---

  function bewaarHier() {
    onbewaard = true;
    if (botsing) return;
    const inhoud = JSON.stringify({ basis, naam, geopend, scherm: leesScherm() });
    try {
      const daar = localStorage.getItem(sleutel);
      if (daar !== gezien) {
        meldBotsing();
        return;
      }
      localStorage.setItem(sleutel, inhoud);
      if (localStorage.getItem(sleutel) !== inhoud) throw new Error("niet bewaard");
    } catch {
      if (!geweigerd) zeg("Uw browser bewaart dit niet. Bewaar een antwoordbestand voor u dit venster sluit.");
      geweigerd = true;
      bij("bewaard").textContent = "Uw browser bewaart dit niet. Bewaar een bestand.";
      bij("bewaard").classList.add("fout");
      return;
    }
    if (gezien === null) zeg("Uw antwoorden worden bewaard in deze browser.");
    gezien = inhoud;
    geweigerd = false;
    onbewaard = false;
    const tijd = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
    bij("bewaard").classList.remove("fout");
    bij("bewaard").textContent = `bewaard om ${tijd}`;
  }

  function haalTerug() {
    try {
      gezien = localStorage.getItem(sleutel);
      if (gezien === null) return;
      const was = JSON.parse(gezien);
      ({ basis, naam, geopend } = was);
      toonScherm(was.scherm);
      bij("bewaard").textContent = "uw antwoorden van eerder staan er weer";
    } catch {
      // A browser that refuses says so at the first answer.
    }
  }

  function meldBotsing() {
    botsing = true;
    bij("twee-vensters").hidden = false;
    bij("bewaard").textContent = "wordt niet bewaard";
  }

  function wisAlles() {
    if (!confirm("Alles wat u in dit formulier hebt ingevuld, verdwijnt uit deze browser. Een antwoordbestand dat u hebt bewaard, blijft. Wilt u alles wissen?")) return;
    try {
      localStorage.removeItem(sleutel);
    } catch {
      // What was never kept, need not be wiped.
    }
    basis = naam = geopend = gezien = null;
    botsing = onbewaard = false;
    bij("twee-vensters").hidden = true;
    toonScherm(JSON.parse(begin));
    for (const een of alle("details")) een.open = false;
    bij("bewaard").textContent = "";
    bij("klaar-tekst").textContent = "";
    zeg("Alles is gewist.");
  }

  function zeg(tekst) {
    bij("meldingen").textContent = tekst;
  }

  // --- Sources and evidence ---

  function maakBron(bron) {
    const blok = bij("bron-blok").content.firstElementChild.cloneNode(true);
    blok.dataset.sleutel = bron.sleutel;
    if (bron.sleutel.startsWith("+")) volgendeBron = Math.max(volgendeBron, Number(bron.sleutel.slice(1)) + 1);
    blok.id = `bron-${bron.sleutel}`;
    for (const soort of ["titel", "datum", "soort"]) veld(blok, soort).value = bron[soort];
    maakFoutId(blok);
    bij("bronnenlijst").append(blok);
    nummerBronnen();
    return blok;
  }

  function nummerBronnen() {
    alle(".bronblok").forEach((blok, i) => {
      blok.querySelector("legend").textContent = `Bron ${i + 1}`;
    });
    for (const keuze of alle(".bewijsblok select")) vulBronkeuze(keuze, keuze.value);
  }

  function vulBronkeuze(keuze, gekozen) {
    const bronnen = leesBronblokken().map((bron, i) => new Option(bron.titel || `Bron ${i + 1}`, bron.sleutel));
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
    maakFoutId(blok);
    return blok;
  }

  let foutnummer = 0;
  function maakFoutId(blok) {
    blok.querySelector(".fout").id = `fout-${(foutnummer += 1)}`;
  }

  function nummerVan(vak) {
    return vak.querySelector("legend .nummer").textContent;
  }

  function nieuweBron(vanVak) {
    const blok = maakBron({ sleutel: `+${volgendeBron}`, titel: "", datum: "", soort: "" });
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
    const gebruikt = alle(".bewijsblok").filter((een) => veld(een, "bron").value === blok.dataset.sleutel);
    if (gebruikt.length && !confirm("Deze bron staat ook als bewijs bij een vraag. Wilt u hem daar ook weghalen?")) return;
    for (const een of gebruikt) een.remove();
    blok.remove();
    nummerBronnen();
    bij("nieuwe-bron").focus();
  }

  // --- How far one is ---

  function ververs() {
    const weg = verborgen();
    let beantwoord = 0;
    let seconden = 0;
    const open = [];
    const perDeel = new Map();
    for (const [id, vak] of vakken) {
      const leeg = antwoordVan(id) === null;
      vak.hidden = weg.has(id);
      veldenBij(vak, leeg);
      if (vak.hidden) continue;
      const deel = vak.closest(".deel");
      const telling = perDeel.get(deel) ?? [0, 0];
      perDeel.set(deel, [telling[0] + !leeg, telling[1] + 1]);
      beantwoord += !leeg;
      if (leeg) {
        seconden += lijst.vragen.get(id).seconden;
        open.push(vak);
      }
    }
    const totaal = vakken.size - weg.size;
    const tijd = seconden ? ` · nog ${Math.ceil(seconden / 60)} ${seconden > 60 ? "minuten" : "minuut"}` : "";
    const ruim = document.createElement("span");
    ruim.className = "ruim";
    ruim.textContent = " beantwoord";
    bij("voortgang-tekst").replaceChildren(`${beantwoord} van ${totaal}`, ruim, tijd);
    bij("voortgang").max = totaal;
    bij("voortgang").value = beantwoord;
    for (const [deel, [klaar, alles]] of perDeel) {
      const telling = document.querySelector(`[data-telling="${deel.id.slice("deel-".length)}"]`);
      telling.textContent = `${klaar} van ${alles}`;
    }
    toonOpen(open);
  }

  function veldenBij(vak, leeg) {
    const wis = vak.querySelector("[data-doe=wis]");
    if (wis !== document.activeElement) wis.hidden = leeg;
    const gevuld = Boolean(alle(".meer textarea", vak).some((een) => een.value) || vak.querySelector(".bewijsblok"));
    vak.querySelector(".meer").classList.toggle("gevuld", gevuld);
  }

  function toonOpen(open) {
    const regels = [];
    let deel = null;
    for (const vak of open) {
      if (vak.closest(".deel") !== deel) {
        deel = vak.closest(".deel");
        regels.push(regel(deel.querySelector("h2").textContent, null));
      }
      regels.push(regel(vak.querySelector("legend").textContent, vak.id));
    }
    bij("open-lijst").replaceChildren(...regels);
    const zin = open.length === 1 ? "Deze vraag is nog open." : `Deze ${open.length} vragen zijn nog open.`;
    bij("open-tekst").textContent = open.length ? `${zin} U mag ze open laten.` : "Alle vragen zijn beantwoord.";
  }

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

  // --- What is wrong ---

  /** Every mistake: the element that holds it, the control to fix it with, where its message goes, and the message. */
  function zoekFouten() {
    const uit = [];
    const meld = (vak, doel, bericht) => void uit.push({ vak, doel, bericht, plek: vak.querySelector(".fout") });
    const VERPLICHT = {
      gemeente: "Vul de naam van de gemeente in.", peildatum: "Vul een datum in.", naam: "Vul een naam in.",
      laag: "Kies beleid of uitvoering.", soort: "Vul in wat voor organisatie het is.", betaalde_krachten: "Kies ja of nee.",
    };
    for (const [id, vak] of kopvakken) {
      const waarde = vak.matches("fieldset") ? keusVan(vak) : schoneTekst(vak.querySelector("input").value);
      if (!waarde || (id === "peildatum" && !isDatum(waarde))) meld(vak, vak.querySelector("input"), VERPLICHT[id]);
    }
    for (const [id, vak] of vakken) {
      const bericht = bezwaarVan(id);
      const reden = keusVan(vak) === NVT && veld(vak, "reden");
      if (bericht) meld(vak, reden || veld(vak, "tekst"), bericht);
      for (const blok of alle(".bewijsblok", vak)) {
        const [bron, plaats] = [veld(blok, "bron"), veld(blok, "plaats")];
        if (!bron.value && plaats.value.trim()) meld(blok, bron, "Kies bij dit bewijs een bron.");
        if (bron.value && !schoneTekst(plaats.value)) meld(blok, plaats, "Zet erbij waar het staat, zoals p. 4.");
      }
    }
    const gebruikt = new Set(alle(".bewijsblok select").map((keuze) => keuze.value));
    for (const blok of alle(".bronblok")) {
      const iets = gebruikt.has(blok.dataset.sleutel) || ["datum", "soort"].some((soort) => veld(blok, soort).value.trim());
      if (iets && !schoneTekst(veld(blok, "titel").value)) meld(blok, veld(blok, "titel"), "Geef deze bron een titel.");
    }
    return uit;
  }

  function toonFout({ vak, doel, bericht, plek }) {
    plek.textContent = bericht;
    plek.hidden = false;
    vak.classList.add("onjuist");
    const wie = doel.type === "radio" ? alle(`input[name="${doel.name}"]`, vak) : [doel];
    for (const een of wie) {
      if (doel.type !== "radio") een.setAttribute("aria-invalid", "true");
      een.dataset.uitleg ??= een.getAttribute("aria-describedby") ?? "";
      een.setAttribute("aria-describedby", `${een.dataset.uitleg} ${plek.id}`.trim());
    }
  }

  function wisFouten(in_ = document) {
    const vakjes = [...alle(".onjuist", in_), ...(in_ !== document && in_.matches(".onjuist") ? [in_] : [])];
    for (const vak of vakjes) {
      vak.classList.remove("onjuist");
      for (const plek of alle(".fout", vak)) plek.hidden = true;
      for (const een of alle("[data-uitleg]", vak)) {
        een.removeAttribute("aria-invalid");
        if (een.dataset.uitleg) een.setAttribute("aria-describedby", een.dataset.uitleg);
        else een.removeAttribute("aria-describedby");
        delete een.dataset.uitleg;
      }
    }
    if (in_ === document) bij("fouten").hidden = true;
  }

  /** Shows all that is wrong, with the focus on the list; whether all is well. */
  function controleer() {
    wisFouten();
    bij("klaar-tekst").textContent = "";
    const fouten = zoekFouten();
    if (!fouten.length) return true;
    fouten.forEach(toonFout);
    bij("kop-fouten").textContent = fouten.length === 1 ? "Er klopt nog één ding niet" : `Er kloppen nog ${fouten.length} dingen niet`;
    const regels = fouten.map(({ vak, doel, bericht }) => {
      doel.id ||= `doel-${(foutnummer += 1)}`;
      const vraag = vak.closest("[data-vraag]");
      return regel(vraag ? `Vraag ${nummerVan(vraag)}: ${bericht}` : bericht, doel.id);
    });
    bij("fouten").querySelector("ul").replaceChildren(...regels);
    bij("fouten").hidden = false;
    bij("fouten").focus();
    return false;
  }

  // --- The answer file ---

  function bestandsnaam() {
    if (naam) return naam;
    const { kop } = leesScherm();
    const delen = [slug(kop.gemeente, "gemeente"), ...(lijst.rol === "gemeente" ? [] : [lijst.rol]), ...(kop.naam ? [slug(kop.naam, "")] : [])];
    return `${delen.filter(Boolean).join("-")}.yaml`;
  }

  function bewaarBestand() {
    if (!controleer()) return;
    let tekst;
    try {
      tekst = maakTekst(basis, stand(), lijst);
      ontcijfer(new TextEncoder().encode(tekst));
    } catch (fout) {
      bij("klaar-tekst").textContent = fout.message;
      return;
    }
    const adres = URL.createObjectURL(new Blob([tekst], { type: "application/yaml" }));
    const a = document.createElement("a");
    a.href = adres;
    a.download = bestandsnaam();
    a.click();
    setTimeout(() => URL.revokeObjectURL(adres), 60_000);
    onbewaard = false;
    bij("klaar-tekst").textContent = `Het bestand ${a.download} staat bij uw downloads. Is dit niet uw eigen computer? Wis dan bovenaan alles uit deze browser.`;
  }

  async function openBestand(bestand) {
    const plek = bij("openen-fout");
    plek.hidden = true;
    try {
      if (bestand.size > GROOTSTE_BESTAND) throw new Error("Dit bestand is groter dan 2 MB. Dat kan geen antwoordbestand zijn.");
      const tekst = ontcijfer(await bestand.arrayBuffer());
      const gelezen = leesAntwoorden(ontleed(tekst), lijst);
      if (JSON.stringify(leesScherm()) !== begin && !confirm("Wat u hier hebt ingevuld, wordt vervangen door wat in dit bestand staat. Wilt u dat?")) return;
      basis = tekst;
      naam = bestand.name;
      toonScherm(schermVan(gelezen));
      geopend = leesScherm();
      bewaarHier();
      zeg(`${bestand.name} is geopend. ${bij("voortgang-tekst").textContent}.`);
      bij("uitleg-openen").textContent = `${bestand.name} is geopend. Uw opmerkingen in dat bestand blijven staan.`;
    } catch (fout) {
      plek.textContent = `Dit bestand is niet geopend. Er is niets veranderd.\n${fout.message}`;
      plek.hidden = false;
      plek.focus();
    }
  }

  function schermVan({ kop, bronnen, antwoorden }) {
    const uit = {};
    for (const [id, een] of Object.entries(antwoorden)) {
      const getypt = veld(vakken.get(id) ?? document.createElement("p"), "tekst") && ![WEET_NIET, NVT].includes(een.antwoord);
      const waarde = een.antwoord === null ? "" : String(een.antwoord);
      uit[id] = { ...een, keus: getypt ? "" : waarde, tekst: getypt ? (een.antwoord instanceof Getal ? komma(waarde) : waarde) : "" };
      delete uit[id].antwoord;
    }
    return { kop, bronnen, antwoorden: uit };
  }

  // --- What people do ---

  function bewerkt(gebeurtenis) {
    const doel = gebeurtenis.target;
    if (doel.id === "openen") return;
    const vak = doel.closest("[data-vraag]");
    if (doel.type === "radio" && vak && veld(vak, "tekst")) veld(vak, "tekst").value = "";
    if (doel.dataset.veld === "tekst" && doel.value.trim()) kies(vak, "");
    if (gebeurtenis.type === "change" && doel.dataset.veld === "tekst") woordWordtKeuze(vak, doel);
    if (doel.closest(".bronblok")) nummerBronnen();
    keurVak(doel, gebeurtenis.type);
    const eerst = alle("[data-vraag][hidden]").length;
    ververs();
    const nu = alle("[data-vraag][hidden]").length;
    if (nu > eerst) zeg(nu - eerst === 1 ? "Eén vraag vervalt door dit antwoord." : `${nu - eerst} vragen vervallen door dit antwoord.`);
    if (nu < eerst) zeg(eerst - nu === 1 ? "Eén vraag komt erbij." : `${eerst - nu} vragen komen erbij.`);
    bewaarHier();
  }

  /** Takes back what was said about a control that is being mended; says what is wrong with a number that was left. */
  function keurVak(doel, wat) {
    const getal = wat === "change" && doel.inputMode === "decimal" ? doel.closest("[data-vraag]") : null;
    const vak = doel.closest(".onjuist") ?? getal;
    if (!vak) return;
    wisFouten(vak);
    for (const een of zoekFouten()) {
      if (vak.contains(een.vak) && (een.doel !== doel || wat === "change")) toonFout(een);
    }
  }

  /** Whoever types `weet niet` where a number goes, picks that answer. */
  function woordWordtKeuze(vak, doel) {
    const keuze = NIET_ANTWOORDEN.get(doel.value.trim().toLowerCase().replace(/\s+/g, " "));
    if (!keuze || !vak.querySelector(`input[value="${keuze}"]`)) return;
    doel.value = "";
    kies(vak, keuze);
  }

  function wisAntwoord(vak) {
    kies(vak, "");
    if (veld(vak, "tekst")) veld(vak, "tekst").value = "";
    wisFouten(vak);
    vak.querySelector("input, textarea").focus();
    zeg("Antwoord gewist.");
  }

  function geklikt(gebeurtenis) {
    const knop = gebeurtenis.target.closest("[data-doe]");
    if (!knop) return;
    const vak = knop.closest("[data-vraag]");
    const doe = knop.dataset.doe;
    if (doe === "wis") wisAntwoord(vak);
    if (doe === "nieuw-bewijs") veld(maakBewijs(vak, { bron: "", plaats: "" }), "bron").focus();
    if (doe === "nieuwe-bron") nieuweBron(vak);
    if (doe === "verwijder-bron") verwijderBron(knop.closest(".bronblok"));
    if (doe === "verwijder-bewijs") {
      knop.closest(".bewijsblok").remove();
      vak.querySelector("[data-doe=nieuw-bewijs]").focus();
    }
    ververs();
    bewaarHier();
  }

  /** A link to a question or a control also brings the keyboard there. */
  function gevolgd(gebeurtenis) {
    const a = gebeurtenis.target.closest('a[href^="#"]');
    const doel = a && bij(decodeURIComponent(a.hash.slice(1)));
    if (!doel) return;
    const meer = doel.closest("details");
    if (meer) meer.open = true;
    const waar = doel.matches("fieldset") ? doel.querySelector("input:not([type=radio]), input:checked, input, textarea") : doel;
    if (!waar.matches("input, select, textarea, [tabindex]")) return;
    gebeurtenis.preventDefault();
    waar.focus({ preventScroll: true });
    (doel.closest(".vraag") ?? doel).scrollIntoView();
  }

  document.body.classList.remove("zonder-script");
  haalTerug();
  ververs();
  form.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  form.addEventListener("input", bewerkt);
  form.addEventListener("change", bewerkt);
  form.addEventListener("click", geklikt);
  document.addEventListener("click", gevolgd);
  bij("nieuwe-bron").addEventListener("click", () => nieuweBron(null));
  bij("wis-alles").addEventListener("click", wisAlles);
  bij("controleer").addEventListener("click", () => {
    if (controleer()) bij("klaar-tekst").textContent = "Alles wat u hebt ingevuld, klopt.";
  });
  bij("bewaar").addEventListener("click", bewaarBestand);
  bij("druk-af").addEventListener("click", () => print());
  window.addEventListener("beforeprint", () => {
    for (const een of alle(".meer.gevuld")) een.open = true;
  });
  bij("openen").addEventListener("change", async ({ target }) => {
    if (target.files.length) await openBestand(target.files[0]);
    target.value = "";
  });
  bij("neem-over").addEventListener("click", () => {
    onbewaard = false;
    location.reload();
  });
  bij("ga-door").addEventListener("click", () => {
    botsing = false;
    bij("twee-vensters").hidden = true;
    try {
      gezien = localStorage.getItem(sleutel);
    } catch {
      gezien = null;
    }
    bewaarHier();
  });
  window.addEventListener("storage", (gebeurtenis) => {
    if ((gebeurtenis.key === sleutel || gebeurtenis.key === null) && localStorage.getItem(sleutel) !== gezien) meldBotsing();
  });
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (onbewaard) gebeurtenis.preventDefault();
  });
})();
