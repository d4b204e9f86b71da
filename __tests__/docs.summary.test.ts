import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readBlocks } from '../scripts/docs-markdown.ts';
import {
  drawPicture,
  markdownFile,
  PICTURED,
  pictureFile,
  runForSummary,
  THEMES
} from '../scripts/docs-summary.ts';

const pictures = PICTURED.flatMap(scenario => THEMES.map(theme => [scenario, theme] as const));

/** What is different in each run: ids and dates. */
const withoutIds = (markdown: string): string =>
  markdown.replace(/[0-9a-f]{32}/g, 'ID').replace(/\b\d{8}(?=&#46;)/g, 'DATE');

describe('The pictures of the job summary', () => {
  it.each(pictures)('show what was kept of a real run: %s, %s', (scenario, theme) => {
    expect(readFileSync(pictureFile(scenario, theme), 'utf8')).toBe(drawPicture(scenario, theme));
  });

  it.each(PICTURED)('show a summary that the action writes like that today: %s', async scenario => {
    expect(withoutIds(await runForSummary(scenario))).toBe(
      withoutIds(readFileSync(markdownFile(scenario), 'utf8'))
    );
  });

  it.each(PICTURED)('leave out no word of it: %s', scenario => {
    const drawn = [...drawPicture(scenario, 'light').matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
      .map(([, text = '']) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))))
      .join('')
      .replaceAll(/\s/g, '');
    const texts = readBlocks(readFileSync(markdownFile(scenario), 'utf8')).flatMap(block => {
      if (block.kind === 'chart') return block.bars.map(({ name }) => name);
      const lines = block.kind === 'table' ? block.rows.flat() : [block.runs];
      return lines.flat().map(({ text }) => text);
    });
    expect(texts.length).toBeGreaterThan(30);
    for (const text of texts) expect(drawn).toContain(text.replaceAll(/\s/g, ''));
  });

  it('are one for light and one for dark pages', () => {
    expect(drawPicture('success', 'dark')).not.toBe(drawPicture('success', 'light'));
  });
});
