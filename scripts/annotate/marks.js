"use strict";

/** Selects what belongs together in a text and its cards; the document's event "chosen" tells of each choice. */
const marks = (() => {
  const note = document.getElementById("note");
  let chosen = "";

  const words = (node, name) => (node.dataset[name] || "").split(" ").filter(Boolean);
  const spans = (name, key) =>
    [...document.querySelectorAll(`.text [data-${name}]`)].filter((node) => words(node, name).includes(key));

  function clear() {
    document.querySelectorAll(".on").forEach((node) => node.classList.remove("on"));
    document.querySelectorAll(".card button").forEach((node) => node.setAttribute("aria-pressed", "false"));
    note.textContent = chosen = "";
  }

  /** Marks the row of that id; returns its card and where in the text it stands first, with a trigger before all else. */
  function choose(key) {
    clear();
    const card = document.getElementById(key);
    const found = spans("cards", key).concat(spans("rows", key));
    if (card) card.querySelector("button").setAttribute("aria-pressed", "true");
    const all = (card ? [card] : []).concat(found);
    all.forEach((node) => node.classList.add("on"));
    if (all.length) {
      chosen = key;
      document.dispatchEvent(new CustomEvent("chosen", { detail: key }));
    }
    const core = found.find((node) => node.matches(".trigger, .content") && words(node, "cards")[0] === key);
    return { card, first: core || found[0] };
  }

  /** Shows the row of that id: marks it and scrolls to it. Tells whether it is on the page. */
  function show(key) {
    const { card, first } = choose(key);
    if (first) first.scrollIntoView({ block: "center" });
    if (card) card.scrollIntoView({ block: "nearest" });
    if (!card && first) note.textContent = first.title;
    return Boolean(card || first);
  }

  function chooseSpan(span) {
    const keys = words(span, "cards");
    const next = keys[keys.indexOf(chosen) + 1]; // the innermost first; once more for the one around it
    const [row] = words(span, "rows");
    if (next) choose(next).card.scrollIntoView({ block: "nearest" });
    else if (row && row !== chosen && !keys.length) choose(row);
    else clear();
    if (next || !keys.length) note.textContent = span.title;
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const card = event.target.closest(".card");
    const span = event.target.closest(".text [title]");
    if (card && card.id === chosen) clear();
    else if (card) show(card.id);
    else if (span) chooseSpan(span);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    const span = event.target.closest(".text [title]");
    if (span && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      chooseSpan(span);
    }
  });
  return { clear, show };
})();
