const deepest = 8;
const mostFrames = 1_000;

/** Whether a window belongs to a frame of this page: one of its own, or one inside a frame of the page's own origin. */
export function isOfThisPage(sought: MessageEventSource | null): boolean {
  return sought !== null && holds(window, sought, deepest);
}

function holds(view: Window, sought: MessageEventSource, depth: number): boolean {
  for (let index = 0; index < mostFrames; index++) {
    const inner = view[index];
    if (inner === undefined) return false;
    if (inner === sought || (depth > 0 && mayLookInto(inner) && holds(inner, sought, depth - 1))) return true;
  }
  return false;
}

function mayLookInto(view: Window): boolean {
  try {
    return view.document !== undefined;
  } catch {
    return false;
  }
}
