// A page of codes as people use it: typing, following links, looking at what is shown.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { crate, here, launch, open, seen, uptivity } from "./support.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

// How many rows the browser has laid out; it may skip what is out of sight.
function laidOut(page) {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll(".rows > li")];
    return rows.filter((row) => row.checkVisibility({ contentVisibilityAuto: true })).length;
  });
}

describe("the page of Uptivity", () => {
  let page;
  before(async () => (page = await open(browser, uptivity().url())));
  after(() => page.close());

  const find = async (text) => {
    await page.fill("input", text);
    return seen(page);
  };

  it("shows every code and the gap, each in its place", async () => {
    const rows = await find("");
    assert.deepEqual(rows.map((row) => Number(row.split(" ")[0])), [...Array(60).keys()]);
    assert.equal(rows[19], "19");
  });

  it("finds a code by its number first", async () => {
    assert.equal((await find("17"))[0], "17 API_INVALID_MESSAGE_FORMAT");
    assert.equal((await find("0x11"))[0], "17 API_INVALID_MESSAGE_FORMAT");
    assert.deepEqual((await find("5")).map((row) => row.split(" ")[0]), ["5", ...[...Array(10).keys()].map((n) => `${50 + n}`)]);
    assert.deepEqual(await find("19"), ["19"]);
  });

  it("finds a code by its label, then by any text", async () => {
    assert.equal((await find("api_ok"))[0], "20 API_OK");
    assert.equal((await find("ok"))[0], "20 API_OK");
    assert.equal((await find("ResultCode::InvalidMessageFormat17"))[0], "17 API_INVALID_MESSAGE_FORMAT");
    assert.deepEqual(await find("recording path"), ["18 API_ERROR_NO_DEFAULT_RECORDING_PATH"]);
    assert.deepEqual(await find("path recording"), ["18 API_ERROR_NO_DEFAULT_RECORDING_PATH"]);
    assert.deepEqual(await find("result is OK"), ["20 API_OK"]);
    const found = await find("disk space");
    assert.deepEqual(found, ["2 API_ERROR_OUT_OF_DISK_SPACE"]);
  });

  it("says how many there are, and when there are none", async () => {
    await find("recording path");
    assert.equal(await page.textContent("[role=status]"), "1 match");
    assert.deepEqual(await find("60"), []);
    assert.equal(await page.textContent("[role=status]"), "60 is not in this table");
    assert.deepEqual(await find("<b>"), []);
    assert.equal(await page.textContent("[role=status]"), "No code matches “<b>”");
    await find("");
    assert.equal(await page.textContent("[role=status]"), "59 codes");
  });

  it("leads from a hit to its place, and from there to the same label", async () => {
    await find("17");
    await page.press("input", "Enter");
    assert.equal(new URL(page.url()).hash, "#17");
    assert.deepEqual(await here(page), { rows: ["17"], inSight: true });
    assert.equal((await seen(page)).length, 60);
    assert.equal(await page.inputValue("input"), "");
    await page.click(".here .facts a");
    assert.equal(new URL(page.url()).hash, "#16");
    assert.deepEqual(await here(page), { rows: ["16"], inSight: true });
    await page.goBack();
    assert.deepEqual((await here(page)).rows, ["17"]);
  });

  it("leads to the row of the address again after a search", async () => {
    await find("17");
    await page.press("input", "Enter");
    await find("17");
    await page.click("text=17 >> nth=0");
    assert.deepEqual(await here(page), { rows: ["17"], inSight: true });
    assert.equal((await seen(page)).length, 60);
  });

  it("is used with keys alone", async () => {
    const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
    await page.keyboard.press("Escape");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("/");
    assert.equal(await focused(), "page:query");
    await page.keyboard.type("recording");
    await page.keyboard.press("ArrowDown");
    const rows = await seen(page);
    assert.equal(await focused(), rows[0].split(" ")[0]);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), rows[1].split(" ")[0]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "page:query");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.deepEqual(await here(page), { rows: [rows[1].split(" ")[0]], inSight: true });
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "page:query");
  });

  it("makes no error and fetches nothing", () => assert.deepEqual(page.faults, []));
});

