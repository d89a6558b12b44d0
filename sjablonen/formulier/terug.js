"use strict";
// Brings back what this browser kept. What cannot be shown, or is about another municipality, stays in the browser as
// it is until the user says what to do with it.

/** Whether two values say the same; the order of names in an object says nothing. */
function isGelijk(een, ander) {
  if (een === null || ander === null || typeof een !== "object" || typeof ander !== "object") return een === ander;
  const namen = Object.keys(een);
  return namen.length === Object.keys(ander).length && namen.every((naam) => isGelijk(een[naam], ander[naam]));
}

/** Hands the user a file. */
function geefBestand(tekst, naam) {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([tekst], { type: naam.endsWith(".yaml") ? "application/yaml" : "text/plain" }));
  a.download = naam;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 60_000);
}

const Terug = (() => {
  const { bij, zeg } = Scherm;
  // The page, as formulier.js gives it, and the text that was kept.
  let blad = null;
  let oud = null;

  /** `blad` can put what was kept on the page (`zetTerug`), say whether it is empty, and what to keep. */
  function begin(eenBlad) {
    blad = eenBlad;
    oud = Opslag.begin(blad.inhoud);
    if (oud !== null) probeer(false);
  }

  function probeer(magAndereGemeente) {
    try {
      const was = Opslag.ontvouw(oud);
      const daar = was.scherm.kop.gemeente.trim();
      if (!magAndereGemeente && Opslag.gemeente && daar && daar !== Opslag.gemeente) {
        vraag(`In deze browser staan antwoorden voor ${daar}. Dit formulier is voor ${Opslag.gemeente}. Wilt u die antwoorden hier zien?`, true);
        return;
      }
      blad.zetTerug(was);
    } catch {
      vraag("In deze browser staan antwoorden die dit formulier niet goed kan tonen. Zij zijn er nog. Bewaar de oude tekst eerst als bestand. Daarna kunt u hem hier wissen, en opnieuw beginnen.", false);
      return;
    }
    Opslag.laatWachten(false);
    Opslag.toon("uw antwoorden staan er weer");
  }

  function vraag(tekst, kanTonen) {
    bij("terug-tekst").textContent = tekst;
    bij("toon-oude").hidden = !kanTonen;
    Opslag.laatWachten(true);
  }

  bij("toon-oude").addEventListener("click", () => {
    if (!blad.isLeeg() && !confirm("Wat u hier hebt ingevuld, wordt vervangen door de antwoorden die er stonden. Wilt u dat?")) return;
    probeer(true);
    bij("vragen").focus();
  });
  bij("bewaar-oude").addEventListener("click", () => geefBestand(oud, "oude-antwoorden.txt"));
  bij("wis-oude").addEventListener("click", () => {
    if (!confirm("De oude antwoorden verdwijnen uit deze browser. Wat u nu op het scherm ziet, blijft. Wilt u de oude antwoorden wissen?")) return;
    Opslag.wis();
    if (!blad.isLeeg()) Opslag.bewaar();
    zeg("De oude antwoorden zijn gewist.");
    bij("vragen").focus();
  });
  return { begin };
})();
