// Light or dark as a person chose it, kept in this browser; without a choice, as the system has it. Runs before anything is drawn.
(() => {
  "use strict";

  const key = "koji-harness-theme";
  const themes = { "": "System", light: "Light", dark: "Dark" };

  function kept() {
    try {
      const theme = localStorage.getItem(key) ?? "";
      return Object.hasOwn(themes, theme) ? theme : "";
    } catch {
      // A browser that keeps nothing.
      return "";
    }
  }

  function show(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    for (const select of document.querySelectorAll("theme-choice select")) select.value = theme;
  }

  function choose(theme) {
    try {
      if (theme) localStorage.setItem(key, theme);
      else localStorage.removeItem(key);
    } catch {
      // It holds until the page is left.
    }
    show(theme);
  }

  // Its content is its own: what draws the page draws nothing into it.
  customElements.define("theme-choice", class extends HTMLElement {
    connectedCallback() {
      const select = document.createElement("select");
      select.setAttribute("aria-label", "Theme");
      for (const [theme, name] of Object.entries(themes)) select.add(new Option(name, theme));
      select.value = document.documentElement.dataset.theme ?? "";
      select.addEventListener("change", () => choose(select.value));
      this.replaceChildren(select);
    }
  });

  show(kept());
  // Chosen in another tab, or in the page around this one.
  addEventListener("storage", (event) => (event.key === key || event.key === null) && show(kept()));
})();
