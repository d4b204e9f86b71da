/**
 * Looks for the build that a start of ours may have made, after an answer that does not tell. Reads only, never
 * starts anything. The service is eventually consistent and its clock is not ours, so it looks several times, in a
 * window by the service's own clock. api.md §2.10 (f)
 */
import type { Answer } from './answer.ts';
import { type Clock, httpDate } from './clock.ts';
import type { RunJobRequest } from './codearts/calls.ts';
import type { BuildClient, BuildSearch } from './codearts/client.ts';
import { type ListedBuild, PAGE_SIZE, readBuilds, readParameters } from './codearts/lists.ts';
import { readCreation, readProgress } from './codearts/status.ts';
import { ActionError } from './errors.ts';
import { HttpFailure } from './http.ts';

/** What is known of the build that is looked for. */
export interface Sought {
  readonly request: RunJobRequest;
  /** When the request went out, milliseconds since 1970 by our clock. */
  readonly sentAt: number;
  /** The name of a parameter whose value is this step's alone; empty when there is none. */
  readonly uniqueParameter: string;
  /** Of an answer that arrived in part; empty when it did not. */
  readonly octopusJobName: string;
}

/** A build that could be ours, with what its address in the console needs; empty where that is not known. */
export interface Candidate extends ListedBuild {
  readonly projectId: string;
  readonly recordId: string;
}

export type Found =
  /** One build, by its unique key or because it alone fits. */
  | { readonly kind: 'one'; readonly build: Candidate }
  /** The service was asked for a minute and shows no build that could be ours. */
  | { readonly kind: 'none' }
  /** It shows none, but there was no time to wait for one to show up. */
  | { readonly kind: 'none-yet' }
  /** These could be ours, or others'. */
  | { readonly kind: 'unsure'; readonly candidates: readonly Candidate[] }
  /** The service could not be asked. */
  | { readonly kind: 'blind' };

export interface FindOptions {
  readonly client: BuildClient & BuildSearch;
  readonly clock: Clock;
  /** Fires when there is no time to wait: one more look, and that is it. */
  readonly hurry: AbortSignal;
  /** Fires when nothing more may be asked. */
  readonly signal: AbortSignal;
}

/** Milliseconds before each look; about a minute in all. */
const PAUSES_MS = [2_000, 5_000, 8_000, 10_000, 15_000, 20_000];
/** A build may be dated this much before the request, as the clocks of one service differ a little. */
const DATED_EARLIER_MS = 15_000;
/** To both sides, whatever time zone the list reads its window in. */
const WINDOW_MS = 24 * 3_600_000;
const MOST_PAGES = 20;

export async function findBuild(sought: Sought, options: FindOptions): Promise<Found> {
  const { clock, hurry } = options;
  let found: Found = { kind: 'blind' };
  for (const pause of PAUSES_MS) {
    await clock.sleep(pause, hurry);
    const look = await lookOnce(sought, options);
    found = look?.found ?? inDoubt(found);
    // A build that fits is not the end of it: ours may show up after one that is like it.
    if (look?.certain || hurry.aborted) break;
  }
  return found.kind === 'none' && hurry.aborted ? { kind: 'none-yet' } : found;
}

/** What an earlier look showed, when the later one failed. */
function inDoubt(found: Found): Found {
  if (found.kind === 'one') return { kind: 'unsure', candidates: [found.build] };
  return found.kind === 'none' ? { kind: 'blind' } : found;
}

interface Look {
  readonly found: Found;
  /** The build is ours by a key that no other build has. */
  readonly certain: boolean;
}

/** @returns undefined when the service could not be asked */
async function lookOnce(sought: Sought, options: FindOptions): Promise<Look | undefined> {
  const listed = await listBuilds(sought, options);
  if (!listed) return undefined;
  const fits: Candidate[] = [];
  const guesses: Candidate[] = [];
  for (const listedBuild of listed.builds) {
    const { judgement, build } = await judge(listedBuild, listed.since, sought, options);
    if (judgement === 'ours') return { found: { kind: 'one', build }, certain: true };
    if (judgement === 'fits') fits.push(build);
    if (judgement === 'guess') guesses.push(build);
  }
  const candidates = [...fits, ...guesses];
  const [only] = fits;
  if (only && candidates.length === 1) return { found: { kind: 'one', build: only }, certain: false };
  return {
    found: candidates.length === 0 ? { kind: 'none' } : { kind: 'unsure', candidates },
    certain: false
  };
}

interface Listed {
  readonly builds: readonly ListedBuild[];
  /** The moment of the request, and a little before, by the service's clock. */
  readonly since: number;
}

/** All builds of the task that the service dates after the request, by its own clock. */
async function listBuilds(sought: Sought, options: FindOptions): Promise<Listed | undefined> {
  const first = await readPages(sought, options, 0);
  // A runner whose clock is far off has looked at the wrong day: once more, by the service's clock.
  const again =
    first && Math.abs(first.skew) > WINDOW_MS / 4 ? await readPages(sought, options, first.skew) : first;
  if (!again) return undefined;
  const since = sought.sentAt + again.skew - DATED_EARLIER_MS;
  const builds = again.builds.filter(({ startedAt }) => startedAt === undefined || startedAt >= since);
  return { builds, since };
}

