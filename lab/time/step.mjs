/**
 * Loaded into a step before the action: its time stands still but when the laboratory lets it go on. Over a line of
 * its own it tells the laboratory what it waits for.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { holdTime, surveySelf } from './held.mjs';

const line = connect(Number(process.env.LAB_CLOCK), '127.0.0.1');
// Only a timer that is set keeps the process alive, as it would without all this.
const time = holdTime(Number(process.env.LAB_NOW), () => (time.holds() ? line.ref() : line.unref()));

await once(line, 'connect');
line.unref();
line.setNoDelay(true);
line.on('error', () => {});
line.write(`${process.pid}\n`);

const orders = createInterface({ input: line });
orders.on('error', () => {});
orders.on('line', order => {
  if (order !== 'tell') time.goOn(Number(order));
  // After a turn of the loop, so that whatever has arrived is handled.
  else setImmediate(() => line.write(`${JSON.stringify({ ...surveySelf(), next: time.next() })}\n`));
});
