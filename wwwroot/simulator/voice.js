import { notify, show, whileBusy } from "./screens.js";

/** The spoken interview. `answer(text)` and `finish()` give null, or what to tell the person when it did not work. */
export function showVoice(interview, microphone, { answer, finish }) {
  const screen = show("voice", {}, { send: () => run("Sending", send), finish: () => run("Finishing", finish) });
  const question = screen.querySelector(".question");
  const status = screen.querySelector("[role=status]");
  let since = performance.now();

  question.textContent = interview.question;
  followLevel(screen.querySelector("[role=meter]"), microphone);

  async function send() {
    const seconds = Math.max(1, Math.round((performance.now() - since) / 1000));
    const problem = await answer(`(spoken answer, ${seconds} s)`);
    if (!problem) since = performance.now();
    return problem;
  }

  async function run(doing, work) {
    status.textContent = doing;
    notify(screen, await whileBusy(screen, work));
    status.textContent = "Listening";
    question.textContent = interview.question;
  }
}

function followLevel(meter, microphone) {
  if (!meter.isConnected) return;

  // Speech rarely goes above a root mean square of 0.3.
  const level = Math.min(1, microphone.level / 0.3);
  meter.style.setProperty("--level", level.toFixed(3));
  meter.setAttribute("aria-valuenow", Math.round(level * 100));
  requestAnimationFrame(() => followLevel(meter, microphone));
}
