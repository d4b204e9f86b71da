import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { KINDS } from './faults/kinds.ts';
import { parseShortFault } from './faults/parse.ts';
import type { SimulatorOptions } from './options.ts';
import { ROUTE_NAMES } from './routes/index.ts';
import { FAMILIES, type Family } from './routes/route.ts';
import { isScenario, SCENARIOS, type ScenarioName } from './service/scenarios.ts';

/** A command line that makes no sense; the message is for the person who wrote it. */
export class UsageError extends Error {}

/** What the command line asks for. */
export interface Cli {
  readonly help: boolean;
  readonly options: SimulatorOptions;
  /** Where to write addresses, sign-ins, jobs and CA file as JSON, for programs that start the simulator. */
  readonly readyFile: string | undefined;
}

const OPTIONS = {
  help: { type: 'boolean', default: false },
  port: { type: 'string' },
  host: { type: 'string' },
  https: { type: 'boolean', default: false },
  'base-path': { type: 'string' },
  token: { type: 'string' },
  region: { type: 'string' },
  'token-life': { type: 'string' },
  'key-life': { type: 'string' },
  'clock-skew': { type: 'string' },
  unscoped: { type: 'boolean', default: false },
  job: { type: 'string', multiple: true },
  scenario: { type: 'string' },
  speed: { type: 'string' },
  'page-length': { type: 'string' },
  families: { type: 'string' },
  'limit-per-minute': { type: 'string' },
  fault: { type: 'string', multiple: true },
  'ready-file': { type: 'string' }
} as const;

/** The help text. */
export const USAGE = `Usage: npm run simulator -- [options]

A stand-in for Huawei Cloud CodeArts Build, IAM and STS on this machine, and for GitHub where it gives
identity tokens.

  --port N              listen on this port (any free one); IAM, STS and GitHub take free ones
  --host ADDRESS        listen on this address (127.0.0.1)
  --https               speak HTTPS, with a CA of its own
  --base-path /PATH     serve the API below this path
  --token TOKEN         accept this token (a random one)
  --region REGION       where CodeArts Build is (cn-north-4)
  --token-life N        tokens of IAM live N seconds (a day)
  --key-life N          temporary keys of STS live N seconds (as they are asked for)
  --clock-skew N        the service's clock is N seconds ahead; --clock-skew=-N has it behind
  --unscoped            IAM gives tokens without a project for identity tokens
  --job ID[=SCENARIO]   a job that exists; may be repeated
  --scenario SCENARIO   how the builds of jobs go that name no scenario (success);
                        with neither option there is a job for each scenario
  --speed N             N seconds of a build pass in one (60)
  --page-length N       a page of the live log holds at most N bytes
  --families v1,v3,v4   publish only these families of the API
  --limit-per-minute N  throttle each operation, as the gateway does
  --fault FAULT         switch on a fault; may be repeated
  --ready-file FILE     write addresses, sign-ins, jobs and CA file to FILE as JSON
  --help                this text

A FAULT is route[:before|:after]:kind[=setting][,times=N|always][,skip=N], or JSON:
  --fault start:after:cut             start the build, then cut the connection
  --fault start:throttle=5,times=2    twice 429 with Retry-After: 5
  --fault '*:delay=1500,times=always' every operation is 1.5 s late

Scenarios:
${scenarioList()}

Routes: *, ${ROUTE_NAMES.join(', ')}
Kinds, with the setting of the short form:
${Object.entries(KINDS).map(describeKind).join('\n')}`;

/** The scenarios, a line each. */
export function scenarioList(): string {
  return Object.entries(SCENARIOS)
    .map(([name, { about }]) => `  ${name.padEnd(22)}${about}`)
    .join('\n');
}

function describeKind([kind, { fields, when, about }]: readonly [
  string,
  (typeof KINDS)[keyof typeof KINDS]
]): string {
  const [setting] = Object.keys(fields);
  const short = setting === undefined ? kind : `${kind}=${setting}`;
  return `  ${short.padEnd(22)}${about}${when.length === 1 ? ` (only ${when[0]})` : ''}`;
}

/** Reads the command line; throws a UsageError or FaultError for what it does not know. */
export function parseCli(args: readonly string[]): Cli {
  const values = parse(args);
  const options = {
    port: whole('port', values.port),
    host: values.host,
    https: values.https,
    basePath: values['base-path'],
    token: values.token,
    region: values.region,
    tokenLifeMs: seconds('token-life', values['token-life']),
    keyLifeMs: seconds('key-life', values['key-life']),
    clockSkewMs: seconds('clock-skew', values['clock-skew']),
    unscopedTokens: values.unscoped,
    ...jobs(values.job, values.scenario),
    scenario: values.scenario === undefined ? undefined : scenario(values.scenario),
    speed: whole('speed', values.speed) ?? 60,
    pageLength: whole('page-length', values['page-length']),
    families: values.families?.split(',').map(family),
    limitPerMinute: whole('limit-per-minute', values['limit-per-minute']),
    faults: values.fault?.map(text => parseShortFault(text, ROUTE_NAMES))
  };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { help: values.help, options: given, readyFile: values['ready-file'] };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The jobs that are named; when nothing says which, one for each scenario. */
function jobs(
  named: readonly string[] | undefined,
  scenarioName: string | undefined
): Pick<SimulatorOptions, 'jobIds' | 'jobs'> {
  if (named === undefined && scenarioName !== undefined) return {};
  if (named === undefined) {
    const names = Object.keys(SCENARIOS).filter(isScenario);
    return { jobs: Object.fromEntries(names.map(name => [randomBytes(16).toString('hex'), name])) };
  }
  const pairs = named.map(text => text.split('=') as [string, string?]);
  const withScenario = pairs.flatMap(([id, name]) =>
    name === undefined ? [] : [[id, scenario(name)] as const]
  );
  return {
    jobIds: pairs.filter(([, name]) => name === undefined).map(([id]) => id),
    jobs: Object.fromEntries(withScenario)
  };
}

/** The scenario of that name. */
export function scenario(name: string): ScenarioName {
  if (isScenario(name)) return name;
  throw new UsageError(`no scenario "${name}" (only ${Object.keys(SCENARIOS).join(', ')})`);
}

/** The whole number that an option is given. */
export function whole(option: string, text: string | undefined): number | undefined {
  if (text === undefined || /^\d+$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageError(`--${option} takes a whole number`);
}

/** The seconds that an option is given, in milliseconds; only a clock can be behind. */
function seconds(option: string, text: string | undefined): number | undefined {
  if (option === 'clock-skew' && text?.startsWith('-')) return -1000 * (whole(option, text.slice(1)) ?? 0);
  const value = whole(option, text);
  return value === undefined ? undefined : value * 1000;
}

function family(word: string): Family {
  const found = FAMILIES.find(each => each === word);
  if (found === undefined) throw new UsageError(`--families takes ${FAMILIES.join(', ')}`);
  return found;
}
