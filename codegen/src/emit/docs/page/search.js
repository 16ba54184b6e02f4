// Finds the rows that a query leads to, as `explain` does: the same as `codegen/src/search/` in Rust, with the same
// cases in `codegen/tests/search/cases.json`. What is changed here is changed there.

import { OUTCOMES, holds, showValue } from "./table.js";

const MAX_NEAR = 3;
const MAX_BEYOND = 10n;
// The least score of a suggestion, for each word: half of what a name gives.
const FLOOR = 4;
const MIN_COMMON = 10;

// The words of a text in lowercase. Most texts are ASCII, for which a pattern is much faster.
export function words(text) {
  const lower = text.toLowerCase();
  return lower.split(/[^\x00-\x7f]/.test(lower) ? /[^\p{Alphabetic}\p{N}]+/u : /[^a-z0-9]+/).filter(Boolean);
}

function wordsOfIdentifier(text) {
  const starts = /[^\x00-\x7f]/.test(text)
    ? /(?<=\p{Lowercase})(?=\p{Uppercase})|(?<=\p{Alphabetic})(?=\p{N})/gu
    : /(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])/g;
  return words(text.replace(starts, " "));
}

// The words joined, so that a label equals the variant made from it.
function compact(text) {
  return words(text).join("");
}

// A part of a query that may be a value or a name; of a path, also what follows each `::`.
function partOf(text) {
  const trimmed = text.trim();
  const steps = trimmed.split("::");
  const names = steps.map((_, at) => compact(steps.slice(at).join("::"))).filter(Boolean);
  return { text: trimmed, names };
}

