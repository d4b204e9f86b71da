import { expect, it } from '@jest/globals';
import { createLogView } from '../../simulator/runner/log-view.ts';

function view(...chunks: readonly string[]): string {
  const log = createLogView();
  return chunks.map(chunk => log.write(chunk)).join('') + log.end();
}

it('shows plain lines, however they come', () => {
  expect(view('on', 'e\ntw', 'o\r\nthree')).toBe('one\ntwo\nthree\n');
});

it('hides masks and debug lines, and what is masked', () => {
  expect(view('::add-mask::s3cret\n::debug::s3cret\ntoken s3cret\n')).toBe('token ***\n');
});

it('names annotations and unfolds their lines', () => {
  expect(view('::error file=a.ts,line=1::no%0Agood 100%25\n')).toBe('Error: no\n  good 100%\n');
});

it('indents groups', () => {
  expect(view('::group::Build\nline\n::endgroup::\nafter\n')).toBe('▼ Build\n  line\nafter\n');
});

it('obeys nothing between the fences', () => {
  expect(view('::stop-commands::w0rd\n::add-mask::a\na\n::w0rd::\n::warning::b\n')).toBe(
    '::add-mask::a\na\nWarning: b\n'
  );
});
