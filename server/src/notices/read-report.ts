import { normalizePhone } from '@motcua/shared/validation';
import { REPORTED_STATES, type ReportFields } from '../config/sms-http-profile.js';
import { matches, textAt, wordsAt } from './channels/answer-match.js';
import { gatewayWords } from './channels/gateway-words.js';
import type { DeliveryReport } from './channels/notice-channel.js';

export interface ReadReport {
  readonly report: DeliveryReport;
  /** Whom the message was for, as +84… where it is a phone of Vietnam; null when the report does not say. */
  readonly phone: string | null;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const LONGEST_ID = 200;

/**
 * What an HTTP gateway tells of a message, by its profile. A report that names our reference is about the whole message,
 * whatever the gateway calls it.
 *
 * @returns `unreadable` when it names no message, `nothing` when it says nothing new of one
 */
export function readReport(
  told: unknown,
  fields: ReportFields,
  gateway: string,
  now: Date,
): ReadReport | 'nothing' | 'unreadable' {
  const gatewayId = textAt(told, fields.id);
  const reference = textAt(told, fields.reference).toLowerCase();
  const noticeId = UUID.test(reference) ? reference : null;
  if (noticeId === null && (gatewayId === '' || gatewayId.length > LONGEST_ID)) return 'unreadable';
  const state = REPORTED_STATES.find((one) => fields.states[one].some((match) => matches(told, match)));
  if (state === undefined) return 'nothing';
  const said = textAt(told, fields.phone);
  const phone = said === '' ? null : (normalizePhone(said) ?? said.slice(0, LONGEST_ID));
  return {
    report: {
      gateway,
      gatewayId: noticeId === null ? gatewayId : null,
      noticeId,
      state,
      words: gatewayWords(wordsAt(told, fields.words), phone ?? ''),
      at: timeOf(textAt(told, fields.at), now),
    },
    phone,
  };
}

const DAY_MS = 86_400_000;
/** Networks try for up to three days, and gateways tell late. */
const EARLIEST_MS = 8 * DAY_MS;
const LATEST_MS = 600_000;

/** An instant with its zone, a day and hour of Vietnam, or seconds or milliseconds since 1970; null when it cannot be true. */
function timeOf(text: string, now: Date): Date | null {
  const local = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?$/.test(text);
  const ms = /^\d{10}(?:\d{3})?$/.test(text)
    ? Number(text.padEnd(13, '0'))
    : Date.parse(local ? `${text.replace(' ', 'T')}+07:00` : text);
  const away = ms - now.getTime();
  return away > -EARLIEST_MS && away < LATEST_MS ? new Date(Math.min(ms, now.getTime())) : null;
}
