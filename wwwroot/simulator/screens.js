const stage = document.getElementById("screen");

/**
 * Shows the screen made from a template of widget.html and gives its root element. `texts` fills [data-text], removing the elements
 * without one; `actions` answers clicks on [data-action].
 */
export function show(name, texts = {}, actions = {}) {
  const screen = document.getElementById(name).content.firstElementChild.cloneNode(true);
  for (const element of screen.querySelectorAll("[data-text]")) {
    const text = texts[element.dataset.text];
    if (text) element.textContent = text;
    else if (!element.textContent) element.remove();
  }
  for (const element of screen.querySelectorAll("[data-action]")) {
    element.addEventListener("click", actions[element.dataset.action]);
  }
  stage.replaceChildren(screen);
  stage.dataset.screen = name;
  return screen;
}

/** Says in the screen that something went wrong and can be tried again; null takes it back. */
export function notify(screen, text) {
  const notice = screen.querySelector(".notice");
  notice.textContent = text ?? "";
  notice.hidden = !text;
}

/** Keeps the screen's buttons from being used while `work` runs. */
export async function whileBusy(screen, work) {
  const buttons = [...screen.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  screen.setAttribute("aria-busy", "true");
  try {
    return await work();
  } finally {
    for (const button of buttons) button.disabled = false;
    screen.removeAttribute("aria-busy");
  }
}
