/** The runner obeys nothing but what the action itself says. */
import type { Command } from '../../__tests__/e2e/follow-runner.ts';
import { MARK } from '../hostile.ts';
import type { Run } from '../perform.ts';
import type { Check } from './index.ts';

const OWN = ['add-mask', 'error', 'warning', 'group', 'endgroup'];

export const checkForged: Check = ({ main, post }) => [...checkRun(main), ...(post ? checkRun(post) : [])];

function checkRun({ heard, summary, exportedEnv, addedPath, signal }: Run): readonly string[] {
  const wrong = heard.commands
    .filter(isForged)
    .map(({ name, data }) => `it obeys ${name}: ${data.slice(0, 100)}`);
  const groups = heard.commands.map(({ name }) => name).filter(name => name.endsWith('group'));
  const expected = groups.map((_, index) => (index % 2 === 0 ? 'group' : 'endgroup'));
  if (groups.join() !== expected.join() || (signal === null && groups.length % 2 !== 0))
    wrong.push(`groups are not in order: ${groups.join()}`);
  if (Object.keys(exportedEnv).length > 0 || addedPath !== '')
    wrong.push('the environment of later steps is changed');
  if (/<script|\]\(http|<img/i.test(summary)) wrong.push('the summary holds HTML or links of others');
  return wrong;
}

/** Words of others may stand inside an error or warning of ours, never at its beginning. */
function isForged({ name, properties, data }: Command): boolean {
  if (!OWN.includes(name)) return true;
  return data.trim().startsWith(MARK) || Object.values(properties).some(value => value.startsWith(MARK));
}
