import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readArtifacts, readCauses, readStages, readSteps } from '../../src/codearts/details.ts';

const READERS = { readStages, readSteps, readArtifacts, readCauses };

describe('stages of a build', () => {
  it('come in the order of their sequence, by the name for people', () => {
    const stages = readStages({
      build_stages: {
        final: { sequence: 3, status: 'FAILURE', duration: 0 },
        initial: { sequence: 0, status: 'SUCCESS', duration: 1_000 },
        stage2: { sequence: 2, display_name: 'Compile', status: 'FAILURE', build_duration: 300_000 },
        stage1: {
          sequence: 1,
          display_name: 'Checkout',
          status: 'SUCCESS',
          start_time: '2026-01-02T03:04:05.000+08:00',
          duration: 20_000,
          build_duration: 7
        }
      }
    });
    expect(stages).toEqual([
      { name: 'initial', result: 'success', startedAt: undefined, durationMs: 1_000 },
      {
        name: 'Checkout',
        result: 'success',
        startedAt: Date.UTC(2026, 0, 1, 19, 4, 5),
        durationMs: 20_000
      },
      { name: 'Compile', result: 'failure', startedAt: undefined, durationMs: 300_000 },
      { name: 'final', result: 'failure', startedAt: undefined, durationMs: 0 }
    ]);
  });

  it('keep the order in which they came when none is told', () => {
    const stages = readStages({ build_stages: { b: {}, a: {} } });
    expect(stages.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('take a start time in milliseconds as well, and none that is no time', () => {
    const startedAt = (start_time: unknown): number | undefined =>
      readStages({ build_stages: { a: { start_time } } })[0]?.startedAt;
    expect(startedAt(1_767_323_045_000)).toBe(1_767_323_045_000);
    for (const nonsense of ['soon', '', null, -5, Number.NaN, {}])
      expect(startedAt(nonsense)).toBeUndefined();
  });
});

describe('steps of a build', () => {
  it('come as they are, one that did not run with an empty result', () => {
    expect(
      readSteps({
        build_steps: [
          { name: 'Checkout', status: 'success', build_time: 20_000 },
          { name: 'Upload', status: '', build_time: 0 }
        ]
      })
    ).toEqual([
      { name: 'Checkout', result: 'success', startedAt: undefined, durationMs: 20_000 },
      { name: 'Upload', result: '', startedAt: undefined, durationMs: 0 }
    ]);
  });
});

describe('artifacts of a build', () => {
  const jar = { name: 'a.jar', version: '1.0', package_type: 'jar', uri: '/a/1.0/a.jar' };

  it('are collected from the one and the maps, each once', () => {
    expect(
      readArtifacts({
        package_info: jar,
        package_infos: { x: jar, y: [{ ...jar, name: 'b.jar' }] },
        image_infos: { z: { name: 'image', version: null, type: 'docker', uri: 'swr/image:1' } }
      })
    ).toEqual([
      { name: 'a.jar', version: '1.0', type: 'jar', uri: '/a/1.0/a.jar' },
      { name: 'b.jar', version: '1.0', type: 'jar', uri: '/a/1.0/a.jar' },
      { name: 'image', version: '', type: 'docker', uri: 'swr/image:1' }
    ]);
  });

  it('need a name or an address', () => {
    expect(readArtifacts({ package_infos: { x: { version: '1' }, y: null, z: 'text' } })).toEqual([]);
  });

  it('keep the longest file name that the service allows', () => {
    const name = `${'x'.repeat(496)}.jar`;
    expect(readArtifacts({ package_info: { ...jar, name } })[0]?.name).toBe(name);
  });
});

describe('causes of a failure', () => {
  it('name step, code, message and the page of help', () => {
    const error_info = {
      error_code: 'DEV.CB.0220021',
      error_message: 'No file',
      faq: 'https://help.example/1'
    };
    expect(readCauses({ jobName: 'x', error_nodes: [{ node_id: '1', step: 'Upload', error_info }] })).toEqual(
      [{ step: 'Upload', code: 'DEV.CB.0220021', message: 'No file', faq: 'https://help.example/1' }]
    );
  });

  it('name the step alone when it could not be analysed', () => {
    expect(
      readCauses({ error_nodes: [{ step: 'Upload', analyzed_success: false, error_info: null }] })
    ).toEqual([{ step: 'Upload', code: '', message: '', faq: '' }]);
  });
});

describe('details that make no sense', () => {
  const shapes = [
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { build_stages: null, build_steps: null, error_nodes: null, package_info: null, package_infos: null },
    { build_stages: [1], build_steps: 'x', error_nodes: {}, package_info: 'x', package_infos: [{}] },
    { build_stages: { a: null, b: 'x' }, build_steps: [null, 3], error_nodes: ['x'], image_infos: { a: 1 } }
  ];

  it.each(Object.entries(READERS))('%s finds nothing in them', (_, read) => {
    for (const shape of shapes) expect(read(shape)).toEqual([]);
  });

  it('are read whatever JSON the service sends', () => {
    const names = fc.constantFrom(
      ...[
        'build_stages',
        'build_steps',
        'error_nodes',
        'error_info',
        'package_info',
        'package_infos',
        'name'
      ],
      ...['status', 'sequence', 'start_time', 'duration', 'uri', 'display_name', 'step', '__proto__']
    );
    const { json } = fc.letrec(tie => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.dictionary(names, tie('json')),
        fc.array(tie('json'))
      )
    }));
    fc.assert(
      fc.property(json, value => {
        for (const read of Object.values(READERS)) expect(Array.isArray(read(value))).toBe(true);
      })
    );
  });

  it('hold no line break and no command of the runner', () => {
    const text = 'a\n::error::b ##[error]c';
    const item = {
      name: text,
      display_name: text,
      status: text,
      step: text,
      uri: text,
      error_info: { faq: text }
    };
    const found = [
      readStages({ build_stages: { [text]: item } }),
      readSteps({ build_steps: [item] }),
      readArtifacts({ package_info: item }),
      readCauses({ error_nodes: [item] })
    ];
    for (const one of found) {
      expect(one).toHaveLength(1);
      expect(Object.values(one[0] ?? {}).join('')).not.toMatch(/\n|::|##\[/);
    }
  });
});
