import { call, Refusal } from "./api.js";
import { showChat } from "./chat.js";
import { errors, invalidSessionToken, routes } from "./contract.js";
import { Interview } from "./interview.js";
import { Microphone, MicrophoneDenied } from "./microphone.js";
import { createPoster } from "./poster.js";
import { notify, show, whileBusy } from "./screens.js";
import { readSettings } from "./settings.js";
import { showVoice } from "./voice.js";

const settings = readSettings(location);
const post = createPoster(settings.shape);
let project;
let mode;
let interview;
let microphone;

await boot();

async function boot() {
  show("loading");
  try {
    project = await call("GET", `${routes.projects}/${encodeURIComponent(settings.projectId)}`);
  } catch (failure) {
    postError("widget_load_failed", { reason: failure.code ?? "network" });
    show(
      "problem",
      { message: errors.widget_load_failed, note: failure.message, code: "widget_load_failed", first: "Try again" },
      { first: boot });
    return;
  }

  mode = settings.mode ?? project.modes[0];
  document.title = project.title;
  document.querySelector("header [data-text=title]").textContent = project.title;
  post("ready", { projectId: project.project_id, mode });
  if (settings.autoStart) await begin();
  else showStart();
}

function showStart(problem) {
  const note = mode === "voice"
    ? "You answer by speaking. Your browser will ask for the microphone."
    : "A few short questions. Answer in your own words.";
  const screen = show("start", { title: project.title, note }, { start: () => whileBusy(screen, begin) });
  notify(screen, problem);
}

async function begin() {
  try {
    if (mode === "voice") await openMicrophone();
    interview ??= await startInterview();
    if (mode === "text") showChat(interview, { answer, finish });
    else if (microphone) showVoice(interview, microphone, { answer, finish });
    // Otherwise its track ended meanwhile, and the screen says so already.
  } catch (failure) {
    if (failure instanceof MicrophoneDenied) return microphoneDenied(failure.reason);
    closeMicrophone();
    showStart(report(failure));
  }
}

async function startInterview() {
  const started = await Interview.start(settings, mode, checkSession);
  post("interview_started", { interviewId: started.id, mode });
  return started;
}

async function answer(content) {
  return attempt(async () => {
    const { id } = interview;
    const reply = await interview.answer(content);
    post("message", {
      interviewId: id,
      messageId: reply.interviewer_response.message_id,
      messagesCount: reply.messages_count,
    });
  });
}

async function finish() {
  return attempt(async () => {
    const { id } = interview;
    await interview.complete("natural");
    closeMicrophone();
    post("interview_completed", { interviewId: id, reason: "natural" });
    interview = undefined;
    show("thanks");
  });
}

/** Runs a step of the interview; gives null, or what to tell the person when the step can be tried again. */
async function attempt(step) {
  try {
    await step();
    return null;
  } catch (failure) {
    if (failure.code !== invalidSessionToken) return report(failure);
    sessionExpired();
    return null;
  }
}

async function checkSession() {
  try {
    await interview.check();
  } catch (failure) {
    if (failure.code === invalidSessionToken) sessionExpired();
    else interview?.checkLater();
  }
}

function sessionExpired() {
  // An answer and the timer can find out at the same time.
  if (!interview) return;

  closeMicrophone();
  interview.close();
  interview = undefined;
  postError("session_expired");
  show(
    "problem",
    {
      message: errors.session_expired,
      note: "Nothing happened for a while, so this interview was closed. It cannot be resumed.",
      code: "session_expired",
      first: "Start a new interview",
    },
    { first: begin });
}

async function openMicrophone() {
  show("loading", { note: "Waiting for the microphone…" });
  closeMicrophone();
  microphone = await Microphone.open(() => {
    closeMicrophone();
    microphoneDenied("track-ended");
  });
  post("microphone_started");
}

function closeMicrophone() {
  if (!microphone) return;
  microphone.close();
  microphone = undefined;
  post("microphone_stopped");
}

function microphoneDenied(reason) {
  const recoverable = project.modes.includes("text");
  postError("microphone_denied", { reason, recoverable });
  const continueInText = () => {
    mode = "text";
    return begin();
  };
  show(
    "problem",
    {
      message: errors.microphone_denied,
      note: "Allow the microphone for this page in your browser’s address bar, then try again.",
      code: reason,
      first: recoverable ? "Continue in text" : "Try the microphone again",
      second: recoverable ? "Try the microphone again" : undefined,
    },
    { first: recoverable ? continueInText : begin, second: begin });
}

/** Posts to the embedding page what the API refused, and gives the words for the person. */
function report(failure) {
  if (failure instanceof Refusal) post("error", { error: failure.code, message: failure.message });
  else console.warn(failure.message);
  return `${failure.message} (${failure.code ?? "network"})`;
}

function postError(code, extra = {}) {
  post("error", { error: code, message: errors[code], ...extra });
}
