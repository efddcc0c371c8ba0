// Shows one view at a time, hides what the filters leave out, and moves between matches; without this file the page is a full list.
(() => {
  "use strict";
  const filters = document.getElementById("filters");
  const form = filters.querySelector("form");
  const search = form.elements.words;
  const marks = form.querySelector("fieldset");
  const views = [...document.querySelectorAll(".view")];
  const links = [...filters.querySelectorAll(".views a")];
  const contents = document.querySelector("#contents details");
  const lists = new Map(views.map((view) => [view, [...view.querySelectorAll(".item")]]));
  const texts = new Map();
  let shown = views[0];

  // The heading of a group belongs to each of its lines, so that "getChat 404" finds one.
  const text = (item) => {
    if (!texts.has(item)) {
      const group = item.parentElement.querySelector("h3, h4");
      texts.set(item, `${item.id} ${group ? group.textContent : ""} ${item.textContent}`.toLowerCase());
    }
    return texts.get(item);
  };

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word);
    const flags = marks.hidden ? [] : new FormData(form).getAll("flag");
    let count = 0;
    const items = lists.get(shown);
    for (const item of items) {
      const has = item.dataset.flags.split(" ");
      const fits = flags.every((flag) => has.includes(flag)) && words.every((word) => text(item).includes(word));
      item.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const group of [...shown.querySelectorAll(".table"), ...shown.querySelectorAll(".group"), ...shown.querySelectorAll(".contract")]) {
      group.hidden = !group.querySelector(".item:not([hidden])");
    }
    form.elements.shown.value = `${count} of ${items.length} shown`;
  };

  const show = (view) => {
    shown = view;
    // The marks are those of the lines of a contract.
    marks.hidden = view !== views[0];
    for (const each of views) {
      each.hidden = each !== view;
    }
    for (const link of links) {
      if (link.hash === "#" + view.id) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
    apply();
  };

  // A link leads to its place also if another view is shown, or a filter hides the place.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const view = target && target.closest(".view");
    if (!view) {
      return;
    }
    show(view);
    if (target.hidden) {
      form.reset();
      apply();
    }
    target.scrollIntoView();
  };

  const move = (from, step) => {
    const visible = lists.get(shown).filter((item) => !item.hidden);
    const next = visible[from ? visible.indexOf(from) + step : 0];
    if (next) {
      next.focus();
    } else if (step < 0) {
      search.focus();
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const inSearch = event.target === search;
    const item = event.target.closest(".item");
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "/" && !inSearch) {
      search.focus();
      search.select();
    } else if (event.key === "Escape") {
      form.reset();
      apply();
      search.focus();
    } else if (inSearch && (event.key === "Enter" || event.key === "ArrowDown")) {
      move(null, 1);
    } else if (item === event.target && item && event.key === "ArrowDown") {
      move(item, 1);
    } else if (item === event.target && item && event.key === "ArrowUp") {
      move(item, -1);
    } else {
      return;
    }
    event.preventDefault();
  });
  window.addEventListener("hashchange", follow);
  // A browser that returns to the page restores the fields after this script ran.
  window.addEventListener("pageshow", apply);

  if (contents && matchMedia("(max-width: 69.99rem)").matches) {
    contents.open = false;
  }
  filters.hidden = false;
  show(shown);
  follow();
})();
