/** The simulator as a process of its own, so that its time and memory are not counted. Options come as JSON. */
import { writeFileSync } from 'node:fs';
import { type SimulatorOptions, startSimulator } from '../simulator/index.ts';
import { signInBy } from '../simulator/runner/sign-in.ts';

interface ServerOptions extends SimulatorOptions {
  /** A log of so many bytes, in place of the simulator's own. */
  readonly logBytes?: number;
}

const [, , readyFile = '', json = '{}'] = process.argv;
const { logBytes, ...options } = JSON.parse(json) as ServerOptions;
const line = `[2026/01/31 08:00:00.000 GMT+08:00] [INFO] [Build:run] : 编译模块 hello-build-core, the usual length of a line\n`;
const log = logBytes === undefined ? undefined : Buffer.from(line.repeat(logBytes / Buffer.byteLength(line)));
const simulator = await startSimulator({ ...options, ...(log && { log }) });
const { url, token, jobId, ca } = simulator;
if (ca !== undefined) writeFileSync(`${readyFile}.pem`, ca);
// With the project, so that nothing has to be looked up first.
const accessKey = { ...signInBy('access-key', simulator).inputs, project_id: simulator.projectId };
writeFileSync(readyFile, JSON.stringify({ url, token, jobId, accessKey }));
// Asked over the process's own channel: which requests came, and when each build ended.
process.on('message', () => {
  const requests = simulator.requests.map(({ route, status, at }) => ({ route, status, at }));
  const builds = simulator.builds.map(({ number, status }) => ({ number, status }));
  process.send?.({ requests, builds });
});
process.once('disconnect', () => void simulator.close().then(() => process.exit()));
