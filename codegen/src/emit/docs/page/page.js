// Shows the codes, and what the search and the filters leave of them. The address has the query, the filters and the
// row that the page leads to, so that each view can be shared, and Back returns to the one before.

import { OUTCOMES, idOf, readTables, sectionsOf, showValues } from "./table.js";
import { Search, plain, words } from "./search.js";
import { fill, lists, render } from "./lists.js";
import { openMenu } from "./menu.js";
import { element, rowElement } from "./rows.js";

const $ = (selector) => document.querySelector(selector);
const [bar, field, clearButton, filterBar, status] = [".bar", "input", ".clear", ".filters", ".status"].map($);
const [main, notices, view, menu, start] = ["main", ".notices", ".view", ".menu", ".tables"].map($);

const tables = readTables($("script[type='application/json']").textContent);
const isIndex = Boolean(start);
const rows = tables.flatMap((table) => table.rows);
const codeCount = rows.filter((row) => row.kind === "code").length;

let search;
const searched = () => (search ??= new Search(tables));
// The first row of each id. Codes precede other rows, and their ids differ.
let rowsById;
const byId = (id) => (rowsById ??= new Map(rows.toReversed().map((row) => [idOf(row), row]))).get(id);
const isFirst = (row) => row.kind === "code" || byId(idOf(row)) === row;

// Filters

// Each has a name in the address, a title, and the choices that a row belongs to.
const facets = [
  { key: "outcome", title: "Outcome", titles: { none: "not stated" }, of: (row) => [OUTCOMES[row.outcome]] },
  isIndex
    ? { key: "table", title: "Table", of: (row) => [row.table.page], titles: Object.fromEntries(tables.map((table) => [table.page, table.title])) }
    : { key: "group", title: "Group", of: (row) => (row.group ? [tables[0].groups[row.group - 1][0]] : []), titles: Object.fromEntries(tables[0].groups) },
  { key: "tag", title: "Tag", titles: {}, of: (row) => (isIndex ? [] : (row.more.tags ?? []).map((tag) => tables[0].tags[tag][0])) },
  { key: "is", title: "State", titles: {}, of: (row) => [row.kind === "retired" ? "retired" : row.more.deprecated ? "deprecated" : ""] },
];
// With more choices or letters than this, a filter is a list to choose from.
const MAX_CHIPS = 7;
const MAX_LETTERS = 90;

const belongs = (facet, row) => (row.kind === "code" || (row.kind === "retired" && facet.key === "is") ? facet.of(row) : []);

function count(facet, all) {
  const counts = new Map();
  for (const row of all) for (const choice of belongs(facet, row)) counts.set(choice, (counts.get(choice) ?? 0) + 1);
  return counts;
}

for (const facet of facets) {
  facet.chosen = new Set();
  const counts = count(facet, rows);
  const order = facet.key === "outcome" ? ["error", "warning", "success", "none"] : Object.keys(facet.titles);
  facet.choices = [...new Set([...order, ...counts.keys()])].filter((choice) => choice && counts.has(choice));
  // A choice that all codes have leaves nothing out.
  const letters = facet.choices.reduce((sum, choice) => sum + (facet.titles[choice] ?? choice).length, 0);
  facet.isList = facet.choices.length > MAX_CHIPS || letters > MAX_LETTERS;
  facet.isShown = facet.choices.length > 1 || facet.choices.some((choice) => counts.get(choice) < codeCount);
}

const isFiltered = () => facets.some(({ chosen }) => chosen.size);
const passes = (row) => facets.every((facet) => !facet.chosen.size || belongs(facet, row).some((choice) => facet.chosen.has(choice)));

