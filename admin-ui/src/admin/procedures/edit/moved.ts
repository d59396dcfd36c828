/** A list with one of its entries `step` places further; at an end it stays. */
export function moved<T>(list: readonly T[], index: number, step: number): readonly T[] {
  const to = index + step;
  const one = list[index];
  if (one === undefined || to < 0 || to >= list.length) return list;
  return list.filter((_, at) => at !== index).toSpliced(to, 0, one);
}
