import fc from 'fast-check';

/** Something that holds of every input. */
export interface Property {
  readonly name: string;
  /** Its share of the inputs. */
  readonly share: number;
  readonly property: fc.IAsyncProperty<[unknown]> | fc.IProperty<[unknown]>;
}

/** Real milliseconds in which anything of this size must be done, on a machine that has other things to do. */
const LONGEST_MS = 5_000;

export function holds<T>(
  name: string,
  share: number,
  inputs: fc.Arbitrary<T>,
  test: (input: T) => void
): Property {
  const property = fc.property(inputs, input => {
    const began = performance.now();
    test(input);
    const took = performance.now() - began;
    if (took > LONGEST_MS) throw new Error(`it took ${Math.round(took)} ms`);
  });
  return { name, share, property: property as Property['property'] };
}

export function holdsOfAsync<T>(
  name: string,
  share: number,
  inputs: fc.Arbitrary<T>,
  test: (input: T) => Promise<void>
): Property {
  return { name, share, property: fc.asyncProperty(inputs, test) as Property['property'] };
}
