import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { dataOf } from './follow-runner.ts';
import { onStage, play, sentLog, shownLog } from './follow-support.ts';

const NO_FILE = { route: 'full-log', times: 'always', do: { kind: 'status', status: 404 } } as const;

describe('logs: none', () => {
  it.concurrent.each(['success', 'failure'] as const)(
    'neither shows nor keeps the log of a %s',
    async scenario => {
      const { outputs, heard, routes } = await play({ scenario }, { inputs: { logs: 'none' } });
      expect(outputs).toMatchObject({ status: scenario, log_path: '' });
      expect(heard.fences.opened).toBe(0);
      expect(routes).not.toContain('log');
      expect(routes).not.toContain('full-log');
    }
  );
});

describe('logs: on_failure', () => {
  const part = { inputs: { logs: 'on_failure' } };

  it.concurrent('shows nothing of a success, and keeps its log in the file', async () => {
    const step = await play({}, part);
    expect(step).toMatchObject({ code: 0, heard: { fences: { opened: 0 } } });
    expect(step.routes).not.toContain('log');
    expect(String(step.file)).toBe(sentLog(step));
  });

  it.concurrent('shows the whole log of a failure at its end, and keeps it in the file', async () => {
    const step = await play({ scenario: 'failure' }, part);
    expect(step.code).toBe(1);
    expect(step.routes.indexOf('log')).toBeGreaterThan(step.routes.lastIndexOf('record'));
    expect(dataOf(step.heard, 'group')).toEqual(['Log of build 20']);
    expect(shownLog(step.heard)).toBe(sentLog(step));
    expect(String(step.file)).toBe(sentLog(step));
  });

  it.concurrent.each(['success', 'failure'] as const)(
    'keeps the log of a %s from its pages where the service has no whole one',
    async scenario => {
      const step = await play({ scenario, faults: [NO_FILE] }, part);
      expect(String(step.file)).toBe(sentLog(step));
    }
  );
});

describe('the file of the log', () => {
  it.concurrent('holds what the service has, though that is no proper text and differs from what was shown', async () => {
    const log = Buffer.concat([
      Buffer.from('GBK: '),
      Buffer.from([0xb1, 0xe0, 0xd2, 0xeb, 0x0a, 0xff, 0x0a])
    ]);
    const { file, heard } = await play({ log, logUnit: 'torn-bytes' });
    expect(file?.equals(log)).toBe(true);
    expect(heard.fenced).toHaveLength(2);
  });

  it.concurrent.each([
    ['is not there', { kind: 'status', status: 404 }],
    ['is cut off', { kind: 'cut-body', bytes: 1000 }],
    ['is empty', { kind: 'empty' }],
    ['is an error in JSON', { kind: 'error-200', code: 'DEV.CB.032000', message: 'No log' }],
    ['is throttled', { kind: 'throttle' }]
  ] as const)('holds what was streamed when the whole log %s', async (_, effect) => {
    const faults = [{ route: 'full-log', times: 'always', do: effect }] as const;
    const step = await play({ faults });
    expect(step.code).toBe(0);
    expect(String(step.file)).toBe(sentLog(step));
  });

  it.concurrent('lies in RUNNER_TEMP, bears the number of the build, and is alone in its folder', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'follow-'));
    try {
      const step = await play({}, { step: { runnerTemp: temp } });
      const [folder = ''] = await readdir(temp);
      expect(step.outputs['log_path']).toBe(join(temp, folder, 'build-20.log'));
      expect(await readdir(join(temp, folder))).toEqual(['build-20.log']);
    } finally {
      await rm(temp, { recursive: true });
    }
  });
});

describe('a file of the log that can not be written', () => {
  it.concurrent('from the start is one warning, and the step is green', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'follow-'));
    const notAFolder = join(temp, 'file');
    await writeFile(notAFolder, '');
    try {
      const step = await play({}, { step: { env: { RUNNER_TEMP: notAFolder } } });
      expect(step).toMatchObject({ code: 0, stderr: '', outputs: { status: 'success', log_path: '' } });
      expect(dataOf(step.heard, 'warning')).toEqual([
        expect.stringContaining('The log is not kept as a file')
      ]);
      expect(shownLog(step.heard)).toBe(sentLog(step));
    } finally {
      await rm(temp, { recursive: true });
    }
  });

  it.concurrent('any more, as its folder was removed, is one warning, and the step is green', async () => {
    const temp = await mkdtemp(join(tmpdir(), 'follow-'));
    let seen = 0;
    const onRequest = ({ route }: { readonly route: string | undefined }): void => {
      if (route === 'log') seen += 1;
      if (seen === 3) for (const name of readdirSync(temp)) rmSync(join(temp, name), { recursive: true });
    };
    try {
      const step = await onStage({ speed: 1000 }, ({ main }) =>
        main({ onRequest, step: { runnerTemp: temp } })
      );
      expect(step).toMatchObject({ code: 0, stderr: '', outputs: { status: 'success', log_path: '' } });
      expect(dataOf(step.heard, 'warning')).toHaveLength(1);
      expect(shownLog(step.heard)).toBe(sentLog(step));
    } finally {
      await rm(temp, { recursive: true });
    }
  });
});
