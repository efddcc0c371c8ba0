"use strict";

/** The number of requests that are kept. */
const MOST = 200;

/** The header fields that a browser sets itself, so that a copied command does not need them. */
const AUTOMATIC = /^(accept-encoding|accept-language|cache-control|connection|content-length|cookie|host|origin|pragma|referer|sec-.*|user-agent)$/i;

/** Creates an element. Strings become text nodes, never markup. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const byId = id => document.getElementById(id);

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A word for a POSIX shell. */
function word(text) {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : "'" + text.replaceAll("'", "'\\''") + "'";
}

/** A string for JavaScript or Java. */
function quoted(text) {
  return JSON.stringify(text);
}

function curl(request) {
  const words = ["curl"];
  if (request.method !== "GET") {
    words.push("-X", request.method);
  }
  for (const [name, value] of Object.entries(request.headers)) {
    words.push("-H", word(name + ": " + value));
  }
  if (request.body) {
    words.push("--data-raw", word(request.body));
  }
  return [...words, word(location.origin + request.target)].join(" ");
}

function fetchCall(request) {
  const options = { method: request.method, headers: request.headers };
  if (request.body) {
    options.body = request.body;
  }
  return "await fetch(" + quoted(location.origin + request.target) + ", " + JSON.stringify(options, null, 2) + ");";
}

function httpClient(request) {
  const headers = Object.entries(request.headers).map(([name, value]) => "\n        .header(" + quoted(name) + ", " + quoted(value) + ")");
  const body = request.body ? "BodyPublishers.ofString(" + quoted(request.body) + ")" : "BodyPublishers.noBody()";
  return "HttpRequest request = HttpRequest.newBuilder(URI.create(" + quoted(location.origin + request.target) + "))"
    + headers.join("") + "\n        .method(" + quoted(request.method) + ", " + body + ")\n        .build();\n"
    + "HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());";
}

/** Buttons that copy a request; without access to the clipboard, the text is shown to be copied by hand. */
function copyButtons(request) {
  const shown = element("pre", { className: "curl", hidden: true, tabIndex: 0 });
  const buttons = [["curl", curl], ["fetch", fetchCall], ["HttpClient", httpClient]].map(([name, text]) => {
    const button = element("button", { type: "button" }, "Copy as " + name);
    button.addEventListener("click", async () => {
      shown.textContent = text(request());
      shown.hidden = false;
      try {
        await navigator.clipboard.writeText(shown.textContent);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy as " + name; }, 1500);
      } catch {
        getSelection().selectAllChildren(shown);
      }
    });
    return button;
  });
  return [...buttons, shown];
}

let operations = [];

/** The request that the form describes. */
function formRequest() {
  const operation = operations[byId("operation").value];
  const headers = {};
  for (const field of byId("headers").querySelectorAll("input")) {
    if (field.value) {
      headers[field.name] = field.value;
    }
  }
  for (const [name, id] of [["Prefer", "prefer"], ["chatspec-delay", "delay"], ["chatspec-fault", "fault"]]) {
    if (byId(id).value) {
      headers[name] = byId(id).value;
    }
  }
  const body = operation.method === "GET" || operation.method === "HEAD" ? "" : byId("body").value;
  return { method: operation.method, target: byId("target").value, headers, body };
}

function choose(operation) {
  byId("target").value = operation.target;
  byId("headers").replaceChildren(...Object.entries(operation.headers).map(([name, value]) =>
    element("label", {}, name + " ", element("input", { name, value, spellcheck: false }))));
  byId("preferences").replaceChildren(...operation.examples.map(example =>
    element("option", { value: example.prefer }, example.summary)));
  byId("prefer").value = "";
  byId("body").value = operation.body === undefined ? "" : pretty(operation.body);
  byId("body-label").hidden = operation.method === "GET" || operation.method === "HEAD";
}

