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

// The page fills lists and scrolls in later frames.
export function settled(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

// The rows that the view or the suggestions have, each as its values and its label.
export async function seen(page, within = "main") {
  await settled(page);
  return page.evaluate((within) => {
    const rows = [...document.querySelectorAll(`${within} .rows > li`)].filter((row) => row.checkVisibility());
    const text = (row, selector) => row.querySelector(selector)?.textContent ?? "";
    return rows.map((row) => `${text(row, ".value")} ${text(row, ".label")}`.trim());
  }, within);
}

// The row that the page points at.
export async function here(page) {
  await settled(page);
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll(".here")];
    const box = rows[0]?.getBoundingClientRect();
    const bar = document.querySelector(".bar").getBoundingClientRect().bottom;
    return { rows: rows.map((row) => row.id), inSight: Boolean(box && box.top >= bar && box.bottom <= innerHeight) };
  });
}

// A table in TOML with these keys, sections and codes.
export function tableOf(keys, sections, codes) {
  const value = (it) => (typeof it === "object" ? JSON.stringify(it) : typeof it === "number" ? it : JSON.stringify(it));
  const row = (code) => `[[code]]\n${Object.entries(code).map(([key, it]) => `${key} = ${value(it)}\n`).join("")}`;
  return `format = 1
[table]
title = "Lift code"
type = "LiftCode"
${keys}
[table.source]
document = "Lifts"
url = "https://lifts.example/codes"
link = "https://lifts.example/codes#{label}"
[package]
name = "lift-codes"
version = "0.1.0"
description = "The codes of a lift"
license = "MIT"
${sections}
${codes.map(row).join("")}`;
}
