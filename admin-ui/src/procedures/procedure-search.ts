import { foldVietnamese } from '@motcua/shared/text';
import type { ProcedureRow } from './procedure.types';

/** More than anybody reads while ten people wait. */
export const MOST_SHOWN = 12;
/** Of what was used lately so much goes before the favourites: both have to fit. */
const RECENT_FIRST = 6;

/** A procedure with the texts it is searched by, folded once: two hundred are looked through at each key. */
export interface IndexedProcedure extends ProcedureRow {
  readonly nameFold: string;
  readonly allFold: string;
}

export const indexProcedures = (rows: readonly ProcedureRow[]): IndexedProcedure[] =>
  rows.map((row) => {
    const nameFold = foldVietnamese(row.name);
    return { ...row, nameFold, allFold: `${row.code} ${nameFold} ${foldVietnamese(row.field)}` };
  });

/** What this person takes in: most of a day's work is a handful of procedures. */
export interface Habits {
  readonly favourite: readonly string[];
  /** The latest first. */
  readonly recent: readonly string[];
}

/**
 * Procedures by code, name or field, without diacritics and with the words in any order; the likeliest first. Without
 * a query: what was used lately, then the favourites, then the rest by code.
 */
export function searchProcedures(
  procedures: readonly IndexedProcedure[],
  query: string,
  habits: Habits,
): IndexedProcedure[] {
  const asked = foldVietnamese(query);
  const words = asked.split(' ');
  const rank = habitRank(habits);
  return procedures
    .filter(({ allFold }) => words.every((word) => allFold.includes(word)))
    .map((procedure) => ({ procedure, order: [fit(procedure, asked, words), rank(procedure.code)] as const }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || plainer(a.procedure, b.procedure, asked))
    .slice(0, MOST_SHOWN)
    .map(({ procedure }) => procedure);
}

/** 0 for the best fit: the code itself, the beginning of the name, whole words of it, anything else. */
function fit({ code, nameFold }: IndexedProcedure, asked: string, words: readonly string[]): number {
  if (asked === '') return 0;
  if (code.startsWith(asked) || code.endsWith(asked)) return 0;
  if (nameFold.startsWith(asked)) return 1;
  const inName = nameFold.split(' ');
  return words.every((word) => inName.some((one) => one.startsWith(word))) ? 2 : 3;
}

function habitRank({ recent, favourite }: Habits): (code: string) => number {
  const order = [...recent.slice(0, RECENT_FIRST), ...favourite, ...recent];
  return (code) => {
    const index = order.indexOf(code);
    return index < 0 ? order.length : index;
  };
}

/** Of two that fit as well the shorter name has less in it that was not asked for. */
const plainer = (a: ProcedureRow, b: ProcedureRow, asked: string): number =>
  (asked === '' ? 0 : a.name.length - b.name.length) || (a.code < b.code ? -1 : 1);

/** The codes used lately with one more in front. */
export const withRecent = (recent: readonly string[], code: string): string[] =>
  [code, ...recent.filter((one) => one !== code)].slice(0, 10);
