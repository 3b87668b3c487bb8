// Moves the focus through the rows of a console. Only the rows near those in sight are in the document: one that is wanted from afar is
// scrolled to, and gets the focus once it is there. The focus never leaves the list because its row left the document.
// aria-rowindex of row 0: the heading has 1.
const first = 2;
// The largest number that .NET takes for one.
const furthest = 2 ** 31 - 1;

export function rowsOf(root, owner, signal) {
  const list = () => root.querySelector(".rows");
  const numberOf = (row) => Number(row.getAttribute("aria-rowindex")) - first;
  const at = (position) => root.querySelector(`.rows .row[data-position="${position}"]`);
  const focused = () => document.activeElement?.closest?.(".rows .row") ?? null;
  let wanted = null;
  let latest = null;
  let holder = null;
  let turn = Promise.resolve();

  const height = () => list()?.querySelector(".row")?.offsetHeight ?? 44;
  const count = () => Number(root.querySelector(".table")?.getAttribute("aria-rowcount") ?? 1) - 1;

  // True once nothing more is wanted.
  function take() {
    const row = wanted.position === undefined ? root.querySelector(`.rows .row[aria-rowindex="${wanted.number + first}"]`) : at(wanted.position);
    if (!row) return false;
    wanted = null;
    row.focus();
    return true;
  }

  function want(number, position) {
    wanted = { number, position };
    if (!take()) bring();
  }

  function bring() {
    const box = list();
    const top = wanted.number * height();
    box?.scrollTo(0, Math.max(0, top - (box.clientHeight - height()) / 2));
  }

  // The row that has the focus or is about to; the one that had it; the chosen one; null when there was none.
  async function current() {
    if (wanted) return wanted.number;
    if (focused()) return numberOf(focused());
    if (latest !== null) {
      const number = at(latest) ? numberOf(at(latest)) : await owner.invokeMethodAsync("NumberOf", Number(latest));
      if (number >= 0) return number;
    }
    const chosen = root.querySelector('.rows .row[aria-selected="true"]');
    return chosen && numberOf(chosen);
  }

  async function step(by) {
    const box = list();
    if (!box) return;
    const from = await current();
    await reach(Math.max(0, from === null ? Math.ceil(box.scrollTop / height()) : from + by));
  }

  async function reach(number) {
    const last = number < count() ? number : await owner.invokeMethodAsync("ReadToAsync", number);
    if (last >= 0) want(Math.min(number, last));
  }

  const page = () => Math.max(1, Math.floor((list()?.clientHeight ?? 0) / height()) - 1);
  const moves = {
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(page()),
    PageUp: () => step(-page()),
    Home: () => list() && want(0),
    End: () => list() && reach(furthest),
  };

  // Where the page itself scrolls, its keys are the page's until somebody is in the list.
  function isMine(key) {
    if (key.length === 1) return true;
    const active = document.activeElement;
    if (active && list()?.contains(active)) return true;
    return !key.startsWith("Arrow") && active === document.body && document.documentElement.scrollHeight <= innerHeight;
  }

  const changes = new MutationObserver(() => {
    if (wanted && !take()) bring();
    // What had the focus is gone, and the browser gave it to nobody.
    if (!holder || holder.isConnected || document.activeElement !== document.body) return;
    holder = list() ?? root.querySelector(".log");
    holder?.focus({ preventScroll: true });
  });
  changes.observe(root, { childList: true, subtree: true });
  signal.addEventListener("abort", () => changes.disconnect());

  document.addEventListener("focusin", ({ target }) => {
    holder = root.contains(target) ? target : null;
    latest = target.closest?.(".rows .row")?.dataset.position ?? latest;
  }, { signal });
  // A person who scrolls has given up on the row that did not come yet.
  for (const type of ["wheel", "touchmove", "pointerdown"])
    root.addEventListener(type, () => { wanted = null; }, { signal, passive: true });

  return {
    // Whether the key is one that moves the focus; then it does.
    move(key) {
      if (!Object.hasOwn(moves, key) || !isMine(key)) return false;
      // One after the other: each builds on where the one before it led.
      turn = turn.then(moves[key], moves[key]);
      return true;
    },
    top() {
      list()?.scrollTo(0, 0);
    },
    reveal(position, number) {
      want(number, position);
    },
  };
}
