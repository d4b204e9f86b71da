import { parseArgs } from 'node:util';
import { scenario, scenarioList, UsageError, whole } from './cli.ts';
import { type Simulator, startSimulator } from './index.ts';
import { createLogView } from './runner/log-view.ts';
import { SIGN_IN_METHODS, type SignInMethod, signInBy } from './runner/sign-in.ts';
import { runStep, type StepResult } from './step.ts';

const USAGE = `Usage: npm start [-- --scenario SCENARIO --sign-in METHOD]

Runs the action as a step of a workflow that a push has triggered, against a simulator of CodeArts Build,
IAM, STS and GitHub that it starts for the purpose. Shows the step's log, its outputs, its summary, and what the service saw.

  --scenario SCENARIO   how the build goes (success)
  --sign-in METHOD      how it signs in: ${SIGN_IN_METHODS.join(', ')} (oidc)
  --speed N             N seconds of the build pass in one (120)
  --no-wait             only start the build
  --help                this text

Scenarios:
${scenarioList()}

To run it against a real service set these variables:
  CODEARTS_ENDPOINT   its address, such as cloudbuild-ext.cn-north-4.myhuaweicloud.com
  CODEARTS_TOKEN      an IAM token, project scope
  CODEARTS_JOB_ID     the build task`;

type Inputs = Readonly<Record<string, string>>;

const OPTIONS = {
  scenario: { type: 'string', default: 'success' },
  'sign-in': { type: 'string', default: 'oidc' },
  speed: { type: 'string', default: '120' },
  'no-wait': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false }
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const wait = values['no-wait'] ? 'false' : 'true';
  const real = realTarget();
  if (real !== undefined) {
    console.log(`Runs against ${real['endpoint']}, as CODEARTS_ENDPOINT says.`);
    // The commit of the pretended push exists nowhere.
    return demonstrate({ ...real, wait, commit_id: 'none' }, {});
  }
  const method = signInMethod(values['sign-in']);
  const simulator = await startSimulator({
    scenario: scenario(values.scenario),
    speed: whole('speed', values.speed) ?? 120
  });
  try {
    const { url, jobId } = simulator;
    const { inputs, env } = signInBy(method, simulator);
    console.log(`Runs against a simulator at ${url}, scenario ${values.scenario}, sign-in ${method}.`);
    const parameters = 'codeBranch: main\nversion: 1.10';
    // A build that does not end by itself is given up after a quarter of a minute.
    const patience = { wait, poll_seconds: '0.5', timeout_minutes: '0.25' };
    await demonstrate({ endpoint: url, job_id: jobId, parameters, ...inputs, ...patience }, env);
    section('What the service saw', seen(simulator));
  } finally {
    await simulator.close();
  }
}

function signInMethod(word: string): SignInMethod {
  const found = SIGN_IN_METHODS.find(method => method === word);
  if (found === undefined) throw new UsageError(`--sign-in takes ${SIGN_IN_METHODS.join(', ')}`);
  return found;
}

/** The service that the environment names; all three variables or none. */
function realTarget(): Inputs | undefined {
  const { CODEARTS_ENDPOINT: endpoint, CODEARTS_TOKEN: token, CODEARTS_JOB_ID: jobId } = process.env;
  if (endpoint && token && jobId) return { endpoint, token, job_id: jobId };
  if (endpoint || token || jobId) {
    throw new Error('set all of CODEARTS_ENDPOINT, CODEARTS_TOKEN and CODEARTS_JOB_ID');
  }
  return undefined;
}

const TWO_HOURS_MS = 7_200_000;

async function demonstrate(inputs: Inputs, env: Inputs): Promise<void> {
  section('Log of the step');
  const view = createLogView();
  const result = await runStep({
    inputs,
    env,
    timeoutMs: TWO_HOURS_MS,
    onStdout: text => process.stdout.write(view.write(text))
  });
  process.stdout.write(view.end() + result.stderr);
  section('Outputs', outputs(result));
  section('Job summary', result.summary || '(none)');
  process.exitCode = result.code ?? 1;
}

function outputs({ outputs, code }: StepResult): string {
  const lines = Object.entries(outputs).map(([name, value]) => `${name} = ${value}`);
  return [...lines, `(exit code ${code})`].join('\n');
}

/** Each request once, with how often it came. */
function seen({ requests, builds }: Simulator): string {
  const counts = new Map<string, number>();
  for (const { host, method, path, body, status } of requests) {
    // The bodies for the other servers are but tokens.
    const isBuild = host === 'build';
    const who = isBuild ? '' : `${host} `;
    const line = [`${who}${method} ${path}  ${status ?? 'no answer'}`, isBuild && body && `      ${body}`]
      .filter(Boolean)
      .join('\n');
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const lines = [...counts].map(([line, count]) => `${String(count).padStart(3)} × ${line}`);
  const ends = builds.map(({ number, status }) => `build ${number} is ${status}`);
  return [...lines, ...ends].join('\n') || '(nothing)';
}

function section(title: string, text?: string): void {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}\n`);
  if (text !== undefined) console.log(text.trimEnd());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
