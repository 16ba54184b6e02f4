// Searches codes while the user types. The page has all codes already and is complete without this script.

const search = document.querySelector(".search");
const field = search.querySelector("input");
const status = search.querySelector(".status");
const main = document.querySelector("main");
const hits = main.querySelector(".hits");
const list = hits.querySelector(".rows");
const more = hits.querySelector(".more");
const sections = [...main.querySelectorAll("section:not(.hits)")];

// The number of results shown at once and in a later frame. More are shown on request, so that the time of a
// keystroke does not depend on the size of the table.
const SCREENFUL = 8;
const SHOWN = 50;

const bits = main.dataset.bits && BigInt(main.dataset.bits);
const rows = [...main.querySelectorAll("section:not(.hits) .rows > li")].map(read);
const count = rows.filter((row) => row.isCode).length;
let matches = [];

// A row with the strings that a query is compared with, in lowercase.
function read(item) {
  const texts = (selector) => [...item.querySelectorAll(selector)].map((element) => element.textContent);
  const variants = texts(".variant");
  const paths = variants.map((variant) => `${main.dataset.type}::${variant}`);
  const names = [...texts(".label"), ...variants].map(normalized);
  const { first, last = first } = item.dataset;
  return {
    item,
    link: item.querySelector("a.value"),
    isCode: item.classList.contains("code"),
    isRange: item.classList.contains("range"),
    first: bits ? BigInt(first) : first,
    last: bits ? BigInt(last) : last,
    spellings: spellings(first),
    names: [...names, ...paths.map(normalized)].map(compact),
    joined: names.join("\n"),
    text: normalized(texts(".about, .badge").join(" ")),
  };
}

// The words of a string in lowercase, separated by one space: `API_OK`, `api-ok` and `Api::Ok` are equal.
function normalized(text) {
  return text.toLowerCase().replace(/[\s_:-]+/g, " ").trim();
}

// The words joined, so that a label equals the variant made from it.
function compact(words) {
  return words.replaceAll(" ", "");
}

// The spellings of a value. A negative number in hexadecimal is a bit pattern.
function spellings(value) {
  if (!bits) return [value.toLowerCase()];
  const digits = BigInt.asUintN(Number(bits), BigInt(value)).toString(16);
  const padded = digits.padStart(Number(bits) / 4, "0");
  const bare = main.dataset.radix === "hex" ? [digits, padded] : [];
  return [value, `0x${digits}`, `0x${padded}`, ...bare];
}

// The numbers that a string may mean: itself, and the one with the same bits in the type of the values.
function numbers(text) {
  const parts = /^(-?)(0x[0-9a-f]+|\d+)$/.exec(text);
  if (!bits || !parts) return [];
  const number = parts[1] ? -BigInt(parts[2]) : BigInt(parts[2]);
  const range = 1n << bits;
  if (number >= range || number < -range / 2n) return [number];
  return [number, number < 0n ? number + range : number - range];
}

function parse(text) {
  const raw = text.trim().toLowerCase();
  const phrase = normalized(raw);
  return {
    raw,
    phrase,
    compact: compact(phrase),
    words: phrase.split(" "),
    numbers: numbers(raw),
    value: text.trim(),
  };
}

// A range of strings has the prefix of its values.
function hasValue(row, query) {
  if (!bits && row.isRange) return query.value.startsWith(row.first);
  if (bits) return query.numbers.some((number) => row.first <= number && number <= row.last);
  return row.first <= query.value && query.value <= row.last;
}

// The ranges that answer: the narrowest around each value, if no code has one.
function ranges(query) {
  const around = rows.filter((row) => row.isRange && hasValue(row, query));
  if (around.length === 0 || rows.some((row) => row.isCode && hasValue(row, query))) return [];
  if (!bits) return [around.reduce((one, other) => (one.first.length < other.first.length ? other : one))];
  return query.numbers.flatMap((number) => {
    const inside = around.filter((row) => row.first <= number && number <= row.last);
    if (inside.length === 0) return [];
    return inside.reduce((one, other) => (one.last - one.first > other.last - other.first ? other : one));
  });
}

// How well a row matches, 0 best: by value, then by name, then by text; undefined if it does not match. Any
// string may start with the prefix of a range, so such a range is the last match.
function rank(row, query, narrowest) {
  if (row.isRange ? narrowest.includes(row) && (bits || row.first === query.value) : hasValue(row, query)) return 0;
  if (query.compact && row.names.includes(query.compact)) return 1;
  if (row.spellings.some((spelling) => spelling.startsWith(query.raw))) return 2;
  // The text includes the names.
  if (!query.phrase || !query.words.every((word) => row.text.includes(word))) {
    return narrowest.includes(row) ? 6 : undefined;
  }
  if (row.joined.includes(query.phrase)) return 3;
  if (query.words.every((word) => row.joined.includes(word))) return 4;
  return 5;
}

