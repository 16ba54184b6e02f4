// Rows as elements. Strings of the table become text, never markup.

import { OUTCOMES, addressOf, idOf, showValue, showValues } from "./table.js";

// An element with these properties and children; a child that is empty is left out.
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== false && child !== ""));
  return made;
}

// A text with its hits marked. `hits` is a pattern, or undefined.
function marked(text, hits) {
  if (!hits) return [text];
  return text.split(hits).map((part, at) => (at % 2 ? element("mark", {}, part) : part));
}

// A label, which may wrap after its underscores.
function label(text, hits) {
  const wrapped = marked(text, hits).flatMap((part) => {
    if (typeof part === "string") return breakable(part);
    part.replaceChildren(...breakable(part.textContent));
    return [part];
  });
  return element("code", { className: "label" }, wrapped);
}

function breakable(text) {
  return text.split(/(?<=_)/).flatMap((part, at) => (at ? [document.createElement("wbr"), part] : [part]));
}

const code = (text, hits) => element("code", { className: "variant" }, marked(text, hits));
const rowLink = (row) => element("a", { href: addressOf(row) }, showValues(row));
const outside = (href, text) => element("a", { href, rel: "noreferrer" }, text);
const titled = (text, title, hits) => element("span", title ? { title } : {}, marked(text, hits));

// The replacement that a note names, as a link: `nameOf` finds the row of a name.
function note(text, hits, nameOf) {
  return text.split(/([\p{L}\p{N}_:]+)/u).flatMap((part, at) => {
    const row = at % 2 ? nameOf(part) : undefined;
    return row ? [element("a", { href: addressOf(row) }, part)] : marked(part, hits);
  });
}

function facts(row, { hits, nameOf, isHit, unknown }) {
  const { table, more = {} } = row;
  const parts = [];
  const say = (...children) => parts.push(element("span", { className: "fact" }, children));
  if (unknown !== undefined) {
    const because = row.kind === "code" ? "this is the code of its base" : "this is the range around it";
    say(`${showValue(table, unknown)} has no code of its own; ${because}`);
  }
  for (const text of more.deprecated ?? []) say("deprecated: ", note(text, hits, nameOf));
  if (more.fallback) say("treated as ", rowLink(table.rows[more.fallback[0]]));
  if (more.same) say("same label as ", more.same.flatMap((other, at) => [at ? ", " : "", rowLink(table.rows[other])]));
  for (const [other, variant, description = "", deprecated = ""] of more.aliases ?? []) {
    say("also ", label(other, hits), " ", code(variant, hits), ...[description, deprecated && `deprecated: ${deprecated}`]
      .filter(Boolean).flatMap((text) => [" – ", ...marked(text, hits)]));
  }
  for (const tag of more.tags ?? []) say(titled(...table.tags[tag], hits));
  for (const [column, fact] of more.columns ?? []) say(titled(...table.columns[column], hits), `: ${fact}`);
  // Of few rows it matters which range states a fact.
  for (const [range, names] of isHit ? byRange(more.from ?? []) : []) {
    say(`${names.join(", ")} from the range `, rowLink(table.rows[range]));
  }
  if (row.since) say(`${row.kind} since ${row.since}`);
  for (const since of more.since ?? []) say(`since ${since}`);
  if (isHit && table.radix === "hex" && !table.isString && row.kind === "code") say(`decimal ${row.first}`);
  if (isHit && row.group) say(marked(table.groups[row.group - 1][1], hits));
  if (isHit && table.page) say(element("a", { href: table.page }, table.title));
  for (const address of more.link ?? []) say(outside(table.links + address, "about this code"));
  return parts.length ? element("p", { className: "facts" }, parts) : "";
}

// The names of facts by the position of the range that states them.
function byRange(facts) {
  const ranges = new Map();
  for (const [range, name] of facts) ranges.set(range, [...(ranges.get(range) ?? []), name]);
  return ranges;
}

// The first paragraph, and the others on demand.
function meaning(text, hits) {
  if (!text) return [];
  const [first, ...rest] = text.split("\n");
  const paragraph = (text) => element("p", { className: "meaning" }, marked(text, hits));
  if (!rest.length) return [paragraph(first)];
  return [paragraph(first), element("details", {}, element("summary", {}, "more"), rest.map(paragraph))];
}

// The row as an item of a list. `view` has the hits to mark, whether the row is a hit, and `nameOf`.
export function rowElement(row, view) {
  const { hits } = view;
  const item = element("li", { className: view.isHit ? `${row.kind} hit` : row.kind });
  item.row = row;
  const values = showValues(row);
  // Gaps may overlap, and only the first one has the address.
  if (!view.isHit && view.isFirst(row)) item.id = idOf(row);
  item.append(element("a", { className: "value", href: addressOf(row) }, marked(values, view.values)));
  const badge = { code: row.more?.deprecated ? "deprecated" : "", retired: "retired", gap: "", range: "" }[row.kind];
  item.append(element(
    "div",
    { className: "name" },
    row.label ? label(row.label, hits) : element("span", { className: "none" }, row.kind === "gap" ? "no code" : "any other value"),
    row.kind === "code" && code(row.variant, hits),
    badge && element("span", { className: "badge" }, badge),
  ));
  if (badge === "deprecated") item.classList.add("deprecated");
  item.append(element("div", { className: "about" }, meaning(row.description, hits), facts(row, view)));
  const outcome = row.outcome ? OUTCOMES[row.outcome] : "";
  const isSilent = view.isHit && row.kind === "code" && !outcome && row.table.hasOutcomes;
  item.append(isSilent
    ? element("span", { className: "silent" }, "not stated")
    : element("span", { className: `outcome ${outcome}` }, marked(outcome, hits)));
  const copy = element("button", { className: "copy", type: "button", title: "Copy …" });
  copy.setAttribute("aria-label", `Copy ${values}`);
  item.append(copy);
  return item;
}

// What can be copied from a row, each with its name.
export function copies(row) {
  const { table } = row;
  const isInteger = !table.isString && row.kind !== "range";
  const hex = isInteger && `0x${BigInt.asUintN(table.bits, BigInt(row.first)).toString(16).toUpperCase()}`;
  const value = showValue(table, row.first);
  const other = table.radix === "hex" ? String(row.first) : hex;
  return [
    ["Value", showValues(row)],
    [table.radix === "hex" ? "Decimal" : "Hex", row.kind === "code" && isInteger && other !== value && other],
    ["Label", row.label],
    ["Rust path", row.variant && `${table.type}::${row.variant}`],
    ["Link", new URL(addressOf(row), location.href.replace(/[?#].*/, "")).href],
  ].filter(([, text]) => text);
}
