// Starts Blazor so that a page whose host went away waits for it as long as it takes, and goes on by itself.
import { freshTicket } from "./ticket.js";

const longestMs = 5000;

Blazor.start({
  circuit: {
    // What it would say of itself is the address of its socket, with the ticket.
    configureSignalR: (connection) => connection.configureLogging("warning").withUrl("/_blazor", { accessTokenFactory: freshTicket }),
    reconnectionOptions: {
      maxRetries: Number.MAX_SAFE_INTEGER,
      retryIntervalMilliseconds: (attempt) => Math.min(250 * 2 ** Math.min(attempt, 5), longestMs),
    },
  },
});

// A host that was started anew knows nothing of this page. What is shown is in its address, so loading it again loses no view.
document.addEventListener(
  "components-reconnect-state-changed",
  ({ detail }) => detail?.state === "rejected" && location.reload(),
  { capture: true },
);
