import { type LocalDate, localDateOf, minuteOfDay, type TimeLimit } from '@motcua/shared/calendar';
import type { FormSet } from '@motcua/shared/papers';
import type { Block, Cell, Run, Words } from '../pdf/paper-document.js';

/** The office that issues a paper, as it prints itself. */
export interface IssuingOffice {
  readonly name: string;
  readonly counterName: string;
  readonly placeName: string;
  readonly phone: string | null;
  readonly address: string | null;
}

/** Whom a dossier is of, and who brought it. */
export interface PersonOnPaper {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** What every form knows of its dossier and of itself. */
export interface FormFacts {
  readonly set: FormSet;
  readonly office: IssuingOffice;
  /** The office's own count of this form in the year. */
  readonly number: number;
  readonly year: number;
  /** Of the event that the paper is about. */
  readonly at: Date;
  readonly code: string;
  readonly externalCode: string | null;
  readonly procedureName: string;
  readonly online: boolean;
  readonly applicant: PersonOnPaper;
  readonly submitter: { readonly fullName: string; readonly relation: string; readonly phone: string | null } | null;
}

const DOTS = '……………………';

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** Papers write out what people shorten: `UBND phường Cộng Hòa` is an Ủy ban nhân dân. */
export const officeInFull = (name: string): string => name.replace(/^UBND(?=\s)/u, 'Ủy ban nhân dân');

/** First letters in capitals, as numbers of official papers abbreviate: `Bộ phận Một cửa` is `BPMC`. */
export const abbreviation = (name: string): string =>
  capitals(
    name
      .split(/[\s-]+/u)
      .map(([first = '']) => first)
      .join(''),
  );

export function heading({ office, number, at }: FormFacts): Block {
  return {
    kind: 'heading',
    above: capitals(officeInFull(office.name)),
    issuer: capitals(office.counterName),
    number: `Số: ${number}/${abbreviation(office.counterName)}`,
    place: office.placeName,
    on: localDateOf(at),
  };
}

/** A field as it is filled in; what nobody knows stays a dotted line for the pen. */
export function field(label: string, value: string | null | undefined): Block {
  return { kind: 'text', words: fieldWords(label, value) };
}

/** Two short fields on one line. */
export function twoFields(first: readonly [string, string | null], second: readonly [string, string | null]): Block {
  return { kind: 'text', words: [...fieldWords(...first), { text: '\u2003 ' }, ...fieldWords(...second)] };
}

export const fieldWords = (label: string, value: string | null | undefined): readonly Run[] => [
  { text: `${label}: ` },
  value ? { text: value, bold: true } : { text: DOTS },
];

export const bold = (text: string): Run => ({ text, bold: true });

export const cell = (words: Words, more: Partial<Cell> = {}): Cell => ({ words, ...more });

/** Hour, minute and day as the forms ask for them. */
export function hourAndDay(at: Date): string {
  const minute = minuteOfDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút, ngày ${slashed(localDateOf(at))}`;
}

export const slashed = (date: LocalDate): string => date.split('-').reverse().join('/');

const UNITS: Readonly<Record<TimeLimit['unit'], string>> = {
  workingHour: 'giờ làm việc',
  halfDay: 'buổi làm việc',
  workingDay: 'ngày làm việc',
  day: 'ngày',
  month: 'tháng',
  sameDay: 'trong ngày làm việc',
  none: 'không quy định',
};

export const limitInWords = ({ amount, unit }: TimeLimit): string =>
  unit === 'sameDay' || unit === 'none' ? UNITS[unit] : `${amount} ${UNITS[unit]}`;

/** Vietnamese phones as people write them: +84912345678 is 0912 345 678. */
export function phoneInWords(phone: string | null): string | null {
  const local = phone?.replace(/^\+84/u, '0') ?? null;
  return local?.replace(/^(\d{4})(\d{3,4})(\d{3})$/u, '$1 $2 $3') ?? null;
}

/** `đ` behind the amount, points between thousands. */
export const dong = (amountVnd: number): string => `${amountVnd.toLocaleString('de-DE')} đồng`;
