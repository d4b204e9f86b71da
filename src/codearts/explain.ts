/** What the service's refusals mean for the user, and what to do next. Pure. */
import type { Answer } from '../answer.ts';
import { ActionError } from '../errors.ts';
import { printable } from '../text.ts';

/** @param what what was refused, as the start of the sentence, such as "The build was not started" */
export function refusedError(what: string, answer: Answer): ActionError {
  return new ActionError('refused', `${what}: ${describeAnswer(answer)}.`, hintFor(answer));
}

/** "HTTP 422, DEVCB.00031006, no such job, request id 3f…": what to quote to the service's support. */
export function describeAnswer({ status, content, requestId, response }: Answer): string {
  const parts = [`HTTP ${status}`];
  if (content.kind === 'error') parts.push(...[content.code, content.message].filter(part => part !== ''));
  if (content.kind === 'unreadable') parts.push(`${content.what} in place of an answer`);
  const location = response.headers['location'];
  if (location !== undefined) parts.push(`a redirect to ${printable(hostOf(location), 100)}`);
  if (requestId !== '') parts.push(`request id ${requestId}`);
  return parts.join(', ').replace(/\.$/, '');
}

/** Only the host: the rest of a redirect may hold session keys. */
const hostOf = (location: string): string =>
  URL.canParse(location) ? new URL(location).host : 'another path';

/** The service's "no such task", in the spellings of both families (api.md §1.3). */
const UNKNOWN_JOB = /^(?:DEVCB|CB)\.00031006$|^CB\.0006020[12]$|^DEV\.CB\.032011$/;

const TASK_HINT =
  'Check job_id (the last part of the URL when you edit the task) and region: the task is not there, or the ' +
  'identity may not see it.';

function hintFor(answer: Answer): string {
  const { verdict, status, content } = answer;
  if (content.kind === 'error' && UNKNOWN_JOB.test(content.code)) return TASK_HINT;
  switch (verdict) {
    case 'unauthorized':
      return (
        'Sign-in was not accepted. An IAM token lives 24 hours and works only in the region and project that it ' +
        'was made for: get a new one, and check that endpoint or region fits it.'
      );
    case 'no-api':
      return 'The gateway does not know the call: endpoint or region points to a host that is not CodeArts Build.';
    case 'throttled':
      return 'Too many requests for now. Run the step again later, or fewer of them at the same time.';
    case 'redirected':
      return 'Redirects are not followed, as they would carry the sign-in to another server. Check endpoint.';
    default:
      return hintForStatus(status);
  }
}

function hintForStatus(status: number): string {
  if (status === 403) {
    return (
      'The identity lacks a right: give it a role in the CodeArts project that may run this build task, and the ' +
      'IAM permission for CodeArts Build.'
    );
  }
  if (status === 404 || status === 422) return TASK_HINT;
  return 'Check the inputs that the message speaks of; parameters must be declared in the task with "set at run time".';
}
