import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCli, USAGE, UsageError } from './cli.ts';
import {
  FaultError,
  type SeenRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator
} from './index.ts';

async function main(args: readonly string[]): Promise<void> {
  const cli = parseCli(args);
  if (cli.help) return console.log(USAGE);
  const simulator = await startSimulator({ ...cli.options, onAnswer: request => console.log(line(request)) });
  const folder = await mkdtemp(join(tmpdir(), 'codearts-simulator-'));
  const stop = async (): Promise<void> => {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  const { ca } = simulator;
  const caFile = ca && join(folder, 'ca.pem');
  if (ca && caFile) await writeFile(caFile, ca);
  console.log(greeting(simulator, cli.options, caFile));
  const ready = JSON.stringify({ ...facts(simulator), caFile });
  if (cli.readyFile !== undefined) await writeFile(cli.readyFile, ready);
}

/** What a program needs that starts the simulator. */
function facts({ url, token, jobId, jobIds, iamUrl, stsUrl, ...rest }: Simulator) {
  const { accessKey, region, projectId, identityProvider, oidcProviderUrn, agencyUrn } = rest;
  const who = { accessKey, region, projectId, identityProvider, oidcProviderUrn, agencyUrn };
  return { url, token, jobId, jobIds, iamUrl, stsUrl, ...who, githubEnv: rest.githubEnv() };
}

/** What a person needs to sign in. */
function signInLines(simulator: Simulator): readonly string[] {
  const { token, accessKey, region, projectId, iamUrl, stsUrl } = simulator;
  const { identityProvider, oidcProviderUrn, agencyUrn } = simulator;
  const lines: readonly (readonly [string, string])[] = [
    ['token', token],
    ['access key', `${accessKey.id}  ${accessKey.secret}`],
    ['region', `${region}  project ${projectId}`],
    ['IAM', `${iamUrl}  identity provider ${identityProvider}`],
    ['STS', `${stsUrl}  ${oidcProviderUrn}  ${agencyUrn}`],
    ['GitHub', ''],
    ...Object.entries(simulator.githubEnv()).map(([name, value]) => ['', `${name}=${value}`] as const)
  ];
  return lines.map(([name, value]) => `  ${name.padEnd(12)}${value}`.trimEnd());
}

function greeting(
  simulator: Simulator,
  { jobs = {}, scenario = 'success' }: SimulatorOptions,
  caFile: string | undefined
): string {
  const { url, jobIds } = simulator;
  const { origin } = new URL(url);
  return [
    `CodeArts Build simulator at ${url}`,
    ...(caFile === undefined
      ? []
      : ['', `  NODE_EXTRA_CA_CERTS=${caFile}`, '  (its clients need this variable to trust it)']),
    '',
    ...signInLines(simulator),
    ...jobIds.map(jobId => `  job         ${jobId}  ${jobs[jobId] ?? scenario}`),
    '',
    `  POST ${origin}/_control/faults switches on a fault, GET ${origin}/_control/state shows what it saw.`,
    '  Ctrl-C ends it.',
    ''
  ].join('\n');
}

function line({ at, host, method, path, status, fault, build }: SeenRequest): string {
  const time = new Date(at).toISOString().slice(11, 23);
  const result = [status ?? 'no answer', fault && `fault: ${fault}`, build && `started build ${build}`];
  return `${time}  ${host === 'build' ? '' : `${host} `}${method} ${path}  ${result.filter(Boolean).join(', ')}`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof UsageError || error instanceof FaultError || isSystemError(error);
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
});

/** Such as a port that is taken. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
