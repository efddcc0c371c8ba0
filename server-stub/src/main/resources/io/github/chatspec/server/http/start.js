"use strict";

/** Creates an element. Strings become text nodes, never markup. */
function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Sends the request of a form, and shows the response. */
async function send(operation, form, output) {
  output.replaceChildren("…");
  const values = new FormData(form);
  const target = values.get("target");
  const headers = Object.fromEntries(Object.keys(operation.headers).map(name => [name, values.get("header " + name)]));
  try {
    // A target that begins with two slashes would name another server.
    const answer = await fetch(new URL(location.origin + target), {
      method: operation.method, headers, cache: "no-store", credentials: "omit",
    });
    const fields = [...answer.headers].map(([name, value]) => name + ": " + value).join("\n");
    const body = await answer.text();
    output.replaceChildren(
      element("strong", { className: answer.status < 400 ? "good" : "bad" }, answer.status + " " + answer.statusText),
      element("pre", { tabIndex: 0 }, fields + "\n\n" + pretty(body)));
  } catch (error) {
    output.replaceChildren(element("strong", { className: "bad" }, "No response: " + error.message));
  }
}

function field(label, name, value) {
  return element("label", {}, label, element("input", { name, value, spellcheck: false, autocomplete: "off" }));
}

function drawOperation(operation) {
  const output = element("output");
  const form = element("form", {},
    field("Path and query", "target", operation.target),
    ...Object.entries(operation.headers).map(([name, value]) => field(name, "header " + name, value)),
    element("button", {}, "Send"));
  form.addEventListener("submit", event => {
    event.preventDefault();
    send(operation, form, output);
  });
  return element("section", { className: "operation" },
    element("h3", {}, operation.method + " " + operation.path),
    element("p", {}, operation.summary),
    element("pre", { className: "curl", tabIndex: 0 }, operation.curl),
    form,
    output);
}

function drawContract(contract) {
  const chats = contract.chats === undefined ? [] : [element("p", { className: "chats" },
    contract.chats + (contract.chats === 1 ? " chat. Change them at " : " chats. Change them at "),
    element("code", {}, contract.admin), ".")];
  return element("article", {},
    element("h2", {}, contract.title + " ", element("small", {}, contract.version)),
    ...chats,
    ...contract.operations.map(drawOperation));
}

async function draw() {
  const main = document.getElementById("contracts");
  try {
    const data = await (await fetch("/__chatspec/operations.json")).json();
    document.getElementById("access").append(data.access);
    main.append(...data.contracts.map(drawContract));
  } catch (error) {
    main.append(element("p", { className: "bad" }, "The operations could not be read: " + error.message));
  }
  main.setAttribute("aria-busy", "false");
}

draw();
