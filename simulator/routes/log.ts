import { type Reply, serviceError, wrapped } from '../http/reply.ts';
import type { Build } from '../service/builds.ts';
import type { LogText } from '../service/log-text.ts';
import { type Call, get, type Route } from './route.ts';
import { forBuild, forRecord, invalidQuery, type Service, wholeNumber } from './service.ts';

/** The live log in pages, the whole log as a file, and the analysis of a failure (api.md §2.6). */
export const LOG_ROUTES: readonly Route[] = [
  get('log', 'DownloadRealTimeLog', '/v3/jobs/:job_id/:build_no/real-time-log', (call, service) =>
    forBuild(call, service, build => pageByLength(call, build, service))
  ),
  get('log', 'DownloadBuildRealTimeLog', '/v1/log/:job_id/:build_no/real-time-log', (call, service) =>
    forBuild(call, service, build => pageByLines(call, build, service))
  ),
  get('full-log', 'DownloadBuildFullLog', '/v1/log/:record_id/download-log', (call, service) =>
    forRecord(call, service, wholeLog)
  ),
  get('full-log', 'DownloadBuildLog', '/v4/:record_id/download-log', (call, service) =>
    forRecord(call, service, wholeLog)
  ),
  get('analysis', 'ShowLogAnalysis', '/v1/log/:job_id/:build_no/analysis', (call, service) =>
    forBuild(call, service, build => analyse(call, build))
  )
];

/** The v3 page: from `offset`, at most `length`. */
function pageByLength({ request }: Call, build: Build, { pageLength }: Service): Reply {
  const offset = wholeNumber(request.query['offset'] ?? '', { fallback: 0 });
  const length = wholeNumber(request.query['length'], { fallback: 1_000_000, least: 1 });
  if (offset === undefined || length === undefined) return invalidQuery('offset, length');
  if (!hasExecutor(build)) return noExecutor();
  const { text, grown } = build.log();
  const from = Math.min(offset, text.length);
  const to = Math.min(from + Math.min(length, pageLength), grown);
  const end = text.fit(from, Math.max(from, to));
  return pageReply(text.json(from, end), 'content', {
    has_more_data: end < grown,
    offset: end,
    current_offset: offset
  });
}

/** The v1 page: from `start_offset`, at most `size` lines, not beyond `end_offset` when that is given. */
function pageByLines({ request }: Call, build: Build, { pageLength }: Service): Reply {
  const { start_offset: start, end_offset: until, size, sort = 'AES' } = request.query;
  const offset = wholeNumber(start, { fallback: 0 });
  const limit = wholeNumber(until, { fallback: 0 });
  const lines = wholeNumber(size, { fallback: 1000, least: 1 });
  if (offset === undefined || limit === undefined || lines === undefined) {
    return invalidQuery('start_offset, end_offset, size');
  }
  // The other order is documented by its name alone.
  if (sort !== 'AES') return invalidQuery('sort: only AES is simulated');
  if (!hasExecutor(build)) return noExecutor();
  const { text, grown } = build.log();
  const most = limit > 0 ? Math.min(limit, grown) : grown;
  const from = Math.min(offset, text.length);
  const to = linesEnd(text, from, lines, Math.min(from + pageLength, most));
  const end = text.fit(from, Math.max(from, to));
  return pageReply(text.json(from, end), 'log', {
    has_more: end < grown,
    start_offset: from,
    end_offset: end,
    location: 'jenkins'
  });
}

function linesEnd(text: LogText, from: number, lines: number, most: number): number {
  let end = from;
  for (let line = 0; line < lines && end < most; line += 1) end = text.lineEnd(end);
  return Math.min(end, most);
}

/** The JSON of a page is put together from bytes, as a torn page is not valid UTF-8. */
function pageReply(content: Buffer, name: string, rest: Readonly<Record<string, unknown>>): Reply {
  const page = wrapped({ ...rest, [name]: null });
  const [before = '', after = ''] = page.body.toString().split(`"${name}":null`);
  return { ...page, body: Buffer.concat([Buffer.from(`${before}"${name}":`), content, Buffer.from(after)]) };
}

function hasExecutor(build: Build): boolean {
  return build.moment().startMs !== undefined;
}

/** As long as no executor has the build, and for ever when none gets it. */
function noExecutor(): Reply {
  return serviceError(500, 'CB.00030004', 'Failed to call the Octopus service');
}

/**
 * JSON in place of a file means that there is none (api.md §2.6); the file is written when the build is over.
 */
function wholeLog(build: Build): Reply {
  const isWritten = hasExecutor(build) && build.moment().phase === 'finished';
  if (!isWritten) return serviceError(200, 'DEV.CB.032000', 'The log file does not exist');
  const { text, grown } = build.log();
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: text.bytes(grown)
  };
}

function analyse({ request }: Call, build: Build): Reply {
  const limit = wholeNumber(request.query['limit'], { fallback: 10, least: 1, most: 100 });
  const offset = wholeNumber(request.query['offset'], { fallback: 0 });
  if (limit === undefined || offset === undefined) return invalidQuery('limit from 1 to 100, offset from 0');
  const { steps, phase } = build.moment();
  const { cause } = build.plan;
  const failed = phase === 'finished' ? steps.filter(({ status }) => status === 'error') : [];
  const nodes = failed.map(({ name }, index) => ({
    node_id: String(index + 1),
    step: name,
    analyzed_success: cause !== undefined,
    error_info: cause && { error_code: cause.code, error_message: cause.message, faq: cause.faq }
  }));
  return wrapped({ jobName: 'hello-build', error_nodes: nodes.slice(offset, offset + limit) });
}
