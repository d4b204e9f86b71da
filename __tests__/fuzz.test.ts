/** A short part of the hostile inputs: `npm run lab -- --fuzz 1000000` is the long one. See lab/README.md */
import { describe, expect, it } from '@jest/globals';
import { fuzz, PROPERTIES, partOf } from '../lab/fuzz/index.ts';

const INPUTS = 6_000;
const SEED = 20_261_124;

describe('hostile input', () => {
  it.each(PROPERTIES.map(property => [property.name, property] as const))('%s', async (_, property) => {
    expect(await fuzz(property, partOf(property, INPUTS), SEED)).toBeUndefined();
  });
});
