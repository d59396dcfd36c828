import { foldVietnamese } from '@motcua/shared/text';

/** An office that knows what it stands under. */
interface Placed {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

export interface OfficeNode<O extends Placed> {
  readonly office: O;
  /** 0 for an office whose parent is not among those given. */
  readonly depth: number;
  /** False for an office that stands here only because one below it was searched for. */
  readonly found: boolean;
}

/**
 * Offices with each parent right above what is below it, by code.
 *
 * @param query part of a name or code, without diacritics; what stands above a found office stays in sight
 */
export function officeTree<O extends Placed>(offices: readonly O[], query = ''): OfficeNode<O>[] {
  const wanted = foldVietnamese(query);
  const known = new Set(offices.map(({ code }) => code));
  const sorted = [...offices].sort((one, other) => (one.code < other.code ? -1 : 1));

  const branch = (office: O, depth: number): OfficeNode<O>[] => {
    const below = sorted
      .filter(({ parentCode }) => parentCode === office.code)
      .flatMap((one) => branch(one, depth + 1));
    const found = foldVietnamese(`${office.code} ${office.name}`).includes(wanted);
    return found || below.length > 0 ? [{ office, depth, found }, ...below] : [];
  };
  return sorted
    .filter(({ parentCode }) => parentCode === null || !known.has(parentCode))
    .flatMap((office) => branch(office, 0));
}

/** Codes of an office and of all below it: under none of them can it be put. */
export const branchCodes = (offices: readonly Placed[], code: string): ReadonlySet<string> => {
  const below = offices.filter(({ parentCode }) => parentCode === code);
  return new Set([code, ...below.flatMap((office) => [...branchCodes(offices, office.code)])]);
};
