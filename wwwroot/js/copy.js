// Copies the code of the [data-copyable] whose button was pressed; where a page may not write the clipboard, it selects the code instead.
// The buttons show only once this runs: see details.css.
document.documentElement.dataset.canCopy = "";

const shownFor = 2500;
const done = new WeakMap();

// The button says so, and the live region beside it, for as long as somebody may look for it.
function say(button, status, words, copied) {
  clearTimeout(done.get(button));
  status.textContent = words;
  button.toggleAttribute("data-copied", copied);
  if (!copied) return;
  done.set(button, setTimeout(() => {
    status.textContent = "";
    button.removeAttribute("data-copied");
  }, shownFor));
}

document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-copy]") : null;
  if (!button) return;

  const box = button.closest("[data-copyable]");
  const code = box.querySelector("code");
  const status = box.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(code.textContent);
    say(button, status, "Copied", true);
  } catch {
    getSelection().selectAllChildren(code);
    say(button, status, "Selected: copy it with the keyboard", false);
  }
});
