// Checks what the simulator of a workflow's job saw: each argument is a claim about `builds` and `requests`, in
// JavaScript. The first that does not hold ends the step, and shows everything that the simulator saw.
const response = await fetch(`${process.env.SIMULATOR_URL}/_control/state`);
const { builds, requests } = await response.json();
for (const claim of process.argv.slice(2)) {
  const holds = new Function('builds', 'requests', `return (${claim});`);
  if (holds(builds, requests) !== true) {
    console.error(`This does not hold: ${claim}\n${JSON.stringify({ builds, requests }, undefined, 1)}`);
    process.exit(1);
  }
  console.log(`holds: ${claim}`);
}
