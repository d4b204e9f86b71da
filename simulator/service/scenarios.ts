import type { Plan, PlannedStep } from './plan.ts';

const SECOND = 1000;

const CHECKOUT: PlannedStep = { name: 'Code checkout', ms: 20 * SECOND };
const PREPARE: PlannedStep = { name: '准备环境', ms: 100 * SECOND };
const COMPILE: PlannedStep = { name: 'Build with Maven', ms: 400 * SECOND };
const UPLOAD: PlannedStep = { name: 'Upload to the release repository', ms: 60 * SECOND };

/** Ten minutes in all. */
const success: Plan = {
  about: 'all steps succeed, two artifacts',
  queueMs: 20 * SECOND,
  steps: [CHECKOUT, PREPARE, COMPILE, UPLOAD],
  end: 'SUCCESS',
  artifacts: [
    { name: 'hello-build-1.10.jar', version: '1.10', type: 'jar' },
    { name: 'hello-build-1.10.zip', version: '1.10', type: 'zip' }
  ]
};

const broken = (step: PlannedStep): readonly PlannedStep[] =>
  success.steps.map(each => (each === step ? { ...each, fails: true } : each));

/** The scenarios by name (statuses: api.md §2.3). */
export const SCENARIOS = {
  success,
  failure: {
    ...success,
    about: 'the upload finds nothing to upload, and the analysis says so',
    steps: broken(UPLOAD),
    end: 'FAILURE',
    reason: 'Step [Upload to the release repository] failed',
    cause: {
      code: 'DEV.CB.0220021',
      message: 'No file matches target/*.jar: the path is wrong or the build made no such file',
      faq: 'https://support.huaweicloud.com/codeci_faq/codeci_faq_0001.html'
    },
    artifacts: []
  },
  'early-failure': {
    ...success,
    about: 'the first step fails; the others do not run',
    steps: broken(CHECKOUT),
    end: 'FAILURE',
    reason: 'Step [Code checkout] failed',
    cause: { code: 'DEV.CB.0210043', message: 'Could not check out the branch', faq: '' },
    artifacts: []
  },
  'schedule-failure': {
    about: 'never gets an executor, and has no finish time',
    queueMs: 20 * SECOND,
    steps: [],
    end: 'SCHEDULE_FAILURE',
    withoutFinishTime: true,
    reason: 'The build type of the task is tag, but no tag was given'
  },
  aborted: {
    ...success,
    about: 'somebody else stops it in the middle',
    steps: broken(PREPARE),
    end: 'ABORTED',
    artifacts: []
  },
  timeout: {
    ...success,
    about: 'the service ends it because it takes too long',
    steps: broken(COMPILE),
    end: 'TIMEOUT',
    reason: 'The build took longer than its time limit',
    artifacts: []
  },
  'unknown-word': {
    ...success,
    about: 'a status that nobody documented while it runs, then success',
    meanwhile: 'PREHEATING'
  },
  'unknown-end': {
    ...success,
    about: 'a status that nobody documented at the end, with a finish time',
    end: 'PARTIALLY_DONE'
  },
  'unknown-forever': {
    ...success,
    about: 'ends as UNKNOWN without a finish time',
    end: 'UNKNOWN',
    withoutFinishTime: true
  },
  'slow-record': {
    ...success,
    about: 'the service does not know the record for the first three seconds',
    recordLagMs: 3 * SECOND
  },
  'long-log': { ...success, about: '30,000 lines of log', linesPerSecond: 50 },
  queued: {
    about: 'waits for an executor until it is stopped',
    queueMs: 20 * SECOND,
    steps: [],
    end: undefined
  },
  endless: {
    ...success,
    about: 'runs until it is stopped',
    steps: [CHECKOUT, PREPARE, COMPILE],
    end: undefined
  }
} as const satisfies Readonly<Record<string, Plan>>;

export type ScenarioName = keyof typeof SCENARIOS;

/** Whether a word names a scenario. */
export function isScenario(word: string): word is ScenarioName {
  return Object.hasOwn(SCENARIOS, word);
}

/** The plan that a name or a plan stands for. */
export function planOf(scenario: ScenarioName | Plan): Plan {
  return typeof scenario === 'string' ? SCENARIOS[scenario] : scenario;
}
