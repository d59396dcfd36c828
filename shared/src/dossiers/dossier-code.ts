/**
 * Dossier codes: `H23.18.07-260315-0042` is the agency's identifier (mã định danh), the local date of
 * submission as YYMMDD and a number that starts at 1 in each office on each day.
 *
 * @legal TT 03/2025/TT-VPCP (composition of mã hồ sơ); agency identifiers: QĐ 20/2020/QĐ-TTg
 */
const CODE = /^([A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})-(\d{6})-(\d{4,5})$/;

/** Agency identifiers, new style (`H23.18.07`) or that of QCVN 102:2016 (`000.00.01.H22`). */
export const OFFICE_CODE_PATTERN = /^(?:[A-Z]\d{2}(?:\.\d{2,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$/;

/**
 * @param officeCode the agency's identifier
 * @param on         local date `YYYY-MM-DD` of submission
 * @param number     1 to 99,999; padded to four digits, five beyond 9,999
 * @throws RangeError when the number is out of range
 */
export function formatDossierCode(officeCode: string, on: string, number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 99_999) throw new RangeError(`dossier number ${number}`);
  return `${officeCode}-${on.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

export function isDossierCode(text: string): boolean {
  return CODE.test(text);
}

/** The part people say aloud: the number within the day, e.g. `0042`. */
export function codeTail(code: string): string {
  return code.slice(code.lastIndexOf('-') + 1);
}
