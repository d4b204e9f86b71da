import { afterEach } from '@jest/globals';

interface Closable {
  readonly close: () => Promise<void>;
}

/**
 * For the top of a test file: what a test opens through the function that this returns is closed after the test,
 * the last first.
 */
export function closeAfterEach(): <T extends Closable>(opening: Promise<T>) => Promise<T> {
  const opened: Closable[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  return async opening => {
    const one = await opening;
    opened.push(one);
    return one;
  };
}
