// The pages of all shapes of table: valid, for everybody, at any width, and no text is markup.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

import axe from "axe-core";
import { HtmlValidate } from "html-validate";

import { here, index, launch, open, seen, settled, shapes, uptivity } from "./support.js";

const all = [uptivity(), ...shapes()];
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function isValid(file) {
  const report = await validator.validateString(readFileSync(file, "utf8"));
  assert.deepEqual(report.results.flatMap((result) => result.messages), []);
}

async function isForEverybody(page, width) {
  await settled(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
}

for (const crate of all) {
  describe(crate.name, () => {
    it("is valid HTML", () => isValid(crate.page));

    it("has every text of its table as it is", async () => {
      const page = await open(browser, crate.url());
      const paragraphs = (text = "") => text.split(/\n[ \t]*\n/).map((part) => part.trim().replace(/\s+/g, " ")).filter(Boolean);
      const step = Math.ceil(crate.codes.codes.length / 40);
      for (const code of crate.codes.codes.filter((_, n) => n % step === 0)) {
        await page.evaluate((shown) => (location.hash = `#${encodeURIComponent(shown)}`), code.shown);
        await settled(page);
        const row = await page.evaluate(() => {
          const row = document.querySelector(".here");
          const texts = (selector) => [...row.querySelectorAll(selector)].map((element) => element.textContent);
          return [texts("a.value")[0], texts(".label"), texts(".variant"), texts(".meaning")];
        });
        assert.deepEqual(row, [
          code.shown,
          [code.label, ...code.aliases.map((alias) => alias.label)],
          [code.variant, ...code.aliases.map((alias) => alias.variant)],
          paragraphs(code.description),
        ]);
      }
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
        assert.deepEqual(found, { rows: [code.shown], inSight: true });
        await page.goto("about:blank");
        await page.goto(crate.url(`#${encodeURIComponent(code.shown)}`));
        assert.deepEqual(await here(page), found);
      }
      assert.deepEqual(page.faults, []);
      await page.close();
    });

    it("is for everybody, and as wide as the window", async () => {
      for (const [colorScheme, width] of looks(crate)) {
        const page = await open(browser, crate.url(), { colorScheme, viewport: { width, height: 800 } });
        for (const query of ["", crate.codes.codes[0].label, "4711 zzzz", `${crate.codes.codes[0].label}x`]) {
          await page.fill("input", query);
          await isForEverybody(page, width);
        }
        await page.fill("input", "");
        await page.locator(".copy").first().click();
        await isForEverybody(page, width);
        await page.close();
      }
    });
  });
}

describe("the index", () => {
  const file = index(all[1]);

  it("is valid, is for everybody, and leads to every table", async () => {
    await isValid(file);
    const page = await open(browser, pathToFileURL(file).href, { viewport: { width: 360, height: 800 } });
    await isForEverybody(page, 360);
    const links = page.locator(".tables a");
    assert.equal(await links.count(), all.length - 1);
    const heading = await links.first().textContent();
    await links.first().click();
    assert.equal(await page.textContent("h1"), heading);
    await page.click("text=All tables");
    assert.equal(await page.textContent("h1"), "Result codes");
    assert.deepEqual(page.faults, []);
    await page.close();
  });

  it("searches all tables, and leads to the row in its page", async () => {
    const page = await open(browser, pathToFileURL(file).href);
    await page.fill("input", "E_ACCESSDENIED");
    assert.deepEqual(await seen(page), ["0x80070005 E_ACCESSDENIED"]);
    assert.equal(await page.locator(".tables:visible").count(), 0);
    await isForEverybody(page, 1280);
    await page.click("a.value");
    assert.match(page.url(), /hresult-codes\/docs\/index\.html#0x80070005$/);
    assert.deepEqual(await here(page), { rows: ["0x80070005"], inSight: true });
    await page.goBack();
    assert.deepEqual(await seen(page), ["0x80070005 E_ACCESSDENIED"]);
    await page.fill("input", "0");
    const rows = await seen(page);
    assert.ok(rows.length > 3 && rows.every((row) => /^(0x)?0+ /.test(row)), `${rows}`);
    // DNS, whose page comes first, has 404 in a gap.
    await page.fill("input", "404");
    const [code, ...gaps] = await seen(page);
    assert.equal(code, "404 Not Found");
    assert.ok(gaps.includes("24 to 3840"), `${gaps}`);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".tables").checkVisibility());
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});

// Our own page in every way; of the others, what differs is in the texts.
function looks(crate) {
  const every = ["light", "dark"].flatMap((scheme) => [360, 1280, 1920].map((width) => [scheme, width]));
  return crate === all[0] ? every : every.slice(0, 1);
}
