/** Looks for secrets where they must not be: in all that a step wrote, and in what a server got that is not theirs. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Host, Secret, SeenRequest } from '../../simulator/index.ts';
import type { StepResult } from '../../simulator/step.ts';

/** Every file below a folder, by its path. */
export async function filesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const texts = await Promise.all(paths.map(async path => [path, await readFile(path, 'latin1')] as const));
  return Object.fromEntries(texts);
}

/** The length of a secret's beginning or end that is as bad as the whole. */
const TELLING = 16;

/** What betrays a secret. Of an identity token only the signature is secret: the rest is the same for every job. */
function tellingParts({ kind, value }: Secret): readonly string[] {
  const core = kind === 'identity-token' ? (value.split('.').at(-1) ?? value) : value;
  return [core.slice(0, TELLING), core.slice(-TELLING)];
}

/** The same text as servers and clients may write it. */
function spellings(text: string): readonly string[] {
  const escaped = text.replaceAll('/', '\\/');
  return [...new Set([text, encodeURIComponent(text), escaped, JSON.stringify(escaped).slice(1, -1)])];
}

const reveals = (text: string, secret: Secret): boolean =>
  tellingParts(secret)
    .flatMap(spellings)
    .some(part => text.includes(part));

/** Where a step wrote a secret, as `place: kind`; the lines that mask it are the one place where it may be. */
export function findLeaks(
  step: StepResult,
  files: Readonly<Record<string, string>>,
  secrets: readonly Secret[]
): readonly string[] {
  const { stdout, stderr, outputs, state, exportedEnv, addedPath, summary } = step;
  const texts = {
    stdout: stdout.replace(/^::add-mask::.*$/gm, ''),
    stderr,
    outputs: JSON.stringify(outputs),
    state: JSON.stringify(state),
    environment: JSON.stringify(exportedEnv),
    path: addedPath,
    summary,
    ...files
  };
  return Object.entries(texts).flatMap(([place, text]) =>
    secrets.filter(secret => reveals(text, secret)).map(({ kind }) => `${place}: ${kind}`)
  );
}

/** Where a request took a secret that is not for that server, as `host route: kind`. */
export function findStrays(requests: readonly SeenRequest[], secrets: readonly Secret[]): readonly string[] {
  return requests.flatMap(({ host, route, target, headers, body }) => {
    const text = [target, ...Object.entries(headers).flat(), body].join('\n');
    return secrets
      .filter(secret => !secret.hosts.includes(host) && reveals(text, secret))
      .map(({ kind }) => `${host} ${route}: ${kind}`);
  });
}

/** An identity token is for the one of two servers that the method asks. */
function narrow(secrets: readonly Secret[], asked: ReadonlySet<Host>): readonly Secret[] {
  return secrets.map(secret =>
    secret.kind === 'identity-token' ? { ...secret, hosts: [asked.has('sts') ? 'sts' : 'iam'] } : secret
  );
}

/** Nothing that a step wrote holds a secret, and no server got one that it should not see. */
export function expectNoLeak(
  step: StepResult,
  files: Readonly<Record<string, string>>,
  requests: readonly SeenRequest[],
  secrets: readonly Secret[]
): void {
  const asked = new Set(requests.map(({ host }) => host));
  expect(findLeaks(step, files, secrets)).toEqual([]);
  expect(findStrays(requests, narrow(secrets, asked))).toEqual([]);
}
