/** One step, one build. */
import type { SeenRequest } from '../../simulator/index.ts';
import type { Evidence } from '../perform.ts';
import type { Check } from './index.ts';

export const checkBuilds: Check = evidence => {
  const { own, requests, schedule, attachedTo, post } = evidence;
  const { step } = schedule;
  const starts = requests.filter(({ route }) => route === 'start');
  const wrong: string[] = [];
  if (own.length > 1) wrong.push(`${own.length} builds were started`);
  if (step.isWrong && requests.length > 0) wrong.push('an input is wrong, but something was sent');
  if ((step.isWrong || step.inputs['dry_run'] || attachedTo !== undefined) && starts.length > 0)
    wrong.push('a build was started that nobody asked for');
  if (starts.slice(0, -1).some(request => !isProof(request, evidence)))
    wrong.push('a start was repeated that may have been performed');
  const afterMain = requests.slice(requestsOfMain(evidence));
  if (post && afterMain.some(({ route }) => route === 'start')) wrong.push('the clean-up started a build');
  return wrong;
};

const requestsOfMain = ({ main, requests }: Evidence): number => Math.min(main.requests, requests.length);

/** The answer says that the start was not performed. */
function isProof({ status, fault, build }: SeenRequest, { schedule }: Evidence): boolean {
  if (build !== undefined) return false;
  if (fault === 'throttle' || (fault === undefined && (status === 429 || status === 404 || status === 401)))
    return true;
  // The faults that look like one of these; which of them it was, the request does not tell.
  return (
    status !== undefined &&
    schedule.faults.some(({ when = 'before', do: effect }) => when === 'before' && effect.kind === fault)
  );
}