function buildFilters() {
  for (const facet of facets.filter(({ isShown }) => isShown)) {
    const group = element("div", { className: "facet" });
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", facet.title);
    if (facet.isList) {
      facet.list = element("select", { onchange: () => choose(facet, facet.list.value, true) });
      facet.list.setAttribute("aria-label", facet.title);
      group.append(facet.list);
    } else {
      facet.chips = facet.choices.map((choice) => {
        const chip = element("button", { type: "button", className: "chip", onclick: () => choose(facet, choice) });
        chip.dataset.choice = choice;
        return chip;
      });
      group.append(element("span", { className: "title" }, facet.title), ...facet.chips);
    }
    filterBar.append(group);
  }
  bar.classList.toggle("tall", filterBar.childElementCount > 1);
}

function choose(facet, choice, isOnly = false) {
  const was = facet.chosen.has(choice);
  if (isOnly) facet.chosen.clear();
  if (was) facet.chosen.delete(choice);
  else if (choice) facet.chosen.add(choice);
  remember();
  show();
  toTop();
}

// The chips with what of these rows each would leave.
function showFilters(all) {
  for (const facet of facets.filter(({ isShown }) => isShown)) {
    const counts = count(facet, all);
    const title = (choice) => facet.titles[choice] ?? choice;
    const number = (choice) => (counts.get(choice) ?? 0).toLocaleString("en");
    for (const chip of facet.chips ?? []) {
      const { choice } = chip.dataset;
      chip.setAttribute("aria-pressed", facet.chosen.has(choice));
      chip.classList.toggle("empty", !counts.get(choice));
      chip.replaceChildren(title(choice), " ", element("span", { className: "count" }, number(choice)));
    }
    facet.list?.replaceChildren(
      new Option(`${facet.title}: all`, ""),
      ...facet.choices.map((choice) => new Option(`${title(choice)} (${number(choice)})`, choice, false, facet.chosen.has(choice))),
    );
    facet.list?.classList.toggle("chosen", facet.chosen.size > 0);
  }
}

// Among more codes than this, the nearest take a while: they are looked for when nobody types.
const MAX_PROMPT = 20000;
const waiting = [];

function show() {
  const query = field.value.trim();
  clearButton.hidden = !query;
  bar.classList.toggle("searching", Boolean(query));
  bar.classList.toggle("narrowed", Boolean(query) || isFiltered());
  notices.replaceChildren();
  waiting.splice(0).forEach(clearTimeout);
  if (start) start.hidden = Boolean(query) || isFiltered();
  if (query) showHits(query);
  else showAll();
}

const nameOf = (name) => searched().exact({ text: name, names: [words(name).join("")] }).find(({ row }) => row.kind === "code" && row.label)?.row;
const look = (more) => ({ isFirst, nameOf: (name) => (/[_A-Z]/.test(name) ? nameOf(name) : undefined), ...more });

function showAll() {
  showFilters(rows);
  const kept = isFiltered() ? rows.filter(passes) : rows;
  const set = isFiltered() && new Set(kept);
  const sections = tables.flatMap((table) => (isIndex && !set ? [] : sectionsOf(table).map(({ group, rows }) => {
    const title = isIndex ? table.title : table.groups.length && (group?.[1] ?? "Without a group");
    return { group, title, hits: rows.filter((row) => !set || set.has(row)).map((row) => ({ row })) };
  })));
  render(view, sections.filter(({ hits }) => hits.length), look({ isHit: isIndex }));
  const codes = many(codeCount, "code");
  status.textContent = set ? `${kept.length.toLocaleString("en")} of ${codes}` : codes;
  if (set && !kept.length) notices.append(element("p", {}, "No code passes these filters. ", clearer("Clear the filters")));
}

function showHits(query) {
  const lookups = searched().lookups(query);
  const seen = new Set();
  const hits = lookups.flatMap((lookup) => lookup.hits).filter(({ row }) => !seen.has(row) && seen.add(row));
  const kept = isFiltered() ? hits.filter(({ row }) => passes(row)) : hits;
  showFilters(hits.map(({ row }) => row));
  render(view, [{ hits: kept }], look({ isHit: true, ...patterns(query, lookups) }));
  const lost = lookups.filter((lookup) => !lookup.hits.length);
  const matches = many(hits.length, "match", "matches");
  const of = kept.length < hits.length ? `${kept.length.toLocaleString("en")} of ${matches}` : matches;
  status.textContent = lost.length && hits.length ? `${of}, ${lost.length} not found` : hits.length ? of : "Not found";
  if (hits.length && !kept.length) notices.append(element("p", {}, "The filters leave none of the matches. ", clearer("Clear the filters")));
  for (const lookup of lost) notices.append(...notFound(lookup, lost.length === lookups.length));
}

