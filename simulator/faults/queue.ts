import type { Host } from '../http/host.ts';
import type { CompleteFault } from './fault.ts';

/** The faults switched on at present. */
export interface FaultQueue {
  add(fault: CompleteFault): void;
  clear(): void;
  /**
   * The fault that hits this request to `route` (undefined: a path that no route serves), if any; counts it
   * as used.
   */
  forRequest(route: string | undefined): CompleteFault | undefined;
  /** Whether this new connection to a server is to be reset; counts the fault as used. */
  forConnection(host: Host): boolean;
  list(): readonly CompleteFault[];
}

interface Entry {
  readonly fault: CompleteFault;
  skip: number;
  times: number;
}

/** An empty queue. Faults are tried in the order they were added, and a request is hit by at most one. */
export function createFaultQueue(): FaultQueue {
  let entries: Entry[] = [];

  function take(matches: (fault: CompleteFault) => boolean): CompleteFault | undefined {
    for (const entry of entries.filter(({ fault, times }) => times > 0 && matches(fault))) {
      if (entry.skip === 0) {
        entry.times -= 1;
        return entry.fault;
      }
      entry.skip -= 1;
    }
    return undefined;
  }

  return {
    add: fault => {
      const times = fault.times === 'always' ? Number.POSITIVE_INFINITY : fault.times;
      entries.push({ fault, skip: fault.skip, times });
    },
    clear: () => {
      entries = [];
    },
    forRequest: route =>
      take(fault => fault.do.kind !== 'reset-connect' && (fault.route === '*' || fault.route === route)),
    forConnection: host =>
      take(({ do: { kind }, route }) => kind === 'reset-connect' && (route === '*' || route === host)) !==
      undefined,
    list: () =>
      entries
        .filter(({ times }) => times > 0)
        .map(({ fault, skip, times }) => ({
          ...fault,
          skip,
          times: Number.isFinite(times) ? times : 'always'
        }))
  };
}
