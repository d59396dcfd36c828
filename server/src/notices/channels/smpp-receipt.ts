import type { Pdu, ShortMessage } from 'smpp';
import type { ReceiptIds } from '../../config/env-values.js';
import type { DeliveryReport } from './notice-channel.js';

export interface SmppReceipt {
  /** In the form of `answeredId`. */
  readonly gatewayId: string;
  readonly state: DeliveryReport['state'];
  readonly words: string;
}

/** SMPP 3.4, 5.2.28 and appendix B. A message of unknown state may still arrive. */
const STATES: Readonly<Record<string, DeliveryReport['state']>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  REJECTD: 'undelivered',
  ACCEPTD: 'gateway_accepted',
  ENROUTE: 'gateway_accepted',
  UNKNOWN: 'gateway_accepted',
};
const STATES_BY_NUMBER = ['', 'ENROUTE', 'DELIVRD', 'EXPIRED', 'DELETED', 'UNDELIV', 'ACCEPTD', 'UNKNOWN', 'REJECTD'];

/** Bits 2 to 5 of esm_class say what a deliver_sm is; 1 there is a receipt. */
const isReceipt = (pdu: Pdu): boolean => ((pdu.esm_class ?? 0) & 0x3c) === 0x04;

/** @returns null for a message somebody wrote, and for what tells of no message or of no known state */
export function readReceipt(pdu: Pdu, ids: ReceiptIds): SmppReceipt | null {
  if (!isReceipt(pdu)) return null;
  const text = wordsOf(pdu.short_message) || wordsOf(pdu.message_payload);
  const field = (name: string): string | undefined => new RegExp(`\\b${name}:\\s*(\\S+)`, 'i').exec(text)?.[1];
  // The separate field repeats the id as the answer gave it; the one in the text is how the gateway prints it.
  const given = pdu.receipted_message_id?.replace(/\0+$/, '');
  const printed = field('id');
  const gatewayId = given ? answeredId(given, ids) : printed === undefined ? null : printedId(printed, ids);
  const stat = field('stat')?.toUpperCase() ?? STATES_BY_NUMBER[pdu.message_state ?? 0];
  const state = stat === undefined ? undefined : STATES[stat.slice(0, 7)];
  if (!gatewayId || state === undefined) return null;
  const reason = field('err');
  return { gatewayId, state, words: `stat:${stat}${reason === undefined ? '' : ` err:${reason.slice(0, 20)}`}` };
}

/** What the answer to query_sm says. @returns null when it is of no known state */
export function readState({
  message_state: number = 0,
  error_code: reason,
}: Pdu): Omit<SmppReceipt, 'gatewayId'> | null {
  const stat = STATES_BY_NUMBER[number];
  const state = stat === undefined ? undefined : STATES[stat];
  if (state === undefined) return null;
  return { state, words: `stat:${stat}${reason ? ` err:${reason}` : ''}` };
}

/** The id as the gateway gave it, from the one we keep. */
export function givenId(kept: string, ids: ReceiptIds): string {
  if (ids !== 'decimal' || !/^\d+$/.test(kept)) return kept;
  return BigInt(kept).toString(16).toUpperCase();
}

/** The id of a submit_sm_resp as we keep it. */
export const answeredId = (id: string, ids: ReceiptIds): string =>
  ids === 'same' ? id : numberOf(id, ids === 'decimal' ? 'hex' : 'decimal');

/** The id in the text of a receipt as we keep it. */
const printedId = (id: string, ids: ReceiptIds): string => (ids === 'same' ? id : numberOf(id, ids));

/** Without zeros in front, which one of the two may have. What is no number stays as it is. */
function numberOf(id: string, written: 'decimal' | 'hex'): string {
  const digits = written === 'hex' ? /^[0-9a-f]+$/i : /^\d+$/;
  return digits.test(id) ? BigInt(written === 'hex' ? `0x${id}` : id).toString() : id;
}

function wordsOf(message: Buffer | string | ShortMessage | undefined): string {
  if (message === undefined) return '';
  if (typeof message === 'string' || Buffer.isBuffer(message)) return message.toString();
  return message.message.toString();
}
