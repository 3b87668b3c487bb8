// Shows on the host page how its own bridge is doing.
const badge = document.getElementById("bridge-status");
const text = badge.querySelector(".text");

function show({ state, stored, queued, refused }) {
  const parts = [`bridge ${state}`, `${stored} stored`];
  if (queued > 0) parts.push(`${queued} waiting`);
  if (refused > 0) parts.push(`${refused} refused`);
  badge.dataset.state = state;
  text.textContent = parts.join(" · ");
}

const bridge = KojiBridge.start({});
bridge.onStatus(show);
show(bridge.status());
