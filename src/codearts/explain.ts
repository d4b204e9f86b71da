/** What the service's refusals mean for the user, and what to do next. Pure. */
import { type Answer, type Content, describeAnswer } from '../answer.ts';
import { ActionError } from '../errors.ts';

/** @param what what was refused, as the start of the sentence, such as "The build was not started" */
export function refusedError(what: string, answer: Answer): ActionError {
  return new ActionError('refused', `${what}: ${describeAnswer(answer)}.`, hintFor(answer));
}

/** The service's "no such task", in the spellings of both families (api.md §1.3). */
const UNKNOWN_JOB = /^(?:DEVCB|CB)\.00031006$|^CB\.0006020[12]$|^DEV\.CB\.032011$/;

const TASK_HINT =
  'Check job_id (the last part of the URL when you edit the task) and region: the task is not there, or the ' +
  'identity may not see it.';

const HOST_HINT =
  'The gateway does not know the call: endpoint or region points to a host that is not CodeArts Build.';

function hintFor(answer: Answer): string {
  const { verdict, status, content } = answer;
  if (content.kind === 'error' && UNKNOWN_JOB.test(content.code)) return TASK_HINT;
  switch (verdict) {
    case 'unauthorized':
      return (
        'Sign-in was not accepted. An IAM token lives 24 hours and works only in the region and project that it ' +
        'was made for: if you gave one, get a new one, and check that endpoint or region fits it. An access key needs ' +
        'both its halves and the project of the task.'
      );
    case 'no-api':
      return HOST_HINT;
    case 'throttled':
      return 'Too many requests for now. Run the step again later, or fewer of them at the same time.';
    case 'redirected':
      return 'Redirects are not followed, as they would carry the sign-in to another server. Check endpoint.';
    default:
      return status === 404 && !isFromService(content) ? HOST_HINT : hintForStatus(status);
  }
}

/** Not from the gateway before it, or another server. */
const isFromService = (content: Content): boolean =>
  content.kind === 'error' && !/^API(?:G|GW)\./.test(content.code);

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