async function send() {
  const output = byId("answer");
  output.replaceChildren("…");
  const request = formRequest();
  try {
    const answer = await fetch(request.target, {
      method: request.method, headers: request.headers, body: request.body || undefined,
      cache: "no-store", credentials: "omit",
    });
    const text = await answer.text();
    output.replaceChildren(
      element("strong", { className: answer.status < 400 ? "good" : "bad" }, answer.status + " " + answer.statusText),
      element("pre", { tabIndex: 0 }, pretty(text)));
  } catch (error) {
    output.replaceChildren(element("strong", { className: "bad" }, "No response: " + error.message));
  }
}

function drawRequest(event) {
  const colour = event.status < 400 ? "good" : "bad";
  const entry = element("details", { className: "request" }, element("summary", {},
    element("time", { dateTime: event.time }, new Date(event.time).toLocaleTimeString()), " ",
    element("strong", { className: colour }, String(event.status)), " ",
    element("b", {}, event.method), " ", element("code", {}, event.target), " ",
    element("span", { className: "example" }, [event.operation, event.example].filter(text => text).join(" ")),
    ...event.violations.map(violation => element("span", { className: "violation bad" }, violation))));
  entry.addEventListener("toggle", () => {
    if (entry.open && entry.children.length === 1) {
      const headers = Object.fromEntries(Object.entries(event.headers).filter(([name]) => !AUTOMATIC.test(name)));
      entry.append(
        element("p", { className: "why" }, event.why + " It took " + (event.micros / 1000).toFixed(1) + " ms."),
        element("pre", { tabIndex: 0 },
          Object.entries(event.headers).map(([name, value]) => name + ": " + value).join("\n")
            + (event.body ? "\n\n" + pretty(event.body) : "")),
        element("p", { className: "buttons" }, ...copyButtons(() => ({ ...event, headers }))));
    }
  });
  return entry;
}

// On a small screen, the requests come first.
byId("sender").open = !matchMedia("(max-width: 40rem)").matches;

let paused = false;
let received = 0;
let missed = 0;

function count() {
  byId("count").value = received + (received === 1 ? " request" : " requests")
    + (missed > 0 ? ", and " + missed + " that came too fast to be shown" : "");
}

function watch() {
  const events = new EventSource("/__chatspec/live.events");
  events.addEventListener("open", () => { byId("connection").value = "connected"; });
  events.addEventListener("error", () => { byId("connection").value = "not connected; trying again"; });
  events.addEventListener("missed", event => {
    missed += Number(event.data);
    count();
  });
  events.addEventListener("message", event => {
    received++;
    count();
    if (!paused) {
      byId("requests").prepend(drawRequest(JSON.parse(event.data)));
      while (byId("requests").children.length > MOST) {
        byId("requests").lastElementChild.remove();
      }
    }
  });
}

byId("operation").addEventListener("change", () => choose(operations[byId("operation").value]));
byId("request").addEventListener("submit", event => {
  event.preventDefault();
  send();
});
byId("pause").addEventListener("click", () => {
  paused = !paused;
  byId("pause").textContent = paused ? "Continue" : "Pause";
});
byId("clear").addEventListener("click", () => {
  byId("requests").replaceChildren();
  received = missed = 0;
  count();
});
byId("reset").addEventListener("click", async () => {
  const answer = await fetch("/__chatspec/reset", { method: "POST" });
  byId("count").value = answer.ok ? "Scenarios, collections and violations are reset." : "Not reset: status " + answer.status;
});
byId("copy-request").append(...copyButtons(formRequest));

fetch("/__chatspec/operations.json")
  .then(answer => answer.json())
  .then(data => {
    operations = data.contracts.flatMap(contract => contract.operations);
    byId("operation").replaceChildren(...operations.map((operation, index) =>
      element("option", { value: index }, operation.method + " " + operation.path + " (" + operation.id + ")")));
    choose(operations[0]);
    watch();
  })
  .catch(error => { byId("connection").value = "Cannot read the operations: " + error.message; })
  .finally(() => document.querySelector("main").setAttribute("aria-busy", "false"));
