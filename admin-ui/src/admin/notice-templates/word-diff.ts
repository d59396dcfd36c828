/** A run of words: in both versions, only in the older, or only in the newer. */
export interface DiffRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const MOST_WORDS = 1500;

/** What differs between two versions, word by word; blanks and line breaks are words too. */
export function diffWords(older: string, newer: string): DiffRun[] {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
    return joined([
      { kind: 'gone', text: older },
      { kind: 'new', text: newer },
    ]);
  }
  const common = shared(a, b);
  const runs: DiffRun[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      runs.push({ kind: 'gone', text: a[i]! });
      i += 1;
    } else {
      runs.push({ kind: 'new', text: b[j]! });
      j += 1;
    }
  }
  return joined(runs);
}

const wordsOf = (text: string): string[] => text.match(/\s+|\{\{[^}]*\}\}|[^\s{]+|\{/gu) ?? [];

/** A blank that two versions share says little: words decide what belongs together. */
const weightOf = (word: string): number => (word.trim() === '' ? 1 : 4);

/** For each pair of places, the most that both have in common from there on. */
function shared(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + weightOf(a[i]!) : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

const joined = (runs: readonly DiffRun[]): DiffRun[] =>
  runs.reduce<DiffRun[]>((all, run) => {
    const last = all.at(-1);
    if (run.text === '') return all;
    if (last?.kind !== run.kind) return [...all, run];
    return [...all.slice(0, -1), { kind: run.kind, text: last.text + run.text }];
  }, []);
