// Judges with ajv the witnesses that WitnessTest wrote: the schema of one contract accepts each payload, that of the other refuses it.
"use strict";

const fs = require("fs");
const Ajv = require("ajv/dist/2020").default;
const formats = require("ajv-formats").default;

/** Rewrites a document of OpenAPI 3.0 as JSON Schema reads it. */
function rewritten(node) {
  if (Array.isArray(node)) return node.map(rewritten);
  if (node === null || typeof node !== "object") return node;
  if (typeof node.$ref === "string") return { $ref: node.$ref };
  const copy = {};
  for (const [key, value] of Object.entries(node)) copy[key] = rewritten(value);
  if (copy.nullable === true && typeof copy.type === "string") copy.type = [copy.type, "null"];
  for (const [exclusive, inclusive] of [["exclusiveMinimum", "minimum"], ["exclusiveMaximum", "maximum"]]) {
    if (copy[exclusive] === true) {
      copy[exclusive] = copy[inclusive];
      delete copy[inclusive];
    } else if (copy[exclusive] === false) {
      delete copy[exclusive];
    }
  }
  return copy;
}

/** Removes keys from required that only messages of the other direction have. */
function relaxed(node, mark) {
  if (Array.isArray(node)) return node.map((item) => relaxed(item, mark));
  if (node === null || typeof node !== "object") return node;
  const copy = {};
  for (const [key, value] of Object.entries(node)) copy[key] = relaxed(value, mark);
  if (Array.isArray(copy.required) && copy.properties) {
    copy.required = copy.required.filter((key) => !(copy.properties[key] && copy.properties[key][mark]));
  }
  return copy;
}

function accepts(document, pointer, mark, payload) {
  const isOld = document.openapi.startsWith("3.0");
  const schema = relaxed(isOld ? rewritten(document) : document, mark);
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  formats(ajv);
  ajv.addSchema({ $id: "https://contract.invalid/document", ...schema });
  const fragment = encodeURI(pointer).replace(/#/g, "%23");
  return ajv.compile({ $ref: "https://contract.invalid/document#" + fragment })(payload);
}

const lines = fs.readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line);
let wrong = 0;
for (const line of lines) {
  const witness = JSON.parse(line);
  const mark = witness.side === "request" ? "readOnly" : "writeOnly";
  const older = accepts(witness.older, witness.olderSchema, mark, witness.payload);
  const newer = accepts(witness.newer, witness.newerSchema, mark, witness.payload);
  const isProof = witness.refusedBy === "newer" ? older && !newer : newer && !older;
  if (!isProof) {
    wrong++;
    console.log(`${witness.name}: older ${older}, newer ${newer}: ${JSON.stringify(witness.payload)}`);
  }
}
console.log(`ajv: ${lines.length} witnesses, ${wrong} not confirmed`);
process.exit(wrong > 0 || lines.length === 0 ? 1 : 0);
