// Not a module: it runs before the first paint, so that a dark widget does not flash white.
(() => {
  const query = new URLSearchParams(location.search);
  const root = document.documentElement;
  const isOn = (name) => ["true", "1"].includes(query.get(name));

  root.dataset.theme = query.get("theme") === "dark" ? "dark" : "light";
  root.toggleAttribute("data-hide-header", isOn("hide_header"));
  root.toggleAttribute("data-hide-branding", isOn("hide_branding"));

  const accent = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.exec(query.get("accent_color") ?? "")?.[0];
  if (!accent) return;

  const digits = accent.length === 3 ? [...accent].map((digit) => digit + digit).join("") : accent;
  const [red, green, blue] = [0, 2, 4].map((at) => linear(parseInt(digits.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  root.style.setProperty("--accent", `#${digits}`);
  // Black reads better than white from here on (WCAG contrast of both is equal at about 0.179).
  root.style.setProperty("--on-accent", luminance > 0.179 ? "#000" : "#fff");

  function linear(channel) {
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }
})();
