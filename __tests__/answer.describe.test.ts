import { describe, expect, it } from '@jest/globals';
import { describeAnswer, readAnswer } from '../src/answer.ts';

function describing(status: number, body: string | object, headers: Record<string, string> = {}): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return describeAnswer(readAnswer({ status, headers, body: Buffer.from(text) }));
}

const ERROR = { error_code: 'DEVCB.00031006', error_msg: 'no such job.' };

describe('The words for an answer', () => {
  it('are what to quote to the support of the service', () => {
    expect(describing(422, ERROR, { 'x-request-id': '3f7a' })).toBe(
      'HTTP 422, DEVCB.00031006, no such job., request id 3f7a'
    );
  });

  it('leave out what is not known, and end without a full stop', () => {
    expect(describing(422, ERROR)).toBe('HTTP 422, DEVCB.00031006, no such job');
    expect(describing(400, { error_msg: 'no' })).toBe('HTTP 400, no');
    expect(describing(400, { status: 'fail' })).toBe('HTTP 400');
    expect(describing(200, { actual_build_number: 'x' })).toBe('HTTP 200');
  });

  it('say what came in place of an answer', () => {
    expect(describing(502, '<html>')).toBe('HTTP 502, a web page (<html>) in place of an answer');
    expect(describing(200, '')).toBe('HTTP 200, an empty body in place of an answer');
  });
});

describe('The request id', () => {
  it('is the one of the service, else the one of IAM', () => {
    expect(describing(500, {}, { 'x-request-id': 'a', 'x-iam-trace-id': 'b' })).toBe(
      'HTTP 500, request id a'
    );
    expect(describing(500, {}, { 'x-iam-trace-id': 'b' })).toBe('HTTP 500, request id b');
  });

  it('acts as nothing but text, shortened', () => {
    const id = `::stop-commands::x\u001b[1m##[group]${'y'.repeat(500)}`;
    const shown = `: :stop-commands: :x## [group]${'y'.repeat(500)}`.slice(0, 64);
    expect(describing(500, {}, { 'x-request-id': id })).toBe(`HTTP 500, request id ${shown}…`);
  });
});

describe('A redirect', () => {
  it.each([
    ['https://evil.com/x?session=hunter2#hunter2', 'evil.com'],
    ['http://user:hunter2@evil.com:8080/', 'evil.com:8080'],
    ['//evil.com/hunter2', 'evil.com'],
    ['/\\evil.com/hunter2', 'evil.com'],
    ['/login?session=hunter2', 'another path'],
    ['hunter2', 'another path'],
    ['', 'another path'],
    ['javascript:hunter2', 'another path'],
    ['https://', 'another path'],
    ['::error::hunter2', 'another path']
  ])('is told of by its host alone: %s', (location, place) => {
    expect(describing(302, '', { location })).toBe(
      `HTTP 302, an empty body in place of an answer, a redirect to ${place}`
    );
  });
});
