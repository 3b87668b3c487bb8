// Copies the code of the [data-copyable] whose button was pressed; where a page may not write the clipboard, it selects the code instead.
// The buttons show only once this runs: see details.css.
document.documentElement.dataset.canCopy = "";

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-copy]") : null;
  if (!button) return;

  const box = button.closest("[data-copyable]");
  const code = box.querySelector("code");
  const status = box.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(code.textContent);
    status.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(code);
    status.textContent = "Selected: copy it with the keyboard";
  }
});
