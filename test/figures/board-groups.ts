import { type BoardGroup, NO_OFFICER } from '@motcua/shared/figures';
import { CITY } from './figure-world.js';
import { naively, type Told } from './naive-recount.js';

export const BELOW = `officeCode=${CITY}&below=true`;

/** What the list of a row is narrowed to. */
export const LIST_OF_GROUP: Readonly<Record<BoardGroup, (key: string) => string>> = {
  field: (key) => `${BELOW}&field=${encodeURIComponent(key)}`,
  procedure: (key) => `${BELOW}&procedureCode=${key}`,
  officer: (key) => `${BELOW}&officerId=${key}`,
  office: (key) => `officeCode=${key}`,
};
/** The row a dossier is counted in. */
export const KEY_OF: Readonly<Record<BoardGroup, (one: Told) => string>> = {
  field: ({ field }) => field,
  procedure: ({ procedure }) => procedure,
  officer: (one) =>
    (naively(one, new Date('2100-01-01')).finishedAt === null ? one.holder : (one.drafter ?? one.holder)) ?? NO_OFFICER,
  office: ({ handled_by }) => handled_by,
};
