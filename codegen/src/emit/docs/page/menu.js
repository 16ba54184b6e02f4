// The menu of a row, from which its value, its label, its path in Rust and its address are copied.

import { copies, element } from "./rows.js";

// `say` shows what was copied.
export function openMenu(menu, button, say) {
  const { row } = button.closest("li");
  menu.replaceChildren(...copies(row).map(([name, text]) => element(
    "button",
    { type: "button", onclick: () => copy(menu, text, button, say) },
    element("span", {}, name), element("code", {}, text),
  )));
  menu.showPopover();
  const place = button.getBoundingClientRect();
  const below = place.bottom + 4;
  const isBelow = below + menu.offsetHeight < innerHeight;
  menu.style.top = `${isBelow ? below : Math.max(4, place.top - menu.offsetHeight - 4)}px`;
  menu.style.left = `${Math.max(8, place.right - menu.offsetWidth)}px`;
  menu.querySelector("button").focus();
}

async function copy(menu, text, button, say) {
  menu.hidePopover();
  button.focus({ preventScroll: true });
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    say(`The browser does not allow copying: ${text}`);
    return;
  }
  say(`Copied ${text}`);
  button.classList.add("copied");
  setTimeout(() => button.classList.remove("copied"), 1500);
}
