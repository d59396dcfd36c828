/** Counting stops here: beyond it nobody reads the figure, but everybody pays for it. */
export const COUNT_CAP = 10_000;

/** A total as lists answer it, of at most one row more than the cap. */
export const cappedTotal = (n: number): { value: number; exact: boolean } =>
  n > COUNT_CAP ? { value: COUNT_CAP, exact: false } : { value: n, exact: true };
