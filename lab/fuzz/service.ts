/** Whole conversations with a service that answers anything, in a time that passes by itself. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { playingClock } from '../../__tests__/support/follow-clock.ts';
import type { Credentials } from '../../src/auth/authorize.ts';
import { createSignIn } from '../../src/auth/index.ts';
import { createBuildClient } from '../../src/codearts/client.ts';
import { ActionError } from '../../src/errors.ts';
import { findBuild } from '../../src/find.ts';
import { followBuild } from '../../src/follow.ts';
import { HttpFailure, type HttpResponse, type Transport } from '../../src/http.ts';
import { createPace } from '../../src/pace.ts';
import { startBuild } from '../../src/start.ts';
import { stopBuild } from '../../src/stop.ts';
import { responses } from './answers.ts';
import { holdsOfAsync, type Property } from './property.ts';
import { assertHarmless } from './texts.ts';
import { bodies } from './values.ts';

type Reply = HttpResponse | 'cut' | 'unreached';

const replies: fc.Arbitrary<readonly Reply[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: responses(bodies) },
    { weight: 1, arbitrary: fc.constantFrom<Reply>('cut', 'unreached') }
  ),
  { minLength: 1, maxLength: 8 }
);

/** One reply after the other, and from the beginning again. */
function serviceOf(script: readonly Reply[]) {
  const clock = playingClock();
  const sent: string[] = [];
  const transport: Transport = async ({ method, url }, signal) => {
    const reply = script[sent.length % script.length];
    sent.push(`${method} ${new URL(url).pathname}`);
    if (signal?.aborted) throw new HttpFailure('aborted', false, 'It was given up.');
    if (reply === 'unreached') throw new HttpFailure('connection', false, 'No connection.');
    if (reply === undefined || reply === 'cut')
      throw new HttpFailure('cut', true, 'The connection broke.', undefined, '{"oct');
    return reply;
  };
  return { clock, sent, transport };
}

type Service = ReturnType<typeof serviceOf>;

function clientOf({ clock, transport }: Service) {
  const signIn = { authorize: async <T>(plain: T): Promise<T> => plain, recover: async () => false };
  return createBuildClient({
    transport,
    signIn,
    baseUrl: 'https://build.test',
    retry: { clock, random: () => 0.5, onWait: () => {} }
  });
}

const JOB = '48c66c6002964721be537cdc6ce0297b';
const BUILD = { jobId: JOB, buildNumber: '20' };
const REQUEST = {
  job_id: JOB,
  parameter: [{ name: 'A', value: '1' }],
  scm: { build_commit_id: 'a'.repeat(40) }
};
const never = (): AbortSignal => new AbortController().signal;

const PROJECT = { projectId: '', region: 'cn-north-4', iamUrl: 'https://iam.test' };
const CREDENTIALS: readonly Credentials[] = [
  { kind: 'oidc', identityProvider: 'github', audience: '', project: PROJECT },
  {
    kind: 'agency',
    ...{
      oidcProviderUrn: 'iam::1:oidcProvider:x',
      agencyUrn: 'iam::1:agency:x',
      audience: '',
      stsUrl: 'https://sts.test'
    },
    project: PROJECT
  },
  { kind: 'access-key', accessKeyId: 'AK', secretAccessKey: 'SK', securityToken: '', project: PROJECT }
];

/** What a user may be shown: an error of ours, in lines that are harmless. */
function assertOurs(error: unknown): void {
  assert.ok(error instanceof ActionError || error instanceof HttpFailure, String(error));
  error.message.split('\n').forEach(assertHarmless);
}

async function signIn(script: readonly Reply[], credentials: Credentials): Promise<void> {
  const { clock, transport } = serviceOf(script);
  const variable = (name: string): string =>
    name.startsWith('ACTIONS_ID_TOKEN') ? 'https://github.test/?a=b' : '';
  const method = createSignIn(credentials, {
    transport,
    clock,
    random: () => 0.5,
    onWait: () => {},
    mask: () => {},
    variable
  });
  const request = { method: 'GET', url: 'https://build.test/', headers: {} } as const;
  for (let uses = 0; uses < 3; uses += 1) {
    try {
      const signed = await method.authorize(request);
      assert.ok(Object.keys(signed.headers).length > 0);
      const [refusal] = script.filter(reply => typeof reply === 'object');
      if (refusal) await method.recover(refusal, signed);
    } catch (error) {
      assertOurs(error);
    }
  }
}

async function start(script: readonly Reply[]): Promise<void> {
  const service = serviceOf(script);
  const cancellation = {
    requested: never(),
    givenUp: never(),
    lookedEnough: never(),
    remainingMs: () => 0,
    request: () => {}
  };
  const outcome = await startBuild(REQUEST, '', {
    client: clientOf(service),
    clock: service.clock,
    cancellation,
    tell: assertHarmless,
    linkTo: () => ''
  });
  if ('error' in outcome) assertOurs(outcome.error);
  else assert.match(outcome.build.buildNumber, /^[1-9]\d{0,15}$/);
  // Nothing but a refusal lets it ask again: no reply that is cut, or not understood.
  const posts = service.sent.flatMap((line, index) =>
    line.startsWith('POST') ? [script[index % script.length]] : []
  );
  assert.ok(!posts.slice(0, -1).includes('cut'));
}

export const SERVICE: readonly Property[] = [
  holdsOfAsync(
    'sign-in: any answers give a signed request or an error',
    2,
    fc.tuple(replies, fc.constantFrom(...CREDENTIALS)),
    ([script, credentials]) => signIn(script, credentials)
  ),
  holdsOfAsync('start: any answers give one outcome', 2, replies, start),
  holdsOfAsync('search: any answers are survived', 1, replies, async script => {
    const service = serviceOf(script);
    const sought = {
      request: REQUEST,
      sentAt: service.clock.now(),
      uniqueParameter: 'A',
      octopusJobName: 'j_x'
    };
    const { kind } = await findBuild(sought, {
      client: clientOf(service),
      clock: service.clock,
      hurry: never(),
      signal: never()
    });
    assert.ok(['one', 'none', 'unsure', 'blind'].includes(kind));
  }),
  holdsOfAsync('follow: any answers come to an end in time', 1, replies, async script => {
    const service = serviceOf(script);
    const { clock } = service;
    const timeoutMs = 600_000;
    const ending = await followBuild({
      ...{ client: clientOf(service), build: BUILD, clock, log: undefined, timeoutMs, cancelled: never() },
      pace: createPace(10_000, () => 0.5),
      tell: assertHarmless,
      onRecord: () => {}
    });
    if (ending.kind === 'lost') assertOurs(ending.error);
    assert.ok(clock.elapsed() <= timeoutMs + 1);
  }),
  holdsOfAsync('stop: any answers come to an end in time', 1, replies, async script => {
    const service = serviceOf(script);
    const { clock } = service;
    const result = await stopBuild({ client: clientOf(service), build: BUILD, clock, withinMs: 6_500 });
    if (result.kind === 'failed') assertHarmless(result.why);
    assert.ok(clock.elapsed() <= 6_501);
  })
];
