// Finds codes as one types. The page holds all of them already and reads well without this.

const search = document.querySelector(".search");
const field = search.querySelector("input");
const status = search.querySelector(".status");
const main = document.querySelector("main");
const hits = main.querySelector(".hits");
const found = hits.querySelector(".rows");
const more = hits.querySelector(".more");
const sections = [...main.querySelectorAll("section:not(.hits)")];

// So many hits are shown unasked, so that a keystroke costs the same whatever the table's size: a
// screenful at once, the others in a later frame.
const SCREENFUL = 8;
const SHOWN = 50;

const bits = main.dataset.bits && BigInt(main.dataset.bits);
const rows = [...main.querySelectorAll("section:not(.hits) .rows > li")].map(read);
const count = rows.filter((row) => row.isCode).length;
let matches = [];

// One row, with all that it can be found by, in small letters.
function read(item) {
  const texts = (selector) => [...item.querySelectorAll(selector)].map((element) => element.textContent);
  const variants = texts(".variant");
  const paths = variants.map((variant) => `${main.dataset.type}::${variant}`);
  const names = [...texts(".label"), ...variants].map(folded);
  const { first, last = first } = item.dataset;
  return {
    item,
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
  // The names are part of the text.
  if (!asked.phrase || !asked.words.every((word) => row.text.includes(word))) return undefined;
  if (row.named.includes(asked.phrase)) return 3;
  if (asked.words.every((word) => row.named.includes(word))) return 4;
  return 5;
}

// Hits are shown as copies, so that the sections keep all that is laid out of them.
function copy(row) {
  const item = row.item.cloneNode(true);
  item.removeAttribute("id");
  item.classList.remove("here");
  return item;
}

function show() {
  const asked = ask(field.value);
  const searching = asked.raw !== "";
  const before = matches;
  matches = searching ? best(asked) : [];
  // Only where it changes: the browser looks at every section again.
  if (hits.hidden === searching) {
    for (const section of sections) section.classList.toggle("away", searching);
    hits.hidden = !searching;
  }
  // The first rows that stay are left alone.
  let same = 0;
  while (same < SHOWN && same < found.children.length && matches[same] === before[same]) same += 1;
  for (const item of [...found.children].slice(same)) item.remove();
  found.classList.remove("all");
  fill(SCREENFUL);
  const current = matches;
  inLaterFrame(() => current === matches && fill(SHOWN));
  more.hidden = matches.length <= SHOWN;
  more.textContent = `Show all ${matches.length}`;
  status.textContent = searching ? outcome(asked) : many(count, "code");
}

// All hits, the best first, and those of one rank in the order of the table.
function best(asked) {
  const ranks = [[], [], [], [], [], []];
  for (const row of rows) ranks[rank(row, asked)]?.push(row);
  return ranks.flat();
}

// The next callback still belongs to the frame of what is done now.
function inLaterFrame(act) {
  requestAnimationFrame(() => requestAnimationFrame(act));
}

// Adds what is missing of so many hits.
function fill(limit) {
  found.append(...matches.slice(found.children.length, limit).map(copy));
}

function outcome(asked) {
  const number = matches.length;
  if (number > SHOWN) return `${many(number, "match", "matches")}, the best ${SHOWN} of them here`;
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
  const scroll = () => element.scrollIntoView({ block: element.matches("li") ? "center" : "start" });
  scroll();
  // What came into sight is laid out now, and may be longer than the room that was kept for it.
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

field.addEventListener("input", show);
more.addEventListener("click", () => {
  found.classList.add("all");
  fill(Infinity);
  more.hidden = true;
  status.textContent = many(matches.length, "match", "matches");
  found.children[SHOWN].querySelector("a.value")?.focus();
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
    Enter: inField && matches[0]?.link && (() => go(matches[0].link)),
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

search.hidden = false;
show();
follow();
