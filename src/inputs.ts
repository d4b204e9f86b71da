/**
 * action.yml → `Inputs`. Every input is read here and nowhere else, and everything wrong with any of them is told
 * at once, before anything is sent. No fault quotes a value.
 */
import type { Credentials } from './auth/authorize.ts';
import { bad, type Checked, good } from './checked.ts';
import { type Endpoint, resolveEndpoint } from './codearts/endpoint.ts';
import type { CommitWish } from './commit.ts';
import { type InputSource, readCredentials } from './credentials.ts';
import { type BuildParameter, parameterNameFault, parseParameters } from './parameters.ts';

export interface Inputs {
  readonly jobId: string;
  readonly parameters: readonly BuildParameter[];
  readonly commit: CommitWish;
  /** Empty when not given, like every text here. */
  readonly branch: string;
  readonly buildType: string;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  readonly buildUrlTemplate: string;
  readonly dryRun: boolean;
  readonly summary: boolean;
  /** The parameter that gets a key of this step alone; empty when there is none. */
  readonly correlationParameter: string;
  /** Empty to start a build; else the build to follow. */
  readonly buildNumber: string;
  readonly wait: WaitInputs;
}

export interface WaitInputs {
  /** True as well when a build is only followed. */
  readonly wanted: boolean;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly logs: 'stream' | 'on_failure' | 'none';
  readonly onCancel: StopOrLeave;
  readonly onTimeout: StopOrLeave;
}

export type StopOrLeave = 'stop' | 'leave';

export function readInputs(source: InputSource): Checked<Inputs> {
  const faults: string[] = [];
  const text = (name: string): string => source.input(name).trim();
  /** The value, or a stand-in that nobody sees, as the faults win in the end. */
  const take = <T>(checked: Checked<T>, standIn: T): T => {
    if (checked.ok) return checked.value;
    faults.push(...checked.faults);
    return standIn;
  };
  const line = (name: string): string => take(oneLine(name, text(name)), '');
  const flag = (name: string, byDefault: boolean): boolean =>
    take(readFlag(name, text(name), byDefault), byDefault);

  const region = text('region') || source.variable('HUAWEI_CLOUD_REGION').trim();
  const endpoint = take(resolveEndpoint(text('endpoint'), region), { url: '', region, warning: undefined });
  const inputs: Inputs = {
    jobId: take(readJobId(text('job_id')), ''),
    parameters: take(parseParameters(source.input('parameters')), []),
    commit: {
      commitId: take(readCommitId(text('commit_id')), ''),
      buildTag: line('build_tag'),
      allowForkCommit: flag('allow_fork_commit', false)
    },
    branch: line('branch'),
    buildType: take(readBuildType(text('build_type')), ''),
    endpoint,
    credentials: take(readCredentials(source, endpoint.region ?? ''), { kind: 'token', token: '' }),
    buildUrlTemplate: take(readUrlTemplate(text('build_url_template')), ''),
    dryRun: flag('dry_run', false),
    summary: flag('summary', true),
    correlationParameter: take(
      readCorrelation(text('correlation_parameter'), source.input('parameters')),
      ''
    ),
    buildNumber: take(readBuildNumber(text('build_number')), ''),
    wait: {
      wanted: flag('wait', false) || text('build_number') !== '',
      timeoutMs: take(readNumber('timeout_minutes', text('timeout_minutes'), 60, 0.01, 35_000), 60) * 60_000,
      pollMs: take(readNumber('poll_seconds', text('poll_seconds'), 10, 0.1, 600), 10) * 1_000,
      logs: take(readChoice('logs', text('logs'), ['stream', 'on_failure', 'none']), 'stream'),
      onCancel: take(readChoice('on_cancel', text('on_cancel'), ['stop', 'leave']), 'stop'),
      onTimeout: take(readChoice('on_timeout', text('on_timeout'), ['stop', 'leave']), 'stop')
    }
  };
  return faults.length > 0 ? bad(...faults) : good(inputs);
}

function readJobId(text: string): Checked<string> {
  if (/^[A-Za-z0-9]{32}$/.test(text)) return good(text);
  const where = 'It is the last part of the URL when you edit the build task in the console.';
  return bad(
    text === '' ? `job_id: it is missing. ${where}` : `job_id: it is not 32 letters and digits. ${where}`
  );
}

function readCommitId(text: string): Checked<string> {
  if (/[\s\p{Cc}]/u.test(text)) return bad('commit_id: it holds a space or a control character.');
  return good(text);
}

/** The name of a parameter that `parameters` does not give already. */
function readCorrelation(name: string, parameters: string): Checked<string> {
  if (name === '') return good('');
  const fault = parameterNameFault(name);
  if (fault) return bad(`correlation_parameter: ${fault}`);
  const given = parseParameters(parameters);
  const twice = given.ok && given.value.some(parameter => parameter.name === name);
  return twice ? bad(`correlation_parameter: ${name} is among parameters already.`) : good(name);
}

function readBuildType(text: string): Checked<string> {
  return text === '' ? good('') : readChoice('build_type', text, ['branch', 'tag', 'commitId']);
}

function readBuildNumber(text: string): Checked<string> {
  if (text === '' || /^[1-9]\d{0,9}$/.test(text)) return good(text);
  return bad(
    'build_number: it is not the number of a build, as actual_build_number of an earlier step gives it.'
  );
}

/** The first choice when the input is empty. */
function readChoice<T extends string>(name: string, text: string, choices: readonly [T, ...T[]]): Checked<T> {
  const choice = text === '' ? choices[0] : choices.find(one => one === text);
  return choice === undefined ? bad(`${name}: it is not one of ${choices.join(', ')}.`) : good(choice);
}

function readNumber(
  name: string,
  text: string,
  byDefault: number,
  least: number,
  most: number
): Checked<number> {
  if (text === '') return good(byDefault);
  const value = /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most
    ? good(value)
    : bad(`${name}: it is not a number from ${least} to ${most}.`);
}

function oneLine(name: string, text: string): Checked<string> {
  return /\p{Cc}/u.test(text)
    ? bad(`${name}: it holds a line break or another control character.`)
    : good(text);
}

function readFlag(name: string, text: string, byDefault: boolean): Checked<boolean> {
  if (text === '') return good(byDefault);
  return /^(?:true|false)$/i.test(text)
    ? good(text.toLowerCase() === 'true')
    : bad(`${name}: it is not true or false.`);
}

const URL_FIELDS = ['region', 'project_id', 'job_id', 'build_number', 'record_id'];

function readUrlTemplate(text: string): Checked<string> {
  if (text === '') return good('');
  const fields = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field ?? '');
  const bare = text.replace(/\{[^{}]*\}/g, 'x');
  const fits = /^https?:\/\/[\x21-\x7e]+$/.test(bare) && URL.canParse(bare) && !/[{}]/.test(bare);
  if (fits && fields.every(field => URL_FIELDS.includes(field))) return good(text);
  const allowed = URL_FIELDS.map(field => `{${field}}`).join(' ');
  return bad(`build_url_template: it is not an http(s) URL with no other fields than ${allowed}.`);
}