// What is not found, the values that there are, the nearest codes, and a way out.
function notFound({ query, isNumber, near }, isAll) {
  const name = element("strong", {}, query);
  const [table] = tables;
  const values = tables.slice(0, 12).map((table) => element("li", {}, `${table.title}: ${table.values}`));
  const says = [element("p", {}, ...(isNumber
    ? isIndex ? [name, " is not in any of the tables. Their values are:"] : [name, ` is not in this table. Its values are ${table.values}.`]
    : ["No code matches “", name, "”."]))];
  if (isNumber && isIndex) says.push(element("ul", {}, values));
  const nearest = element("div");
  says.push(nearest);
  const suggest = () => nearest.append(...suggestions(near()));
  if (rows.length <= MAX_PROMPT) suggest();
  else waiting.push(setTimeout(suggest, 300));
  if (isAll) says.push(element("p", {}, clearer("Clear the search")));
  return [element("div", { className: "lost" }, says)];
}

function suggestions(near) {
  if (!near.length) return [];
  const list = element("ul", { className: "rows" }, near.map((row) => rowElement(row, look({ isHit: true }))));
  list.setAttribute("role", "list");
  return [element("p", { className: "nearest" }, "The nearest:"), list];
}

function clearer(text) {
  return element("button", { type: "button", className: "button", onclick: clear }, text);
}

// Patterns for what a query marks: words in texts, and the values of numbers.
function patterns(query, lookups) {
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isNumbers = lookups.every((lookup) => lookup.isNumber);
  const asked = isNumbers ? [] : words(lookups.length > 1 ? lookups.map(({ query }) => query).join(" ") : plain(lookups[0].query));
  const longest = [...new Set(asked)].sort((one, other) => other.length - one.length).map((word) => {
    const start = [...word].length < 3 ? "(?<![\\p{L}\\p{N}])" : "";
    return start + escaped(word) + (/^\d+$/.test(word) ? "(?![\\p{N}])" : "");
  });
  const values = new Set(lookups.flatMap(({ hits, isNumber }) => (isNumber ? hits.map(({ row }) => showValues(row)) : [])));
  return {
    hits: longest.length ? new RegExp(`(${longest.join("|")})`, "giu") : undefined,
    values: values.size ? new RegExp(`(^(?:${[...values].map(escaped).join("|")})$)`, "u") : undefined,
  };
}

