// Choosing a time in the picture by dragging or by Shift and the arrow keys, and going from mark to mark with one tab stop for all.
const leastPixels = 5;

export function attach(plot, owner) {
  const brush = plot.querySelector(".brush");
  const stop = new AbortController();
  const on = (type, handler) => plot.addEventListener(type, handler, { signal: stop.signal });
  let start = null;
  let anchor = null;

  const fraction = (event) => {
    const box = plot.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const draw = (from, to) => {
    brush.hidden = false;
    brush.style.left = `${Math.min(from, to) * 100}%`;
    brush.style.width = `${Math.abs(to - from) * 100}%`;
  };
  const end = () => {
    brush.hidden = true;
    start = anchor = null;
  };
  const marks = () => [...plot.querySelectorAll(".spot")];
  const at = (mark) => Number(mark.dataset.at);

  function letTabIn() {
    const all = marks();
    if (all.length > 0 && !all.some((mark) => mark.getAttribute("tabindex") === "0")) all[0].setAttribute("tabindex", "0");
  }

  function go(to) {
    for (const mark of marks()) mark.setAttribute("tabindex", mark === to ? "0" : "-1");
    to.focus();
  }

  on("pointerdown", (event) => {
    if (event.button === 0) start = { x: event.clientX, at: fraction(event) };
  });
  on("pointermove", (event) => {
    if (!start || Math.abs(event.clientX - start.x) < leastPixels) return;
    // Only now: a captured pointer would take the click from the mark below it.
    plot.setPointerCapture(event.pointerId);
    draw(start.at, fraction(event));
  });
  on("pointerup", (event) => {
    const chosen = start && !brush.hidden ? [start.at, fraction(event)] : null;
    end();
    if (chosen) owner.invokeMethodAsync("ChooseAsync", ...chosen);
  });
  on("pointercancel", end);

  on("keydown", (event) => {
    const mark = event.target.closest(".spot");
    if (!mark) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      return;
    }
    if (event.key === "Escape") return end();
    const all = marks();
    const next = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = next ? all[all.indexOf(mark) + next] : { Home: all[0], End: all.at(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    anchor = event.shiftKey ? (anchor ?? mark) : null;
    go(to);
    if (anchor) draw(at(anchor), at(to));
  });
  on("keyup", (event) => {
    if (event.key !== "Shift" || !anchor) return;
    const chosen = [at(anchor), at(document.activeElement.closest(".spot") ?? anchor)];
    end();
    owner.invokeMethodAsync("ChooseAsync", ...chosen);
  });

  // Marks come and go with the events.
  const observer = new MutationObserver(letTabIn);
  observer.observe(plot, { childList: true, subtree: true });
  letTabIn();
  return {
    dispose() {
      observer.disconnect();
      stop.abort();
    },
  };
}
