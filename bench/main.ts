/**
 * What the action costs, side by side with floors measured in the same run. `npm run bench` prints tables and writes
 * bench/results.md, but for what is written there by hand. Options: --runs N, --megabytes N, --only
 * bytes,cold,start,log,wait, --peer PATH (start-up of another action; repeatable), --build NAME=PATH (another build of
 * this one; repeatable).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { here, NODE } from './child.ts';
import { benchCold, benchStartUp, type ColdRow } from './cold.ts';
import { benchLog } from './log.ts';
import { benchWait } from './wait.ts';

const EVERYTHING = 'bytes,cold,start,log,wait';
const BY_HAND = '<!-- by hand -->';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '30' },
    megabytes: { type: 'string', default: '100' },
    only: { type: 'string', default: EVERYTHING },
    peer: { type: 'string', multiple: true, default: [] },
    build: { type: 'string', multiple: true, default: [] }
  }
});
const runs = Number(values.runs);

type Section = () => Promise<readonly string[]>;

const SECTIONS: Readonly<Record<string, Section>> = {
  async bytes() {
    const bundle = readFileSync(here('../dist/index.js'));
    const licenses = readFileSync(here('../dist/licenses.txt'), 'utf8');
    const packages = licenses.match(/^\S+$(?=\n(?:MIT|ISC|BSD|Apache))/gm) ?? [];
    return [
      '## Bytes of dist/index.js',
      '',
      table(
        ['raw kB', 'gzip kB', 'packages'],
        [[kilobytes(bundle.length), kilobytes(gzipSync(bundle).length), String(packages.length)]]
      )
    ];
  },
  async cold() {
    const builds = values.build.map(build => [
      build.slice(0, build.indexOf('=')),
      build.slice(build.indexOf('=') + 1)
    ]);
    const rows = await benchCold(runs, Object.fromEntries(builds));
    return [`## A step that only starts a build, one POST over HTTPS (median of ${runs})`, '', costs(rows)];
  },
  async start() {
    const rows = await benchStartUp(runs, values.peer);
    return [`## Start-up alone, ending at the first missing input (median of ${runs})`, '', costs(rows)];
  },
  async log() {
    const megabytes = Number(values.megabytes);
    const log = await benchLog(megabytes, 5);
    const rows = [
      ['bare script', log.bareRate.toFixed(1), '1.00', '', log.barePeak.toFixed(0)],
      [
        'the action',
        log.actionRate.toFixed(1),
        (log.actionRate / log.bareRate).toFixed(2),
        log.smallPeak.toFixed(0),
        log.largePeak.toFixed(0)
      ]
    ];
    const head = ['', 'MB/s', 'ratio', 'peak MB, 1 MB of log', `peak MB, ${megabytes} MB`];
    return [`## ${megabytes} MB of log, printed and filed (median of 5)`, '', table(head, rows)];
  },
  async wait() {
    const rows = (await benchWait()).map(row => [
      row.name,
      String(row.requests),
      String(row.throttled),
      row.lagSeconds.toFixed(1)
    ]);
    const head = ['build', 'requests', 'of these throttled', 'seconds from its end to the end of the step'];
    return ['## Requests of a wait, poll_seconds 10', '', table(head, rows)];
  }
};

function costs(rows: readonly ColdRow[]): string {
  const [floor] = rows;
  const cells = rows.map(({ name, wallMs, cpuMs, peakMb }) => [
    name,
    wallMs.toFixed(1),
    (wallMs / (floor?.wallMs ?? 1)).toFixed(2),
    cpuMs.toFixed(1),
    (cpuMs / (floor?.cpuMs ?? 1)).toFixed(2),
    peakMb.toFixed(1)
  ]);
  return table(['', 'wall ms', 'ratio', 'CPU ms', 'ratio', 'peak MB'], cells);
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const version = execFileSync(NODE, ['--version'], { encoding: 'utf8' }).trim();
const parts: string[] = [`# Benchmarks`, '', `Node ${version}, ${new Date().toISOString().slice(0, 10)}`];
for (const name of values.only.split(',')) {
  const section = SECTIONS[name];
  if (!section) throw new Error(`no section ${name}`);
  const lines = await section();
  console.log(`${lines.join('\n')}\n`);
  parts.push('', ...lines);
}
// A part of a run is only shown. What is below the mark is kept.
if (values.only === EVERYTHING) {
  const results = here('results.md');
  const [, kept = ''] = readFileSync(results, 'utf8').split(BY_HAND);
  writeFileSync(results, `${parts.join('\n')}\n\n${BY_HAND}${kept}`);
}
console.log(`measured with Node ${version}`);
