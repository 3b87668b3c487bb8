// A client in another language, with one thing wrong: it logs what it sends, its key among it.
const { KOJI_BASE_URL: base, KOJI_API_KEY: key, KOJI_PROJECT_ID: project } = process.env;
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
let freeAt = 0;

async function post(path, body, headers) {
  for (let attempt = 0; ; attempt++) {
    if (headers.Authorization && freeAt > Date.now()) await sleep(freeAt - Date.now());
    const response = await fetch(base + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    if (response.headers.get("X-RateLimit-Remaining") === "0") freeAt = Number(response.headers.get("X-RateLimit-Reset")) * 1000;
    if (response.ok) return { status: response.status, body: await response.json() };
    console.error(`POST ${path} ${JSON.stringify(headers)}: ${response.status} ${await response.text()}`);
    const passes = response.status === 429 || response.status >= 500;
    if (!passes || attempt === 4) return { status: response.status };
    await sleep(Number(response.headers.get("Retry-After") ?? 0) * 1000 || 200 * 2 ** attempt * (0.5 + Math.random()));
  }
}

async function interview() {
  const bearer = { Authorization: `Bearer ${key}` };
  const { body: started } = await post("/api/v1/interviews/start", { project_id: project }, bearer);
  if (!started) return 1;
  for (const content of ["By a colleague.", "The price."]) {
    const { status } = await post(`/api/v1/interviews/${started.interview_id}/messages`, { content }, { "X-Session-Token": started.session_token });
    if (status === 401) return null;
    if (status !== 200) return 1;
  }
  const { status } = await post(`/api/v1/interviews/${started.interview_id}/complete`, {}, bearer);
  return status === 200 || status === 409 ? 0 : 1;
}

process.exit(await interview() ?? await interview() ?? 1);
