// The lists of the view, in sections. A list gets its rows when it comes near the window, and has their height before.

import { element, rowElement } from "./rows.js";

const ROWS_IN_LIST = 50;
// Small tables are all there, for the search of the browser.
const MAX_AT_ONCE = 300;
// Nobody prints more.
const MAX_ON_PAPER = 5000;
export let lists = [];

const observer = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => fill(entry.target)),
  { rootMargin: "1000px 0px" },
);

export function fill(list) {
  if (!list.rows) return;
  list.replaceChildren(...list.rows.map(({ row, unknown }) => rowElement(row, { ...list.look, unknown })));
  list.rows = undefined;
  list.style.height = "";
  observer.unobserve(list);
}

// Shows sections, each with its title and the hits in it.
export function render(view, sections, look) {
  observer.disconnect();
  lists = [];
  const height = matchMedia("(max-width: 45rem)").matches ? 62 : 37;
  const total = sections.reduce((sum, { hits }) => sum + hits.length, 0);
  view.replaceChildren(...sections.map(({ group, title, hits }) => {
    const section = element("section");
    if (title) {
      const id = group ? `group:${encodeURIComponent(group[0])}` : "group:";
      const codes = hits.filter(({ row }) => row.kind === "code").length;
      section.append(element("h2", { id }, title, " ", element("span", { className: "count" }, codes.toLocaleString("en"))));
      section.setAttribute("aria-labelledby", id);
      if (group?.[2]) section.append(...group[2].split("\n").map((text) => element("p", { className: "description" }, text)));
    } else section.setAttribute("aria-label", look.isHit ? "Search results" : "Codes");
    for (let at = 0; at < hits.length; at += ROWS_IN_LIST) {
      const list = element("ul", { className: "rows" });
      list.setAttribute("role", "list");
      list.rows = hits.slice(at, at + ROWS_IN_LIST);
      list.look = look;
      list.style.height = `${list.rows.length * height}px`;
      lists.push(list);
      section.append(list);
    }
    return section;
  }));
  if (total <= MAX_AT_ONCE) lists.forEach(fill);
  else {
    if (lists[0]) fill(lists[0]);
    lists.slice(1).forEach((list) => observer.observe(list));
  }
}

// Paper shows all rows, unless they are too many for any printer.
const toPaper = () => {
  if (lists.length * ROWS_IN_LIST <= MAX_ON_PAPER) lists.forEach(fill);
  document.querySelectorAll("details").forEach((details) => (details.open = true));
};
addEventListener("beforeprint", toPaper);
matchMedia("print").addEventListener("change", ({ matches }) => matches && toPaper());
