import { maskCitizenId, maskEmail, maskPhone } from '@motcua/shared/validation';
import type { SecretBox } from '../common/secret-box.js';

/** A pending approval as `DOSSIER_PARTS` answers it. */
export interface PendingApproval {
  readonly id: string;
  readonly transition: string;
  /** Base64 of the stored call. */
  readonly requestEnc: string;
  readonly [more: string]: unknown;
}

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  citizenId: maskCitizenId,
  phone: maskPhone,
  email: maskEmail,
};

/** What waits for a second person, with what was asked for: nobody can say yes to what they have not read. */
export function proposalView({ requestEnc, ...approval }: PendingApproval, box: SecretBox): Record<string, unknown> {
  const { body } = JSON.parse(box.decrypt(Buffer.from(requestEnc, 'base64'))) as { body: Record<string, unknown> };
  const { transition: _transition, version: _version, reason = null, changes, ...asked } = body;
  return { ...approval, reason, asked: { ...asked, ...(isRecord(changes) && { changes: masked(changes) }) } };
}

/** New values of a correction, numbers and addresses hidden as everywhere else. */
const masked = (changes: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      const mask = MASKS[name];
      return [name, mask && typeof value === 'string' ? mask(value) : value];
    }),
  );

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
