/** Green means that the service said so. */
import type { Evidence } from '../perform.ts';
import type { Check } from './index.ts';
import { isAlike, said } from './tell.ts';

export const checkGreen: Check = evidence => {
  const { main, schedule, own, others } = evidence;
  if (main.code !== 0) return checkUntroubled(evidence);
  const { inputs, attach } = schedule.step;
  const { status, actual_build_number: number } = main.outputs;
  if (inputs['dry_run'])
    return status === 'dry_run' && number === undefined ? [] : [`a dry run ended as ${status}`];
  const build = [...own, ...others].find(each => String(each.number) === number);
  if (!build) return [`there is no build ${number}`];
  const isWaiting = inputs['wait'] === 'true' || attach !== undefined;
  const wrong: string[] = [];
  if (isWaiting && (status !== 'success' || build.status !== 'SUCCESS'))
    wrong.push(`it waited, and ended with ${status} of a build that is ${build.status}`);
  if (!isWaiting && status !== 'started') wrong.push(`it did not wait, and ended with ${status}`);
  if (!attach && others.includes(build)) wrong.push(...checkAdopted(evidence, number ?? ''));
  return wrong;
};

/** Another's build is taken only when nothing tells it from what was asked for, and that is said. */
function checkAdopted(evidence: Evidence, number: string): readonly string[] {
  const { own, others } = evidence;
  const wrong: string[] = [];
  if (own.length > 0) wrong.push(`build ${number} is another's, and the step has one of its own`);
  const build = others.find(each => String(each.number) === number);
  if (!build || !isAlike(build, evidence)) wrong.push(`build ${number} is not what was asked for`);
  if (!said(evidence).includes(`build ${number} is the one build`))
    wrong.push('nothing says that it was adopted');
  return wrong;
}

/** The laboratory itself would be worthless if everything ended red. */
function checkUntroubled({ schedule, main, ended }: Evidence): readonly string[] {
  const { world, step, faults, happenings } = schedule;
  const { scenario, ...oddities } = world;
  const isPlain =
    Object.keys(oddities).length === 0 && faults.length === 0 && happenings.length === 0 && !ended;
  const isGood = scenario === 'success' && !step.isWrong && !step.attach;
  const isShort = step.inputs['timeout_minutes'] !== undefined && step.inputs['wait'] === 'true';
  return isPlain && isGood && !isShort ? [`nothing went wrong, but it ended with ${main.code}`] : [];
}
