"use strict";

/**
 * Filters, map and timeline choose events; a list chooses an article. Data come as scripts, since a page from disk
 * can't fetch: explorer/index.js calls start, explorer/articles/<number>.js calls receive. What is chosen stands behind
 * the # of the address, as type=…&place=…&row=… or as the id of a row alone.
 */
const explorer = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const LINKS = 6; // to events that pass, above the article
  const at = (id) => document.getElementById(id);
  const form = at("filters");
  const list = at("articles");
  const base = document.currentScript.src.replace(/assets\/explorer\.js.*$/, "explorer/articles/");
  const values = {
    type: (event) => [event.type],
    status: (event) => [event.status],
    actor: (event) => event.actors,
    place: (event) => (event.place ? [event.place] : []),
    when: (event) => event.when,
    source: (event) => [data.articles[event.article].source],
    split: (event) => [data.articles[event.article].split],
  };
  const fields = Object.keys(values);
  const chosen = Object.fromEntries(fields.map((field) => [field, ""]));
  const texts = new Map();
  let data = null;
  let shown = -1; // number of the article that is read
  let row = ""; // the row in it that is shown
  let hits = new Map(); // events that pass the filters, by number of their article

  function make(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  function draw(tag, attributes, parent) {
    const node = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    parent.append(node);
    return node;
  }

  const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
  const nameOf = (value) => data.names[value] || value;
  const rowOf = (event) => `${data.articles[event.article].id}-${event.row}`;
  const passes = (event, besides) =>
    fields.every((field) => field === besides || !chosen[field] || values[field](event).includes(chosen[field]));

  /** How many events have each value of a field, under the filters of all other fields. */
  function count(field) {
    const counts = new Map();
    for (const event of data.events)
      if (passes(event, field))
        for (const value of values[field](event)) counts.set(value, (counts.get(value) || 0) + 1);
    return counts;
  }

  function toggle(field, value) {
    chosen[field] = chosen[field] === value ? "" : value;
    update();
  }

  function update() {
    const counts = Object.fromEntries(fields.map((field) => [field, count(field)]));
    fields.forEach((field) => fillSelect(field, counts[field]));
    hits = new Map();
    for (const event of data.events)
      if (passes(event)) hits.set(event.article, (hits.get(event.article) || []).concat(event));
    updatePlaces(counts.place);
    updateTimeline(counts.when);
    listArticles();
    markHits();
    writeAddress();
  }

  function fillSelect(field, counts) {
    const select = form.elements[field];
    if (chosen[field] && !counts.has(chosen[field])) counts.set(chosen[field], 0);
    const order = field === "when" ? ([a], [b]) => (a < b ? -1 : 1) : ([, a], [, b]) => b - a;
    const options = [...counts].sort(order).map(([value, number]) => new Option(`${nameOf(value)} (${number})`, value));
    select.replaceChildren(new Option("any", ""), ...options);
    select.value = chosen[field];
    select.classList.toggle("set", Boolean(chosen[field]));
  }

  function listArticles() {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const ofEvents = fields.some((field) => chosen[field] && field !== "source" && field !== "split");
    const found = [...data.articles.entries()].filter(([number, article]) => {
      const text = `${article.title} ${article.publisher} ${article.id}`.toLowerCase();
      const fits = ofEvents
        ? hits.has(number)
        : ["source", "split"].every((field) => !chosen[field] || article[field] === chosen[field]);
      return fits && words.every((word) => text.includes(word));
    });
    list.replaceChildren(...found.map(([number, article]) => make("li", {}, articleButton(number, article))));
    const events = found.reduce((sum, [number]) => sum + (hits.get(number) || []).length, 0);
    at("summary").textContent = `${plural(events, "event")} in ${plural(found.length, "article")}`;
    const current = list.querySelector('[aria-current="true"]') || list.querySelector("button");
    if (current) current.tabIndex = 0;
  }

  function articleButton(number, article) {
    const events = plural((hits.get(number) || []).length, "event");
    const day = article.title.includes(article.published) ? "" : article.published;
    const facts = [day, events, article.hasText ? "" : `${article.id}, no text here`];
    const button = make("button", { type: "button", tabIndex: -1 }, article.title);
    button.append(make("small", {}, facts.filter(Boolean).join(" · ")));
    button.dataset.number = number;
    button.setAttribute("aria-current", String(number === shown));
    return button;
  }

  // Map and timeline

  function drawMap() {
    const { width, height, countries, places, labels } = data.map;
    const map = at("map");
    map.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const { name, path } of countries)
      draw("path", { d: path, class: name === "Libya" ? "country libya" : "country" }, map);
    for (const place of places) {
      const kind = place.isArea ? "place area" : "place";
      const node = draw("g", { class: kind, role: "button", "data-value": place.id }, map);
      draw("circle", { cx: place.x, cy: place.y, r: 4 }, node);
      draw("title", {}, node);
    }
    for (const { id, name, x, y } of labels) draw("text", { x, y, "data-label": id }, map).textContent = name;
  }

  const placeNodes = () => [...at("map").querySelectorAll(".place:not(.none)")];

  function updatePlaces(counts) {
    const most = Math.max(...data.map.places.map((place) => place.count));
    for (const node of at("map").querySelectorAll(".place")) {
      const value = node.dataset.value;
      const number = counts.get(value) || 0;
      const label = `${nameOf(value)}: ${plural(number, "event")}`;
      node.classList.toggle("none", !number);
      node.setAttribute("aria-label", label);
      node.setAttribute("aria-pressed", String(chosen.place === value));
      node.setAttribute("tabindex", -1);
      node.querySelector("title").textContent = label;
      node.querySelector("circle").setAttribute("r", 4 + 26 * Math.sqrt(number / most));
    }
    for (const node of at("map").querySelectorAll("text"))
      node.classList.toggle("none", !counts.has(node.dataset.label));
    const nodes = placeNodes();
    const first = nodes.find((node) => node.dataset.value === chosen.place) || nodes[0];
    if (first) first.setAttribute("tabindex", 0);
  }

  /** Moves the focus from one place to the nearest in the direction of an arrow key. */
  function movePlace(node, key) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const spot = (one) => ["cx", "cy"].map((name) => Number(one.querySelector("circle").getAttribute(name)));
    const [x, y] = spot(node);
    const near = placeNodes()
      .map((one) => ({ one, right: spot(one)[0] - x, down: spot(one)[1] - y }))
      .map(({ one, right, down }) => ({ one, along: right * dx + down * dy, away: Math.hypot(right, down) }))
      .filter(({ along, away }) => along > 0.5 * away)
      .sort((a, b) => a.away - b.away)[0];
    if (near) moveFocus(node, near.one);
  }

  function moveFocus(from, to) {
    from.setAttribute("tabindex", -1);
    to.setAttribute("tabindex", 0);
    to.focus();
  }

  function updateTimeline(counts) {
    const years = data.years.map((year) => [year, year.replace(/^before (\d+)$/, "<$1"), counts.get(year) || 0]);
    fillTimeline(at("years"), years);
    const undated = data.events.filter((event) => !event.when.length && passes(event, "when")).length;
    at("years-title").textContent = `Events by year${undated ? `, besides ${undated.toLocaleString("en")} without a date` : ""}`;
    const year = /^\d{4}/.test(chosen.when) ? chosen.when.slice(0, 4) : "";
    at("months-title").textContent = year ? `Events by month of ${year}` : "Choose a year to see its months";
    const months = MONTHS.map((name, number) => `${year}-${String(number + 1).padStart(2, "0")}`);
    const columns = months.map((value, number) => [value, MONTHS[number], counts.get(value) || 0]);
    fillTimeline(at("months"), year ? columns : []);
  }

  function fillTimeline(parent, columns) {
    const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.value : null;
    const most = Math.max(1, ...columns.map(([, , number]) => number));
    parent.replaceChildren(...columns.map(([value, name, number]) => {
      const bar = make("span", { className: "bar" });
      bar.style.height = `${(70 * number) / most}%`;
      const button = make("button", { type: "button", title: `${value}: ${plural(number, "event")}` },
        make("span", { className: "number" }, String(number || "")), bar, make("span", { className: "name" }, name));
      button.dataset.value = value;
      button.setAttribute("aria-label", button.title);
      const isOfYear = value.length === 4 && chosen.when.startsWith(value);
      button.setAttribute("aria-pressed", String(chosen.when === value || isOfYear));
      return button;
    }));
    const again = focused && [...parent.children].find((node) => node.dataset.value === focused);
    if (again) again.focus();
  }

  // The article that is read

  function openRow(id) {
    const owner = id.replace(/-[sqev]\d+$/, "");
    const number = data.articles.findIndex((article) => article.id === id || article.id === owner);
    if (number < 0) at("article").textContent = `There is no row ${id} here.`;
    else openArticle(number, id);
  }

  function openArticle(number, id = "") {
    shown = number;
    row = id;
    for (const button of list.querySelectorAll("button")) {
      button.setAttribute("aria-current", String(Number(button.dataset.number) === number));
      button.tabIndex = Number(button.dataset.number) === number ? 0 : -1;
    }
    writeAddress();
    if (texts.has(number)) showArticle();
    else document.body.append(make("script", { src: `${base}${number}.js` }));
  }

  function receive({ number, html }) {
    texts.set(number, html);
    if (number === shown) showArticle();
  }

  function showArticle() {
    const article = at("article");
    const wanted = row;
    marks.clear();
    article.innerHTML = texts.get(shown); // escaped where it was made
    article.querySelector("h2").after(make("p", { className: "matches" }));
    for (const card of article.querySelectorAll(".card"))
      card.append(make("a", { className: "row", href: `#${encodeURIComponent(card.id)}` }, card.id));
    markHits();
    if (wanted && wanted !== data.articles[shown].id && !marks.show(wanted))
      article.querySelector(".matches").textContent = `There is no row ${wanted} in this article.`;
  }

  function markHits() {
    const matches = at("article").querySelector(".matches");
    if (!matches) return;
    const found = fields.some((field) => chosen[field]) ? hits.get(shown) || [] : [];
    const rows = new Set(found.map(rowOf));
    for (const card of at("article").querySelectorAll(".card")) card.classList.toggle("hit", rows.has(card.id));
    const links = found.slice(0, LINKS).map((event) => {
      const label = at(rowOf(event)).querySelector("b").textContent;
      return make("a", { href: `#${encodeURIComponent(rowOf(event))}` }, `${label} ${event.type}`);
    });
    const others = found.length > LINKS ? [`and ${found.length - LINKS} more, marked among the cards`] : [];
    matches.replaceChildren(...(links.length ? ["Passing the filters: ", ...links, ...others] : []));
  }

  // The address

  function writeAddress() {
    const set = fields.filter((field) => chosen[field]);
    const where = row || (shown >= 0 ? data.articles[shown].id : "");
    const pairs = new URLSearchParams([...set.map((field) => [field, chosen[field]]), ["row", where]]);
    history.replaceState(null, "", `#${set.length ? pairs : encodeURIComponent(where)}`);
  }

  function readAddress() {
    const stated = location.hash.slice(1);
    const pairs = new URLSearchParams(stated.includes("=") ? stated : `row=${stated}`);
    if (stated.includes("=")) fields.forEach((field) => (chosen[field] = pairs.get(field) || ""));
    return pairs.get("row") || "";
  }

  function start(given) {
    data = given;
    const years = new Set(data.events.flatMap((event) => event.when).filter((value) => !value.includes("-")));
    const known = [...years].map(Number).filter(Boolean).sort();
    data.years = [...years].filter((year) => !Number(year)); // what lies before the first year
    for (let year = known[0]; year <= known[known.length - 1]; year++) data.years.push(String(year));
    drawMap();
    const wanted = readAddress();
    update();
    const first = list.querySelector("button");
    if (wanted) openRow(wanted);
    else if (first) openArticle(Number(first.dataset.number));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.name in chosen) chosen[target.name] = target.value;
    update();
  });
  form.addEventListener("reset", () => {
    fields.forEach((field) => (chosen[field] = ""));
    setTimeout(update); // when the fields are empty
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    openArticle(Number(button.dataset.number));
    if (list.getBoundingClientRect().width > 0.8 * innerWidth) at("article").scrollIntoView();
  });
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const now = buttons.indexOf(event.target);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || !buttons[next]) return;
    event.preventDefault();
    moveFocus(event.target, buttons[next]);
  });
  at("map").addEventListener("click", (event) => {
    const place = event.target.closest(".place");
    if (place) toggle("place", place.dataset.value);
  });
  at("map").addEventListener("keydown", (event) => {
    const place = event.target.closest(".place");
    if (!place) return;
    if (event.key.startsWith("Arrow")) movePlace(place, event.key);
    else if (event.key === "Enter" || event.key === " ") toggle("place", place.dataset.value);
    else return;
    event.preventDefault();
  });
  for (const id of ["years", "months"])
    at(id).addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) toggle("when", button.dataset.value);
    });
  document.addEventListener("chosen", (event) => {
    row = event.detail;
    writeAddress();
  });
  addEventListener("hashchange", () => {
    const wanted = readAddress();
    if (wanted) openRow(wanted);
    update();
  });
  return { start, receive };
})();
