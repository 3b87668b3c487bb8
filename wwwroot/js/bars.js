// Goes from bar to bar of a chart by the arrow keys, Home and End, with one tab stop for all of its bars. Enter follows the bar's link by itself.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const bar = event.target instanceof Element ? event.target.closest(".bar-link") : null;
  if (!bar) return;

  const all = [...bar.closest(".bars").querySelectorAll(".bar-link")];
  const at = all.indexOf(bar);
  const to = { ArrowLeft: all[at - 1], ArrowRight: all[at + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!to) return;

  event.preventDefault();
  for (const other of all) other.setAttribute("tabindex", other === to ? "0" : "-1");
  to.focus();
});
