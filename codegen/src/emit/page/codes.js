// Finds codes as one types. The page holds all of them already and reads well without this.

const search = document.querySelector(".search");
const field = search.querySelector("input");
const status = search.querySelector(".status");
const main = document.querySelector("main");
const hits = main.querySelector(".hits");
const found = hits.querySelector(".rows");
const more = hits.querySelector(".more");
const sections = [...main.querySelectorAll("section:not(.hits)")];

// So many hits are shown at first, so that a keystroke costs the same whatever the table's size.
const SHOWN = 50;

const bits = main.dataset.bits && BigInt(main.dataset.bits);
const rows = [...main.querySelectorAll("section:not(.hits) .rows > li")].map(read);
const count = rows.filter((row) => row.isCode).length;
let shown = [];

// One row, with all that it can be found by, in small letters.
function read(item, index) {
  const texts = (selector) => [...item.querySelectorAll(selector)].map((element) => element.textContent);
  const variants = texts(".variant");
  const paths = variants.map((variant) => `${main.dataset.type}::${variant}`);
  const names = [...texts(".label"), ...variants].map(folded);
  const { first, last = first } = item.dataset;
  return {
    item,
    index,
    home: item.parentNode,
    next: item.nextElementSibling,
    link: item.querySelector("a.value"),
    isCode: item.classList.contains("code"),
    first: bits ? BigInt(first) : first,
    last: bits ? BigInt(last) : last,
    spelled: spellings(first),
    whole: [...names, ...paths.map(folded)].map(squeezed),
    named: names.join("\n"),
    text: folded(texts(".about, .word").join(" ")),
  };
}

// Words in small letters with one blank between them: `API_OK`, `api-ok` and `Api::Ok` are alike.
function folded(text) {
  return text.toLowerCase().replace(/[\s_:-]+/g, " ").trim();
}

// So that a label is like the variant made from it.
function squeezed(words) {
  return words.replaceAll(" ", "");
}

// How a value may be written. A hexadecimal number below zero is a bit pattern.
function spellings(value) {
  if (!bits) return [value.toLowerCase()];
  const digits = BigInt.asUintN(Number(bits), BigInt(value)).toString(16);
  const padded = digits.padStart(Number(bits) / 4, "0");
  const bare = main.dataset.radix === "hex" ? [digits, padded] : [];
  return [value, `0x${digits}`, `0x${padded}`, ...bare];
}

// The numbers that a text may mean: itself, and what has the same bits in the type of the values.
function numbers(text) {
  const parts = /^(-?)(0x[0-9a-f]+|\d+)$/.exec(text);
  if (!bits || !parts) return [];
  const number = parts[1] ? -BigInt(parts[2]) : BigInt(parts[2]);
  const range = 1n << bits;
  if (number >= range || number < -range / 2n) return [number];
  return [number, number < 0n ? number + range : number - range];
}

function ask(text) {
  const raw = text.trim().toLowerCase();
  const phrase = folded(raw);
  return {
    raw,
    phrase,
    squeezed: squeezed(phrase),
    words: phrase.split(" "),
    numbers: numbers(raw),
    value: text.trim(),
  };
}

function means(row, asked) {
  if (bits) return asked.numbers.some((number) => row.first <= number && number <= row.last);
  return row.first <= asked.value && asked.value <= row.last;
}

// The lower the better: the number, then the label, then any text; undefined for no hit.
function rank(row, asked) {
  if (means(row, asked)) return 0;
  if (asked.squeezed && row.whole.includes(asked.squeezed)) return 1;
  if (row.spelled.some((spelling) => spelling.startsWith(asked.raw))) return 2;
  if (!asked.phrase) return undefined;
  if (row.named.includes(asked.phrase)) return 3;
  if (asked.words.every((word) => row.named.includes(word))) return 4;
  if (asked.words.every((word) => row.text.includes(word))) return 5;
  return undefined;
}

// Hits are taken out of their sections; the last goes home first, so that its neighbour is there.
function putBack() {
  for (const row of shown.sort((one, other) => other.index - one.index)) {
    row.home.insertBefore(row.item, row.next);
  }
  shown = [];
}

function show(limit = SHOWN) {
  putBack();
  const asked = ask(field.value);
  const searching = asked.raw !== "";
  let all = [];
  if (searching) {
    all = rows.map((row) => ({ row, rank: rank(row, asked) })).filter((hit) => hit.rank !== undefined);
    all.sort((one, other) => one.rank - other.rank || one.row.index - other.row.index);
    shown = all.slice(0, limit).map((hit) => hit.row);
    found.append(...shown.map((row) => row.item));
  }
  // Only where it changes: the browser looks at every row again.
  if (hits.hidden === searching) {
    for (const section of sections) section.classList.toggle("away", searching);
    hits.hidden = !searching;
  }
  more.hidden = shown.length === all.length;
  more.textContent = `Show all ${all.length}`;
  status.textContent = searching ? outcome(all.length, asked) : many(count, "code");
}

function outcome(number, asked) {
  if (number > shown.length) return `${many(number, "match", "matches")}, the best ${shown.length} of them here`;
  if (number > 0) return many(number, "match", "matches");
  return asked.numbers.length ? `${asked.value} is not in this table` : `Nothing here matches “${asked.value}”`;
}

function many(number, one, several = `${one}s`) {
  return `${number} ${number === 1 ? one : several}`;
}

// Shows the row of the address in its place; an address of no row is a question.
function follow() {
  for (const item of main.querySelectorAll(".here")) item.classList.remove("here");
  const fragment = location.hash.slice(1);
  if (!fragment) return;
  const asked = ask(decoded(fragment));
  const element = document.getElementById(fragment) ?? rows.find((row) => means(row, asked))?.item;
  field.value = element ? "" : asked.value;
  show();
  if (!element) return;
  element.scrollIntoView({ block: element.matches("li") ? "center" : "start" });
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

// Moves the focus to the next row, or to the one before; before the first is the search.
function move(step) {
  const links = [...main.querySelectorAll("section:not(.away, [hidden]) a.value")];
  const to = links.indexOf(document.activeElement) + step;
  const next = to < 0 ? field : links[Math.min(to, links.length - 1)];
  next?.focus();
}

function restart() {
  field.value = "";
  show();
  field.focus();
}

field.addEventListener("input", () => show());
more.addEventListener("click", () => {
  show(Infinity);
  shown[SHOWN]?.link?.focus();
});
addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  // The browser says nothing when the address stays the same.
  if (link?.hash === location.hash) follow();
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const inField = event.target === field;
  const inRows = event.target.matches("a.value");
  const act = {
    "/": !inField && (() => field.select()),
    Escape: restart,
    ArrowDown: (inField || inRows) && (() => move(1)),
    ArrowUp: inRows && (() => move(-1)),
    Enter: inField && shown[0]?.link && (() => go(shown[0].link)),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

search.hidden = false;
show();
follow();
