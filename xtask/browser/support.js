// What the tests share: generated pages, and a browser that looks at them.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

export const root = join(import.meta.dirname, "../..");

const scratch = mkdtempSync(join(tmpdir(), "pages-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

// A generated crate: where its page is, and what its codes.json says.
export class Crate {
  constructor(folder) {
    this.name = folder.split(/[\\/]/).at(-1);
    this.page = join(folder, "docs", "index.html");
    this.codes = JSON.parse(readFileSync(join(folder, "codes.json"), "utf8"));
  }

  url(fragment = "") {
    return pathToFileURL(this.page).href + fragment;
  }
}

// Every crate made from a folder of tables.
export function crates(spec) {
  const out = mkdtempSync(join(scratch, "out-"));
  execFileSync("cargo", ["xtask", "codegen", "--spec", spec, "--out", out], { cwd: root });
  const folders = readdirSync(out, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => new Crate(join(out, entry.name)));
}

// The page that leads to every crate made together with this one.
export function index(crate) {
  return join(crate.page, "..", "..", "..", "index.html");
}

// The crate of one table.
export function crate(table) {
  const spec = mkdtempSync(join(scratch, "spec-"));
  mkdirSync(spec, { recursive: true });
  writeFileSync(join(spec, "table.toml"), table);
  return crates(spec)[0];
}

export function uptivity() {
  return new Crate(join(root, "generated", "uptivity-result-codes"));
}

export function shapes() {
  return crates(join(root, "codegen", "tests", "shapes"));
}

// CHROMIUM names the program; without it the usual ones are looked for.
export function launch() {
  const usual = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);
  const executablePath = process.env.CHROMIUM ?? usual.find(existsSync);
  if (!executablePath) throw new Error("no Chromium: install it, or set CHROMIUM to the program");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
  });
}

// Opens a page, of which no error and no request to elsewhere is let pass.
export async function open(browser, url, options = {}) {
  const page = await browser.newPage(options);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) faults.push(request.url());
  });
  await page.goto(url);
  page.faults = faults;
  return page;
}

// The page shows the rest of what it found, and scrolls to where its row is by then, in a later frame.
function settled(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

// The rows that are to be seen, each as the text of its value and of its label.
export async function seen(page) {
  await settled(page);
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll(".rows > li")].filter((row) => row.checkVisibility());
    const text = (row, selector) => row.querySelector(selector)?.firstChild.parentNode.textContent ?? "";
    return rows.map((row) => `${text(row, ".value")} ${text(row, ".label")}`.trim());
  });
}

// The row that the page points at, once it is that of the address.
export async function here(page) {
  const arrived = () => document.getElementById(location.hash.slice(1))?.matches(".here, :not(li)") ?? true;
  await page.waitForFunction(arrived);
  await settled(page);
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll(".here")];
    const box = rows[0]?.getBoundingClientRect();
    const inSight = box && box.top >= 0 && box.bottom <= innerHeight;
    return { rows: rows.map((row) => row.id), inSight: Boolean(inSight) };
  });
}
