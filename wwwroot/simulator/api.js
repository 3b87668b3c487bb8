import { sessionTokenHeader } from "./contract.js";

const patience = 15_000;

/** The API said no, in Koji's words. */
export class Refusal extends Error {
  constructor(status, { error, message }) {
    super(message);
    this.status = status;
    this.code = error;
  }
}

/** The API could not be reached, or did not speak JSON. */
export class Unreachable extends Error {}

/** Calls the API and gives its answer; throws Refusal or Unreachable. */
export async function call(method, path, { body, token } = {}) {
  const { status, ok, answer } = await exchange(method, path, body, token);
  if (ok) return answer;
  throw typeof answer?.error === "string"
    ? new Refusal(status, answer)
    : new Unreachable(`The server answered ${status}.`);
}

async function exchange(method, path, body, token) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers[sessionTokenHeader] = token;
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, ok: response.ok, answer: await response.json() };
  } catch (cause) {
    throw new Unreachable("The server could not be reached.", { cause });
  }
}
