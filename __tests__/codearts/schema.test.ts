import { describe, expect, it } from '@jest/globals';
import { readStartedBuild } from '../../src/codearts/schema.ts';

const BUILD = {
  octopus_job_name: 'j_Oaqg3PCN',
  actual_build_number: '20',
  daily_build_number: '20200612.20'
};

describe('The answer to a start', () => {
  it('names the build', () => {
    expect(readStartedBuild(BUILD)).toEqual({
      buildNumber: '20',
      dailyBuildNumber: '20200612.20',
      octopusJobName: 'j_Oaqg3PCN'
    });
  });

  it('may have fields that nobody knows', () => {
    expect(readStartedBuild({ ...BUILD, queue: { place: 3 } })).toMatchObject({ buildNumber: '20' });
  });

  it.each([
    ['1', '1'],
    [1, '1'],
    ['2147483648', '2147483648'],
    [20.0, '20'],
    ['9007199254740991', '9007199254740991'],
    [9_007_199_254_740_991, '9007199254740991']
  ])('has a positive whole number, as text or number: %j', (number, buildNumber) => {
    expect(readStartedBuild({ ...BUILD, actual_build_number: number })).toMatchObject({ buildNumber });
  });

  it('may lack what is for people', () => {
    for (const value of [undefined, null, true, [], {}]) {
      const answer = { actual_build_number: 20, daily_build_number: value, octopus_job_name: value };
      expect(readStartedBuild(answer)).toEqual({
        buildNumber: '20',
        dailyBuildNumber: '',
        octopusJobName: ''
      });
    }
  });

  it('may tell the name for people as a number', () => {
    const answer = { actual_build_number: 20, daily_build_number: 20200612.2, octopus_job_name: 7 };
    expect(readStartedBuild(answer)).toMatchObject({ dailyBuildNumber: '20200612.2', octopusJobName: '7' });
  });

  it('can not forge a command, nor more than a line, in the texts that become outputs', () => {
    const forged = '\r\n::set-output name=x::y\u001b[31m##[error]\0\u202e';
    expect(readStartedBuild({ ...BUILD, daily_build_number: forged, octopus_job_name: forged })).toEqual({
      buildNumber: '20',
      dailyBuildNumber: ': :set-output name=x: :y## [error]',
      octopusJobName: ': :set-output name=x: :y## [error]'
    });
    const long = readStartedBuild({ ...BUILD, octopus_job_name: 'j'.repeat(10_000) });
    expect(long).toMatchObject({ octopusJobName: `${'j'.repeat(64)}…` });
  });
});

describe('An answer without a build number', () => {
  it.each([
    [0, '0'],
    [-1, '-1'],
    [1.5, '1.5'],
    [9_007_199_254_740_992, '9007199254740992'],
    [1e300, '1e+300'],
    ['', '""'],
    ['0', '"0"'],
    ['-20', '"-20"'],
    ['+20', '"+20"'],
    ['020', '"020"'],
    ['20.0', '"20.0"'],
    ['1e3', '"1e3"'],
    ['0x14', '"0x14"'],
    [' 20', '" 20"'],
    ['20\n', '"20\\n"'],
    ['２０', '"２０"'],
    ['٢٠', '"٢٠"'],
    ['20200612.20', '"20200612.20"'],
    ['9007199254740992', '"9007199254740992"'],
    ['99999999999999999999', '"99999999999999999999"'],
    ['null', '"null"'],
    ['NaN', '"NaN"'],
    [null, 'null'],
    [true, 'true'],
    [[20], 'a list'],
    [{ value: 20 }, 'an object'],
    [undefined, 'nothing']
  ])('says what it got instead: %j', (number, got) => {
    const answer = { ...BUILD, actual_build_number: number };
    expect(readStartedBuild(answer)).toEqual({ got: `actual_build_number: ${got}` });
  });

  it.each([
    [null, 'null'],
    [undefined, 'nothing'],
    ['20', '"20"'],
    [20, '20'],
    [false, 'false'],
    [[BUILD], 'a list'],
    [{}, 'actual_build_number: nothing']
  ])('says so when it is no object of that kind: %j', (value, got) => {
    expect(readStartedBuild(value)).toEqual({ got });
  });

  it('is not helped by what objects inherit', () => {
    expect(readStartedBuild(JSON.parse('{"__proto__": {"actual_build_number": "20"}}'))).toEqual({
      got: 'actual_build_number: nothing'
    });
  });

  it('shows what it got shortened and without a command in it', () => {
    const long = readStartedBuild({ actual_build_number: '7'.repeat(100_000) });
    expect(long).toEqual({ got: `actual_build_number: "${'7'.repeat(79)}…` });
    const forged = readStartedBuild('##[add-mask]x ::warning::y \ud800');
    expect(forged).toEqual({ got: '"## [add-mask]x : :warning: :y \\ud800"' });
  });

  it('does not go into what is nested deeper than a stack is', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(readStartedBuild(deep)).toEqual({ got: 'a list' });
    expect(readStartedBuild({ actual_build_number: { deep } })).toEqual({
      got: 'actual_build_number: an object'
    });
  });
});
