/** What a step has said. */
import { dataOf } from '../../__tests__/e2e/follow-runner.ts';
import type { StartedBuild } from '../../simulator/index.ts';
import type { Evidence, Run } from '../perform.ts';
import { KEY, requestOf } from '../stage.ts';

/** The text of the step's own error; empty when it has none. Annotations have a title. */
export const errorOf = (run: Run): string => errorsOf(run).join('\n');

export const errorsOf = ({ heard }: Run): readonly string[] =>
  heard.commands
    .filter(({ name, properties }) => name === 'error' && !properties['title'])
    .map(({ data }) => data);

/** Everything that a reader of the log finds, but for the log of the build. */
export function saidBy(run: Run | undefined): string {
  if (!run) return '';
  const { heard } = run;
  const own = heard.fenced.filter(line => /^(?:Build \d+ |The |It is )/.test(line));
  return [...heard.plain, ...own, ...dataOf(heard, 'warning'), ...dataOf(heard, 'error')].join('\n');
}

export const said = ({ main, post }: Evidence): string => `${saidBy(main)}\n${saidBy(post)}`;

/** Whether the outputs name a build that is the step's own. */
export const isKnown = ({ main, own }: Evidence): boolean =>
  own.some(({ number }) => String(number) === main.outputs['actual_build_number']);

/** The clocks of one service differ a little, and it tells whole seconds. */
const TOLERANCE_MS = 16_000;

/** Nothing tells this build of somebody else from the one that was asked for. */
export function isAlike(build: StartedBuild, evidence: Evidence): boolean {
  const { births, askedAt, schedule } = evidence;
  const { scm, parameters } = requestOf(evidence, schedule.step.inputs);
  const born = births.get(build.number) ?? 0;
  return (
    !parameters.some(({ name }) => name === KEY) &&
    build.scm['build_commit_id'] === scm.build_commit_id &&
    parameters.every(({ name, value }) => build.parameters.find(one => one.name === name)?.value === value) &&
    born >= askedAt - TOLERANCE_MS
  );
}

/**
 * In the seconds that a cancel leaves there is time for one look, and a build that was alike was there before the own
 * one: it is taken for that, and this is said.
 */
export function isMistaken(evidence: Evidence): boolean {
  const { ended, main, others } = evidence;
  const number = main.outputs['actual_build_number'];
  const taken = others.find(each => String(each.number) === number);
  return (
    ended === 'cancel' &&
    taken !== undefined &&
    isAlike(taken, evidence) &&
    said(evidence).includes(`build ${number} is the one build`)
  );
}
