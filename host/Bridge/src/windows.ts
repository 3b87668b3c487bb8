const deepest = 16;

/**
 * Whether a window is that of a frame of this page: of its own, or of one inside frames of the page's own origin. By its parents: frames in shadow
 * roots are not among a window's frames, and a window cannot lie about its parent.
 */
export function isOfThisPage(sought: MessageEventSource | null): boolean {
  let at = sought as Window | null;
  for (let depth = 0; at !== null && depth < deepest; depth++) {
    const parent: Window | null = parentOf(at);
    if (parent === null || parent === at) return false;
    if (parent === window) return true;
    if (!mayLookInto(parent)) return false;
    at = parent;
  }
  return false;
}

/** Null of what is not a window: a worker, a port, a frame that is gone. */
function parentOf(view: Window): Window | null {
  try {
    return view.parent ?? null;
  } catch {
    return null;
  }
}

function mayLookInto(view: Window): boolean {
  try {
    return view.document !== undefined;
  } catch {
    return false;
  }
}
