/**
 * Lets time go on for this process, with the simulator in it, and for the steps that run beside it: always to the
 * next moment at which somebody has planned something, and only when nobody has anything left to do at present. So
 * a minute of waiting takes no time at all, and a machine that is slow makes nothing late.
 */
import type { ChildProcess } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { type HeldTime, holdTime, type Survey, surveySelf } from './held.mjs';

export interface Conductor {
  readonly now: () => number;
  /** What a step that is conducted needs. */
  readonly forStep: () => {
    readonly nodeArgs: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
  /** Takes a step in; no time passes until it has come so far that it can be asked. */
  readonly join: (child: ChildProcess) => void;
  /** Sets the clock right, as certificates are checked by the real one, and forgets what was planned. */
  readonly startAnew: () => void;
  /** Lets time pass while no step runs. */
  readonly letPass: (seconds: number) => Promise<void>;
  readonly close: () => void;
}

interface Report extends Survey {
  readonly next?: number;
}

interface Player {
  /** Undefined until the step has called. */
  socket?: Socket;
  answer: (report: Report | undefined) => void;
}

/** A step that takes longer, however slow the machine is, hangs without waiting for anything. */
const LONGEST_REAL_MS = 120_000;
/** Real milliseconds between two looks when there is nothing to do but to wait for a process. */
const BREATH_MS = 1;

const PRELOAD = new URL('step.mjs', import.meta.url).href;

export async function startConductor(): Promise<Conductor> {
  const time = holdTime(Date.now());
  const players = new Map<number, Player>();
  const server = createServer(socket => welcome(socket, players));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  let isOpen = true;
  void conduct(time, players, () => isOpen);
  return {
    now: time.now,
    startAnew: time.startAnew,
    forStep: () => ({
      nodeArgs: ['--import', PRELOAD],
      env: { LAB_CLOCK: String(portOf(server)), LAB_NOW: String(time.now()) }
    }),
    join(child) {
      const { pid = 0 } = child;
      const leave = (): void => {
        players.get(pid)?.answer(undefined);
        players.delete(pid);
      };
      if (child.exitCode !== null || child.signalCode !== null) return;
      players.set(pid, { answer: () => {} });
      child.once('exit', leave);
      time.reallyAfter(LONGEST_REAL_MS, () => child.kill('SIGKILL'));
    },
    async letPass(seconds) {
      const end = time.now() + seconds * 1_000;
      for (let at = time.next(); at !== undefined && at < end; at = time.next()) {
        time.goOn(at);
        await time.reallyWait(BREATH_MS);
      }
      time.goOn(end);
    },
    close() {
      isOpen = false;
      server.close();
    }
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function welcome(socket: Socket, players: ReadonlyMap<number, Player>): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  let player: Player | undefined;
  socket.on('close', () => {
    if (player) delete player.socket;
    player?.answer(undefined);
  });
  const lines = createInterface({ input: socket });
  // It passes on those of the socket; a step that was killed resets its line.
  lines.on('error', () => {});
  lines.on('line', line => {
    if (player) player.answer(JSON.parse(line) as Report);
    else {
      player = players.get(Number(line));
      if (player) player.socket = socket;
    }
  });
}

async function conduct(time: HeldTime, players: ReadonlyMap<number, Player>, isOpen: () => boolean) {
  while (isOpen()) {
    const before = await survey(players);
    const own = surveySelf().events;
    const after = before && (await survey(players));
    const moment = after && isCalm(before, after, surveySelf().events - own) ? next(time, after) : undefined;
    if (moment === undefined) await time.reallyWait(BREATH_MS);
    else {
      for (const { socket } of players.values()) socket?.write(`${moment}\n`);
      time.goOn(moment);
    }
  }
}

/** @returns undefined when a step is on its way in or out, or there is none */
async function survey(players: ReadonlyMap<number, Player>): Promise<readonly Report[] | undefined> {
  const all = [...players.values()];
  if (all.length === 0 || all.some(({ socket }) => !socket)) return undefined;
  const reports = await Promise.all(all.map(ask));
  return reports.every(report => report !== undefined) ? reports : undefined;
}

function ask(player: Player): Promise<Report | undefined> {
  return new Promise(resolve => {
    player.answer = resolve;
    player.socket?.write('tell\n');
  });
}

/** Between two surveys nobody did anything but to answer: one event for each step, and for us one of each. */
function isCalm(before: readonly Report[], after: readonly Report[], ownEvents: number): boolean {
  return (
    before.length === after.length &&
    ownEvents === after.length &&
    !surveySelf().isBusy &&
    after.every(({ events, isBusy }, index) => !isBusy && events - (before[index]?.events ?? 0) === 1)
  );
}

function next(time: HeldTime, reports: readonly Report[]): number | undefined {
  const moments = [time.next(), ...reports.map(report => report.next)].filter(at => at !== undefined);
  return moments.length === 0 ? undefined : Math.min(...moments);
}
