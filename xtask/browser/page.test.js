// A page of codes as people use it: typing, following links, going back, copying, printing.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { crate, here, launch, open, seen, settled, tableOf, uptivity } from "./support.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const status = (page) => page.textContent("[role=status]");
const finder = (get) => async (text) => {
  await get().fill("input", text);
  return seen(get());
};

describe("the page of Uptivity", () => {
  let page;
  before(async () => (page = await open(browser, uptivity().url(), { viewport: { width: 1280, height: 900 } })));
  after(() => page.close());
  const find = finder(() => page);

  it("shows every code and the gap, each in its place", async () => {
    const rows = await find("");
    assert.deepEqual(rows.map((row) => Number(row.split(" ")[0])), [...Array(60).keys()]);
    assert.equal(rows[19], "19");
    assert.equal(await status(page), "59 codes");
  });

  it("has dense rows, with value, label, meaning and outcome on one line", async () => {
    const lines = await page.evaluate(() => {
      const rows = [...document.querySelectorAll(".rows > li")];
      const middle = (element) => {
        const box = element.getBoundingClientRect();
        return box.top + box.height / 2;
      };
      const cells = ["a.value", ".label", ".meaning", ".outcome"].map((cell) => middle(rows[1].querySelector(cell)));
      return { spread: Math.max(...cells) - Math.min(...cells), shown: rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length };
    });
    assert.ok(lines.spread < 4, `${lines.spread} px`);
    assert.ok(lines.shown >= 16, `${lines.shown} rows`);
  });

  it("says what is missing, which values there are, and what comes nearest", async () => {
    assert.deepEqual(await find("4711"), []);
    assert.match(await page.textContent(".notices"), /4711 is not in this table\. Its values are 0 to 18 and 20 to 59\./);
    assert.deepEqual(await find("60"), ["59 API_PARAMETERS_INVALID"]);
    assert.deepEqual((await find("agnt"))[0], "24 API_AGENT_NOT_FOUND");
    assert.match(await page.textContent(".notices"), /No code matches “agnt”.*The nearest:/s);
    assert.deepEqual(await find("<b>zzz</b>"), []);
    assert.match(await page.textContent(".notices"), /No code matches “<b>zzz<\/b>”/);
    assert.deepEqual(await find("17 4711"), ["17 API_INVALID_MESSAGE_FORMAT"]);
    assert.equal(await status(page), "1 match, 1 not found");
    await find("xyzzy");
    await page.click("text=Clear the search");
    await page.waitForFunction(() => document.querySelector("input").value === "");
    assert.equal((await seen(page)).length, 60);
  });

  it("marks the hits", async () => {
    await find("recording path");
    const marks = await page.locator("mark").allTextContents();
    assert.deepEqual(marks, ["RECORDING", "PATH", "Recording", "Path", "path", "recording"]);
    await find("17");
    assert.deepEqual(await page.locator("mark").allTextContents(), ["17"]);
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

  it("is used with keys alone", async () => {
    const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.id);
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

describe("a search while scrolled down", () => {
  it("shows the first hit, and Esc returns", async () => {
    for (const width of [1280, 360]) {
      const page = await open(browser, uptivity().url(), { viewport: { width, height: 700 } });
      await page.evaluate(() => scrollTo(0, 1200));
      await page.focus("input");
      const from = await page.evaluate(() => scrollY);
      await page.keyboard.type("recording");
      await settled(page);
      const places = () => page.evaluate(() => [
        document.querySelector(".bar").getBoundingClientRect().bottom,
        document.querySelector(".rows > li").getBoundingClientRect().top,
      ]);
      const [bar, first] = await places();
      assert.ok(first >= bar - 1 && first < bar + 20, `${first} below ${bar} at ${width}`);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("input").value === "");
      await settled(page);
      assert.equal(await page.evaluate(() => scrollY), from);
      assert.equal((await seen(page)).length, 60);
      await page.close();
    }
  });
});

describe("the address", () => {
  const at = async (rest) => {
    const page = await open(browser, uptivity().url(rest));
    const found = { ...(await here(page)), seen: await seen(page), query: await page.inputValue("input") };
    assert.deepEqual(page.faults, []);
    await page.close();
    return found;
  };

  it("of a value, a label or a variant shows its row among all", async () => {
    for (const [fragment, row] of [["17", "17"], ["0x11", "17"], ["19", "19"], ["API_OK", "20"], ["Ok", "20"], ["InvalidMessageFormat17", "17"]]) {
      const { rows, inSight, seen } = await at(`#${fragment}`);
      assert.deepEqual([rows, inSight, seen.length], [[row], true, 60], fragment);
    }
  });

  it("of no row is a query", async () => {
    const { query, seen } = await at("#recording%20path");
    assert.deepEqual([query, seen], ["recording path", ["18 API_ERROR_NO_DEFAULT_RECORDING_PATH"]]);
    assert.equal((await at("#60")).query, "60");
    assert.deepEqual((await at("#%E0")).seen, []);
  });

  it("has the query and the filters, and Back returns from them", async () => {
    const page = await open(browser, uptivity().url());
    await page.focus("input");
    await page.keyboard.type("recording");
    assert.equal(new URL(page.url()).search, "?q=recording");
    await page.click(".chip >> text=error");
    assert.equal(new URL(page.url()).search, "?q=recording&outcome=error");
    const rows = await seen(page);
    assert.deepEqual(rows.map((row) => row.split(" ")[0]), ["1", "18", "35"]);
    assert.equal(await status(page), "3 of 7 matches");
    assert.deepEqual((await at("?q=recording&outcome=error")).seen, rows);
    await page.click(`.rows a.value >> nth=1`);
    assert.equal(new URL(page.url()).hash, "#18");
    await page.goBack();
    assert.deepEqual(await seen(page), rows);
    assert.equal(await page.inputValue("input"), "recording");
    await page.goBack();
    assert.equal((await seen(page)).length, 60);
    assert.equal(new URL(page.url()).search, "");
    assert.equal(await page.locator(".chip[aria-pressed=true]").count(), 0);
    await page.goForward();
    assert.deepEqual(await seen(page), rows);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});

describe("the filters", () => {
  const sections = `[[group]]
id = "door"
title = "The door"
description = "All about it."
[[group]]
id = "motor"
title = "The motor"
[[tag]]
id = "loud"
description = "One hears it."
[[gap]]
first = 10
last = 19
reason = "kept free"
[[retired]]
value = 9
label = "DOOR_GONE"
reason = "No door is left."
`;
  const codes = [
    { value: 1, label: "DOOR_OPEN", group: "door", outcome: "success", tags: ["loud"], description: "It is open.\n\nIt may be shut." },
    { value: 2, label: "DOOR_AJAR", group: "door", outcome: "error", deprecated: "use DOOR_OPEN instead" },
    { value: 3, label: "MOTOR_HOT", group: "motor" },
  ];
  let page;
  before(async () => (page = await open(browser, crate(tableOf('repr = "u8"', sections, codes)).url())));
  after(() => page.close());
  const values = async () => (await seen(page)).map((row) => row.split(" ")[0]);

  it("have chips with counts", async () => {
    assert.deepEqual(await page.locator(".chip").allTextContents(), [
      "error 1", "success 1", "not stated 1", "The door 2", "The motor 1", "loud 1", "deprecated 1", "retired 1",
    ]);
  });

  it("leave what they say", async () => {
    for (const [chip, expected] of [["error", ["2"]], ["not stated", ["3"]], ["The door", ["1", "2"]], ["loud", ["1"]], ["deprecated", ["2"]], ["retired", ["9"]]]) {
      await page.click(`.chip >> text=${chip}`);
      assert.deepEqual(await values(), expected, chip);
      await page.click(`.chip >> text=${chip}`);
    }
    await page.click(".chip >> text=error");
    await page.click(".chip >> text=success");
    assert.deepEqual(await values(), ["1", "2"]);
    await page.click(".chip >> text=The motor");
    assert.deepEqual(await values(), []);
    await page.click("text=Clear the filters");
    await page.waitForFunction(() => document.querySelectorAll(".rows > li").length === 5);
  });

  it("have headings that stay in sight", async () => {
    await page.setViewportSize({ width: 800, height: 300 });
    await page.evaluate(() => document.querySelector("[id='3']").scrollIntoView());
    const [heading, bar] = await page.evaluate(() => [
      [...document.querySelectorAll("h2")].at(-1).getBoundingClientRect().top,
      document.querySelector(".bar").getBoundingClientRect().bottom,
    ]);
    assert.ok(Math.abs(heading - bar) < 60, `${heading} ${bar}`);
    const position = await page.evaluate(() => getComputedStyle(document.querySelector("h2")).position);
    assert.equal(position, "sticky");
    assert.equal(await page.textContent(".description"), "All about it.");
  });

  it("deprecated codes have a badge, a struck label, and a link to the replacement", async () => {
    const row = page.locator("[id='2']");
    assert.equal(await row.locator(".badge").textContent(), "deprecated");
    const line = await row.locator(".label").evaluate((label) => getComputedStyle(label).textDecorationLine);
    assert.equal(line, "line-through");
    await row.locator(".facts a >> text=DOOR_OPEN").click();
    assert.deepEqual((await here(page)).rows, ["1"]);
  });

  it("long meanings end after a paragraph, links lead out", async () => {
    const row = page.locator("[id='1']");
    assert.equal(await row.locator("details > p").isVisible(), false);
    await row.locator("summary").click();
    assert.equal(await row.locator("details > p").textContent(), "It may be shut.");
    const link = row.locator("a >> text=about this code");
    assert.equal(await link.getAttribute("href"), "https://lifts.example/codes#DOOR_OPEN");
    const links = await page.locator(".links a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(links, ["../README.md", "../codes.json", "https://lifts.example/codes"]);
  });

  it("gaps and retired codes answer", async () => {
    const find = finder(() => page);
    assert.deepEqual(await find("12"), ["10 to 19"]);
    assert.deepEqual(await find("door gone"), ["9 DOOR_GONE"]);
    assert.equal(await page.locator(".badge").textContent(), "retired");
    assert.deepEqual(page.faults, []);
  });
});

describe("a page with ranges", () => {
  const range = ([bounds, label]) => `[[range]]\n${bounds}\nlabel = "${label}"\n`;
  const codes = (...pairs) => pairs.map(([value, label]) => ({ value, label }));
  const numbers = crate(tableOf('repr = "i16"', [["first = 400\nlast = 499", "Wide"], ["first = 450\nlast = 459", "Narrow"], ["first = -9\nlast = -1", "Below"]].map(range).join(""), codes([400, "ONE"], [451, "TWO"])));
  const strings = crate(tableOf('repr = "str"', [['prefix = "4"', "Wide"], ['prefix = "45"', "Narrow"]].map(range).join(""), codes(["400", "FOUR"], ["451", "LOCKED"])));
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
    assert.match(await page.textContent(".rows .facts"), /452 has no code of its own/);
    assert.deepEqual(await find(page, "0x1C4"), ["450 to 459 Narrow"]);
    assert.deepEqual(await find(page, "499"), ["400 to 499 Wide"]);
    assert.deepEqual(await find(page, "65535"), ["-9 to -1 Below"]);
    assert.deepEqual(await find(page, "451"), ["451 TWO"]);
    assert.deepEqual(await find(page, "narrow"), ["450 to 459 Narrow"]);
    await find(page, "500");
    assert.match(await page.textContent(".notices"), /500 is not in this table/);
  });

  it("shows the range of a prefix, after what matches by words", async () => {
    const [, page] = pages;
    assert.deepEqual(await find(page, "4xx"), ["4… Wide"]);
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

describe("the menu of a row", () => {
  it("copies value, label, path and link", async () => {
    const page = await open(browser, uptivity().url());
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    const hash = uptivity().url("#17");
    for (const [name, text] of [["Value", "17"], ["Label", "API_INVALID_MESSAGE_FORMAT"], ["Rust path", "ResultCode::InvalidMessageFormat17"], ["Link", hash]]) {
      await page.click("[id='17'] .copy");
      await page.click(`.menu button:has-text("${name}")`);
      await page.waitForFunction((text) => document.querySelector("[role=status]").textContent === `Copied ${text}`, text);
      assert.equal(await copied(), text);
    }
    await page.click("[id='17'] .copy");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".menu:visible").count(), 0);
    assert.deepEqual(page.faults, []);
    await page.close();
  });
});

describe("a phone", () => {
  it("has rows of two lines, and clears the field with a touch", async () => {
    const page = await open(browser, uptivity().url(), { viewport: { width: 360, height: 740 }, hasTouch: true });
    const heights = await page.evaluate(() => [...document.querySelectorAll(".rows > li")].slice(0, 10).map((row) => row.offsetHeight));
    assert.ok(heights.every((height) => height < 66), `${heights}`);
    await page.fill("input", "recording");
    await page.tap(".clear");
    await page.waitForFunction(() => document.querySelector("input").value === "");
    assert.equal((await seen(page)).length, 60);
    await page.close();
  });
});

describe("without JavaScript", () => {
  it("everything is there, and a link leads to its row", async () => {
    const page = await open(browser, uptivity().url("#17"), { javaScriptEnabled: false });
    assert.equal(await page.locator(".rows > li:visible").count(), 60);
    assert.equal(await page.locator(".bar:visible").count(), 0);
    const target = page.locator("li:target");
    assert.equal(await target.locator(".label").textContent(), "API_INVALID_MESSAGE_FORMAT");
    assert.ok((await target.boundingBox()).y < page.viewportSize().height);
    await page.close();
  });
});

describe("on paper", () => {
  it("there are all codes on at most two pages, and nothing to type into", async () => {
    const page = await open(browser, uptivity().url());
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: false })).toString("latin1");
    const pages = Math.max(...[...pdf.matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)));
    assert.ok(pages <= 2, `${pages} pages`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".bar:visible, .copy:visible, .links:visible").count(), 0);
    assert.equal((await seen(page)).length, 60);
    const sizes = await page.evaluate(() => [".label", ".meaning"].map((part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize)));
    assert.ok(sizes[0] <= sizes[1], `${sizes}`);
    await page.close();
  });
});

describe("with forced colors", () => {
  it("the row of the address and a chosen filter have a mark", async () => {
    const page = await open(browser, uptivity().url("#17"), { forcedColors: "active" });
    const outline = (selector) => page.locator(selector).evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(await outline(".here"), "solid");
    await page.click(".chip >> text=error");
    assert.equal(await outline(".chip[aria-pressed=true]"), "solid");
    await page.close();
  });
});
