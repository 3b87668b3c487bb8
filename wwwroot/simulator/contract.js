// What this page shares with the server, compared with its catalogues by a test.

export const routes = {
  projects: "/_widget/projects",
  widgetInterviews: "/_widget/interviews",
  interviews: "/api/v1/interviews",
};

export const sessionTokenHeader = "X-Session-Token";

export const shapeParameter = "sim_shape";

export const errors = {
  widget_load_failed: "The interview widget could not be loaded.",
  microphone_denied: "Microphone access was denied by the user or browser.",
  session_expired: "The interview session has expired.",
};

export const invalidSessionToken = "invalid_session_token";
