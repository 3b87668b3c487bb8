import { shapeParameter } from "./contract.js";

/** What the embedding page asked for in the iframe's address. Values that make no sense count as absent. */
export function readSettings({ pathname, search }) {
  const query = new URLSearchParams(search);
  return {
    // The path before it depends on which Koji this stands in for.
    projectId: decode(pathname.slice(pathname.lastIndexOf("/") + 1)),
    guideId: query.get("guide_id") || undefined,
    respondentName: query.get("respondent_name") || undefined,
    respondentEmail: query.get("respondent_email") || undefined,
    language: query.get("language") || undefined,
    mode: ["text", "voice"].find((mode) => mode === query.get("mode")),
    metadata: readMetadata(query.get("metadata")),
    autoStart: ["true", "1"].includes(query.get("auto_start")),
    shape: query.get(shapeParameter) || "koji",
  };
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function readMetadata(text) {
  if (!text) return undefined;
  try {
    const value = JSON.parse(text);
    if (value && typeof value === "object" && !Array.isArray(value)) return value;
  } catch {
    // Reported below, together with JSON that is not an object.
  }
  console.warn("The parameter metadata is not a JSON object and was left out.");
  return undefined;
}
