"use strict";
// Keeps what was filled in, in this browser; two windows never overwrite each other, nor does one what it cannot show.

const Opslag = (() => {
  const { lijst, kopvakken, bij, zeg } = Scherm;
  // Raise this when what is kept gets another form.
  const FORMAAT = 1;
  // To a browser all forms that are opened from a disk are one site.
  const gemeente = kopvakken.get("gemeente").querySelector("input").defaultValue;
  const sleutel = `beleidsscan/${lijst.scan}/${lijst.versie}/${lijst.rol}/${lijst.selectie}/${gemeente}`;
  let inhoudVan = null;
  // What this window last saw in the browser's store, whether that refused, and whether something is kept nowhere yet.
  let gezien = null;
  let geweigerd = false;
  let botsing = false;
  // Whether what is in the store waits for a choice of the user.
  let wacht = false;
  let onbewaard = false;

  /** The text that was kept before, or null; from now on `bewaar` keeps what `inhoud` gives. */
  function begin(inhoud) {
    inhoudVan = inhoud;
    try {
      gezien = localStorage.getItem(sleutel);
    } catch {
      // A browser that refuses says so at the first answer.
    }
    return gezien;
  }

  /** What a text that was kept says. Throws when it is not what this page keeps. */
  function ontvouw(tekst) {
    const { formaat, ...inhoud } = JSON.parse(tekst);
    if (formaat !== FORMAAT) throw new Error(`formaat ${formaat}`);
    return inhoud;
  }

  /** Keeps nothing as long as the user has not said what to do with what is there. */
  function laatWachten(ja) {
    wacht = ja;
    bij("terug").hidden = !ja;
    toon(ja ? "er wordt niets bewaard. Kies eerst bovenaan." : "");
  }

  function bewaar() {
    onbewaard = true;
    if (botsing || wacht) return;
    const inhoud = JSON.stringify({ formaat: FORMAAT, ...inhoudVan() });
    try {
      if (localStorage.getItem(sleutel) !== gezien) {
        meldBotsing();
        return;
      }
      localStorage.setItem(sleutel, inhoud);
      if (localStorage.getItem(sleutel) !== inhoud) throw new Error("niet bewaard");
    } catch {
      if (!geweigerd) zeg("Uw browser bewaart dit niet. Bewaar een antwoordbestand voor u dit venster sluit.");
      geweigerd = true;
      toon("Uw browser bewaart dit niet. Bewaar een bestand.");
      return;
    }
    if (gezien === null) zeg("Uw antwoorden worden bewaard in deze browser.");
    gezien = inhoud;
    geweigerd = false;
    onbewaard = false;
    toon(`bewaard om ${new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" })}`);
  }

  function wis() {
    try {
      localStorage.removeItem(sleutel);
    } catch {
      // What was never kept, need not be wiped.
    }
    gezien = null;
    geenBotsing();
    onbewaard = false;
    laatWachten(false);
  }

  function toon(tekst) {
    bij("bewaard").classList.toggle("fout", geweigerd || wacht);
    bij("bewaard").textContent = tekst;
  }

  /** A file with all of it was made: leaving loses nothing. */
  function staatInBestand() {
    onbewaard = false;
  }

  function meldBotsing() {
    // What waited, the other window has chosen about.
    laatWachten(false);
    botsing = true;
    bij("twee-vensters").hidden = false;
    toon("wordt niet bewaard");
  }

  function geenBotsing() {
    botsing = false;
    bij("twee-vensters").hidden = true;
  }

  bij("neem-over").addEventListener("click", () => {
    onbewaard = false;
    location.reload();
  });
  bij("ga-door").addEventListener("click", () => {
    geenBotsing();
    try {
      gezien = localStorage.getItem(sleutel);
    } catch {
      gezien = null;
    }
    bewaar();
  });
  window.addEventListener("storage", (gebeurtenis) => {
    if ((gebeurtenis.key === sleutel || gebeurtenis.key === null) && localStorage.getItem(sleutel) !== gezien) meldBotsing();
  });
  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (onbewaard) gebeurtenis.preventDefault();
  });
  return { gemeente, begin, ontvouw, laatWachten, bewaar, wis, toon, staatInBestand };
})();
