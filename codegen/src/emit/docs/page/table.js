// Reads the tables of the page. `data.rs` writes them.

export const KINDS = ["code", "retired", "gap", "range"];
export const OUTCOMES = ["none", "success", "warning", "error"];

// The tables, each with its rows in the order of the table: codes, retired codes, gaps, ranges.
export function readTables(json) {
  let order = 0;
  return JSON.parse(json).map((table) => {
    table.rows = table.rows.map((members) => readRow(table, members, order++));
    table.isString = table.bits === 0;
    table.hasOutcomes = table.rows.some((row) => row.kind === "code" && row.outcome);
    return table;
  });
}

function readRow(table, members, order) {
  const kind = KINDS[members[0]];
  const row = { table, kind, order, first: members[1], last: members[1] };
  switch (kind) {
    case "code":
      [, , row.label, row.variant, row.description = "", row.outcome = 0, row.group = 0, row.more = {}] = members;
      break;
    case "retired":
      [, , row.label, row.description = "", row.since = ""] = members;
      break;
    case "gap":
      [, , row.last, row.description = ""] = members;
      break;
    case "range":
      [, , row.last = 0, row.label = "", row.description = "", row.outcome = 0, row.group = 0, row.more = {}] = members;
  }
  return row;
}

// The sections of a table, each with its group and its rows in the order of the page.
export function sectionsOf(table) {
  return table.sections.map(([group, runs]) => {
    const rows = [];
    for (let at = 0; at < runs.length; at += 2) {
      for (let row = runs[at]; row < runs[at] + runs[at + 1]; row += 1) rows.push(table.rows[row]);
    }
    return { group: table.groups[group], rows };
  });
}

// Whether the type of the values has a number.
export function holds(table, number) {
  const half = 1n << BigInt(table.bits - 1);
  return table.signed ? -half <= number && number < half : 0n <= number && number < 2n * half;
}

// A value as the table shows it: in hexadecimal as a bit pattern, or with a sign if the type does not have it.
export function showValue(table, value) {
  if (table.isString) return value;
  let number = BigInt(value);
  if (table.radix === "hex" && holds(table, number)) number = BigInt.asUintN(table.bits, number);
  const sign = number < 0n ? "-" : "";
  const magnitude = number < 0n ? -number : number;
  if (table.radix !== "hex") return sign + magnitude.toString().padStart(table.width, "0");
  return `${sign}0x${magnitude.toString(16).toUpperCase().padStart(table.bits / 4, "0")}`;
}

// The value or the values of a row.
export function showValues(row) {
  const { table } = row;
  if (row.kind === "range" && table.isString) return `${row.first}…`;
  const first = showValue(table, row.first);
  return row.first === row.last ? first : `${first} to ${showValue(table, row.last)}`;
}

// The id of the row in the page of its table; unknown ids of gaps may be those of others.
export function idOf(row) {
  const { table } = row;
  if (row.kind !== "range") return showValue(table, row.first);
  return table.isString ? `range:${row.first}` : `range:${showValue(table, row.first)}-${showValue(table, row.last)}`;
}

// The address of a row from this page.
export function addressOf(row) {
  return `${row.table.page ?? ""}#${encodeURIComponent(idOf(row)).replaceAll("%3A", ":")}`;
}
