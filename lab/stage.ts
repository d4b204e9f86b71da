/** Sees to it that the happenings of a schedule happen when they should. */
import type { ChildProcess } from 'node:child_process';
import type { SeenRequest, Simulator, StartedBuild } from '../simulator/index.ts';
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
  /** When others started their builds, by their numbers. */
  readonly births: ReadonlyMap<number, number>;
}

export function createStage({ happenings, step }: Schedule, conductor: Conductor): Stage {
  let simulator: Simulator | undefined;
  let child: ChildProcess | undefined;
  let ended: Ended;
  let signalledAt: number | undefined;
  const seen = new Map<string, number>();
  const births = new Map<number, number>();

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
    else if (simulator) {
      const number = OTHERS[what](simulator, step.inputs)?.number;
      if (number !== undefined) births.set(number, conductor.now());
    }
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
    signalledAt: () => signalledAt,
    births
  };
}

type Other = (simulator: Simulator, inputs: Schedule['step']['inputs']) => StartedBuild | undefined;

const OTHERS: { readonly [W in Exclude<What, 'cancel' | 'kill'>]: Other } = {
  rival: simulator => simulator.startBuild({ scm: { build_commit_id: 'b'.repeat(40) } }),
  twin: (simulator, inputs) => {
    const { scm, parameters } = requestOf(simulator, inputs);
    return simulator.startBuild({ scm, parameters: parameters.map(withOtherKey) });
  },
  'half-twin': (simulator, inputs) => {
    const { scm, parameters } = requestOf(simulator, inputs);
    const others = parameters
      .filter(({ name }) => name !== KEY)
      .map(({ name }) => ({ name, value: 'other' }));
    return simulator.startBuild({ scm, parameters: [...others, { name: 'OTHER', value: 'x' }] });
  },
  abort(simulator) {
    const last = simulator.builds.at(-1);
    if (last) simulator.abortBuild(last.number);
    return undefined;
  },
  expire: simulator => void simulator.expireSignIns(),
  revoke: simulator => void simulator.revokeSignIns(),
  rotate: simulator => void simulator.rotateGitHubKeys()
};

/** The name that schedules give as `correlation_parameter`. */
export const KEY = 'STEP_KEY';

const withOtherKey = ({ name, value }: Parameter): Parameter => ({
  name,
  value: name === KEY ? 'the key of another step' : value
});

export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** What the step asks for; before it has asked, a guess at that. */
export function requestOf(
  { requests }: Pick<Simulator, 'requests'>,
  { commit_id: commit = pushEvent().sha, build_tag: tag }: Schedule['step']['inputs']
) {
  const asked = requests.findLast(({ route }) => route === 'start');
  if (!asked) return { scm: commit === 'none' || tag ? {} : { build_commit_id: commit }, parameters: [] };
  const { parameter = [], scm = {} } = JSON.parse(asked.body) as {
    readonly parameter?: readonly Parameter[];
    readonly scm?: Readonly<Record<string, string>>;
  };
  return { scm, parameters: parameter };
}
