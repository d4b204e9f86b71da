import { describe, expect, it } from '@jest/globals';
import { ActionError, describeError } from '../src/errors.ts';

describe('An error of the step', () => {
  it('shows what happened, then what to do next, and no stack', () => {
    const error = new ActionError('refused', 'The build was not started.', 'Check job_id.');
    expect(describeError(error)).toBe('The build was not started.\nCheck job_id.');
  });

  it('shows what happened alone when nothing can be done', () => {
    expect(describeError(new ActionError('build', 'Build 20 failed.'))).toBe('Build 20 failed.');
    expect(describeError(new ActionError('build', 'Build 20 failed.', ''))).toBe('Build 20 failed.');
  });

  it('keeps its code, its name and its cause for those who look into it', () => {
    const cause = new Error('ECONNRESET');
    const error = new ActionError('unclear', 'No answer.', undefined, cause);
    expect(error).toMatchObject({ name: 'ActionError', code: 'unclear', hint: undefined, cause });
    expect(error).toBeInstanceOf(Error);
    expect('cause' in new ActionError('input', 'job_id: it is missing.')).toBe(false);
  });
});

describe('Anything else that was thrown', () => {
  it('is told of as a bug of the action, with its stack', () => {
    const shown = describeError(new TypeError('x is not a function'));
    expect(shown).toMatch(
      /^This is a bug in the action, please report it: TypeError: x is not a function\n\s+at /
    );
  });

  it('is told of by its message when it has no stack', () => {
    const error = new Error('bare');
    delete error.stack;
    expect(describeError(error)).toBe('This is a bug in the action, please report it: bare');
  });

  it.each([
    ['text', 'text'],
    [42, '42'],
    [undefined, 'undefined'],
    [null, 'null'],
    [Symbol('s'), 'Symbol(s)']
  ])('is told of even when it is no error: %p', (thrown, shown) => {
    expect(describeError(thrown)).toBe(`This is a bug in the action, please report it: ${shown}`);
  });
});
