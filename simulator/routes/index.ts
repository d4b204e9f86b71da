import { LIST_ROUTES } from './lists.ts';
import { LOG_ROUTES } from './log.ts';
import { OUTPUT_ROUTES } from './output.ts';
import { RECORD_ROUTES } from './record.ts';
import type { Route } from './route.ts';
import { START_ROUTES } from './start.ts';
import { STOP_ROUTES } from './stop.ts';

/** Every operation that the simulator serves. */
export const ROUTES: readonly Route[] = [
  ...START_ROUTES,
  ...RECORD_ROUTES,
  ...LIST_ROUTES,
  ...LOG_ROUTES,
  ...OUTPUT_ROUTES,
  ...STOP_ROUTES
];

/** The names by which faults address them. */
export const ROUTE_NAMES: readonly string[] = [...new Set(ROUTES.map(({ name }) => name))];
