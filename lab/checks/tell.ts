/** What a step has said. */
import { dataOf } from '../../__tests__/e2e/follow-runner.ts';
import type { Evidence, Run } from '../perform.ts';

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

/** A start that was requested, and of which the step was told neither that nor how it was performed. */
export const isKnown = ({ main }: Evidence): boolean => main.outputs['actual_build_number'] !== undefined;
