const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs from `base`, by name: only that is sent, so that nobody's other change is undone. */
export function changesOf<V extends object>(values: V, base: V): Partial<V> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, base[name as keyof V])),
  ) as Partial<V>;
}

/** What one has typed oneself, on top of what others have written meanwhile. */
export const mergeInto = <V extends object>(fresh: V, values: V, base: V): V => ({
  ...fresh,
  ...changesOf(values, base),
});
