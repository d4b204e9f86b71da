/** What the service may say to harm who reads it. Schedules name these, so that they stay short. */
import type { Effect, Plan } from '../simulator/index.ts';

/** Stands in every forged command; a runner that obeys a command with it was taken in. */
export const MARK = 'FORGED';

const COMMANDS = [
  `::error::${MARK}`,
  `::add-mask::${MARK}`,
  `::set-output name=actual_build_number::${MARK}`,
  `::set-env name=NODE_OPTIONS::${MARK}`,
  `::stop-commands::${MARK}`,
  '::endgroup::',
  `##[error]${MARK}`,
  `##[set-output name=status]${MARK}`,
  `\u001b[31m::warning::${MARK}`,
  `\ufeff::notice::${MARK}`,
  `\u2028::notice::${MARK}`
];

/** Each on a line of its own, after every kind of line break. */
export const ATTACK = `x\n${COMMANDS.join('\n')}\r${COMMANDS.join('\r')}\r\n${COMMANDS.join('\r\n')}\0\u0085\u202e`;

const error = (code: string, message: string): string =>
  JSON.stringify({ error_code: code, error_msg: message });

/** By the name that a schedule gives; none of them claims something of a build that is not true. */
export const BODIES = {
  '@attack': error(ATTACK, ATTACK),
  '@attack-page': `<html><title>${ATTACK}</title></html>`,
  '@refusal': error('CB.00060200', 'Invalid parameter'),
  '@no-such-job': error('CB.00031006', 'The build task does not exist'),
  '@no-api': error('APIGW.0101', 'The API does not exist or has not been published in the environment'),
  '@throttled': error('CB.00060211', 'Too many requests'),
  '@busy': error('CB.00060100', 'Network busy'),
  '@iam-error': JSON.stringify({ error: { code: 503, message: ATTACK, title: 'Service Unavailable' } }),
  '@empty-object': '{}',
  '@empty-list': '[]',
  '@null': 'null',
  '@null-result': '{"status":"success","error":null,"result":null}',
  '@list-result': '{"status":"success","error":null,"result":[[],[null],"x",7]}',
  '@number': '9007199254740993',
  '@beyond': '{"actual_build_number":9007199254740993,"daily_build_number":1e400,"octopus_job_name":-0}',
  '@wrong-types':
    '{"actual_build_number":{},"status":[],"content":7,"offset":{},"has_more_data":"yes","log":null}',
  '@prototype': '{"__proto__":{"actual_build_number":"7"},"constructor":{"prototype":{"status":"SUCCESS"}}}',
  '@surrogates': '{"error_code":"\\ud800","error_msg":"\\udfff\\ud800 \\u0000"}',
  '@in-a-string': JSON.stringify('{"actual_build_number":"x"}'),
  '@deep': '['.repeat(10_000) + ']'.repeat(10_000),
  '@deep-open': '{"result":'.repeat(10_000),
  '@huge': `{"error_msg":"${'x'.repeat(300_000)}"}`,
  '@bytes': '\u0000\u001f\u008b\b\u00ff\u00fe',
  '@blank': ' \n\t ',
  '@junk-list': '{"result":{"job_build_states":[{"number":"x"},7,null,{"state":"SUCCESS"}]}}',
  '@text': 'Slow down, please'
} as const satisfies Readonly<Record<`@${string}`, string>>;

/** Whole answers, for what a server of good manners can't say. */
export const TEXTS = {
  '@ssh': 'SSH-2.0-OpenSSH_9.6\r\n',
  '@crlf': `HTTP/1.1 500 ${MARK}\r\nx-request-id: 1\r ::error::${MARK}\r\nlocation: ::error::${MARK}\r\nconnection: close\r\n\r\n`,
  '@header': `HTTP/1.1 503 ::error::${MARK}\r\nx-request-id: ##[error]${MARK}\r\nretry-after: ::error::\r\nconnection: close\r\n\r\n::error::${MARK}\n`,
  '@endless-header': `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}`,
  '@endless-chunks': 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n',
  '@too-long': 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\ncontent-type: application/json\r\n\r\n{}',
  '@nothing': '\r\n\r\n'
} as const satisfies Readonly<Record<`@${string}`, string>>;

const NAMED: Readonly<Record<string, string>> = { ...BODIES, ...TEXTS };

/** The same effect with every name in place of which there is a text. */
export function spellOut(effect: Effect): Effect {
  const fields = Object.entries(effect).map(([name, value]) => [
    name,
    typeof value === 'string' ? (NAMED[value] ?? value) : value
  ]);
  return Object.fromEntries(fields) as Effect;
}

/** A build that fails, and says so in words that are attacks. */
export const HOSTILE_PLAN: Plan = {
  about: 'every word is an attack',
  queueMs: 5_000,
  steps: [
    { name: `${ATTACK}|<script>`, ms: 30_000 },
    { name: `title ${ATTACK}`, ms: 30_000, fails: true }
  ],
  end: 'FAILURE',
  reason: ATTACK,
  cause: { code: ATTACK, message: ATTACK, faq: `https://example.com/${ATTACK}` },
  artifacts: [{ name: ATTACK, version: ATTACK, type: ATTACK }]
};

/** Its log, in lines that end in every way. */
export const HOSTILE_LOG = `${ATTACK}\n${'long '.repeat(20_000)}\n${ATTACK}`;