// The parts of a text, without marks and quotes. Of a tag its name and its attributes remain, since they may say what
// the value is.
function partsOf(text) {
  return text
    .replace(/<\/[^<>]*>/g, " ")
    .replace(/(?<![:\d]):(?!:)/g, " ")
    .split(/[\s,;=|"'`()[\]{}<>“”‘’«»]+/)
    .map((part) => part.replace(/^[#.:!?*&/\\+]+/, "").replace(/[.:!?*&/\\%-]+$/, ""))
    .filter(Boolean)
    .map(partOf);
}

// The text outside of tags; all of it if there is none.
export function plain(text) {
  const outside = text.replace(/<[/!?\p{Alphabetic}][^<>]*>/gu, " ");
  return words(outside).length ? outside : text;
}

const digitsBeforeH = (text) => /^(\d[0-9a-f]*)h$/i.exec(text)?.[1];

// Whether a word says that a number follows, as `RESULTCODE` and `error` do.
const announcesNumber = (word) => /(code|error|status|result|value|number)$/i.test(word.replace(/[:=]+$/, ""));

// The number with the same bits, if the type has it.
function sameBits(table, number) {
  const range = 1n << BigInt(table.bits);
  if (number >= range || number < -range / 2n) return [];
  const other = number < 0n ? number + range : number - range;
  return holds(table, other) ? [other] : [];
}

// The numbers that a text may mean in a table of integers, the likeliest first.
function numbers(table, text) {
  const digits = digitsBeforeH(text);
  const spellings = digits ? [`0x${digits}`, digits] : [text.replace(/^\+/, "")];
  const all = table.radix === "hex" ? spellings.flatMap((spelling) => [spelling, `0x${spelling}`]) : spellings;
  return all.flatMap((spelling) => {
    const match = /^(-?)(0x[0-9a-f]+|\d+)$/i.exec(spelling);
    if (!match) return [];
    const number = match[1] ? -BigInt(match[2]) : BigInt(match[2]);
    return [number, ...sameBits(table, number)];
  });
}

function add(map, key, row) {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}

export class Search {
  constructor(tables) {
    this.tables = tables;
    this.rows = tables.flatMap((table) => table.rows);
    this.codes = this.rows.filter((row) => row.kind === "code");
    this.showsHex = tables.some((table) => table.radix === "hex" && !table.isString);
    // Rows by their names; labels also as they are written.
    this.byName = new Map();
    this.byLabel = new Map();
    this.byValue = new Map(tables.map((table) => [table, new Map()]));
    this.prepared = 0;
  }

  // Prepares some of the rows that are not prepared yet, and returns whether all are.
  prepare(limit = Infinity) {
    const end = Math.min(this.prepared + limit, this.rows.length);
    while (this.prepared < end) this.#prepare(this.rows[this.prepared++]);
    return end === this.rows.length;
  }

  // Each word is between spaces, so that one that starts with a string is found by a space and that string; a bar
  // separates names, so that no phrase is found across two of them.
  #prepare(row) {
    const { table, kind, more = {} } = row;
    const aliases = more.aliases ?? [];
    const labels = row.label ? [row.label, ...aliases.map(([label]) => label)] : [];
    const variants = kind === "code" ? [row.variant, ...aliases.map(([, variant]) => variant)] : [];
    // A code that repeats a label also has the variant of the first one.
    const first = table.rows[more.same?.[0]];
    if (first && first.order < row.order) variants.push(first.variant);
    const ofLabels = labels.map(words);
    const ofVariants = variants.map(words);
    row.keys = [...new Set([...ofLabels, ...ofVariants].map((name) => name.join("")))];
    for (const key of row.keys) add(this.byName, key, row);
    for (const label of labels) add(this.byLabel, label, row);
    if (kind === "code" || kind === "retired") add(this.byValue.get(table), String(row.first), row);
    const names = [...ofLabels, ...variants.flatMap((name, at) => [wordsOfIdentifier(name), ofVariants[at]])];
    row.names = ` ${names.map((name) => `${name.join(" ")} | `).join("")}`;
    const facts = [
      row.description,
      row.outcome ? OUTCOMES[row.outcome] : "",
      row.group ? table.groups[row.group - 1][1] : "",
      ...(more.tags ?? []).map((tag) => table.tags[tag][0]),
      ...(more.deprecated ?? []),
      ...aliases.flatMap(([, , description = "", deprecated = ""]) => [description, deprecated]),
    ];
    row.prose = ` ${words(facts.join(" ")).join(" ")} `;
  }

  // Each lookup that a query asks for: what is looked up, whether that is a number, the hits, and, if there are none,
  // a function that returns the codes that come nearest.
  lookups(query) {
    this.prepare();
    const seen = new Set();
    return this.#interpret(query.trim()).filter((lookup) => !seen.has(lookup.query) && seen.add(lookup.query));
  }

  #interpret(query) {
    if (!this.isNumber(query)) {
      const hits = this.exact(partOf(query));
      if (hits.length) return [found(query, hits)];
    }
    const parts = partsOf(query);
    const isCode = (part) => this.isNumber(part.text) || this.exact(part).length > 0;
    const isKnown = (part) => this.exact(part).length > 0;
    const lookUp = (part) => this.#lookUp(part);
    if (parts.length && parts.every(isCode)) return parts.map(lookUp);
    const numbers = this.#numbersIn(parts);
    if (numbers.length && numbers.every(isKnown)) return numbers.map(lookUp);
    const asked = words(plain(query));
    const hits = this.#byWords(asked, parts);
    if (hits.length) return [found(query, hits)];
    const names = parts.filter((part) => isCode(part) && (!numbers.length || isKnown(part)));
    const codes = names.length ? names : numbers;
    if (codes.length) return codes.map(lookUp);
    return [{ query, isNumber: false, hits: [], near: () => this.#nearWords(asked) }];
  }

  #lookUp(part) {
    const isNumber = this.isNumber(part.text);
    const hits = this.exact(part);
    return { query: part.text, isNumber, hits, near: () => (hits.length ? [] : this.#nearNumbers(part.text)) };
  }

  // Whether a text is a number: in decimal, in hexadecimal after `0x` or before `h`, or in a table in hexadecimal
  // without a mark.
  isNumber(text) {
    const magnitude = text.replace(/^[-+]/, "");
    if (/^(\d+|0x[0-9a-f]+)$/i.test(magnitude) || digitsBeforeH(magnitude)) return true;
    return this.showsHex && /^[0-9a-f]+$/i.test(magnitude) && /\d/.test(magnitude);
  }

  // The numbers among these parts: those that a word like `code` announces, or else all.
  #numbersIn(parts) {
    const isNumber = (part) => this.isNumber(part.text);
    const announced = parts.filter((part, at) => at > 0 && announcesNumber(parts[at - 1].text) && isNumber(part));
    return announced.length ? announced : parts.filter(isNumber);
  }

  // The values that a text may mean in a table.
  #values(table, text) {
    if (!table.isString) return numbers(table, text);
    const codes = this.byValue.get(table);
    if (codes.get(text)?.some((row) => row.kind === "code")) return [text];
    const lower = text.toLowerCase();
    const inAnyCase = table.rows.filter((row) => row.kind === "code" && row.first.toLowerCase() === lower);
    return inAnyCase.length ? inAnyCase.map((row) => row.first) : [text];
  }

  #codeOf(table, value) {
    return this.byValue.get(table).get(String(value))?.find((row) => row.kind === "code");
  }

  // The rows with this value, or else with this name. If there is no such code, what is known of the value follows.
  exact(part) {
    this.prepare();
    const isNumber = this.isNumber(part.text);
    const withValue = new Set();
    const values = this.tables.map((table) => this.#values(table, part.text));
    this.tables.forEach((table, at) => {
      for (const value of values[at]) {
        for (const row of this.byValue.get(table).get(String(value)) ?? []) withValue.add(row);
        for (const row of table.rows) if (row.kind === "gap" && within(row, value)) withValue.add(row);
      }
    });
    const withName = new Set(this.byLabel.get(part.text));
    if (!isNumber) part.names.forEach((name) => this.byName.get(name)?.forEach((row) => withName.add(row)));
    const inOrder = (rows) => [...rows].sort((one, other) => one.order - other.order);
    const named = inOrder(withName).filter((row) => !withValue.has(row));
    // A code of one table says more than a gap of another.
    const codes = inOrder(withValue).filter((row) => row.kind === "code");
    const others = inOrder(withValue).filter((row) => row.kind !== "code");
    const hits = [...codes, ...named, ...others].map((row) => ({ row }));
    if (hits.some(({ row }) => row.kind === "code")) return hits;
    this.tables.forEach((table, at) => {
      // Any string may start with the prefix of a range.
      if (isNumber || !table.isString) hits.push(...this.#unknown(table, values[at]));
    });
    return hits;
  }

  // What is known of these values if none has a code: the narrowest range of each, or else the code of its base.
  #unknown(table, values) {
    if (values.some((value) => this.#codeOf(table, value))) return [];
    const hits = [];
    for (const value of new Set(values)) {
      if (!table.isString && !holds(table, value)) continue;
      const ranges = table.rows.filter((row) => row.kind === "range" && within(row, value));
      const size = (row) => (table.isString ? -row.first.length : BigInt(row.last) - BigInt(row.first));
      const base = table.mask ? this.#codeOf(table, value & BigInt(table.mask)) : undefined;
      const row = ranges.length ? ranges.reduce((one, other) => (size(other) < size(one) ? other : one)) : base;
      if (row) hits.push({ row, unknown: value });
    }
    return hits;
  }

  // The rows that have all words of a text, then the range of a string of which the text may be a value.
  #byWords(asked, parts) {
    const ranks = [[], [], [], [], [], [], [], []];
    for (const row of this.rows) {
      const rank = rankOf(row, asked);
      if (rank !== undefined) ranks[rank].push({ row });
    }
    const hits = ranks.flat();
    if (parts.length !== 1) return hits;
    const strings = this.tables.filter((table) => table.isString);
    return hits.concat(strings.flatMap((table) => this.#unknown(table, this.#values(table, parts[0].text))));
  }

  // The codes whose values start like this one, then its neighbors.
  #nearNumbers(text) {
    const number = text.toLowerCase();
    const near = [];
    for (const row of this.codes) {
      if (near.length === MAX_NEAR) break;
      if (showValue(row.table, row.first).toLowerCase().startsWith(number)) near.push(row);
    }
    const neighbors = this.tables.flatMap((table) => this.#neighbors(table, number));
    neighbors.sort((one, other) => Number(one.distance > other.distance) - Number(one.distance < other.distance));
    for (const { row } of neighbors) if (!near.includes(row)) near.push(row);
    return near.slice(0, MAX_NEAR);
  }

  // The codes with the next lower and the next higher value. A number may mean several values; this is about the one
  // that comes nearest to a code.
  #neighbors(table, text) {
    if (table.isString) return [];
    let best = [];
    const least = (sides) => sides.reduce((least, { distance }) => (distance < least ? distance : least), 1n << 200n);
    for (const asked of numbers(table, text)) {
      let below;
      let above;
      for (const row of table.rows) {
        if (row.kind !== "code") break;
        const value = BigInt(row.first);
        const distance = value < asked ? asked - value : value - asked;
        if (value < asked && !(below?.distance <= distance)) below = { row, distance };
        if (value >= asked && !(above?.distance <= distance)) above = { row, distance };
      }
      const sides = [below, above].filter(Boolean);
      if (least(sides) < least(best)) best = sides;
    }
    return best.filter(({ distance }) => best.length === 2 || distance <= MAX_BEYOND);
  }

  // The words of all codes that are like this one, each between spaces.
  #wordsLike(word) {
    this.vocabulary ??= new Set(this.codes.flatMap((row) => (row.names + row.prose).split(" ")));
    return [...this.vocabulary].filter((other) => distance(word, other) !== undefined).map((other) => ` ${other} `);
  }

  // The codes with words or a name like those of the text, the most similar first. A word that most codes have says
  // nothing.
  #nearWords(asked) {
    const scores = new Array(this.codes.length).fill(0);
    let rareWords = 0;
    for (const word of asked) {
      const like = this.#wordsLike(word);
      const ofWord = this.codes.map((row) => similarity(row, word, like));
      const count = ofWord.reduce((count, score) => count + (score > 0), 0);
      if (count > Math.max(MIN_COMMON, Math.floor(this.codes.length / 2))) continue;
      rareWords += 1;
      ofWord.forEach((score, at) => (scores[at] += score));
    }
    const name = asked.join("");
    const ranked = [];
    this.codes.forEach((row, at) => {
      const distances = row.keys.map((key) => distance(name, key)).filter((edits) => edits !== undefined);
      const ofName = distances.length ? 1e9 - Math.min(...distances) : 0;
      const score = ofName || (scores[at] >= FLOOR * rareWords ? scores[at] : 0);
      if (score > 0) ranked.push({ row, score });
    });
    ranked.sort((one, other) => other.score - one.score);
    return ranked.slice(0, MAX_NEAR).map(({ row }) => row);
  }
}

function found(query, hits) {
  return { query, isNumber: false, hits, near: () => [] };
}

// Whether a gap or a range has a value.
function within(row, value) {
  if (!row.table.isString) return BigInt(row.first) <= value && value <= BigInt(row.last);
  return row.kind === "range" ? value.startsWith(row.first) : row.first <= value && value <= row.last;
}

// How well a row matches words, 0 best: by names before prose, at the start of words before within them, as a phrase
// before apart; undefined if a word is missing.
function rankOf(row, asked) {
  let level = 0;
  for (const word of asked) {
    const of = levelOf(row, word);
    if (of === undefined) return undefined;
    level = Math.max(level, of);
  }
  if (!asked.length) return undefined;
  const isPhrase = (level < 2 ? row.names : row.prose).includes(` ${asked.join(" ")}`);
  return 2 * level + (isPhrase ? 0 : 1);
}

// Where a word is: 0 and 1 in names, 2 and 3 in prose; at the start of a word or within it. A number is a whole word.
function levelOf(row, word) {
  const isNumber = /^\d+$/.test(word);
  const start = isNumber ? ` ${word} ` : ` ${word}`;
  const isWithin = !isNumber && ([...word].length >= 3 || /[^\x00-\x7f]/.test(word));
  if (row.names.includes(start)) return 0;
  if (isWithin && row.names.includes(word)) return 1;
  if (row.prose.includes(start)) return 2;
  return isWithin && row.prose.includes(word) ? 3 : undefined;
}

// How much a word says for a row. A name is worth more than prose, and the start of a word more than a word like it
// or the inside of one.
function similarity(row, word, like) {
  const level = levelOf(row, word);
  if (level === 0) return 8;
  if (level === 1 || like.some((other) => row.names.includes(other))) return 6;
  if (level === 2) return 5;
  if ([...word].length >= 5 && like.some((other) => row.prose.includes(other))) return 4;
  return level === 3 ? 3 : 0;
}

// The number of edits between two words; undefined if they are too many, or if the words start differently. A word of
// three letters may only lack one.
function distance(asked, word) {
  const [n, m] = [asked.length, word.length];
  if (n < 3 || asked[0] !== word[0] || (n === 3 && m !== 4)) return undefined;
  const limit = n < 8 ? 1 : 2;
  if (Math.abs(n - m) > limit || /^\d+$/.test(asked)) return undefined;
  // Optimal string alignment: insert, delete, replace, or swap two neighbors. Only cells near the diagonal matter.
  const far = limit + 1;
  let before = [];
  let above = Array.from({ length: m + 1 }, (_, at) => at);
  for (let i = 1; i <= n; i += 1) {
    const line = new Array(m + 1).fill(far);
    if (i <= limit) line[0] = i;
    let least = line[0];
    for (let j = Math.max(1, i - limit); j <= Math.min(m, i + limit); j += 1) {
      let edits = Math.min(above[j - 1] + (asked[i - 1] === word[j - 1] ? 0 : 1), above[j] + 1, line[j - 1] + 1);
      const isSwap = i > 1 && j > 1 && asked[i - 1] === word[j - 2] && asked[i - 2] === word[j - 1];
      if (isSwap) edits = Math.min(edits, before[j - 2] + 1);
      line[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > limit) return undefined;
    [before, above] = [above, line];
  }
  return above[m] <= limit ? above[m] : undefined;
}
