import { describe, expect, it } from '@jest/globals';
import { readAnswer } from '../../src/answer.ts';
import { refusedError } from '../../src/codearts/explain.ts';
import { ActionError } from '../../src/errors.ts';

function refused(status: number, body: string | object, headers: Record<string, string> = {}): ActionError {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { status, headers, body: Buffer.from(text) };
  return refusedError('The build was not started', readAnswer(response));
}

const hintOf = (status: number, code: string): string =>
  refused(status, { error_code: code, error_msg: 'text' }).hint ?? '';

const SIGN_IN = /24 hours.*region/;
const ROLE = /role in the CodeArts project/;
const HOST = /^The gateway does not know the call: endpoint or region/;
const TASK = /^Check job_id .* and region: the task is not there/;
const LATER = /^Too many requests.* later/;
const REDIRECT = /^Redirects are not followed.*Check endpoint/;
const INPUTS = /^Check the inputs.*"set at run time"/;

describe('A refusal', () => {
  it('says what was refused and by what, as an error of the service', () => {
    const error = refused(422, { error_code: 'CB.1', error_msg: 'no.' }, { 'x-request-id': '3f7a' });
    expect(error).toBeInstanceOf(ActionError);
    expect(error.code).toBe('refused');
    expect(error.message).toBe('The build was not started: HTTP 422, CB.1, no., request id 3f7a.');
  });

  it('ends with one full stop', () => {
    expect(refused(400, { error_msg: 'no.' }).message).toBe('The build was not started: HTTP 400, no.');
  });
});

describe('The next step after a refusal', () => {
  it.each([
    ['401: a new token, the right region', 401, 'APIGW.0301', SIGN_IN],
    ['the gateway on sign-in, whatever the status', 400, 'APIG.0301', SIGN_IN],
    ['403: a role in the project', 403, 'APIGW.0302', ROLE],
    ['403 of the service: the same', 403, 'CB.00031059', ROLE],
    ['404 of the gateway: the host', 404, 'APIGW.0101', HOST],
    ['404 of a dedicated gateway: the host', 404, 'APIG.0101', HOST],
    ['404 of the gateway, when its backend is missing: the host', 404, 'APIGW.0103', HOST],
    ['404 of the service on the URL: the host', 404, 'CB.00060214', HOST],
    ['404 of the service: the task', 404, 'CB.00060200', TASK],
    ['422: the task', 422, 'DEVCB.00030000', TASK],
    ['an unknown task in v1', 422, 'DEVCB.00031006', TASK],
    ['an unknown task in v3', 200, 'CB.00031006', TASK],
    ['an invalid task id', 400, 'CB.00060201', TASK],
    ['an invalid service id', 400, 'CB.00060202', TASK],
    ['an invalid task id in new codes', 400, 'DEV.CB.032011', TASK],
    ['429: later', 429, 'APIGW.0308', LATER],
    ['too many requests with another status: later', 400, 'CB.00060211', LATER],
    ['400: the inputs', 400, 'CB.00060200', INPUTS],
    ['success with an error inside: the inputs', 200, 'DEV.CB.032000', INPUTS],
    ['a code that only ends like that of an unknown task', 400, 'XCB.00031006', INPUTS],
    ['a code that only begins like that of an unknown task', 400, 'DEV.CB.0320110', INPUTS],
    ['404 with a code that only ends like one of the gateway', 404, 'XAPIGW.0101', TASK]
  ])('is to check the right thing – %s', (_, status, code, hint) => {
    expect(hintOf(status, code)).toMatch(hint);
  });

  it.each([
    ['a redirect', 302, '', REDIRECT],
    ['401 with a web page', 401, '<html>', SIGN_IN],
    ['403 with a web page', 403, '<html>', ROLE],
    ['404 with a web page, as every server has one', 404, '<html>', HOST],
    ['404 with nothing', 404, '', HOST],
    ['429 with nothing', 429, '', LATER],
    ['413 with a web page', 413, '<html>', INPUTS]
  ])('is found without an error in the body, too – %s', (_, status, body, hint) => {
    expect(refused(status, body).hint).toMatch(hint);
  });
});
