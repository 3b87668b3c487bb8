// Keys of a page's search field: "/" goes to it, Escape leaves it.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
  if (event.key === "Escape" && event.target.id === "search") return event.target.blur();
  if (event.key !== "/" || document.querySelector("dialog[open]") !== null) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") !== null) return;
  const field = document.getElementById("search");
  if (!field) return;
  field.focus();
  event.preventDefault();
});
