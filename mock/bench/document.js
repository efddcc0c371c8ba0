// Writes the document that all tools serve: one operation with as many examples as asked for, each of about 1 KB.
// What chatspec reads beyond the standard (x-when) is an extension, which the other tools pass over.
const fs = require("fs");
const [count, file] = [Number(process.argv[2]), process.argv[3]];
const examples = {};
for (let i = 0; i < count; i++) {
  const id = `bike-${i}`;
  const parts = Array.from({ length: 12 }, (_, part) => ({ name: `part ${part} of ${id}`, grams: 100 + part, spare: part % 2 === 0 }));
  examples[id] = { value: { id, gears: i % 30, parts }, "x-when": [{ path: { id } }] };
}
const document = {
  openapi: "3.1.0",
  info: { title: "Bikes", version: "1" },
  servers: [{ url: "http://127.0.0.1" }],
  paths: {
    "/bikes/{id}": {
      get: {
        operationId: "getBike",
        summary: "Get a bike",
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        responses: {
          200: {
            description: "The bike.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Bike" }, examples } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Bike: {
        type: "object",
        required: ["id", "gears", "parts"],
        properties: {
          id: { type: "string" },
          gears: { type: "integer" },
          parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
        },
      },
      Part: {
        type: "object",
        required: ["name", "grams"],
        properties: { name: { type: "string" }, grams: { type: "integer" }, spare: { type: "boolean" } },
      },
    },
  },
};
fs.writeFileSync(file, JSON.stringify(document));
