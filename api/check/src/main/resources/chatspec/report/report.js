// Hides what the filters leave out; without this file the page is a full list.
(() => {
  "use strict";
  const filters = document.getElementById("filters");
  if (!filters) {
    return;
  }
  const operations = [...document.querySelectorAll(".operation")];

  const number = (kind) => Number(kind.dataset.findings);
  const sum = (kinds) => kinds.reduce((total, kind) => total + number(kind), 0);
  const all = sum([...document.querySelectorAll(".kind")]);

  const apply = () => {
    const chosen = new FormData(filters);
    const levels = chosen.getAll("level");
    const rule = chosen.get("rule");
    const wanted = chosen.get("operation");
    const shown = [];
    for (const operation of operations) {
      const here = wanted === "" || wanted === operation.dataset.operation;
      let any = false;
      for (const kind of operation.querySelectorAll(".kind")) {
        const fits = here && levels.includes(kind.dataset.level) && (rule === "" || rule === kind.dataset.rule);
        kind.hidden = !fits;
        any ||= fits;
        if (fits) {
          shown.push(kind);
        }
      }
      operation.hidden = !any;
    }
    filters.elements.shown.value = `${sum(shown)} of ${all} shown`;
  };

  filters.addEventListener("change", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.hidden = false;
  // A browser that comes back to the page restores the choices after this script ran.
  window.addEventListener("pageshow", apply);
  apply();
})();
