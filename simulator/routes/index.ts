import { GITHUB_ROUTES } from './github.ts';
import { IAM_ROUTES } from './iam.ts';
import type { IdentityRoute } from './identity.ts';
import { LIST_ROUTES } from './lists.ts';
import { LOG_ROUTES } from './log.ts';
import { OUTPUT_ROUTES } from './output.ts';
import { RECORD_ROUTES } from './record.ts';
import type { Route } from './route.ts';
import { START_ROUTES } from './start.ts';
import { STOP_ROUTES } from './stop.ts';
import { STS_ROUTES } from './sts.ts';

/** Every operation of CodeArts Build. */
export const ROUTES: readonly Route[] = [
  ...START_ROUTES,
  ...RECORD_ROUTES,
  ...LIST_ROUTES,
  ...LOG_ROUTES,
  ...OUTPUT_ROUTES,
  ...STOP_ROUTES
];

/** Those of the servers that give what its callers sign in with. */
export const IDENTITY_ROUTES = {
  iam: IAM_ROUTES,
  sts: STS_ROUTES,
  github: GITHUB_ROUTES
} as const satisfies Readonly<Record<string, readonly IdentityRoute[]>>;

/** The names by which faults address all of them. */
export const ROUTE_NAMES: readonly string[] = [
  ...new Set([...ROUTES, ...Object.values(IDENTITY_ROUTES).flat()].map(({ name }) => name))
];
