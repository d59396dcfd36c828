import { numberAfter } from '../../dossiers/acts/receipts';

/** What a page of a numbered paper block looks like against what was typed. */
export interface Reconciliation {
  /** Typed more than once, as typed first. */
  readonly doubled: readonly string[];
  /** Between the lowest and the highest of a block and typed nowhere; one number, or the first and the last of several. */
  readonly skipped: readonly (readonly [first: string, last: string])[];
}

interface Leaf {
  /** What stands before the figures, in one spelling. */
  readonly block: string;
  readonly number: bigint;
  readonly text: string;
}

/** The number on the next leaf, in the same writing; '' when it does not end in figures. */
export const nextBlockNumber = (number: string): string => numberAfter(number.trim());

/** @param numbers as typed; empty ones are no leaf of any block */
export function reconcile(numbers: readonly string[]): Reconciliation {
  const leaves = numbers.map((text) => leafOf(text.trim())).filter((leaf) => leaf !== null);
  const blocks = [...new Set(leaves.map(({ block }) => block))];
  const sorted = blocks.map((name) =>
    leaves.filter(({ block }) => block === name).sort((a, b) => Number(a.number - b.number)),
  );
  return { doubled: sorted.flatMap(doubledIn), skipped: sorted.flatMap(skippedIn) };
}

function leafOf(text: string): Leaf | null {
  const digits = /\d+$/.exec(text)?.[0];
  if (digits === undefined) return null;
  return { block: text.slice(0, -digits.length).trim().toUpperCase(), number: BigInt(digits), text };
}

function doubledIn(leaves: readonly Leaf[]): string[] {
  const again = leaves.filter((leaf, index) => leaves[index - 1]?.number === leaf.number);
  const firsts = again.map(({ number }) => leaves.find((leaf) => leaf.number === number)!.text);
  return [...new Set(firsts)];
}

function skippedIn(leaves: readonly Leaf[]): (readonly [string, string])[] {
  return leaves.slice(1).flatMap((leaf, index) => {
    const before = leaves[index]!;
    if (leaf.number - before.number < 2n) return [];
    return [[numberAfter(before.text), written(before.text, leaf.number - 1n)] as const];
  });
}

/** A number in the writing of another of its block. */
function written(like: string, number: bigint): string {
  const digits = /\d+$/.exec(like)![0];
  return like.slice(0, -digits.length) + String(number).padStart(digits.length, '0');
}
