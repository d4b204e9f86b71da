/** After a cancel no build of the step is left running, or the log says which may be. */
import type { Check } from './index.ts';
import { isMistaken, said } from './tell.ts';

/** Sentences that leave no doubt that there may be a build, though it can't be named. */
const DOUBT =
  /A build may have been started|a build that it started may still run|The build of this step could not be looked after/;

export const checkCancelled: Check = evidence => {
  const { ended, own, schedule } = evidence;
  const [build] = own;
  if (ended === undefined || !build || schedule.step.inputs['on_cancel'] === 'leave') return [];
  const isOver = build.phase === 'finished' || build.stops.some(({ accepted }) => accepted);
  if (isOver || isMistaken(evidence)) return [];
  const text = said(evidence);
  const named = [
    `Build ${build.number} could not be stopped and may go on`,
    `The service was asked to stop build ${build.number}; its end was not seen`,
    `Build ${build.number} was left alone and may still be running`,
    // The wait was over, and the user wants such builds left.
    `Build ${build.number} goes on, as on_timeout says "leave"`
  ];
  if (DOUBT.test(text) || named.some(sentence => text.includes(sentence))) return [];
  return [`build ${build.number} was left running, and nothing says so`];
};
