import fc from 'fast-check';

/** A record in which every field is left out more often than not, so that schedules stay short. */
export function sparse<T extends object>(
  fields: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }
): fc.Arbitrary<Partial<T>> {
  const optional = Object.entries<fc.Arbitrary<unknown>>(fields).map(([name, arbitrary]) =>
    fc
      .oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
      .map(value => (value === undefined ? {} : { [name]: value }))
  );
  return fc.tuple(...optional).map(parts => Object.assign({}, ...parts) as Partial<T>);
}
