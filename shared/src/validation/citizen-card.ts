import { isLocalDate } from '../calendar/index.js';
import type { LocalDate } from '../calendar/index.js';
import { foldVietnamese } from '../text/index.js';
import { checkCitizenId, parseCitizenId } from './citizen-id.js';
import type { CitizenIdWarning, Sex } from './citizen-id.js';
import { normalizePersonName } from './person-name.js';

/** What the QR code of a chip card (CCCD, since July 2024 Căn cước) says about its holder. */
export interface CitizenCard {
  readonly citizenId: string;
  /** The number the person had before (CMND, 9 digits, or the first cards of 12). */
  readonly oldNumber?: string;
  readonly fullName: string;
  /** `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the papers know no more. */
  readonly dateOfBirth: string;
  readonly sex: Sex;
  /** Place of residence as printed; old cards name three levels. */
  readonly address: string;
  readonly issuedOn?: LocalDate;
}

/** Number of `|` between the seven fields that every chip card has. */
export const CARD_SEPARATORS = 6;

const SEXES: ReadonlyMap<string, Sex> = new Map([
  ['nam', 'male'],
  ['nu', 'female'],
]);

/**
 * Reads the QR code of a chip card: number, old number, name, date of birth, sex, residence, date of issue, with `|`
 * between them and dates as ddmmyyyy. The date of issue may be missing, later fields (parents on the newest cards) are
 * ignored.
 *
 * @returns null for any other text, and for one that a scanner has typed with letters lost
 */
export function parseCitizenCard(text: string): CitizenCard | null {
  const fields = text
    .normalize('NFC')
    .split('|')
    .map((field) => field.trim());
  const [citizenId = '', oldNumber = '', name = '', birth = '', sexWord = '', address, issue = ''] = fields;
  if (address === undefined || parseCitizenId(citizenId) === null) return null;
  // A scanner without Vietnamese types ? for each letter that it does not know: no name has that.
  const fullName = /[?\ufffd]/.test(name) ? null : normalizePersonName(name);
  const dateOfBirth = readBirthDate(birth);
  const sex = SEXES.get(foldVietnamese(sexWord));
  if (fullName === null || dateOfBirth === null || sex === undefined) return null;
  const issuedOn = readDate(issue);
  return {
    citizenId,
    ...(/^(?:\d{9}|\d{12})$/.test(oldNumber) && { oldNumber }),
    fullName,
    dateOfBirth,
    sex,
    address: address.replace(/\s+/gu, ' '),
    ...(issuedOn !== null && { issuedOn }),
  };
}

/** What in the number disagrees with the rest of the card: shown beside it, never a reason to refuse. */
export function checkCitizenCard({ citizenId, sex, dateOfBirth }: CitizenCard): readonly CitizenIdWarning[] {
  return checkCitizenId(citizenId, { sex, dateOfBirth }).warnings;
}

function readDate(digits: string): LocalDate | null {
  const parts = /^(\d{2})(\d{2})([1-9]\d{3})$/.exec(digits);
  const date = parts && `${parts[3]}-${parts[2]}-${parts[1]}`;
  return date && isLocalDate(date) ? date : null;
}

/** The papers of the old know only the year: day and month are then 00 or missing. */
function readBirthDate(digits: string): string | null {
  const year = /^(?:0000)?([1-9]\d{3})$/.exec(digits)?.[1];
  if (year) return year;
  const month = /^00(0[1-9]|1[0-2])([1-9]\d{3})$/.exec(digits);
  return month ? `${month[2]}-${month[1]}` : readDate(digits);
}
