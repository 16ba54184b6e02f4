// The pages of all shapes of table: valid, for everybody, at any width, and no text is markup.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import axe from "axe-core";
import { HtmlValidate } from "html-validate";

import { here, index, launch, open, shapes, uptivity } from "./support.js";

const all = [uptivity(), ...shapes()];
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const crate of all) {
  describe(crate.name, () => {
    it("is valid HTML", async () => {
      const report = await validator.validateString(readFileSync(crate.page, "utf8"));
      assert.deepEqual(report.results.flatMap((result) => result.messages), []);
    });

    it("has every text of its table as it is", async () => {
      const page = await open(browser, crate.url());
      const rows = await page.evaluate(() => {
        const texts = (row, selector) => [...row.querySelectorAll(selector)].map((element) => element.textContent);
        const row = (row) => [row.dataset.first, texts(row, ".label"), texts(row, ".variant"), texts(row, ".meaning")];
        return [...document.querySelectorAll(".code")].map(row);
      });
      const paragraphs = (text = "") => text.split(/\n[ \t]*\n/).map((part) => part.trim().replace(/\s+/g, " ")).filter(Boolean);
      const expected = new Map(crate.codes.codes.map((code) => [code.wire, [
        code.wire,
        [code.label, ...code.aliases.map((alias) => alias.label)],
        [code.variant, ...code.aliases.map((alias) => alias.variant)],
        paragraphs(code.description),
      ]]));
      assert.equal(rows.length, expected.size);
      for (const row of rows) assert.deepEqual(row, expected.get(row[0]));
      assert.deepEqual(page.faults, []);
      await page.close();
    });

    it("leads to each of its codes", async () => {
      const page = await open(browser, crate.url());
      const step = Math.ceil(crate.codes.codes.length / 8);
      for (const code of crate.codes.codes.filter((_, n) => n % step === 0)) {
        await page.fill("input", code.shown);
        await page.press("input", "Enter");
        const found = await here(page);
        assert.ok(found.inSight, code.shown);
        const first = await page.locator(".here").getAttribute("data-first");
        assert.equal(first, code.wire);
        await page.goto("about:blank");
        await page.goto(crate.url(`#${found.rows[0]}`));
        assert.deepEqual(await here(page), found);
      }
      assert.deepEqual(page.faults, []);
      await page.close();
    });

    it("is for everybody, and as wide as the window", async () => {
      for (const [colorScheme, width] of looks(crate)) {
        const page = await open(browser, crate.url(), { colorScheme, viewport: { width, height: 800 } });
        for (const query of [crate.codes.codes[0].label, ""]) {
          await page.fill("input", query);
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() => window.axe.run());
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        }
        await page.close();
      }
    });
  });
}

describe("the index", () => {
  it("is valid, is for everybody, and leads to every table", async () => {
    const file = index(all[1]);
    const report = await validator.validateString(readFileSync(file, "utf8"));
    assert.deepEqual(report.results.flatMap((result) => result.messages), []);
    const page = await open(browser, pathToFileURL(file).href, { viewport: { width: 360, height: 800 } });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    const links = page.locator("main a");
    assert.equal(await links.count(), all.length - 1);
    const heading = await links.first().textContent();
    await links.first().click();
    assert.equal(await page.textContent("h1"), heading);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});

// Our own page in every way; of the others, what differs is in the texts.
function looks(crate) {
  const every = ["light", "dark"].flatMap((scheme) => [360, 1280].map((width) => [scheme, width]));
  return crate === all[0] ? every : every.slice(0, 1);
}
