/**
 * The envelopes in which a message can be posted. Koji's own is not public: "koji" is this simulator's, the others are shapes that
 * embeds are known to use. An error's data is {error, message, …}.
 */
export const shapes = {
  "koji": koji,
  "json-string": (name, session, data) => JSON.stringify(koji(name, session, data)),
  "generic-type": (name, session, data) => ({ type: "kojiCallback", eventName: name, id: session, data }),
  "event-payload": (name, session, data) => ({ event: name, payload: { sessionId: session, ...data } }),
  "flat": (name, session, data) => ({ action: name, sessionId: session, ...data }),
  "nested-error": (name, session, { error, message, ...rest }) =>
    error
      ? { event_key: name, sessionId: session, error: { code: error, message }, ...rest }
      : { event_key: name, sessionId: session, data: rest },
  "boolean-error": (name, session, { error, message, ...rest }) =>
    error
      ? { eventType: name, sessionId: session, error: true, errorCode: error, errorMessage: message, ...rest }
      : { eventType: name, sessionId: session, error: false, ...rest },
  "slash-namespace": (name, session, data) => ({ type: `koji/widget/${name}`, metadata: { sessionId: session, ...data } }),
  "colon-namespace": (name, session, data) => ({ type: `KOJI:main:${name}`, detail: { sessionId: session, ...data } }),
};

function koji(name, session, data) {
  return { type: `koji:${name}`, version: 1, sessionId: session, data };
}
