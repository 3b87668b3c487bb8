// Keys of the list of scenarios: all that they do is move the focus.
export function attach(root) {
  const stop = new AbortController();

  function typing(target) {
    return target.closest?.("input, textarea, select, [contenteditable]") !== null;
  }

  function step(by) {
    const all = [...root.querySelectorAll("[data-scenario] button")];
    const at = all.findIndex((button) => button.closest("li").contains(document.activeElement));
    all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]?.focus();
  }

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", onKey, { signal: stop.signal });
  root.dataset.keys = "on";

  return {
    dispose() {
      stop.abort();
    },
  };
}
