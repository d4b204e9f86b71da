import type { SeenRequest } from './http/exchange.ts';
import { json, type Reply } from './http/reply.ts';
import type { State } from './state.ts';

const PREFIX = '/_control/';

/** Answers the requests of the person at the controls; they need no token. */
export function createControl(state: State, token: string): (request: SeenRequest) => Reply | undefined {
  const actions = controlActions(state, token);
  return ({ method, path, body }) => {
    if (!path.startsWith(PREFIX)) return undefined;
    const wanted = `${method} ${path.slice(PREFIX.length)}`;
    const action = actions.find(({ pattern }) => pattern.test(wanted));
    if (action === undefined)
      return json(404, { error: 'no such control', controls: actions.map(({ about }) => about) });
    try {
      action.run(body, action.pattern.exec(wanted)?.slice(1) ?? []);
      return json(200, { requests: state.requests, builds: state.builds(), faults: state.faults.list() });
    } catch (error) {
      return json(400, { error: error instanceof Error ? error.message : String(error) });
    }
  };
}

interface Action {
  readonly about: string;
  readonly pattern: RegExp;
  readonly run: (body: string, parts: readonly string[]) => void;
}

function controlActions(state: State, token: string): readonly Action[] {
  const { addFault, faults, abortBuild, identity } = state;
  const { tokens, github } = identity;
  return [
    { about: 'GET state: what it saw and started', pattern: /^GET state$/, run: () => undefined },
    {
      about: 'POST faults: switch on a fault, or a list of them',
      pattern: /^POST faults$/,
      run: body => {
        const wanted: unknown = JSON.parse(body);
        for (const fault of Array.isArray(wanted) ? wanted : [wanted]) addFault(fault);
      }
    },
    { about: 'DELETE faults: switch off all', pattern: /^DELETE faults$/, run: faults.clear },
    {
      about: 'POST builds/JOB/NUMBER/abort: stop a build, as somebody does in the console',
      pattern: /^POST builds\/(\w+)\/(\d+)\/abort$/,
      run: (_, [jobId, number]) => void abortBuild(Number(number), jobId)
    },
    {
      about: 'POST token/expire: end the life of the token',
      pattern: /^POST token\/expire$/,
      run: () => tokens.expire(token)
    },
    {
      about: 'POST token/revoke: forget the token',
      pattern: /^POST token\/revoke$/,
      run: () => tokens.revoke(token)
    },
    {
      about: 'POST sign-ins/expire: end the life of every token and temporary key',
      pattern: /^POST sign-ins\/expire$/,
      run: identity.expireAll
    },
    {
      about: 'POST sign-ins/revoke: forget every token and key',
      pattern: /^POST sign-ins\/revoke$/,
      run: identity.revokeAll
    },
    {
      about: 'POST github/rotate-keys: let GitHub sign with a new key',
      pattern: /^POST github\/rotate-keys$/,
      run: github.rotateKeys
    }
  ];
}
