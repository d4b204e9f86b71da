// The floor of a log: the same pages by node:http over one connection, parsed and counted, and nothing else.
import http from 'node:http';

const { BENCH_URL, BENCH_TOKEN, BENCH_JOB, BENCH_BUILD } = process.env;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function page(offset) {
  const url = `${BENCH_URL}/v3/jobs/${BENCH_JOB}/${BENCH_BUILD}/real-time-log?offset=${offset}&length=1000000`;
  return new Promise((resolve, reject) => {
    const asked = http.get(url, { agent, headers: { 'x-auth-token': BENCH_TOKEN } }, async answer => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve(JSON.parse(Buffer.concat(chunks)).result);
    });
    asked.on('error', reject);
  });
}

let offset = 0;
let characters = 0;
for (let more = true; more; ) {
  const { has_more_data, offset: next, content } = await page(offset);
  characters += content.length;
  more = has_more_data;
  offset = next;
}
if (characters === 0) process.exitCode = 1;
agent.destroy();
