// Keeps the ticket of a login in the store of this origin, and goes on so that the address with the token is in no history.
const { ticket, next } = document.currentScript.dataset;
localStorage.setItem("koji-harness-ticket", ticket);
location.replace(next);
