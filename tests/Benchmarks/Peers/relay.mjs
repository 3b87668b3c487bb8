// The relays as their own clients see them: socket.io's, and ours by the SignalR client that the bridge uses too.
//   node relay.mjs serve                    a socket.io server that hands each batch on to the readers and keeps nothing; prints its port
//   node relay.mjs drive '{"kind":…}'       8 senders and 1 reader; prints what was measured as one line of JSON
import { createServer } from "node:http";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";

const SENDERS = 8;
const UNACKNOWLEDGED = 4;
const PER_SESSION = 500;

const relays = {
  "socket.io": {
    async connect({ url }) {
      const { io } = await import("socket.io-client");
      const socket = io(url, { transports: ["websocket"], forceNew: true });
      await new Promise((done, failed) => socket.on("connect", done).on("connect_error", failed));
      return { send: batch => new Promise(done => socket.emit("batch", batch, done)), close: () => socket.close() };
    },
    async read({ url }, take) {
      const { io } = await import("socket.io-client");
      const socket = io(url, { transports: ["websocket"], forceNew: true });
      socket.on("batch", batch => take(batch.events));
      await new Promise(done => socket.on("connect", () => socket.emit("read", done)));
      return () => socket.close();
    },
  },
  ours: {
    async connect({ url, ingest }) {
      const connection = await signalR(`${url}hubs/ingest`, ingest);
      return { send: batch => connection.invoke("Append", batch).then(receipt => receipt.stored), close: () => connection.stop() };
    },
    async read({ url, reader, position }, take) {
      const connection = await signalR(`${url}hubs/events`, reader);
      const failed = error => { throw error; };
      connection.stream("ReadAfter", position, "").subscribe({ next: take, error: failed, complete: () => {} });
      return () => connection.stop();
    },
  },
};

async function signalR(url, token) {
  const { HubConnectionBuilder, HttpTransportType, LogLevel } = (await import("@microsoft/signalr")).default;
  const connection = new HubConnectionBuilder()
    .withUrl(url, { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None).build();
  await connection.start();
  return connection;
}

function event(sequence, label) {
  return {
    sequence, occurredAt: new Date().toISOString(), source: "widget", code: "interview.message",
    message: `Thank you for the answer number ${sequence}. Please tell us about the last project in which your team changed its plan.`,
    origin: "https://app.getkoji.com", trust: { level: "untrusted", reason: "origin-is-not-the-widgets" },
    frame: { index: 0, src: "https://app.getkoji.com/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7?mode=voice", allow: "microphone" },
    raw: { text: JSON.stringify({ type: "koji:message", data: { n: sequence, at: label, text: "Please tell us about the last project." } }), truncated: false, rule: "namespaced-type" },
  };
}

// Sends all of a sender's events in batches, a few of them unacknowledged at a time.
async function sendAll(relay, prefix, events, size) {
  let next = 0;
  const lane = async () => {
    while (next < events) {
      const first = next;
      next += size;
      const session = `${prefix}-${Math.floor(first / PER_SESSION)}`;
      const batch = Array.from({ length: Math.min(size, events - first) }, (_, index) => event((first + index) % PER_SESSION + 1, prefix));
      const taken = await relay.send({ run: "peers", session, events: batch });
      if (taken !== batch.length) throw new Error(`${taken} of ${batch.length} events were taken.`);
    }
  };
  await Promise.all(Array.from({ length: UNACKNOWLEDGED }, lane));
}

async function throughput(order) {
  const reader = new Worker(new URL(import.meta.url), { workerData: order });
  const reply = () => new Promise((done, failed) => reader.once("message", done).once("error", failed));
  await reply();
  const relay = relays[order.kind];
  const senders = await Promise.all(Array.from({ length: SENDERS }, () => relay.connect(order)));
  const share = order.events / SENDERS;
  const done = reply();
  const began = performance.timeOrigin + performance.now();
  await Promise.all(senders.map((sender, index) => sendAll(sender, `${order.label}-${index}`, share, order.batch)));
  const ended = await done;
  senders.forEach(sender => sender.close());
  return { perSecond: order.events / (ended - began) * 1000 };
}

async function readAll() {
  let missing = workerData.events;
  const close = await relays[workerData.kind].read(workerData, events => {
    missing -= events.length;
    if (missing > 0) return;
    parentPort.postMessage(performance.timeOrigin + performance.now());
    close();
  });
  parentPort.postMessage("reading");
}

async function latency(order) {
  const relay = relays[order.kind];
  const times = [];
  const sent = [];
  let close = () => {};
  const all = new Promise(done => {
    relays[order.kind].read(order, events => {
      for (const { sequence } of events) times.push(performance.now() - sent[sequence]);
      if (times.length === order.events) done();
    }).then(end => { close = end; sendEach(); });
  });
  async function sendEach() {
    const sender = await relay.connect(order);
    const began = performance.now();
    for (let sequence = 1; sequence <= order.events; sequence++) {
      const wait = began + sequence * 1000 / order.perSecond - performance.now();
      if (wait > 0) await new Promise(later => setTimeout(later, wait));
      const one = event(sequence, order.label);
      sent[sequence] = performance.now();
      sender.send({ run: "peers", session: order.label, events: [one] });
    }
  }
  await all;
  close();
  // The first ones warm the way up.
  const sorted = times.slice(times.length / 10).sort((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)], p99: sorted[Math.floor(sorted.length * 0.99)] };
}

async function serve() {
  const { Server } = await import("socket.io");
  const http = createServer();
  const server = new Server(http, { transports: ["websocket"], maxHttpBufferSize: 1e6 });
  server.on("connection", socket => {
    socket.on("read", done => { socket.join("readers"); done(); });
    socket.on("batch", (batch, done) => { server.to("readers").emit("batch", batch); done(batch.events.length); });
  });
  http.listen(0, "127.0.0.1", () => console.log(http.address().port));
}

if (!isMainThread) {
  await readAll();
} else if (process.argv[2] === "serve") {
  await serve();
} else {
  const order = JSON.parse(process.argv[3]);
  console.log(JSON.stringify(await (order.perSecond ? latency(order) : throughput(order))));
  process.exit(0);
}
