import { isIPv6 } from 'node:net';
import { createControl } from './control.ts';
import { createThrottle, type Limit } from './gateway/throttle.ts';
import type { OpenRequest } from './http/exchange.ts';
import { createHandler, type Task } from './http/handler.ts';
import { HOSTS, type Host } from './http/host.ts';
import { type Listening, listen } from './http/server.ts';
import type { Simulator, SimulatorOptions } from './options.ts';
import { findBuildTask, findIdentityTask } from './routes/find.ts';
import { IDENTITY_ROUTES, ROUTES } from './routes/index.ts';
import { FAMILIES } from './routes/route.ts';
import { createSignIns } from './sign-ins.ts';
import { createState, type State } from './state.ts';
import { type Certificates, issueCertificates } from './tls/certificates.ts';

export type { Effect, Fault, FaultKind } from './faults/fault.ts';
export { FaultError } from './faults/parse.ts';
export type { SeenRequest } from './http/exchange.ts';
export type { Host } from './http/host.ts';
export type { AccessKey } from './identity/keys.ts';
export type { Secret } from './identity/secret.ts';
export type { Simulator, SimulatorOptions, StartedBuild } from './options.ts';
export type { Plan } from './service/plan.ts';
export { SCENARIOS, type ScenarioName } from './service/scenarios.ts';

const NAMES = [
  'localhost',
  'simulator.test',
  ...['cloudbuild-ext', 'iam', 'sts'].map(name => `${name}.cn-north-4.myhuaweicloud.com`)
];

/**
 * Starts a stand-in for CodeArts Build, and for what its callers sign in with: real HTTP(S) servers that behave
 * as the services are documented to.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const state = createState(options);
  const { faults, identity, jobIds, requests } = state;
  const { token } = identity.tokens.issue({
    ...(options.token !== undefined && { token: options.token }),
    projectId: identity.account.projectId
  });
  for (const fault of options.faults ?? []) state.addFault(fault);
  const certificates = options.https
    ? issueCertificates([...(options.names ?? NAMES), '127.0.0.1'])
    : undefined;
  const servers = await listenAll(options, state, token, certificates);
  const urls = originsOf(servers, options);
  return {
    ...createSignIns(identity, token, urls),
    url: urls.build + basePathOf(options),
    port: servers.build.port,
    ca: certificates?.ca,
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
    close: async () => {
      await Promise.all(Object.values(servers).map(({ close }) => close()));
    }
  };
}

type PerHost<T> = Readonly<Record<Host, T>>;

/** CodeArts Build first: its port may be taken. */
async function listenAll(
  options: SimulatorOptions,
  state: State,
  token: string,
  certificates: Certificates | undefined
): Promise<PerHost<Listening>> {
  const { host: address = '127.0.0.1', port = 0 } = options;
  const finders = createFinders(options, state);
  const control = createControl(state, token);
  const open = (host: Host): Promise<Listening> => {
    const isReset = (): boolean => state.faults.forConnection(host);
    const listener = createHandler({
      host,
      find: finders[host],
      faults: state.faults,
      now: state.service.now,
      control,
      onRequest: request => {
        state.requests.push(request);
        options.onRequest?.(request);
      },
      onAnswer: request => options.onAnswer?.(request)
    });
    return listen({ host: address, port: host === 'build' ? port : 0, certificates, isReset }, listener);
  };
  const servers: [Host, Listening][] = [];
  for (const host of HOSTS) servers.push([host, await open(host)]);
  return Object.fromEntries(servers) as PerHost<Listening>;
}

function createFinders(options: SimulatorOptions, state: State): PerHost<(request: OpenRequest) => Task> {
  const { families = FAMILIES } = options;
  const { identity, service } = state;
  const routes = ROUTES.filter(({ family }) => families.includes(family));
  const gateway = { identity, throttle: createThrottle(limit(options)) };
  return {
    build: findBuildTask(routes, basePathOf(options), gateway, service),
    iam: findIdentityTask(IDENTITY_ROUTES.iam, identity),
    sts: findIdentityTask(IDENTITY_ROUTES.sts, identity),
    github: findIdentityTask(IDENTITY_ROUTES.github, identity)
  };
}

function originsOf(
  servers: PerHost<Listening>,
  { https, host = '127.0.0.1' }: SimulatorOptions
): PerHost<string> {
  const origin = (port: number): string =>
    `${https ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
  return Object.fromEntries(HOSTS.map(each => [each, origin(servers[each].port)])) as PerHost<string>;
}

/** Without a slash at its end. */
function basePathOf({ basePath = '' }: SimulatorOptions): string {
  return basePath.replace(/\/+$/, '');
}

function limit({ limitPerMinute, limitPerSecond }: SimulatorOptions): Limit | undefined {
  if (limitPerMinute !== undefined) return { calls: limitPerMinute, per: 'minute' };
  return limitPerSecond === undefined ? undefined : { calls: limitPerSecond, per: 'second' };
}