function many(number, one, several = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : several}`;
}

// The address

function addressOfView() {
  const parameters = new URLSearchParams();
  if (field.value.trim()) parameters.set("q", field.value.trim());
  for (const { key, chosen } of facets) if (chosen.size) parameters.set(key, [...chosen].join(","));
  const text = parameters.toString();
  return location.pathname + (text && `?${text}`);
}

// Writes the view into the address. The first step away from the codes is one that Back returns from.
function remember() {
  const address = addressOfView();
  const isStart = address === location.pathname;
  if (!isStart && !history.state?.isSearch) push(address, { isSearch: true, isPushed: true });
  else history.replaceState({ ...history.state, isSearch: !isStart }, "", address);
}

function push(address, state) {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
  history.pushState(state, "", address);
}

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const isRow = location.hash.length > 1;
  field.value = isRow ? "" : parameters.get("q") ?? "";
  for (const { key, chosen, choices } of facets) {
    chosen.clear();
    const asked = isRow ? [] : (parameters.get(key) ?? "").split(",");
    for (const choice of asked) if (choices.includes(choice)) chosen.add(choice);
  }
}

// Shows what the address says: a row, a group, or the view. A fragment without a row is a query.
function follow() {
  readAddress();
  const fragment = decoded(location.hash.slice(1));
  const row = fragment && !isIndex ? rowOf(fragment) : undefined;
  if (fragment && !row && !fragment.startsWith("group:")) {
    field.value = fragment;
    history.replaceState({ isSearch: true }, "", addressOfView());
  }
  show();
  if (row) toRow(row);
  else if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  else scrollTo(0, history.state?.scroll ?? 0);
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

// The row of an id, a value, a label or a variant.
function rowOf(fragment) {
  const known = byId(fragment);
  if (known) return known;
  const lookups = searched().lookups(fragment);
  const exact = lookups.length === 1 && searched().exact({ text: fragment, names: [words(fragment).join("")] });
  return exact ? exact[0]?.row : undefined;
}

function toRow(row) {
  const list = lists.find((list) => list.rows?.some((hit) => hit.row === row) || [...list.children].some((item) => item.row === row));
  if (!list) return;
  fill(list);
  const item = [...list.children].find((item) => item.row === row);
  document.querySelectorAll(".here").forEach((other) => other.classList.remove("here"));
  item.classList.add("here");
  const scroll = () => item.scrollIntoView({ block: "center" });
  scroll();
  // Lists that came near the window have their rows now, and may be of another height.
  requestAnimationFrame(() => requestAnimationFrame(scroll));
  item.querySelector(".value").focus({ preventScroll: true });
}

function toTop() {
  const top = main.getBoundingClientRect().top + scrollY - bar.offsetHeight;
  if (scrollY > top) scrollTo(0, top);
}

// Clears the search and the filters, and returns to where it began.
function clear() {
  field.focus({ preventScroll: true });
  if (history.state?.isPushed) return history.back();
  field.value = "";
  facets.forEach(({ chosen }) => chosen.clear());
  history.replaceState({}, "", location.pathname);
  show();
  return undefined;
}

// Keys

// Moves the focus to the next or the previous row; the search field precedes the first.
function move(step) {
  const items = [...document.querySelectorAll(".rows > li")];
  const focused = document.activeElement.closest("li") ?? (document.activeElement === field ? undefined : $("li.here"));
  const to = items.indexOf(focused) + step;
  if (to < 0) return field.focus();
  // The next list may not have its rows yet.
  if (to >= items.length) lists.filter((list) => list.rows).slice(0, 1).forEach(fill);
  const item = items[to] ?? document.querySelectorAll(".rows > li")[to];
  return item?.querySelector(".value").focus();
}

const isWithinRow = (target) => target.matches("a.value") || (target === document.body && Boolean($("li.here")));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (menu.matches(":popover-open")) return;
  const inField = event.target === field;
  const first = $(".view li .value, .notices li .value");
  const act = {
    "/": !inField && event.target.tagName !== "SELECT" && (() => field.select()),
    Escape: clear,
    ArrowDown: (inField || isWithinRow(event.target)) && (() => move(1)),
    ArrowUp: isWithinRow(event.target) && (() => move(-1)),
    Enter: inField && field.value.trim() && first && (() => first.click()),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

field.addEventListener("input", () => {
  remember();
  show();
  toTop();
});
clearButton.addEventListener("click", clear);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.copy");
  if (button) return openMenu(menu, button, (text) => (status.textContent = text));
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  event.preventDefault();
  const address = location.pathname + link.getAttribute("href");
  if (location.pathname + location.search + location.hash === address) history.replaceState(history.state, "", address);
  else push(address, {});
  return follow();
});
addEventListener("popstate", follow);
addEventListener("pagehide", () => history.replaceState({ ...history.state, scroll: scrollY }, ""));

// The headings stick below the bar.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);

history.scrollRestoration = "manual";
bar.hidden = false;
$(".keys").hidden = false;
buildFilters();
follow();
document.documentElement.dataset.ready = "";

// Prepares the search while nothing else is to be done, a few rows at a time.
const idle = globalThis.requestIdleCallback ?? setTimeout;
const prepare = () => searched().prepare(1000) || idle(prepare);
idle(prepare);
