// Prints the table of documents.sh, and the operations that are not answered.
//   node documents.js FOLDER ROWS
const fs = require("fs");
const [folder, rows] = process.argv.slice(2);

function median(text) {
  const times = text.split(" ").filter((time) => time !== "-").map(Number).sort((a, b) => a - b);
  return times.length === 0 ? undefined : times[Math.floor((times.length - 1) / 2)];
}

const documents = fs.readFileSync(rows, "utf8").trim().split("\n").map((line) => {
  const [name, package, size, ours, theirs] = line.split("\t");
  const result = JSON.parse(fs.readFileSync(`${folder}/${name}.json`, "utf8"));
  return { name, package, size, ours: median(ours), theirs: median(theirs), ...result };
});

console.log("| document | package | KB | operations | answered | from an example | from the schema | no content | not generated | violations | problems | start ms | Prism ms | times |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
for (const one of documents) {
  const times = one.theirs === undefined ? "did not start" : (one.ours / one.theirs).toFixed(2);
  console.log(`| ${one.name} | ${one.package} | ${one.size} | ${one.operations} | ${one.answered} | ${one.example} | ${one.schema} | ${one.none} `
    + `| ${one.notGenerated.length} of ${one.generated} | ${one.violations} | ${one.problems} | ${one.ours} | ${one.theirs ?? "-"} | ${times} |`);
}
const sum = (key) => documents.reduce((total, one) => total + one[key], 0);
console.log(`| all | | | ${sum("operations")} | ${sum("answered")} | ${sum("example")} | ${sum("schema")} | ${sum("none")} `
  + `| ${documents.reduce((total, one) => total + one.notGenerated.length, 0)} of ${sum("generated")} | ${sum("violations")} | ${sum("problems")} | | | |`);

const reasons = [];
for (const one of documents) {
  for (const operation of one.bad.filter((bad) => !(bad.status < 400) || bad.refusal)) {
    const why = operation.refusal ? `refused: ${operation.refusal}` : operation.error ? operation.error
      : operation.violations ? "the mock takes its own request for a bad one"
      : "the contract documents no status below 400";
    reasons.push(`- ${operation.operation}: ${operation.status ?? "no answer"}, ${why}`);
  }
  for (const response of one.notGenerated)
    reasons.push(`- ${response.operation}, the response ${response.status} in ${response.mediaType}: ${response.reason}`);
}
if (reasons.length > 0) console.log("\nNot answered, or not generated:\n\n" + reasons.join("\n"));
