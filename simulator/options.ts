import type { CompleteFault, Fault } from './faults/fault.ts';
import type { SeenRequest } from './http/exchange.ts';
import type { AccessKey } from './identity/keys.ts';
import type { Secret } from './identity/secret.ts';
import type { Family } from './routes/route.ts';
import type { Build } from './service/builds.ts';
import type { LogUnit } from './service/log-text.ts';
import type { Plan } from './service/plan.ts';
import type { ScenarioName } from './service/scenarios.ts';
import type { StartRequest } from './service/start-request.ts';
import type { Moment } from './service/timeline.ts';

/** What a simulator is to be like. Everything has a default. */
export interface SimulatorOptions {
  /** Of CodeArts Build; 0 (the default) takes any free port, as the other servers do. */
  readonly port?: number;
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** Speak HTTPS, with a certificate of a CA of its own. */
  readonly https?: boolean;
  /** DNS names (or IPv4 addresses) in that certificate; the loopback addresses are always in it. */
  readonly names?: readonly string[];
  /** All routes of CodeArts Build but the control routes live below it, e.g. `/gateway/build`. */
  readonly basePath?: string;
  /** A token that is valid from the start; a random one unless told. */
  readonly token?: string;
  /** Where CodeArts Build is; cn-north-4 unless told. The account has projects in other regions, too. */
  readonly region?: string;
  /** The client id of the identity provider; GitHub's default audience unless told. */
  readonly audience?: string;
  /** The subject of the identity tokens that are trusted; that of a push to main unless told. */
  readonly trustedSubject?: string;
  /** How long IAM's tokens live, in milliseconds of real time; a day unless told. */
  readonly tokenLifeMs?: number;
  /** How long temporary keys of STS live; as they are asked for unless told. */
  readonly keyLifeMs?: number;
  /** How long GitHub's identity tokens live; five minutes unless told. */
  readonly identityTokenLifeMs?: number;
  /** Let IAM give tokens without a project for identity tokens, whatever it was asked for. */
  readonly unscopedTokens?: boolean;
  /** The jobs that exist; a random one unless told here or by `jobs`. */
  readonly jobIds?: readonly string[];
  /** Further jobs, each with a scenario of its own. */
  readonly jobs?: Readonly<Record<string, ScenarioName | Plan>>;
  /** How the builds of `jobIds` go: a scenario by name, or a plan; `success` unless told. */
  readonly scenario?: ScenarioName | Plan;
  /** Build time per real time: at 600 (the default) ten minutes of a build take a second. */
  readonly speed?: number;
  /** How long every build takes in all, in seconds of build time, in place of what its scenario says. */
  readonly buildSeconds?: number;
  /** The log of each build, in place of the one that the simulator writes. */
  readonly log?: string | Buffer | ((build: Pick<Build, 'jobId' | 'number'>) => string | Buffer);
  /** What the offsets of the live log count; bytes unless told. */
  readonly logUnit?: LogUnit;
  /** The most that one page of the live log holds, in that unit; no limit but the request's unless told. */
  readonly pageLength?: number;
  /**
   * For how long after its start a build is missing from the calls for one build, in milliseconds of real
   * time.
   */
  readonly recordLagMs?: number;
  /** The same for the lists of builds. */
  readonly listLagMs?: number;
  /** The number of the first build of each job; 20 unless told. */
  readonly firstBuildNumber?: number;
  /** The families that are published; all unless told. */
  readonly families?: readonly Family[];
  /** The form of the answer to a start; flat for v3, wrapped for v1 unless told. */
  readonly envelope?: 'flat' | 'wrapped';
  /** How often a token may call one operation; unlimited unless told. */
  readonly limitPerMinute?: number;
  /** The same per second. */
  readonly limitPerSecond?: number;
  /** How far the service's clock is ahead of this machine's, in milliseconds. */
  readonly clockSkewMs?: number;
  /** Faults that are on from the start. */
  readonly faults?: readonly Fault[];
  /** Told of each request when it has arrived, before it is answered. */
  readonly onRequest?: (request: SeenRequest) => void;
  /** Told of each request when its answer is out, or its connection is gone. */
  readonly onAnswer?: (request: SeenRequest) => void;
}

/** A build that was started, as it is at the moment it is looked at. */
export interface StartedBuild
  extends Pick<
    Build,
    | 'jobId'
    | 'number'
    | 'dailyNumber'
    | 'octopusName'
    | 'recordId'
    | 'userId'
    | 'parameters'
    | 'scm'
    | 'stops'
  > {
  readonly phase: Moment['phase'];
  /** The status of its record. */
  readonly status: string;
  /** What there is of its log now. */
  log(): Buffer;
}

/** What a caller needs to sign in, and what can happen to it. */
export interface SignIns {
  /** The addresses of IAM, STS and GitHub, each a server of its own. */
  readonly iamUrl: string;
  readonly stsUrl: string;
  readonly githubUrl: string;
  /** A valid token. */
  readonly token: string;
  /** A permanent key. */
  readonly accessKey: AccessKey;
  readonly region: string;
  /** IAM's project of the region. */
  readonly projectId: string;
  /** IAM's project of each region that the account has. */
  readonly projects: Readonly<Record<string, string>>;
  /** The name of the identity provider in IAM. */
  readonly identityProvider: string;
  readonly oidcProviderUrn: string;
  readonly agencyUrn: string;
  /** The variables of a job with the permission `id-token: write`. */
  githubEnv(): Readonly<Record<string, string>>;
  /** Another valid token; with `no-role`, one of a user without a role in the project. */
  issueToken(role?: 'no-role'): string;
  /** From now on this token, or the first, is answered with `token expires`. */
  expireToken(token?: string): void;
  /** From now on this token, or the first, is unknown. */
  revokeToken(token?: string): void;
  /** Another key; a temporary one when it is told how long it lives, in milliseconds of real time. */
  issueAccessKey(lifeMs?: number): AccessKey;
  /** Ends the life of every token and temporary key that there is now; new ones are given. */
  expireSignIns(): void;
  /** Forgets every token and key that there is now; new ones are given. */
  revokeSignIns(): void;
  /** Lets GitHub sign with a new key. STS sees that, IAM keeps its copy of the old one. */
  rotateGitHubKeys(): void;
  /** Every secret that was ever given out, and where it may be sent. */
  readonly secrets: readonly Secret[];
}

/** A simulator that runs. */
export interface Simulator extends SignIns {
  /** The address of CodeArts Build, base path included. */
  readonly url: string;
  readonly port: number;
  /** The PEM certificate of its CA; undefined without HTTPS. */
  readonly ca: string | undefined;
  /** The first of `jobIds`. */
  readonly jobId: string;
  readonly jobIds: readonly string[];
  /** Every request to any of its servers, control requests apart, in the order in which they had arrived. */
  readonly requests: readonly SeenRequest[];
  readonly builds: readonly StartedBuild[];
  /** Starts a build in the name of somebody else; throws when there is no such job. */
  startBuild(request?: Partial<StartRequest>): StartedBuild;
  /** Stops a build, as somebody else does in the console; false when it was over. */
  abortBuild(number: number, jobId?: string): boolean;
  /** Switches on a fault; throws a FaultError when it makes no sense. */
  fault(fault: Fault): void;
  clearFaults(): void;
  /** The faults that are on, with what is left of their counts. */
  readonly faults: readonly CompleteFault[];
  /** Destroys every connection and stops listening. */
  close(): Promise<void>;
}
