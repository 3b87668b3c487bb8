// Moves between the tabs of a tablist by arrow keys, Home and End, and chooses the one it comes to (WAI-ARIA tabs pattern, automatic activation).
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const tab = event.target instanceof Element ? event.target.closest("[role=tab]") : null;
  if (!tab) return;

  const all = [...tab.closest("[role=tablist]").querySelectorAll("[role=tab]")];
  const at = all.indexOf(tab);
  const to = { ArrowLeft: all.at(at - 1), ArrowRight: all[(at + 1) % all.length], Home: all[0], End: all.at(-1) }[event.key];
  if (!to) return;

  event.preventDefault();
  to.focus();
  to.click();
});
