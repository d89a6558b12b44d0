"use strict";
// How far one is: what is answered, what is open and how long that takes, and where to go on.

const Voortgang = (() => {
  const { lijst, vakken, kopvakken, bij, alle, nummerVan, antwoordVan, verborgen } = Scherm;

  function ververs() {
    const weg = verborgen();
    const open = [];
    let laatste = -1;
    let seconden = 0;
    const perDeel = new Map();
    for (const [id, vak] of vakken) {
      const leeg = antwoordVan(id) === null;
      vak.hidden = weg.has(id);
      toonKnoppen(vak, leeg);
      if (vak.hidden) continue;
      const telling = perDeel.get(vak.closest(".deel")) ?? [0, 0];
      perDeel.set(vak.closest(".deel"), [telling[0] + !leeg, telling[1] + 1]);
      if (leeg) {
        seconden += lijst.vragen.get(id).seconden;
        open.push(vak);
      } else {
        laatste = open.length;
      }
    }
    toonVoortgang(vakken.size - weg.size, open.length, seconden);
    for (const [deel, [klaar, alles]] of perDeel) {
      document.querySelector(`[data-telling="${deel.id.slice("deel-".length)}"]`).textContent = `${klaar} van ${alles}`;
    }
    toonOpen(open);
    // After the last answer, or else what was passed over before it.
    wijsVerder(open[laatste] ?? open[0]);
    bij("peildatum-woorden").textContent = inWoorden(kopvakken.get("peildatum").querySelector("input").value);
  }

  function toonKnoppen(vak, leeg) {
    const wis = vak.querySelector("[data-doe=wis]");
    if (wis !== document.activeElement) wis.hidden = leeg;
    const gevuld = Boolean(alle(".meer textarea", vak).some((een) => een.value) || vak.querySelector(".bewijsblok"));
    vak.querySelector(".meer").classList.toggle("gevuld", gevuld);
  }

  function toonVoortgang(totaal, open, seconden) {
    const tijd = seconden ? ` · nog ${Math.ceil(seconden / 60)} ${seconden > 60 ? "minuten" : "minuut"}` : "";
    const ruim = document.createElement("span");
    ruim.className = "ruim";
    ruim.textContent = " beantwoord";
    bij("voortgang-tekst").replaceChildren(`${totaal - open} van ${totaal}`, ruim, tijd);
    bij("voortgang").max = totaal;
    bij("voortgang").value = totaal - open;
  }

  function toonOpen(open) {
    const regels = [];
    let deel = null;
    for (const vak of open) {
      if (vak.closest(".deel") !== deel) {
        deel = vak.closest(".deel");
        regels.push(Scherm.regel(deel.querySelector("h2").textContent, null));
      }
      regels.push(Scherm.regel(vak.querySelector("legend").textContent, vak.id));
    }
    bij("open-lijst").replaceChildren(...regels);
    const zin = open.length === 1 ? "Deze vraag is nog open." : `Deze ${open.length} vragen zijn nog open.`;
    bij("open-tekst").textContent = open.length ? `${zin} U mag ze open laten.` : "Alle vragen zijn beantwoord.";
  }

  function wijsVerder(vak) {
    const a = bij("verder").querySelector("a");
    a.href = vak ? `#${vak.id}` : "#klaar";
    a.textContent = vak ? `Ga verder bij vraag ${nummerVan(vak)}` : "Alles is beantwoord. Naar bewaren";
  }

  /** With answers the page begins with the way back to the questions, its introduction folded; without, it welcomes. */
  function begin(metAntwoorden) {
    bij("verder").hidden = !metAntwoorden;
    bij("vooraf").open = !metAntwoorden;
  }

  return { ververs, begin };
})();
