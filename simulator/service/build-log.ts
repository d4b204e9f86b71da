import { createLogText, type LogText, type LogUnit } from './log-text.ts';
import { type Plan, plannedMs } from './plan.ts';
import { beijingWallClock } from './time.ts';

/** The log of a build, which grows. */
export interface BuildLog {
  readonly text: LogText;
  /** How much of it there is, `ms` of build time after the build was created. */
  grown(ms: number): number;
}

/** A text that appears evenly over the run of a build. */
export function givenLog(text: string | Buffer, unit: LogUnit, plan: Plan): BuildLog {
  const log = createLogText(text, unit);
  const runMs = plannedMs(plan) - plan.queueMs;
  return {
    text: log,
    grown: ms => {
      const share = runMs > 0 ? Math.min(1, Math.max(0, ms - plan.queueMs) / runMs) : 0;
      return share === 1 ? log.length : log.fit(0, Math.floor(log.length * share));
    }
  };
}

interface Line {
  readonly ms: number;
  readonly text: string;
}

/** The name of a build and when it was created, for its log. */
export interface LogSubject {
  readonly octopusName: string;
  readonly number: number;
  readonly createdAt: number;
}

/** A log as the service writes it, line by line (api.md §2.6). */
export function writtenLog(plan: Plan, unit: LogUnit, subject: LogSubject): BuildLog {
  const lines = writeLines(plan, subject);
  const log = createLogText(lines.map(({ text }) => text).join(''), unit);
  const measure =
    unit === 'characters' ? (text: string) => text.length : (text: string) => Buffer.byteLength(text);
  let end = 0;
  const ends = lines.map(({ ms, text }) => {
    end += measure(text);
    return { ms, end };
  });
  return { text: log, grown: ms => ends.findLast(line => line.ms <= ms)?.end ?? 0 };
}

function writeLines(plan: Plan, { octopusName, number, createdAt }: LogSubject): readonly Line[] {
  const line = (ms: number, level: string, text: string): Line => ({
    ms,
    text: `[${beijingWallClock(createdAt + ms).replaceAll('-', '/')} GMT+08:00] [${level}] ${text}\n`
  });
  const lines =
    plan.steps.length > 0 ? [line(plan.queueMs, 'INFO', `onStarted: ${octopusName} #${number}`)] : [];
  let startMs = plan.queueMs;
  for (const { name, ms, fails } of plan.steps) {
    const say = (at: number, level: string, text: string): number =>
      lines.push(line(at, level, `[${name}] : ${text}`));
    say(startMs, 'INFO', '该步骤开始执行。');
    const count = Math.floor((ms / 1000) * (plan.linesPerSecond ?? 1 / 10));
    for (let index = 0; index < count; index += 1) {
      say(startMs + (ms * index) / count, 'INFO', message(index, count));
    }
    startMs += ms;
    if (fails === true) {
      say(startMs, 'ERROR', `${plan.cause?.code ?? ''} ${plan.reason ?? '该步骤执行失败。'}`.trim());
      break;
    }
    say(startMs, 'INFO', '该步骤执行完成。');
  }
  return lines;
}

const MESSAGES = [
  'Downloading from huaweicloud: https://repo.huaweicloud.com/repository/maven/',
  '编译模块 hello-build-core',
  'Tests run: 12, Failures: 0, Errors: 0, Skipped: 0 ✓',
  'Packaged 🚀 target/hello-build-1.10.jar'
];

function message(index: number, count: number): string {
  return `${MESSAGES[index % MESSAGES.length]} (${index + 1}/${count})`;
}
