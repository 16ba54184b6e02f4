// Tables too large to be shown at once.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { crate, here, launch, open, settled, tableOf } from "./support.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const words = ["door", "motor", "belt", "lamp", "key", "brake", "cable"];

describe("a table of 5,000 codes", () => {
  const codes = Array.from({ length: 5000 }, (_, n) => ({
    value: `0x${(0x80000000 + 3 * n).toString(16).toUpperCase()}`,
    label: `LIFT_${words[n % 7]}_${words[(n >> 3) % 7]}_${n}`.toUpperCase(),
    description: `The ${words[(n >> 6) % 7]} of car ${n % 100}.`,
    group: words[n % 2],
  }));
  const groups = '[[group]]\nid = "door"\ntitle = "The door"\n[[group]]\nid = "motor"\ntitle = "The motor"\n';
  const lifts = crate(tableOf('repr = "i32"\nradix = "hex"\ndiscriminant = "position"', groups, codes));
  let page;
  before(async () => (page = await open(browser, lifts.url())));
  after(() => page.close());

  const status = () => page.textContent("[role=status]");
  const counts = () => page.evaluate(() => [document.querySelectorAll(".rows > li").length, document.querySelectorAll(".rows").length]);

  it("has rows only near the window, and room for the others", async () => {
    await settled(page);
    const [rows, lists] = await counts();
    assert.ok(rows < 300, `${rows} rows`);
    assert.equal(lists, 100);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height > 5000 * 30 && height < 5000 * 60, `${height} px`);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForFunction((label) => document.body.textContent.includes(label), codes[4999].label.replaceAll("_", "_"));
    assert.equal(await status(), "5,000 codes");
  });

  it("finds the code of a value, however it is written", async () => {
    for (const { value, label } of [codes[0], codes[1234], codes[4999]]) {
      const number = Number(value);
      for (const text of [value, value.slice(2), `${number}`, `${number - 2 ** 32}`]) {
        await page.fill("input", text);
        await settled(page);
        assert.deepEqual(await page.locator(".label").allTextContents(), [label], text);
      }
    }
  });

  it("finds all that match, names first", async () => {
    for (const text of ["brake", "lamp 4", "of car 1"]) {
      await page.fill("input", text);
      await settled(page);
      const asked = text.split(" ");
      const has = (whole) => asked.every((word) => new RegExp(/\d/.test(word) ? `\\b${word}\\b` : `\\b${word}`, "i").test(whole.replaceAll("_", " ")));
      const named = codes.filter((row) => has(row.label));
      const all = codes.filter((row) => has(`${row.label} ${row.description} The ${row.group}`));
      assert.equal(await status(), `${all.length.toLocaleString("en")} match${all.length === 1 ? "" : "es"}`, text);
      const first = await page.locator(".label").first().textContent();
      assert.equal(first, (named[0] ?? all[0]).label);
    }
  });

  it("shows the first of many hits to one who has scrolled down", async () => {
    await page.fill("input", "");
    await page.evaluate(() => scrollTo(0, 50000));
    await page.focus("input");
    await page.keyboard.type("brake");
    await settled(page);
    const [bar, first] = await page.evaluate(() => [
      document.querySelector(".bar").getBoundingClientRect().bottom,
      document.querySelector(".rows > li").getBoundingClientRect().top,
    ]);
    assert.ok(first >= bar - 1 && first < bar + 20, `${first} below ${bar}`);
  });

  it("leads to a row far away, and back", async () => {
    const value = codes[3456].value;
    const far = await open(browser, lifts.url(`#${codes[3456].label}`));
    assert.deepEqual(await here(far), { rows: [value], inSight: true });
    assert.deepEqual(far.faults, []);
    await far.close();
  });

  it("says without JavaScript where the codes are", async () => {
    const plain = await open(browser, lifts.url(), { javaScriptEnabled: false });
    assert.match(await plain.textContent("main"), /This page shows its 5,000 rows with JavaScript/);
    assert.equal(await plain.locator(".note a").getAttribute("href"), "../codes.json");
    await plain.close();
  });

  it("makes no error", () => assert.deepEqual(page.faults, []));
});

describe("a table of many groups", () => {
  it("has a list in the place of chips", async () => {
    const groups = Array.from({ length: 12 }, (_, n) => `[[group]]\nid = "g${n}"\ntitle = "Group ${n}"\n`).join("");
    const codes = Array.from({ length: 24 }, (_, n) => ({ value: n, label: `CODE_${n}`, group: `g${n % 12}` }));
    const page = await open(browser, crate(tableOf('repr = "u8"', groups, codes)).url());
    await page.selectOption("select", "g3");
    await settled(page);
    assert.deepEqual(await page.locator(".label").allTextContents(), ["CODE_3", "CODE_15"]);
    assert.equal(new URL(page.url()).search, "?group=g3");
    await page.selectOption("select", "");
    await settled(page);
    assert.equal(await page.locator(".label").count(), 24);
    await page.close();
  });
});
