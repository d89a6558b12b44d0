"use strict";
// What is wrong, which holds up the answer file, and what is not finished yet, which does not.

const Fouten = (() => {
  const { lijst, vakken, kopvakken, bij, alle, veld, keusVan, antwoordVan, bezwaarVan } = Scherm;
  const VERPLICHT = {
    gemeente: "Vul de naam van de gemeente in.", peildatum: "Vul een datum in.", naam: "Vul een naam in.",
    laag: "Kies beleid of uitvoering.", soort: "Vul in wat voor organisatie het is.",
    betaalde_krachten: "Kies of er betaalde krachten werken.",
  };
  let nummer = 0;

  /** Every mistake: the element that holds it, the control to mend it with, the message, and whether it is only `onaf`.
   *
   * `geopend` is how the file that was opened looked: what stood there is not ours to refuse.
   */
  function zoek(geopend) {
    return [...inKop(), ...[...vakken].flatMap(([id, vak]) => bijVraag(id, vak)), ...inBronnen(geopend)];
  }

  function* inKop() {
    for (const [id, vak] of kopvakken) {
      const waarde = vak.matches("fieldset") ? keusVan(vak) : schoneTekst(vak.querySelector("input").value);
      if (!waarde || (id === "peildatum" && !isDatum(waarde))) yield { vak, doel: vak.querySelector("input"), bericht: VERPLICHT[id] };
    }
  }

  function bijVraag(id, vak) {
    const uit = [];
    const reden = veld(vak, "reden");
    const bericht = bezwaarVan(id);
    const onaf = isZonderReden(lijst.vragen.get(id), antwoordVan(id), reden?.value ?? "");
    if (bericht) uit.push({ vak, doel: onaf ? reden : veld(vak, "tekst"), bericht, onaf });
    for (const blok of alle(".bewijsblok", vak)) {
      const [bron, plaats] = [veld(blok, "bron"), veld(blok, "plaats")];
      const [is, waar] = [bron.value, schoneTekst(plaats.value)];
      if (!is && waar) uit.push({ vak: blok, doel: bron, bericht: "Kies bij dit bewijs een bron.", onaf: true });
      if (is && !waar) uit.push({ vak: blok, doel: plaats, bericht: "Zet erbij waar het staat, zoals p. 4.", onaf: true });
    }
    return uit;
  }

  function inBronnen(geopend) {
    const uit = [];
    const gebruikt = Scherm.gebruikteBronnen();
    for (const blok of alle(".bronblok")) {
      const [titel, datum, soort] = BRONVELDEN.map((een) => schoneTekst(veld(blok, een).value));
      const stond = geopend?.bronnen.find((een) => een.sleutel === blok.dataset.sleutel)?.datum;
      if (datum && datum !== stond && !leesBrondatum(datum)) {
        const bericht = "Schrijf een jaar, een maand of een dag, zoals 2025, maart 2025 of 31-3-2025.";
        uit.push({ vak: blok, doel: veld(blok, "datum"), bericht });
      } else if ((datum || soort || gebruikt.has(blok.dataset.sleutel)) && !titel) {
        uit.push({ vak: blok, doel: veld(blok, "titel"), bericht: "Geef deze bron een titel.", onaf: true });
      }
    }
    return uit;
  }

  /** Shows the message at its control, and takes it along with what is said about that control. */
  function toonBij({ vak, doel, bericht }) {
    const plek = vak.querySelector(".fout");
    plek.id ||= `fout-${(nummer += 1)}`;
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

  function wis(in_ = document) {
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

  /** Takes back what was said about a control that is being mended; says what is wrong with one that was left. */
  function keurVak(doel, wat, geopend) {
    const verlaten = wat === "change" && (doel.inputMode === "decimal" || doel.dataset.veld === "datum");
    const vak = doel.closest(".onjuist") ?? (verlaten ? doel.closest(".bronblok, [data-vraag]") : null);
    if (!vak) return;
    wis(vak);
    for (const een of zoek(geopend)) {
      if (vak.contains(een.vak) && (een.doel !== doel || wat === "change")) toonBij(een);
    }
  }

  /** Shows mistakes, each at its control and all in one list under `kop`, with ways to them. */
  function toon(fouten, kop) {
    wis();
    if (!fouten.length) return;
    fouten.forEach(toonBij);
    const soorten = [
      ["Dit moet eerst goed:", fouten.filter((een) => !een.onaf)],
      ["Dit is nog niet af, maar bewaren kan:", fouten.filter((een) => een.onaf)],
    ];
    const regels = soorten.flatMap(([soort, welke]) => (welke.length ? [Scherm.regel(soort, null), ...welke.map(alsRegel)] : []));
    bij("kop-fouten").textContent = kop;
    bij("fouten").querySelector("ul").replaceChildren(...regels);
    bij("fouten").hidden = false;
  }

  function alsRegel({ vak, doel, bericht }) {
    doel.id ||= `doel-${(nummer += 1)}`;
    const vraag = vak.closest("[data-vraag]");
    const waar = vraag ? `Vraag ${Scherm.nummerVan(vraag)}: ` : vak.matches(".bronblok") ? `${vak.querySelector("legend").textContent}: ` : "";
    return Scherm.regel(waar + bericht, doel.id);
  }

  return { zoek, toon, wis, keurVak };
})();
