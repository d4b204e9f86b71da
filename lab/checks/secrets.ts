/** A secret stands in its mask and goes to its own server, and is nowhere else. */
import type { Host, Secret } from '../../simulator/index.ts';
import type { Evidence, Run } from '../perform.ts';
import type { Check } from './index.ts';

/** The length of a secret's beginning or end that is as bad as the whole. */
const TELLING = 16;

export const checkSecrets: Check = evidence => {
  const { main, post, secrets } = evidence;
  const texts = [...placesOf('main', main), ...(post ? placesOf('post', post) : [])];
  return [
    ...secrets.flatMap(secret =>
      texts.filter(([, text]) => reveals(text, secret)).map(([place]) => `a ${secret.kind} is in ${place}`)
    ),
    ...findStrays(evidence)
  ];
};

function placesOf(phase: string, run: Run): readonly (readonly [string, string])[] {
  const { stdout, stderr, outputs, state, exportedEnv, addedPath, summary, files } = run;
  const places = {
    stdout: stdout.replace(/^::add-mask::.*$/gm, ''),
    stderr,
    outputs: JSON.stringify(outputs),
    state: JSON.stringify(state),
    environment: JSON.stringify(exportedEnv),
    path: addedPath,
    summary: summary.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
    ...files
  };
  return Object.entries(places).map(([place, text]) => [`${phase}: ${place}`, text]);
}

/** What betrays a secret. Of an identity token only the signature is secret: the rest is the same for every job. */
function tellingParts({ kind, value }: Secret): readonly string[] {
  const core = kind === 'identity-token' ? (value.split('.').at(-1) ?? value) : value;
  return [core.slice(0, TELLING), core.slice(-TELLING)].flatMap(spellings);
}

/** The same text as servers and clients may write it. */
function spellings(text: string): readonly string[] {
  const escaped = text.replaceAll('/', '\\/');
  return [...new Set([text, encodeURIComponent(text), escaped, JSON.stringify(escaped).slice(1, -1)])];
}

const reveals = (text: string, secret: Secret): boolean =>
  tellingParts(secret).some(part => text.includes(part));

/** An identity token is for the one of two servers that the method asks. */
function hostsOf({ kind, hosts }: Secret, { schedule }: Evidence): readonly Host[] {
  return kind === 'identity-token' ? [schedule.step.signIn === 'agency' ? 'sts' : 'iam'] : hosts;
}

function findStrays(evidence: Evidence): readonly string[] {
  return evidence.requests.flatMap(({ host, route, target, headers, body }) => {
    const text = [target, ...Object.entries(headers).flat(), body].join('\n');
    return evidence.secrets
      .filter(secret => !hostsOf(secret, evidence).includes(host) && reveals(text, secret))
      .map(({ kind }) => `a ${kind} went to ${host}, ${route}`);
  });
}
