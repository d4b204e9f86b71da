/** What the user asked for. */
import fc from 'fast-check';
import { SIGN_IN_METHODS } from '../../simulator/runner/sign-in.ts';
import type { Step } from '../schedule.ts';
import { sparse } from './sparse.ts';

type Inputs = Readonly<Record<string, string>>;

/** Where they follow or start a build. */
const rare = sparse<Record<string, string>>({
  logs: fc.constantFrom('stream', 'on_failure', 'none'),
  on_cancel: fc.constantFrom('stop', 'stop', 'stop', 'leave'),
  on_timeout: fc.constantFrom('stop', 'leave'),
  timeout_minutes: fc.constantFrom('0.2', '1', '3', '10'),
  poll_seconds: fc.constantFrom('10', '0.5', '60'),
  parameters: fc.constantFrom('codeBranch: main', 'A: 1.10\nB: yes', `NOTE: "::error::x"`),
  correlation_parameter: fc.constant('STEP_KEY'),
  commit_id: fc.constantFrom('none', '0123456789abcdef0123456789abcdef01234567'),
  build_tag: fc.constant('v1.2.3'),
  branch: fc.constant('main'),
  summary: fc.constant('false'),
  build_url_template: fc.constant('https://example.com/{job_id}/{build_number}')
});

const usual: fc.Arbitrary<Inputs> = fc
  .tuple(fc.constantFrom('true', 'true', 'false'), rare)
  .map(([wait, rest]) => ({ wait, ...(rest as Inputs) }));

/** Wrong in one place, so that nothing may be sent. */
const wrong: fc.Arbitrary<Inputs> = fc.constantFrom<Inputs>(
  { job_id: 'x' },
  { parameters: '- a\n- b' },
  { parameters: 'PATH: /bin' },
  { wait: 'perhaps' },
  { timeout_minutes: '-1' },
  { endpoint: 'http://example.com' },
  { build_number: '0' },
  { commit_id: 'a b' },
  { build_url_template: 'https://example.com/{secret}' },
  { correlation_parameter: 'not-a-name' },
  { token: 'two\nlines', access_key_id: 'x' }
);

const signIn = fc.constantFrom(
  ...SIGN_IN_METHODS.toSorted((a, b) => Number(b === 'token') - Number(a === 'token'))
);

export const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: fc.record({ signIn, inputs: usual }) },
  {
    weight: 2,
    arbitrary: fc.record({
      signIn,
      inputs: usual.map(({ correlation_parameter: _, ...inputs }) => inputs),
      attach: fc.constantFrom('build' as const, 'build' as const, 'nothing' as const)
    })
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ signIn, inputs: usual, fault: wrong })
      .map(({ inputs, fault, ...rest }) => ({ ...rest, inputs: { ...inputs, ...fault }, isWrong: true }))
  },
  {
    weight: 1,
    arbitrary: fc.record({ signIn, inputs: usual.map(inputs => ({ ...inputs, dry_run: 'true' })) })
  }
);
