// Keys and scrolling of a console. What only concerns the browser stays here; the rest is sent to the server by name.
import { rowsOf } from "./rows.js";

const sent = new Set(["p", "e", "c", "g", "Escape"]);

export function attach(root, owner) {
  const stop = new AbortController();
  const rows = rowsOf(root, owner, stop.signal);
  let away = false;
  let growing = false;

  function typing(target) {
    return target.closest?.("input, textarea, select, [contenteditable]") !== null || document.querySelector("dialog[open]") !== null;
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") help();
    else if (event.key === "d") root.querySelector(".details [role=tab][aria-selected=true]")?.focus();
    else if (sent.has(event.key)) owner.invokeMethodAsync("KeyAsync", event.key);
    else if (!rows.move(event.key)) return;
    if (event.key !== "Escape") event.preventDefault();
  }

  const help = () => document.querySelector("dialog.help")?.showModal();

  async function onScroll({ target }) {
    if (!target.matches?.(".rows")) return;
    const now = target.scrollTop > 4;
    if (now !== away) owner.invokeMethodAsync("ScrolledAsync", (away = now));
    await grow(target);
  }

  const nearEnd = (list) => list.scrollTop + list.clientHeight >= list.scrollHeight - 800;

  // Scrolling to the end while older events are read causes no further event once they are there.
  async function grow(list) {
    if (growing) return;
    growing = true;
    try {
      while (list.isConnected && nearEnd(list) && await owner.invokeMethodAsync("GrowAsync")) await new Promise(requestAnimationFrame);
    } finally {
      growing = false;
    }
  }

  document.addEventListener("keydown", onKey, { signal: stop.signal });
  root.addEventListener("scroll", onScroll, { signal: stop.signal, capture: true });
  root.addEventListener("click", ({ target }) => target.closest("[data-help]") && help(), { signal: stop.signal });
  root.dataset.keys = "on";
  // A person may have scrolled before this script was there.
  const list = root.querySelector(".rows");
  if (list?.scrollTop > 0) onScroll({ target: list });

  return {
    top: rows.top,
    reveal: rows.reveal,
    dispose() {
      stop.abort();
    },
  };
}
