"use strict";

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

async function send(operation, example, output) {
  output.replaceChildren("…");
  try {
    const answer = await fetch(operation.target, {
      method: operation.method,
      headers: { ...operation.headers, Prefer: example.prefer },
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
      element("code", { className: "prefer" }, "Prefer: " + example.prefer)),
    button,
    output);
}

function drawOperation(operation) {
  const section = element("section", { className: "operation" },
    element("h3", {}, operation.method + " " + operation.path),
    element("p", {}, element("code", {}, operation.id), " ", operation.summary));
  if (operation.none) {
    section.append(element("p", {}, "No example: " + operation.none + "."));
  } else {
    section.append(
      element("pre", { className: "curl", tabIndex: 0 }, operation.curl),
      element("ul", {}, ...operation.examples.map(example => drawExample(operation, example))));
  }
  return section;
}

function drawContract(contract) {
  const page = "/__chatspec/contracts/" + encodeURIComponent(contract.name);
  return element("section", {},
    element("h2", {}, contract.title, " ", element("small", {}, contract.name + " " + contract.version)),
    element("p", {},
      element("a", { href: page }, "The contract"), " ",
      element("a", { href: page + ".yaml" }, "YAML"), " ",
      element("a", { href: page + ".json" }, "JSON")),
    ...contract.operations.map(drawOperation));
}

const main = document.getElementById("contracts");
fetch("/__chatspec/operations.json")
  .then(answer => answer.json())
  .then(data => main.replaceChildren(...data.contracts.map(drawContract)))
  .catch(error => main.replaceChildren("Cannot read the list: " + error.message))
  .finally(() => main.setAttribute("aria-busy", "false"));
