/** Filters with some of them changed; what is empty narrows nothing and is left out. */
export const narrowed = <F extends object>(
  filters: F,
  changes: { readonly [K in keyof F]?: F[K] | '' | undefined },
): Partial<F> =>
  Object.fromEntries(Object.entries({ ...filters, ...changes }).filter(([, value]) => value)) as Partial<F>;
