/** Sees to it that the happenings of a schedule happen when they should. */
import type { ChildProcess } from 'node:child_process';
import type { SeenRequest, Simulator } from '../simulator/index.ts';
import { pushEvent } from '../simulator/runner/environment.ts';
import { cancelStep } from '../simulator/step.ts';
import type { Happening, Schedule, What } from './schedule.ts';
import type { Conductor } from './time/conductor.ts';

/** How the workflow was ended from outside; undefined when it was not. */
export type Ended = 'cancel' | 'kill' | undefined;

export interface Stage {
  readonly open: (simulator: Simulator) => void;
  /** The step is there; what is planned by the clock is planned from now. */
  readonly enter: (child: ChildProcess) => void;
  readonly note: (at: 'request' | 'answer', request: SeenRequest) => void;
  readonly act: (what: What) => void;
  readonly ended: () => Ended;
  /** When the first signal was sent to a step that still ran. */
  readonly signalledAt: () => number | undefined;
}

export function createStage({ happenings, step }: Schedule, conductor: Conductor): Stage {
  let simulator: Simulator | undefined;
  let child: ChildProcess | undefined;
  let ended: Ended;
  let signalledAt: number | undefined;
  const seen = new Map<string, number>();

  const end = (how: 'cancel' | 'kill'): void => {
    if (ended !== undefined) return;
    ended = how;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    signalledAt = conductor.now();
    if (how === 'kill') child.kill('SIGKILL');
    else cancelStep(child);
  };
  const act = (what: What): void => {
    if (what === 'cancel' || what === 'kill') end(what);
    else if (simulator) OTHERS[what](simulator, step.inputs);
  };
  const actOn = (isTime: (when: Happening['when']) => boolean): void => {
    for (const { when, what } of happenings) if (isTime(when)) act(what);
  };

  return {
    act,
    open(next) {
      simulator = next;
    },
    enter(next) {
      child = next;
      actOn(when => when.at === 'birth');
      for (const { when, what } of happenings) {
        if (when.at === 'second')
          setTimeout(() => child?.exitCode === null && act(what), when.second * 1_000);
      }
    },
    note(at, { route = '' }) {
      const nth = (seen.get(`${at} ${route}`) ?? 0) + 1;
      seen.set(`${at} ${route}`, nth);
      actOn(when => when.at === at && when.route === route && when.nth === nth);
    },
    ended() {
      actOn(when => when.at === 'end');
      return ended;
    },
    signalledAt: () => signalledAt
  };
}

type Other = (simulator: Simulator, inputs: Schedule['step']['inputs']) => void;

const OTHERS: { readonly [W in Exclude<What, 'cancel' | 'kill'>]: Other } = {
  rival: simulator => void simulator.startBuild({ scm: { build_commit_id: 'b'.repeat(40) } }),
  twin: (simulator, inputs) => void simulator.startBuild(likeThatOf(simulator, inputs)),
  'half-twin': (simulator, inputs) =>
    void simulator.startBuild({
      ...likeThatOf(simulator, inputs),
      parameters: [{ name: 'OTHER', value: 'x' }]
    }),
  abort(simulator) {
    const last = simulator.builds.at(-1);
    if (last) simulator.abortBuild(last.number);
  },
  expire: simulator => simulator.expireSignIns(),
  revoke: simulator => simulator.revokeSignIns(),
  rotate: simulator => simulator.rotateGitHubKeys()
};

/** What the step asks for, but for its own key; before it has asked, a guess at that. */
function likeThatOf(
  { requests }: Simulator,
  { commit_id: commit = pushEvent().sha, build_tag: tag }: Schedule['step']['inputs']
) {
  const asked = requests.findLast(({ route }) => route === 'start');
  if (!asked) return { scm: commit === 'none' || tag ? {} : { build_commit_id: commit } };
  const { parameter = [], scm = {} } = JSON.parse(asked.body) as {
    parameter?: readonly { name: string; value: string }[];
    scm?: Readonly<Record<string, string>>;
  };
  return { scm, parameters: parameter.filter(({ name }) => name !== 'STEP_KEY') };
}
