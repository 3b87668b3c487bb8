import { notify, show, whileBusy } from "./screens.js";

/** The written interview. `answer(text)` and `finish()` give null, or what to tell the person when it did not work. */
export function showChat(interview, { answer, finish }) {
  const screen = show("chat", {}, { finish: () => run(finish) });
  const form = screen.querySelector("form");
  const box = form.elements.answer;
  const log = screen.querySelector(".messages");

  render();
  // Only when the person is already in here: a page must not lose its focus to a widget that starts by itself.
  if (document.hasFocus()) box.focus();

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text) run(() => answer(text), () => (box.value = ""));
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!screen.hasAttribute("aria-busy")) form.requestSubmit();
  });

  async function run(work, done) {
    const problem = await whileBusy(screen, work);
    notify(screen, problem);
    if (!problem) done?.();
    render();
    if (screen.isConnected) box.focus();
  }

  function render() {
    for (const { from, text } of interview.transcript.slice(log.childElementCount)) {
      const bubble = document.createElement("li");
      bubble.className = from;
      bubble.textContent = text;
      log.append(bubble);
    }
    log.scrollTop = log.scrollHeight;
  }
}