describe("a page with ranges", () => {
  const table = (repr, ranges, codes) => `format = 1
[table]
title = "Lift code"
type = "LiftCode"
repr = "${repr}"
[table.source]
document = "Lifts"
[package]
name = "lift-codes"
version = "0.1.0"
description = "The codes of a lift"
license = "MIT"
${ranges.map(([bounds, label]) => `[[range]]\n${bounds}\nlabel = "${label}"\n`).join("")}
${codes.map(([value, label]) => `[[code]]\nvalue = ${value}\nlabel = "${label}"\n`).join("")}`;
  const numbers = crate(table("i16", [["first = 400\nlast = 499", "Wide"], ["first = 450\nlast = 459", "Narrow"], ["first = -9\nlast = -1", "Below"]], [[400, "ONE"], [451, "TWO"]]));
  const strings = crate(table("str", [['prefix = "4"', "Wide"], ['prefix = "45"', "Narrow"]], [['"400"', "FOUR"], ['"451"', "LOCKED"]]));
  let pages;
  before(async () => (pages = await Promise.all([open(browser, numbers.url()), open(browser, strings.url())])));
  after(() => Promise.all(pages.map((page) => page.close())));

  const find = async (page, text) => {
    await page.fill("input", text);
    return seen(page);
  };

  it("shows the narrowest range around a value without a code", async () => {
    const [page] = pages;
    assert.deepEqual(await find(page, "452"), ["450 to 459 Narrow"]);
    assert.deepEqual(await find(page, "0x1C4"), ["450 to 459 Narrow"]);
    assert.deepEqual(await find(page, "499"), ["400 to 499 Wide"]);
    assert.deepEqual(await find(page, "65535"), ["-9 to -1 Below"]);
    assert.deepEqual(await find(page, "451"), ["451 TWO"]);
    assert.deepEqual(await find(page, "500"), []);
    assert.deepEqual(await find(page, "narrow"), ["450 to 459 Narrow"]);
  });

  it("shows the range of a prefix, after what matches by words", async () => {
    const [, page] = pages;
    assert.deepEqual(await find(page, "4xx"), ["4… Wide"]);
    assert.deepEqual(await find(page, "45"), ["45… Narrow", "451 LOCKED"]);
    assert.deepEqual(await find(page, "459"), ["45… Narrow"]);
    assert.deepEqual(await find(page, "451"), ["451 LOCKED"]);
  });

  it("leads from the address of a value to its range", async () => {
    const page = await open(browser, numbers.url("#452"));
    assert.deepEqual((await page.locator(".here .label").textContent()), "Narrow");
    await page.close();
    for (const page of pages) assert.deepEqual(page.faults, []);
  });
});

describe("an address", () => {
  const at = async (fragment) => {
    const page = await open(browser, uptivity().url(fragment));
    const found = { ...(await here(page)), seen: await seen(page), query: await page.inputValue("input") };
    await page.close();
    return found;
  };

  it("of a value shows its row among all", async () => {
    for (const fragment of ["#17", "#0x11", "#19"]) {
      const { rows, inSight, seen } = await at(fragment);
      assert.deepEqual([rows, inSight, seen.length], [[fragment === "#19" ? "19" : "17"], true, 60], fragment);
    }
  });

  it("of no row is a question", async () => {
    const { query, seen } = await at("#recording%20path");
    assert.deepEqual([query, seen], ["recording path", ["18 API_ERROR_NO_DEFAULT_RECORDING_PATH"]]);
    assert.deepEqual((await at("#60")).seen, []);
    assert.deepEqual((await at("#%E0")).seen, []);
  });
});

describe("without JavaScript", () => {
  it("everything is there, and a link leads to its row", async () => {
    const page = await open(browser, uptivity().url("#17"), { javaScriptEnabled: false });
    assert.equal(await page.locator(".rows > li:visible").count(), 60);
    assert.equal(await page.locator(".search:visible").count(), 0);
    const target = page.locator("li:target");
    assert.equal(await target.locator(".label").textContent(), "API_INVALID_MESSAGE_FORMAT");
    assert.ok((await target.boundingBox()).y < page.viewportSize().height);
    await page.close();
  });
});

describe("on paper", () => {
  it("there is the table and nothing to type into", async () => {
    const page = await open(browser, uptivity().url());
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".search:visible").count(), 0);
    assert.equal(await laidOut(page), 60);
    await page.emulateMedia({ media: null });
    await page.fill("input", "17");
    await page.emulateMedia({ media: "print" });
    assert.equal((await seen(page))[0], "17 API_INVALID_MESSAGE_FORMAT");
    await page.close();
  });
});

