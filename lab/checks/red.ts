/** What a failed step says is what happened. */
import type { Evidence } from '../perform.ts';
import type { Check } from './index.ts';
import { errorOf, isKnown, isMistaken, said, saidBy } from './tell.ts';

export const checkRed: Check = evidence => {
  const { main, post, own } = evidence;
  const error = errorOf(main);
  const wrong: string[] = [];
  const none = [
    [/can be run again/, error],
    [/The build was not started/, error],
    [/the service shows none/, saidBy(post)]
  ] as const;
  for (const [claim, text] of none) {
    if (own.length > 0 && claim.test(text))
      wrong.push(`it says "${claim.source}", but started build ${own[0]?.number}`);
  }
  return [...wrong, ...checkNamed(evidence), ...checkEnds(evidence), ...checkDoubt(evidence)];
};

/** A build that runs and is known is named; one that may run is spoken of. */
function checkNamed(evidence: Evidence): readonly string[] {
  const { main, own } = evidence;
  const [build] = own;
  if (main.code !== 1 || !build || build.phase === 'finished' || isMistaken(evidence)) return [];
  const error = errorOf(main);
  if (isKnown(evidence) || new RegExp(`Build ${build.number} .*started`).test(saidBy(main))) {
    return new RegExp(`\\b[Bb]uild ${build.number}\\b`).test(error)
      ? []
      : [`build ${build.number} runs, but the error does not name it`];
  }
  return /may have been started/.test(error)
    ? []
    : [`build ${build.number} runs, but the error knows nothing of it`];
}

/** What is said of an end is true. */
function checkEnds(evidence: Evidence): readonly string[] {
  const { own, others } = evidence;
  const text = said(evidence);
  return [...own, ...others].flatMap(({ number, status, stops }) => {
    const claims = [
      [`Build ${number} ended with (\\w+)`, (word: string) => word === status],
      [`Build ${number} was (stopped)\\.`, () => status === 'ABORTED'],
      [
        `Build ${number} had (ended) before it could be stopped`,
        (_: string) => status !== 'RUNNING' && status !== 'QUEUED'
      ],
      [`service was asked to (stop) build ${number};`, () => stops.length > 0 || spoiledStop(evidence)]
    ] as const;
    return claims.flatMap(([claim, holds]) => {
      const [sentence, word = ''] = new RegExp(claim).exec(text) ?? [];
      return sentence && !holds(word) ? [`"${sentence}" of a build that is ${status}`] : [];
    });
  });
}

/** A gateway may have taken a stop without passing it on. */
const spoiledStop = ({ requests }: Evidence): boolean =>
  requests.some(({ route, fault }) => route === 'stop' && fault !== undefined);

/** Who is sent to look at the console is told where. */
function checkDoubt({ main, schedule }: Evidence): readonly string[] {
  const error = errorOf(main);
  const { attach, isWrong } = schedule.step;
  const hasDoubt = /may have been started/.test(error);
  if (hasDoubt && (attach || isWrong)) return ['it speaks of a start that there was not'];
  return hasDoubt && !/before you run this step again/.test(error) ? ['it does not say what to check'] : [];
}
