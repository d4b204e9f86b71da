import type { RequestListener } from 'node:http';
import { isIPv6 } from 'node:net';
import { createControl } from './control.ts';
import { createThrottle, type Limit } from './gateway/throttle.ts';
import { createHandler } from './http/handler.ts';
import { listen } from './http/server.ts';
import type { Simulator, SimulatorOptions } from './options.ts';
import { ROUTES } from './routes/index.ts';
import { FAMILIES } from './routes/route.ts';
import { createState, type State } from './state.ts';
import { issueCertificates } from './tls/certificates.ts';

export type { Effect, Fault, FaultKind } from './faults/fault.ts';
export { FaultError } from './faults/parse.ts';
export type { SeenRequest } from './http/exchange.ts';
export type { Simulator, SimulatorOptions, StartedBuild } from './options.ts';
export type { Plan } from './service/plan.ts';
export { SCENARIOS, type ScenarioName } from './service/scenarios.ts';

const NAMES = ['localhost', 'simulator.test', 'cloudbuild-ext.cn-north-4.myhuaweicloud.com'];

/**
 * Starts a stand-in for CodeArts Build: a real HTTP(S) server that behaves as the service is documented to.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', port = 0 } = options;
  const state = createState(options);
  const { faults, tokens, jobIds, requests } = state;
  const token = tokens.issue(options.token);
  for (const fault of options.faults ?? []) state.addFault(fault);
  const certificates = options.https
    ? issueCertificates([...(options.names ?? NAMES), '127.0.0.1'])
    : undefined;
  const listener = createListener(options, state, token);
  const server = await listen({ host, port, certificates, isReset: faults.forConnection }, listener);
  const authority = `${isIPv6(host) ? `[${host}]` : host}:${server.port}`;
  return {
    url: `${options.https ? 'https' : 'http'}://${authority}${basePathOf(options)}`,
    port: server.port,
    ca: certificates?.ca,
    token,
    jobId: jobIds[0] ?? '',
    jobIds,
    requests,
    get builds() {
      return state.builds();
    },
    get faults() {
      return faults.list();
    },
    startBuild: state.startBuild,
    abortBuild: state.abortBuild,
    fault: state.addFault,
    clearFaults: faults.clear,
    issueToken: role => tokens.issue(undefined, role),
    expireToken: (which = token) => tokens.expire(which),
    revokeToken: (which = token) => tokens.revoke(which),
    close: server.close
  };
}

function createListener(options: SimulatorOptions, state: State, token: string): RequestListener {
  const { families = FAMILIES } = options;
  return createHandler({
    basePath: basePathOf(options),
    routes: ROUTES.filter(({ family }) => families.includes(family)),
    faults: state.faults,
    gateway: { tokens: state.tokens, throttle: createThrottle(limit(options)) },
    service: state.service,
    control: createControl(state, token),
    onRequest: request => {
      state.requests.push(request);
      options.onRequest?.(request);
    },
    onAnswer: request => options.onAnswer?.(request)
  });
}

/** Without a slash at its end. */
function basePathOf({ basePath = '' }: SimulatorOptions): string {
  return basePath.replace(/\/+$/, '');
}

function limit({ limitPerMinute, limitPerSecond }: SimulatorOptions): Limit | undefined {
  if (limitPerMinute !== undefined) return { calls: limitPerMinute, per: 'minute' };
  return limitPerSecond === undefined ? undefined : { calls: limitPerSecond, per: 'second' };
}
