import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliver } from '../faults/deliveries.ts';
import type { CompleteFault, When } from '../faults/fault.ts';
import type { FaultQueue } from '../faults/queue.ts';
import { replaceReply } from '../faults/replies.ts';
import { type OpenRequest, readRequest, type SeenRequest } from './exchange.ts';
import type { Host } from './host.ts';
import { json, type Reply } from './reply.ts';

/** What a server is asked for. */
export interface Task {
  /** The name of the route; undefined when there is none. */
  readonly name: string | undefined;
  /** Does it, and gives the true answer. */
  readonly perform: () => Reply;
}

/** What it takes to answer requests. */
export interface Handling {
  readonly host: Host;
  readonly find: (request: OpenRequest) => Task;
  readonly faults: FaultQueue;
  readonly now: () => number;
  /** Answers a control request; undefined when the path is no control path. */
  readonly control: (request: SeenRequest) => Reply | undefined;
  readonly onRequest: (request: SeenRequest) => void;
  readonly onAnswer: (request: SeenRequest) => void;
}

const NOTHING: Reply = { status: 200, headers: {}, body: Buffer.alloc(0) };

/** The way of every request: control routes, then faults, the operation, and the answer. */
export function createHandler(handling: Handling): RequestListener {
  return (incoming, response) => {
    // A client that goes away in mid-request is its own business.
    handle(incoming, response, handling).catch(() => response.destroy());
  };
}

async function handle(
  incoming: IncomingMessage,
  response: ServerResponse,
  handling: Handling
): Promise<void> {
  const request = await readRequest(incoming, handling.host);
  if (request === undefined)
    return deliver(response, json(413, { error_code: 'APIGW.0105', error_msg: 'Too large' }));
  response.setHeader('x-request-id', request.id);
  const controlled = handling.control(request);
  if (controlled !== undefined) return deliver(response, controlled);

  const task = handling.find(request);
  const fault = handling.faults.forRequest(task.name);
  request.route = task.name;
  request.fault = fault?.do.kind;
  handling.onRequest(request);
  response.on('close', () => handling.onAnswer(request));
  response.setHeader('date', new Date(handling.now()).toUTCString());

  await pause(fault, 'before');
  const answer = isReplacedBefore(fault) ? NOTHING : task.perform();
  request.build = answer.started;
  await pause(fault, 'after');
  const delivery = deliver(response, fault ? replaceReply(fault.do, answer, request) : answer, fault?.do);
  request.status = response.headersSent ? response.statusCode : undefined;
  await delivery;
}

/** A delay only puts the operation off; every other fault that hits before it takes its place. */
function isReplacedBefore(fault: CompleteFault | undefined): boolean {
  return fault?.when === 'before' && fault.do.kind !== 'delay';
}

async function pause(fault: CompleteFault | undefined, when: When): Promise<void> {
  if (fault?.do.kind === 'delay' && fault.when === when) await sleep(fault.do.ms, undefined, { ref: false });
}
