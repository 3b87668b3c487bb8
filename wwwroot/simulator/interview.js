import { call } from "./api.js";
import { routes } from "./contract.js";

const longestTimer = 2 ** 31 - 1;

/** One interview, from its start to its end. The server keeps the session; the timer here only asks it at the right moment. */
export class Interview {
  #token;
  #timer;
  #lifetime;
  #onSuspectedEnd;

  /** @param onSuspectedEnd called when the session should have run out; asks {@link isOver}. */
  constructor(started, mode, onSuspectedEnd) {
    this.id = started.interview_id;
    this.mode = mode;
    this.transcript = [{ from: "interviewer", text: started.initial_message }];
    this.#token = started.session_token;
    this.#lifetime = started.expires_in_seconds;
    this.#onSuspectedEnd = onSuspectedEnd;
    this.#arm(this.#lifetime);
  }

  static async start(settings, mode, onSuspectedEnd) {
    const started = await call("POST", routes.widgetInterviews, {
      body: {
        project_id: settings.projectId,
        guide_id: settings.guideId,
        respondent_name: settings.respondentName,
        respondent_email: settings.respondentEmail,
        language: settings.language,
        metadata: settings.metadata,
        mode,
      },
    });
    return new Interview(started, mode, onSuspectedEnd);
  }

  get question() {
    return this.transcript.findLast((message) => message.from === "interviewer").text;
  }

  async answer(content) {
    const reply = await call("POST", `${routes.interviews}/${this.id}/messages`, {
      token: this.#token,
      body: { content, type: "respondent" },
    });
    this.transcript.push({ from: "respondent", text: content });
    this.transcript.push({ from: "interviewer", text: reply.interviewer_response.content });
    this.#arm(this.#lifetime);
    return reply;
  }

  async complete(reason) {
    await call("POST", `${routes.interviews}/${this.id}/complete`, { token: this.#token, body: { reason } });
    this.close();
  }

  /** Asks the server whether the session lives, and looks again later if it does. Throws what the API says. */
  async check() {
    const session = await call("GET", `${routes.widgetInterviews}/${this.id}`, { token: this.#token });
    this.#arm(Math.max(1, session.expires_in_seconds));
  }

  checkLater() {
    this.#arm(30);
  }

  close() {
    clearTimeout(this.#timer);
  }

  #arm(seconds) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSuspectedEnd, Math.min(seconds * 1000, longestTimer));
  }
}
