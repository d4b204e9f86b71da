/** The process ends by itself, in time, once, with the truth. */
import type { Evidence, Run } from '../perform.ts';
import type { Check } from './index.ts';
import { errorsOf } from './tell.ts';

/** The runner sends SIGTERM after that, and the end soon after. */
const CANCEL_MS = 7_500;
/** On top of the wait: a start that is tried for two minutes, a minute's search, the rest of a log, and trouble with all. */
const MOST_SECONDS = 45 * 60;
const MOST_POST_SECONDS = 200;

export const checkProcess: Check = evidence => {
  const { main, post } = evidence;
  return [
    ...checkMain(evidence),
    ...(post ? checkPost(post) : []),
    ...checkSpeech(main),
    ...checkSpeech(post)
  ];
};

function checkMain(evidence: Evidence): readonly string[] {
  const { main, ended } = evidence;
  const { code, signal, timedOut, stdout } = main;
  if (timedOut) return ['it hangs'];
  if (ended === 'kill' && signal === 'SIGKILL') return [];
  // A signal that comes before there is anybody to hear it ends the process.
  if (ended === 'cancel' && signal === 'SIGINT' && stdout === '') return [];
  if (signal !== null) return [`it was ended by ${signal}`];
  if (code !== 0 && code !== 1) return [`it ended with ${code}`];
  const errors = errorsOf(main).length;
  return [
    ...(errors === code ? [] : [`it ended with ${code} and has ${errors} errors`]),
    ...checkTime(evidence)
  ];
}

function checkTime({ main, schedule }: Evidence): readonly string[] {
  const { seconds, msToEnd } = main;
  const { inputs, attach } = schedule.step;
  const isWaiting = inputs['wait'] === 'true' || attach !== undefined;
  const wait = isWaiting ? Number(inputs['timeout_minutes'] ?? '60') * 60 : 0;
  const wrong: string[] = [];
  if (msToEnd !== undefined && msToEnd > CANCEL_MS) wrong.push(`it ended ${msToEnd} ms after the cancel`);
  if (seconds > wait + MOST_SECONDS) wrong.push(`it took ${seconds} s`);
  return wrong;
}

function checkPost({ code, signal, timedOut, seconds, heard }: Run): readonly string[] {
  const wrong: string[] = [];
  if (timedOut || signal !== null || code !== 0) wrong.push(`the clean-up ended with ${code ?? signal}`);
  if (heard.commands.some(({ name }) => name === 'error')) wrong.push('the clean-up has an error');
  if (seconds > MOST_POST_SECONDS) wrong.push(`the clean-up took ${seconds} s`);
  return wrong;
}

/** What Node itself says, of a package that is bundled and of a certificate. */
const NODE_WARNINGS =
  /^(?:\(node:\d+\) .*Warning: |\(Use `node --trace-|Warning: Ignoring extra certs).*\n/gm;

function checkSpeech(run: Run | undefined): readonly string[] {
  if (!run) return [];
  const { stdout, stderr, heard, signal } = run;
  const wrong: string[] = [];
  if (/bug in the action|^\s+at .*[:(]\S+:\d+/m.test(stdout)) wrong.push('it shows a stack');
  if (stderr.replace(NODE_WARNINGS, '') !== '') wrong.push(`it says on stderr: ${stderr.slice(0, 300)}`);
  const { opened, closed } = heard.fences;
  if (signal === null && opened !== closed)
    wrong.push(`${opened} fences were put up and ${closed} taken down`);
  return wrong;
}