interface Pages {
  readonly builds: readonly ListedBuild[];
  /** Milliseconds that the service's clock is ahead of ours. */
  readonly skew: number;
}

async function readPages(
  sought: Sought,
  options: FindOptions,
  expectedSkew: number
): Promise<Pages | undefined> {
  const { client, clock, signal } = options;
  const now = clock.now() + expectedSkew;
  const window = { from: now - WINDOW_MS, to: now + WINDOW_MS };
  const builds: ListedBuild[] = [];
  let skew = expectedSkew;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(() => client.builds(sought.request.job_id, window, page, signal));
    const listed = answer && readList(answer);
    if (!listed) return undefined;
    const date = httpDate(answer.response.headers['date']);
    if (!Number.isNaN(date)) skew = date - clock.now();
    builds.push(...listed);
    if (listed.length < PAGE_SIZE) break;
  }
  return { builds, skew };
}

/** A task that was never built is refused with a code of its own (api.md §1.3). */
function readList({ verdict, content }: Answer): readonly ListedBuild[] | undefined {
  if (content.kind === 'error' && content.code === 'CB.00031059') return [];
  return verdict === 'ok' && content.kind === 'value' ? readBuilds(content.value) : undefined;
}

/**
 * - `ours`: by a key that no other build has.
 * - `fits`: something that we sent is there, nothing contradicts.
 * - `guess`: nothing contradicts, but nothing speaks for it.
 */
type Judgement = 'ours' | 'fits' | 'guess' | 'other';

interface Judged {
  readonly judgement: Judgement;
  readonly build: Candidate;
}

async function judge(
  listed: ListedBuild,
  since: number,
  sought: Sought,
  options: FindOptions
): Promise<Judged> {
  const { scm = {} } = sought.request;
  const place = [match(scm.build_commit_id, listed.commit), match(scm.branch, listed.branch)];
  if (place.includes('other')) {
    return { judgement: 'other', build: { ...listed, projectId: '', recordId: '' } };
  }
  const { executionId, createdAt, ...ids } = await readRecord(listed, sought, options);
  const build = { ...listed, ...ids };
  // The list may date a build by its first step, which comes late after a long queue.
  if (createdAt !== undefined && createdAt < since) return { judgement: 'other', build };
  const used = await readUsed(listed, sought, options);
  return { judgement: weigh(place, executionId, used, sought), build };
}

/** @param used the parameters that the build was started with; undefined when they could not be read */
function weigh(
  place: readonly Fact[],
  executionId: string,
  used: ReadonlyMap<string, string> | undefined,
  sought: Sought
): Judgement {
  const { parameter = [] } = sought.request;
  const facts = parameter.map(({ name, value }) => ({ name, fact: match(value, used?.get(name) ?? '') }));
  const proofs = [
    match(sought.octopusJobName, executionId),
    ...facts.filter(({ name }) => name === sought.uniqueParameter).map(({ fact }) => fact)
  ];
  if (proofs.includes('same')) return 'ours';
  const evidence = [...place, ...facts.map(({ fact }) => fact)];
  if (evidence.includes('other') || proofs.includes('other')) return 'other';
  // Who gave a key wants no likeness taken for it.
  return used && evidence.includes('same') && sought.uniqueParameter === '' ? 'fits' : 'guess';
}

type Fact = 'same' | 'other' | 'silent';

/** Silent when we sent nothing, the service tells nothing, or it hides a secret value. */
function match(sent: string | undefined, told: string): Fact {
  if (!sent || told === '' || /^\*+$/.test(told)) return 'silent';
  return sent === told ? 'same' : 'other';
}

/**
 * By their names. Undefined when they could not be read now: what they say may be what tells the build from ours. A
 * service that has no such call tells nothing.
 */
async function readUsed(
  { buildNumber }: ListedBuild,
  { request }: Sought,
  { client, signal }: FindOptions
): Promise<ReadonlyMap<string, string> | undefined> {
  if (!request.parameter) return new Map();
  const answer = await ask(() => client.parameters({ jobId: request.job_id, buildNumber }, signal));
  if (answer?.verdict === 'no-api') return new Map();
  const used = answer?.content.kind === 'value' ? readParameters(answer.content.value) : undefined;
  return used && new Map(used.map(({ name, value }) => [name, value]));
}

async function readRecord(
  { buildNumber }: ListedBuild,
  { request }: Sought,
  { client, signal }: FindOptions
) {
  const answer = await ask(() => client.record({ jobId: request.job_id, buildNumber }, signal));
  const value = answer?.content.kind === 'value' ? answer.content.value : undefined;
  const { executionId = '', projectId = '', recordId = '' } = readProgress(value)?.record ?? {};
  return { executionId, projectId, recordId, createdAt: readCreation(value) };
}

/** @returns undefined when there is no answer */
async function ask(call: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof HttpFailure || error instanceof ActionError) return undefined;
    throw error;
  }
}
