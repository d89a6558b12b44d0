"use strict";
// What people do on the page: fill in, open and save a file, check, wipe. How it begins: with what was kept.

(() => {
  const { kopvakken, bij, alle, veld, kies, zeg } = Scherm;
  const form = bij("formulier");
  const UITLEG_OPENEN = bij("uitleg-openen").textContent;

  // The file that was opened: its text, its name, and how it looked on the screen.
  let basis = null;
  let naam = null;
  let geopend = null;
  kopvakken.get("peildatum").querySelector("input").value = vandaag();
  const leeg = JSON.stringify(Scherm.lees());

  /** Today on this device, for the user to change. */
  function vandaag() {
    const nu = new Date();
    return new Date(nu.getTime() - nu.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  }

  /** The page with these values on it, as it begins. */
  function toon(scherm) {
    Fouten.wis();
    Scherm.toon(scherm);
    Voortgang.ververs();
    Voortgang.begin(Object.keys(scherm.antwoorden).length > 0);
  }

  function toonGeopend() {
    bij("uitleg-openen").textContent = naam ? `${naam} is geopend. ${UITLEG_OPENEN}` : UITLEG_OPENEN;
  }

  /** Puts what was kept on the page. Throws, and leaves the page as it was, when that cannot show all of it. */
  function zetTerug(was) {
    const nu = Scherm.lees();
    try {
      toon(was.scherm);
      if (!isGelijk(Scherm.lees(), was.scherm)) throw new Error("niet alles is te tonen");
    } catch (fout) {
      toon(nu);
      throw fout;
    }
    ({ basis, naam, geopend } = was);
    toonGeopend();
  }

  function isLeeg() {
    return JSON.stringify(Scherm.lees()) === leeg;
  }

  function wisAlles() {
    if (!confirm("Alles wat u in dit formulier hebt ingevuld, verdwijnt uit deze browser. Een antwoordbestand dat u hebt bewaard, blijft. Wilt u alles wissen?")) return;
    basis = naam = geopend = null;
    Opslag.wis();
    for (const een of alle("details")) een.open = false;
    toon(JSON.parse(leeg));
    toonGeopend();
    bij("openen-fout").hidden = true;
    bij("klaar-tekst").textContent = "";
    zeg("Alles is gewist.");
  }

  // --- The answer file ---

  function bestandsnaam() {
    if (naam) return naam;
    const { lijst } = Scherm;
    const { kop } = Scherm.lees();
    const delen = [slug(kop.gemeente, "gemeente"), ...(lijst.rol === "gemeente" ? [] : [lijst.rol]), ...(kop.naam ? [slug(kop.naam, "")] : [])];
    return `${delen.filter(Boolean).join("-")}.yaml`;
  }

  function controleer() {
    const fouten = Fouten.zoek(geopend);
    Fouten.toon(fouten, fouten.length === 1 ? "Kijk nog naar één ding" : `Kijk nog naar ${fouten.length} dingen`);
    bij("klaar-tekst").textContent = fouten.length ? "" : "Alles wat u hebt ingevuld, klopt.";
    if (fouten.length) bij("fouten").focus();
  }

  function bewaarBestand() {
    const fouten = Fouten.zoek(geopend);
    const fout = fouten.filter((een) => !een.onaf);
    bij("klaar-tekst").textContent = "";
    if (fout.length) {
      Fouten.toon(fout, "Het bestand is nog niet bewaard");
      bij("fouten").focus();
      return;
    }
    try {
      const tekst = maakTekst(basis, Omzetting.stand(geopend), Scherm.lijst);
      ontcijfer(new TextEncoder().encode(tekst));
      geefBestand(tekst, bestandsnaam());
    } catch (mislukt) {
      bij("klaar-tekst").textContent = mislukt.message;
      return;
    }
    Opslag.staatInBestand();
    Fouten.toon(fouten, "Het bestand is bewaard");
    const onaf = fouten.length ? " Wat nog niet af is, staat hieronder, en in het bestand bij uw notities en bronnen." : "";
    bij("klaar-tekst").textContent = `Het bestand ${bestandsnaam()} staat bij uw downloads.${onaf} Is dit niet uw eigen apparaat? Wis dan bovenaan alles uit deze browser.`;
  }

  async function openBestand(bestand) {
    const plek = bij("openen-fout");
    plek.hidden = true;
    bij("uitleg-openen").textContent = UITLEG_OPENEN;
    try {
      if (bestand.size > GROOTSTE_BESTAND) throw new Error("Dit bestand is groter dan 2 MB. Dat kan geen antwoordbestand zijn.");
      const tekst = ontcijfer(await bestand.arrayBuffer());
      const gelezen = leesAntwoorden(ontleed(tekst), Scherm.lijst);
      if (!isLeeg() && !confirm("Wat u hier hebt ingevuld, wordt vervangen door wat in dit bestand staat. Wilt u dat?")) return;
      basis = tekst;
      naam = bestand.name;
      toon(Omzetting.schermVan(gelezen));
      toonGeopend();
      geopend = Scherm.lees();
      Opslag.bewaar();
      zeg(`${naam} is geopend. ${bij("voortgang-tekst").textContent}.`);
    } catch (fout) {
      plek.textContent = `${bestand.name} is niet geopend. Er is niets veranderd.\n${fout.message}`;
      plek.hidden = false;
      plek.focus();
    }
  }

  // --- Filling in ---

  function bewerkt({ target: doel, type }) {
    if (doel.id === "openen") return;
    const vak = doel.closest("[data-vraag]");
    if (doel.type === "radio" && vak && veld(vak, "tekst")) veld(vak, "tekst").value = "";
    if (doel.dataset.veld === "tekst" && doel.value.trim()) kies(vak, "");
    if (type === "change" && doel.dataset.veld === "tekst") woordWordtKeuze(vak, doel);
    if (doel.closest(".bronblok")) Scherm.nummerBronnen();
    Fouten.keurVak(doel, type, geopend);
    const eerst = alle("[data-vraag][hidden]").length;
    Voortgang.ververs();
    const nu = alle("[data-vraag][hidden]").length;
    if (nu > eerst) zeg(nu - eerst === 1 ? "Eén vraag vervalt door dit antwoord." : `${nu - eerst} vragen vervallen door dit antwoord.`);
    if (nu < eerst) zeg(eerst - nu === 1 ? "Eén vraag komt erbij." : `${eerst - nu} vragen komen erbij.`);
    Opslag.bewaar();
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
    Fouten.wis(vak);
    vak.querySelector("input, textarea").focus();
    zeg("Antwoord gewist.");
  }

  function geklikt(gebeurtenis) {
    const knop = gebeurtenis.target.closest("[data-doe]");
    if (!knop) return;
    const vak = knop.closest("[data-vraag]");
    const doe = knop.dataset.doe;
    if (doe === "wis") wisAntwoord(vak);
    if (doe === "nieuw-bewijs") veld(Scherm.maakBewijs(vak, { bron: "", plaats: "" }), "bron").focus();
    if (doe === "nieuwe-bron") Scherm.nieuweBron(vak);
    if (doe === "verwijder-bron") Scherm.verwijderBron(knop.closest(".bronblok"));
    if (doe === "verwijder-bewijs") {
      knop.closest(".bewijsblok").remove();
      vak.querySelector("[data-doe=nieuw-bewijs]").focus();
    }
    Voortgang.ververs();
    Opslag.bewaar();
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
  Terug.begin({ zetTerug, isLeeg, inhoud: () => ({ basis, naam, geopend, scherm: Scherm.lees() }) });
  Voortgang.ververs();
  form.addEventListener("submit", (gebeurtenis) => gebeurtenis.preventDefault());
  form.addEventListener("input", bewerkt);
  form.addEventListener("change", bewerkt);
  form.addEventListener("click", geklikt);
  document.addEventListener("click", gevolgd);
  bij("nieuwe-bron").addEventListener("click", () => Scherm.nieuweBron(null));
  bij("wis-alles").addEventListener("click", wisAlles);
  bij("controleer").addEventListener("click", controleer);
  bij("bewaar").addEventListener("click", bewaarBestand);
  bij("druk-af").addEventListener("click", () => print());
  window.addEventListener("beforeprint", () => {
    for (const een of alle(".meer.gevuld, #vooraf")) een.open = true;
  });
  bij("openen").addEventListener("change", async ({ target }) => {
    if (target.files.length) await openBestand(target.files[0]);
    target.value = "";
  });
})();
