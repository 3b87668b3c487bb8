// What this browser has of a login. The store is that of this origin with its port: no page on another port of this machine reaches it,
// as each would be sent a cookie.
const key = "koji-harness-ticket";
const { login, renew, logout } = document.body.dataset;

function proof() {
  return { Authorization: `Bearer ${localStorage.getItem(key)}` };
}

// Never settles: the page is left.
function leave(returnUrl = location.pathname + location.search + location.hash) {
  localStorage.removeItem(key);
  location.replace(`${login}?ReturnUrl=${encodeURIComponent(returnUrl)}`);
  return new Promise(() => {});
}

// A fresh ticket for a connection; without one that is good, the page to log in.
export async function freshTicket() {
  if (localStorage.getItem(key) === null) return leave();
  const answer = await fetch(renew, { method: "POST", headers: proof() });
  if (answer.status === 401) return leave();
  if (!answer.ok) throw new Error(`The host answered ${answer.status}.`);
  const ticket = await answer.text();
  localStorage.setItem(key, ticket);
  return ticket;
}

async function logOut() {
  try {
    await fetch(logout, { method: "POST", headers: proof() });
  } finally {
    leave(location.pathname);
  }
}

// A link cannot show the ticket.
async function download(link) {
  const answer = await fetch(link.href, { headers: proof() });
  if (answer.status === 401) return leave();
  const file = document.createElement("a");
  file.href = URL.createObjectURL(await answer.blob());
  file.download = link.download;
  file.click();
  URL.revokeObjectURL(file.href);
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("[data-act=log-out]")) logOut();
  const link = target?.closest("a[download][data-proof]");
  if (!link) return;
  event.preventDefault();
  download(link);
});

// Logged out in another tab.
addEventListener("storage", (event) => event.key === key && event.newValue === null && leave());