// Results are copies, so that the sections keep their layout.
function copy(row) {
  const item = row.item.cloneNode(true);
  item.removeAttribute("id");
  item.classList.remove("here");
  return item;
}

function show() {
  const query = parse(field.value);
  const searching = query.raw !== "";
  const before = matches;
  matches = searching ? best(query) : [];
  // Only if it changes, since the browser then updates every section.
  if (hits.hidden === searching) {
    for (const section of sections) section.classList.toggle("away", searching);
    hits.hidden = !searching;
  }
  // Results at the start that stay the same are kept.
  let same = 0;
  while (same < SHOWN && same < list.children.length && matches[same] === before[same]) same += 1;
  for (const item of [...list.children].slice(same)) item.remove();
  list.classList.remove("all");
  fill(SCREENFUL);
  const current = matches;
  inLaterFrame(() => current === matches && fill(SHOWN));
  more.hidden = matches.length <= SHOWN;
  more.textContent = `Show all ${matches.length}`;
  status.textContent = searching ? summary(query) : many(count, "code");
}

// All matches, the best first, and those of one rank in the order of the table.
function best(query) {
  const narrowest = ranges(query);
  const ranks = [[], [], [], [], [], [], []];
  for (const row of rows) ranks[rank(row, query, narrowest)]?.push(row);
  return ranks.flat();
}

// The first callback still runs in the current frame.
function inLaterFrame(act) {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

// Adds results up to this number.
function fill(limit) {
  list.append(...matches.slice(list.children.length, limit).map(copy));
}

function summary(query) {
  const number = matches.length;
  if (number > SHOWN) return `${many(number, "match", "matches")}, the best ${SHOWN} shown`;
  if (number > 0) return many(number, "match", "matches");
  return query.numbers.length ? `${query.value} is not in this table` : `No code matches “${query.value}”`;
}

function many(number, one, several = `${one}s`) {
  return `${number} ${number === 1 ? one : several}`;
}

// The row of a value; a string without a row of its own is a query.
function rowOf(query) {
  const row = rows.find((row) => !row.isRange && hasValue(row, query));
  return row ?? (bits ? ranges(query)[0] : undefined);
}

// Scrolls to the row of the address; an address without a row is a query.
function follow() {
  for (const item of main.querySelectorAll(".here")) item.classList.remove("here");
  const fragment = location.hash.slice(1);
  if (!fragment) return;
  const query = parse(decoded(fragment));
  const element = document.getElementById(fragment) ?? rowOf(query)?.item;
  field.value = element ? "" : query.value;
  show();
  if (!element) return;
  const scroll = () => element.scrollIntoView({ block: element.matches("li") ? "center" : "start" });
  scroll();
  // Lists that came into view are laid out now, and may be longer than the space reserved for them.
  inLaterFrame(scroll);
  if (!element.matches("li")) return;
  element.classList.add("here");
  element.querySelector("a.value")?.focus({ preventScroll: true });
}

function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function go(link) {
  if (link.hash === location.hash) follow();
  else location.hash = link.hash;
}

// Moves the focus to the next or the previous row; the search field precedes the first.
function move(step) {
  const links = [...main.querySelectorAll("section:not(.away, [hidden]) a.value")];
  const to = links.indexOf(document.activeElement) + step;
  const next = to < 0 ? field : links[Math.min(to, links.length - 1)];
  next?.focus();
}

function clear() {
  field.value = "";
  show();
  field.focus();
}

field.addEventListener("input", show);
more.addEventListener("click", () => {
  list.classList.add("all");
  fill(Infinity);
  more.hidden = true;
  status.textContent = many(matches.length, "match", "matches");
  list.children[SHOWN].querySelector("a.value")?.focus();
});
addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  // There is no event if the address stays the same.
  if (link?.hash === location.hash) follow();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inField = event.target === field;
  const inRows = event.target.matches("a.value");
  const act = {
    "/": !inField && (() => field.select()),
    Escape: clear,
    ArrowDown: (inField || inRows) && (() => move(1)),
    ArrowUp: inRows && (() => move(-1)),
    Enter: inField && matches[0]?.link && (() => go(matches[0].link)),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

search.hidden = false;
show();
follow();
