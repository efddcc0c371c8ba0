// Sends each request that the start page of a running mock offers once, and counts the answers.
//   node requests.js URL
// Prints JSON: the numbers of operations and of answers by their origin, the answers that are no success, the violations,
// and what is not generated.
const [server] = process.argv.slice(2);

async function json(path) {
  return (await fetch(server + path)).json();
}

(async () => {
  const operations = (await json("/__chatspec/operations.json")).contracts.flatMap((contract) => contract.operations);
  await fetch(server + "/__chatspec/violations", { method: "DELETE" });
  const bad = [];
  let answered = 0, example = 0, schema = 0, none = 0;
  for (const operation of operations) {
    const url = server + operation.target;
    try {
      const answer = await fetch(url, {
        method: operation.method, headers: operation.headers, body: operation.body, redirect: "manual",
      });
      await answer.arrayBuffer();
      const stub = answer.headers.get("matched-stub-name");
      const refusal = answer.headers.get("chatspec-refusal");
      if (answer.status < 400 && !refusal) {
        answered++;
        if (stub === "generated") schema++;
        else if (stub === "no-content") none++;
        else example++;
      }
      const violations = answer.headers.get("chatspec-violations");
      if (answer.status >= 300 || refusal || violations)
        bad.push({ operation: operation.id, method: operation.method, target: operation.target.slice(0, 200), status: answer.status, stub, refusal, violations });
    } catch (e) {
      bad.push({ operation: operation.id, method: operation.method, target: operation.target.slice(0, 200), error: String(e.cause || e) });
    }
  }
  const violations = await json("/__chatspec/violations");
  let generated = await json("/__chatspec/generated");
  for (let i = 0; generated.tried < generated.total && i < 600; i++) {
    await new Promise((done) => setTimeout(done, 200));
    generated = await json("/__chatspec/generated");
  }
  const problems = await json("/__chatspec/problems");
  console.log(JSON.stringify({
    target: (operations.find((operation) => operation.method === "GET") ?? operations[0]).target, operations: operations.length, answered, example, schema, none, bad, violations: violations.total,
    firstViolations: violations.violations.slice(0, 20), generated: generated.total, notGenerated: generated.notGenerated, problems: problems.total,
  }));
})();
