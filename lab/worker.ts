/** A process that plays the schedules it is told to, one after the other; time is held in all of it. */
import { startConductor } from './time/conductor.ts';
import { type Trial, tryIndex } from './trial.ts';

export interface Order {
  readonly seed: number;
  readonly index: number;
}

export type WorkerReport = Trial | { readonly index: number; readonly broken: string };

const conductor = await startConductor();

process.on('message', ({ seed, index }: Order) => {
  tryIndex(seed, index, conductor)
    .catch((error: Error) => ({ index, broken: error.stack ?? String(error) }))
    .then(report => process.send?.(report));
});
process.on('disconnect', () => process.exit());
