import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../http/reply.ts';
import type { Effect, EffectOf, FaultKind } from './fault.ts';

type DeliveryKind = 'drip' | 'stall' | 'silence' | 'cut' | 'cut-body' | 'raw';

type Deliver<K extends FaultKind> = (
  effect: EffectOf<K>,
  response: ServerResponse,
  reply: Reply
) => Promise<void> | void;

const DELIVERIES: { readonly [K in DeliveryKind]: Deliver<K> } = {
  drip: async ({ everyMs }, response, reply) => {
    writeHead(response, reply);
    response.flushHeaders();
    for (const byte of reply.body) {
      if (response.destroyed) return;
      response.write(Buffer.from([byte]));
      await sleep(everyMs, undefined, { ref: false });
    }
    response.end();
  },
  stall: ({ bytes }, response, reply) => {
    writeHead(response, reply);
    response.flushHeaders();
    if (bytes > 0) response.write(reply.body.subarray(0, bytes));
  },
  silence: () => undefined,
  cut: (_, response) => void response.socket?.destroy(),
  'cut-body': ({ bytes }, response, reply) => {
    writeHead(response, reply);
    const part = reply.body.subarray(0, bytes ?? reply.body.length >> 1);
    response.flushHeaders();
    response.write(part, () => response.socket?.destroy());
  },
  raw: ({ text }, response) => void response.socket?.end(text)
};

/** Puts an answer on the wire, in the way of the fault if one hits. */
export async function deliver(response: ServerResponse, reply: Reply, effect?: Effect): Promise<void> {
  if (effect !== undefined && Object.hasOwn(DELIVERIES, effect.kind)) {
    const spoiled = DELIVERIES[effect.kind as DeliveryKind] as (
      ...args: readonly unknown[]
    ) => Promise<void> | void;
    await spoiled(effect, response, reply);
    return;
  }
  writeHead(response, reply);
  response.end(reply.body);
}

function writeHead(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': reply.body.length });
}