describe("a table of 5,000 codes", () => {
  const words = ["door", "motor", "belt", "lamp", "key", "brake", "cable"];
  const codes = Array.from({ length: 5000 }, (_, n) => ({
    value: 0x80000000 + 3 * n,
    label: `LIFT_${words[n % 7]}_${words[(n >> 3) % 7]}_${n}`.toUpperCase(),
    description: `The ${words[(n >> 6) % 7]} of car ${n % 100}.`,
    group: words[n % 2],
  }));
  const table = `format = 1
[table]
title = "Lift code"
type = "LiftCode"
repr = "i32"
radix = "hex"
discriminant = "position"
[table.source]
document = "Lifts"
publisher = "Example"
[package]
name = "lift-codes"
version = "0.1.0"
description = "The codes of a lift"
license = "MIT"
[[group]]
id = "door"
title = "The door"
[[group]]
id = "motor"
title = "The motor"
${codes.map((row) => `[[code]]\nvalue = "0x${row.value.toString(16)}"\nlabel = "${row.label}"\ngroup = "${row.group}"\ndescription = "${row.description}"\n`).join("")}`;

  const lifts = crate(table);
  let page;
  before(async () => (page = await open(browser, lifts.url())));
  after(() => page.close());

  const shown = (row) => `0x${row.value.toString(16).toUpperCase()}${row.value - 2 ** 32} ${row.label}`;
  const status = () => page.textContent("[role=status]");

  it("finds the code of a value, however it is written", async () => {
    for (const { value, label } of [codes[0], codes[1234], codes[4999]]) {
      const hex = value.toString(16);
      for (const text of [`0x${hex}`, hex.toUpperCase(), `${value}`, `${value - 2 ** 32}`]) {
        await page.fill("input", text);
        assert.equal((await seen(page))[0], shown({ value, label }), text);
      }
    }
  });

  it("finds all that match, labels first, and shows them when asked", async () => {
    for (const text of ["d", "brake", "of car 1", "lamp 4"]) {
      await page.fill("input", text);
      const query = text.split(" ");
      const named = codes.filter((row) => query.every((word) => row.label.toLowerCase().includes(word)));
      const all = codes.filter((row) => {
        const group = row.group === "door" ? "The door" : "The motor";
        const whole = `${row.label} ${row.description} ${group}`.toLowerCase();
        return query.every((word) => whole.includes(word));
      });
      const expected = new Set([...named, ...all].map(shown));
      const before = await seen(page);
      assert.ok(before.length < 100 && before.every((row) => expected.has(row)));
      assert.ok((await status()).startsWith(`${expected.size} matches`), `${text}: ${await status()}`);
      await page.click(`text=Show all ${expected.size}`);
      const rows = await seen(page);
      assert.deepEqual(new Set(rows), expected);
      assert.deepEqual(new Set(rows.slice(0, named.length)), new Set(named.map(shown)));
      // The same hits, asked for anew.
      await page.fill("input", `${text} `);
      assert.ok((await seen(page)).length <= 50);
    }
  });

  it("does with a keystroke no more than fills the screen, and the rest in a later frame", async () => {
    // All that the page does to its elements before it gives the browser the chance to draw.
    const type = (text) => page.evaluate((text) => {
      const observer = new MutationObserver(() => {});
      observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
      const field = document.querySelector("input");
      field.value = text;
      field.dispatchEvent(new Event("input"));
      const records = observer.takeRecords();
      observer.disconnect();
      return {
        added: records.flatMap((record) => [...record.addedNodes]).filter((node) => node.matches?.("li")).length,
        inCodes: records.filter(({ target }) => target.closest("section:not(.hits)")?.contains(target.parentNode)).length,
      };
    }, text);
    const all = () => page.waitForFunction(() => document.querySelectorAll(".hits .rows > li").length === 50);
    await type("");
    for (const text of ["b", "br", "brake", "br", "lamp"]) {
      const { added, inCodes } = await type(text);
      assert.ok(added <= 10, `${added} rows at once for ${text}`);
      assert.equal(inCodes, 0);
      assert.match(await status(), /^\d+ matches, the best 50 shown$/);
      await all();
    }
    assert.deepEqual(await type("lamp_"), { added: 0, inCodes: 0 });
    assert.deepEqual(await type(""), { added: 0, inCodes: 0 });
  });

  it("lays out what is in sight, and has few parts to look at for that", async () => {
    await page.evaluate(() => scrollTo(0, 0));
    assert.ok(await laidOut(page) < 200);
    const parts = await page.evaluate(() => {
      const skipped = (element) => getComputedStyle(element).contentVisibility === "auto";
      return [...document.querySelectorAll("section, .rows, .rows > li")].filter(skipped).length;
    });
    assert.ok(parts > 50 && parts < 100, `${parts}`);
  });

  it("keeps room for what is not laid out", async () => {
    const [kept, needed] = await page.evaluate(() => {
      const list = [...document.querySelectorAll("ul.rows")].at(-1);
      const kept = list.offsetHeight;
      list.style.contentVisibility = "visible";
      const needed = list.offsetHeight;
      list.style.contentVisibility = "";
      return [kept, needed];
    });
    assert.ok(kept > needed / 2 && kept < needed * 2, `${kept} for ${needed}`);
  });

  it("leads to a row far away, with JavaScript and without", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const id = `0x${codes[3456].value.toString(16).toUpperCase()}`;
      const far = await open(browser, lifts.url(`#${id}`), { javaScriptEnabled });
      const row = far.locator(`[id="${id}"]`);
      const inSight = async () => {
        const box = await row.boundingBox();
        return box.y >= 0 && box.y + box.height <= far.viewportSize().height;
      };
      assert.ok(await inSight(), `JavaScript: ${javaScriptEnabled}`);
      await far.close();
    }
  });

  it("has every code back in its place when the search ends", async () => {
    await page.keyboard.press("Escape");
    const order = [0, 1].flatMap((group) => codes.filter((_, n) => n % 2 === group));
    assert.deepEqual(await seen(page), order.map(shown));
    assert.deepEqual(page.faults, []);
  });
});
