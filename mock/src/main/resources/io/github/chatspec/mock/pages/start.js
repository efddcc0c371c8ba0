"use strict";

/** The number of operations up to which a contract is shown as a whole. */
const MOST_OPEN = 20;

/** Creates an element. Strings become text nodes, never markup. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function colour(status) {
  return status < 400 ? "good" : "bad";
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Whether the request also has to name the media type, since another example has the same preference. */
function isRepeated(operation, example) {
  return operation.examples.filter(other => other.prefer === example.prefer).length > 1;
}

async function send(operation, example, output) {
  output.replaceChildren("…");
  try {
    const answer = await fetch(operation.target, {
      method: operation.method,
      headers: { ...operation.headers, Prefer: example.prefer, ...isRepeated(operation, example) && { Accept: example.mediaType } },
      body: operation.body,
      cache: "no-store",
      credentials: "omit",
    });
    const headers = [...answer.headers].map(([name, value]) => name + ": " + value).join("\n");
    const body = await answer.text();
    output.replaceChildren(
      element("strong", { className: colour(answer.status) }, answer.status + " " + answer.statusText),
      element("pre", { tabIndex: 0 }, headers + "\n\n" + pretty(body)));
  } catch (error) {
    output.replaceChildren(element("strong", { className: "bad" }, "No response: " + error.message));
  }
}

function drawExample(operation, example) {
  const output = element("output");
  const button = element("button", { type: "button" }, "Send");
  button.setAttribute("aria-label", "Send the request for " + example.name);
  button.addEventListener("click", () => send(operation, example, output));
  return element("li", {},
    element("span", { className: "status " + colour(example.status) }, String(example.status)),
    element("span", {},
      element("b", { className: "name" }, example.name), " ", example.summary === example.name ? "" : example.summary,
      element("code", { className: "prefer" }, "Prefer: " + example.prefer),
      isRepeated(operation, example) ? element("code", { className: "accept" }, "Accept: " + example.mediaType) : ""),
    button,
    output);
}

function drawDetails(operation) {
  if (operation.none) {
    return [element("p", {}, "No example: " + operation.none + ".")];
  }
  return [
    element("pre", { className: "curl", tabIndex: 0 }, operation.curl),
    element("ul", {}, ...operation.examples.map(example => drawExample(operation, example))),
  ];
}

function drawOperation(operation) {
  return element("section", { className: "operation" },
    element("h3", {}, operation.method + " " + operation.path),
    element("p", {}, element("code", {}, operation.id), " ", operation.summary),
    ...drawDetails(operation));
}

/** Draws a heading that shows the rest when it is opened, which is drawn only then. */
function drawClosed(className, summary, draw) {
  const details = element("details", { className }, element("summary", {}, ...summary));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) {
      details.append(...draw());
    }
  });
  return details;
}

function drawListed(operation) {
  const listed = drawClosed("listed",
    [element("b", { className: "method" }, operation.method), " ", element("code", {}, operation.path), " ", operation.summary],
    () => [element("p", {}, element("code", {}, operation.id)), ...drawDetails(operation)]);
  listed.words = [operation.method, operation.path, operation.id, operation.summary].join(" ").toLowerCase();
  return listed;
}

function drawGroup(name, operations) {
  const group = element("details", { className: "group" },
    element("summary", {}, element("h3", {}, name), " ", element("small", {}, String(operations.length))),
    ...operations.map(drawListed));
  return group;
}

/** Shows the operations that contain all words, and opens their groups. */
function filter(list, text) {
  const words = text.toLowerCase().split(/\s+/).filter(word => word);
  let shown = 0;
  for (const group of list.querySelectorAll(".group")) {
    let matches = 0;
    for (const operation of group.querySelectorAll(".listed")) {
      operation.hidden = !words.every(word => operation.words.includes(word));
      matches += operation.hidden ? 0 : 1;
    }
    group.hidden = matches === 0;
    group.open = words.length > 0 && matches > 0;
    group.querySelector("small").textContent = String(matches);
    shown += matches;
  }
  return shown;
}

/** Draws the operations of a large contract in groups, with a field to find them. */
function drawGroups(operations) {
  const groups = new Map();
  for (const operation of operations) {
    groups.set(operation.group, [...groups.get(operation.group) ?? [], operation]);
  }
  const list = element("div", {}, ...[...groups].map(([name, together]) => drawGroup(name, together)));
  const count = element("output", { className: "count" }, operations.length + " operations");
  const field = element("input", { type: "search", placeholder: "Find an operation" });
  field.setAttribute("aria-label", "Find an operation");
  field.addEventListener("input", () => {
    const shown = filter(list, field.value);
    count.value = shown === operations.length ? shown + " operations" : shown + " of " + operations.length + " operations";
  });
  return [element("p", { className: "find" }, field, " ", count), list];
}

function drawContract(contract) {
  const page = "/__chatspec/contracts/" + encodeURIComponent(contract.name);
  return element("section", {},
    element("h2", {}, contract.title, " ", element("small", {}, contract.name + " " + contract.version)),
    element("p", {},
      element("a", { href: page }, "The contract"), " ",
      element("a", { href: page + ".yaml" }, "YAML"), " ",
      element("a", { href: page + ".json" }, "JSON")),
    ...contract.operations.length > MOST_OPEN ? drawGroups(contract.operations) : contract.operations.map(drawOperation));
}

const main = document.getElementById("contracts");
fetch("/__chatspec/operations.json")
  .then(answer => answer.json())
  .then(data => main.replaceChildren(...data.contracts.map(drawContract)))
  .catch(error => main.replaceChildren("Cannot read the list: " + error.message))
  .finally(() => main.setAttribute("aria-busy", "false"));
