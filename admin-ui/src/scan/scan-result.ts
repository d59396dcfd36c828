import { isDossierCode } from '@motcua/shared/dossiers';
import { codeOfSlipMark, isSlipMarkBegun } from '@motcua/shared/papers';
import {
  CARD_SEPARATORS,
  checkCitizenCard,
  type CitizenCard,
  type CitizenIdWarning,
  parseCitizenCard,
} from '@motcua/shared/validation';

/** What the officer has scanned. `incomplete` is a card of which a part was lost: it is to be scanned again. */
export type ScanResult =
  | { readonly kind: 'citizenCard'; readonly card: CitizenCard; readonly mismatches: readonly CitizenIdWarning[] }
  | { readonly kind: 'dossierCode'; readonly code: string }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unknown' };

/**
 * Tells what a scanner has read.
 *
 * @param closed whether the scanner said by Enter or Tab that this was all: without that, a card whose last fields are
 *   missing has been cut short, perhaps in the middle of the address
 */
export function readScan(text: string, closed: boolean): ScanResult {
  if (!closed && text.includes('|') && isUnfinished(text)) return { kind: 'incomplete' };
  const card = parseCitizenCard(text);
  if (card !== null) return { kind: 'citizenCard', card, mismatches: checkCitizenCard(card) };
  const code = text.trim();
  if (isDossierCode(code)) return { kind: 'dossierCode', code };
  const marked = codeOfSlipMark(code);
  if (marked !== null) return { kind: 'dossierCode', code: marked };
  // No other code at a counter has this sign: a part of a person's data belongs in no field.
  return text.includes('|') ? { kind: 'incomplete' } : { kind: 'unknown' };
}

const DATE_DIGITS = 8;
const CODE_BEGUN = /^[A-Z]\d{2}(?:\.\d{1,3})*\.?(?:-\d{0,6}|-\d{6}-\d{0,3})?$/;

/** Whether a scan that stopped here is worth waiting for: some scanners pause within a card. */
export function isUnfinished(text: string): boolean {
  if (/^\d{1,12}$/.test(text) || isSlipMarkBegun(text)) return true;
  if (!/^\d{12}\|/.test(text)) return CODE_BEGUN.test(text);
  const fields = text.split('|');
  const missing = CARD_SEPARATORS + 1 - fields.length;
  return missing > 0 || (missing === 0 && fields[CARD_SEPARATORS]!.length < DATE_DIGITS);
}
