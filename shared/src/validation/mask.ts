import { nationalPhone } from './phone.js';

const DOT = '•';

function hide(text: string, first: number, last: number): string {
  const letters = [...text];
  const hidden = Math.max(0, letters.length - first - last);
  return letters.slice(0, first).join('') + DOT.repeat(hidden) + letters.slice(first + hidden).join('');
}

/**
 * A number of a person as screens show it: `030•••••2345`. Of shorter numbers (CMND, passport) only the last third is
 * left, at most four characters, so that as much stays hidden.
 */
export function maskCitizenId(id: string): string {
  return id.length === 12 ? hide(id, 3, 4) : hide(id, 0, Math.min(4, Math.floor(id.length / 3)));
}

/** A phone, stored or as dialled: `0912•••678`. What is too short for that is hidden altogether. */
export function maskPhone(phone: string): string {
  const national = nationalPhone(phone);
  return national.length < 10 ? DOT.repeat(national.length) : hide(national, 4, 3);
}

/** An e-mail address: `n•••@gmail.com`. The number of dots does not tell how long the name is. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 0) return DOT.repeat(3);
  return `${at > 1 ? email.slice(0, 1) : ''}${DOT.repeat(3)}${email.slice(at)}`;
}
