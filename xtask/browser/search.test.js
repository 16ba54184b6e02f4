// The page finds what `explain` finds: the cases of the Rust tests, on the data and with the script of a page.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

import { Search } from "../../codegen/src/emit/docs/page/search.js";
import { readTables, showValues } from "../../codegen/src/emit/docs/page/table.js";
import { crate, root } from "./support.js";

const groups = JSON.parse(readFileSync(join(root, "codegen", "tests", "search", "cases.json"), "utf8"));

for (const { table, cases } of groups) {
  describe(table, () => {
    const page = readFileSync(crate(readFileSync(join(root, table), "utf8")).page, "utf8");
    const data = /<script type="application\/json"[^>]*>([^]*?)<\/script>/.exec(page)[1];
    const search = new Search(readTables(data));

    for (const { query, found, first = [], missing = [], near = [] } of cases.filter(({ query }) => query)) {
      it(query, () => {
        const lookups = search.lookups(query);
        const shown = (rows) => [...new Set(rows.map(showValues))];
        const hits = shown(lookups.flatMap((lookup) => lookup.hits.map(({ row }) => row)));
        assert.deepEqual(found ? hits : hits.slice(0, first.length), found ?? first);
        const lost = lookups.filter((lookup) => lookup.hits.length === 0);
        assert.deepEqual(lost.map((lookup) => lookup.query), missing);
        assert.deepEqual(shown(lost.flatMap((lookup) => lookup.near())), near);
      });
    }
  });
}
