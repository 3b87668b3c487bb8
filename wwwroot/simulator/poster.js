import { shapes } from "./shapes.js";

/** A function that posts to the embedding page, and to nobody else: post(name, data). */
export function createPoster(shapeName) {
  const shape = Object.hasOwn(shapes, shapeName) ? shapes[shapeName] : shapes.koji;
  const target = embedderOrigin();
  const session = newSessionId();
  if (shape !== shapes[shapeName]) console.warn(`There is no message shape "${shapeName}"; koji is used.`);

  if (window.parent === window) return () => {};
  if (!target) {
    console.warn("The embedding page's origin is unknown, so nothing is posted to it.");
    return () => {};
  }
  return (name, data = {}) => window.parent.postMessage(shape(name, session, data), target);
}

function embedderOrigin() {
  // An opaque origin is listed as "null", which postMessage does not take.
  const ancestor = location.ancestorOrigins?.[0];
  if (ancestor && ancestor !== "null") return ancestor;
  return URL.canParse(document.referrer) ? new URL(document.referrer).origin : undefined;
}

function newSessionId() {
  // Not randomUUID: that one is missing below an insecure page.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
