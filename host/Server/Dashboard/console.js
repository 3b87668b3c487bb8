// Keys, scrolling and focus of a console. What only concerns the browser stays here; the rest is told to the server by name.
const told = new Set(["p", "e", "c", "g", "Escape"]);

export function attach(root, owner) {
  const stop = new AbortController();
  const rows = () => root.querySelector(".rows");
  const row = (position) => root.querySelector(`.row[data-position="${position}"]`);
  let away = false;
  let growing = false;

  function typing(target) {
    return target.closest?.("input, textarea, select, [contenteditable]") !== null || document.querySelector("dialog[open]") !== null;
  }

  function step(by) {
    const all = [...root.querySelectorAll(".rows .row")];
    const at = all.findIndex((item) => item === document.activeElement);
    const from = at >= 0 ? at + by : Math.max(0, all.findIndex((item) => item.getAttribute("aria-selected") === "true"));
    all[Math.min(all.length - 1, Math.max(0, from))]?.focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") help();
    else if (event.key === "/") document.getElementById("search")?.focus();
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "d") root.querySelector(".details [role=tab][aria-selected=true]")?.focus();
    else if (told.has(event.key)) owner.invokeMethodAsync("KeyAsync", event.key);
    else return;
    if (event.key !== "Escape") event.preventDefault();
  }

  const help = () => document.querySelector("dialog.help")?.showModal();

  async function onScroll({ target }) {
    if (!target.matches?.(".rows")) return;
    const now = target.scrollTop > 4;
    if (now !== away) owner.invokeMethodAsync("ScrolledAsync", (away = now));
    if (growing || target.scrollTop + target.clientHeight < target.scrollHeight - 800) return;
    growing = true;
    try {
      await owner.invokeMethodAsync("GrowAsync");
    } finally {
      growing = false;
    }
  }

  document.addEventListener("keydown", onKey, { signal: stop.signal });
  root.addEventListener("scroll", onScroll, { signal: stop.signal, capture: true });
  root.addEventListener("click", ({ target }) => target.closest("[data-help]") && help(), { signal: stop.signal });
  root.dataset.keys = "on";

  return {
    top() {
      rows()?.scrollTo(0, 0);
    },
    reveal(position, index) {
      const shown = row(position);
      if (shown) return shown.focus();
      const list = rows();
      const height = list?.querySelector(".row")?.offsetHeight ?? 44;
      list?.scrollTo(0, Math.max(0, index * height - list.clientHeight / 2));
    },
    focus(position) {
      row(position)?.focus();
    },
    dispose() {
      stop.abort();
    },
  };
}
