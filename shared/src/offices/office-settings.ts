import { isFollowUrl } from '../notices/follow-link.js';
import { isTaxCode } from '../validation/tax-code.js';
import { isLocalDate, LATENESS_COMPARES, type LatenessCompare, type LocalDate } from '../calendar/index.js';

/** By which channels nobody is disturbed at night and on public holidays. Stored words. */
export const QUIET_CHANNELS = ['sms', 'all', 'none'] as const;
export type QuietChannels = (typeof QUIET_CHANNELS)[number];

/** With which letters text messages are written. Stored words. */
export const SMS_LETTERS = ['plain', 'accented'] as const;
export type SmsLetters = (typeof SMS_LETTERS)[number];

/** Whether the receipt goes with the mail that a dossier was accepted. Stored words. */
export const RECEIPT_BY_MAIL = ['attached', 'left_out'] as const;
export type ReceiptByMail = (typeof RECEIPT_BY_MAIL)[number];

/** Whether everybody may see the statistics card of the office. Stored words. */
export const PUBLIC_CARD = ['hidden', 'shown'] as const;
export type PublicCard = (typeof PUBLIC_CARD)[number];

/** Whether the digest of the morning tells leaders how their office stands. Stored words. */
export const DIGEST_FIGURES = ['leaders', 'nobody'] as const;
export type DigestFigures = (typeof DIGEST_FIGURES)[number];

/** When the digest of the morning is made: every half hour of it, `HH:MM`. */
export const DIGEST_TIMES = ['06:00', '06:30', '07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00'] as const;
export type DigestTime = (typeof DIGEST_TIMES)[number];

/**
 * What an office may set for itself and all offices below it. Each value is one that practice or an unread text gives
 * with less than certainty, so none of them is a constant.
 */
export interface OfficeSettings {
  /** An apology is in good time when it goes out at least so many calendar days before the due day; 0 to 30. */
  readonly 'apology.minLeadDays': number;
  /** How often one dossier may be promised anew; 1 to 10. */
  readonly 'apology.maxPerDossier': number;
  /** By how many working days the promise may be moved; 1 to 365, or 0 for no limit. */
  readonly 'apology.maxExtensionDays': number;
  /** How a finish is compared with its due time in figures: by local date, or by the minute. */
  readonly 'deadline.compare': LatenessCompare;
  /** From which chance of missing its date, in per cent, a dossier is foreseen as tight; 1 to 99. */
  readonly 'forecast.tightPercent': number;
  /** The same for late; above the one for tight. */
  readonly 'forecast.latePercent': number;
  readonly 'notices.quietChannels': QuietChannels;
  /** Hours of the day, 0 to 23, between which nobody is disturbed; the same twice means no night. */
  readonly 'notices.quietFromHour': number;
  readonly 'notices.quietToHour': number;
  /** Vietnamese letters are easier to read and take about twice the parts. */
  readonly 'notices.smsLetters': SmsLetters;
  /** What the gateway charges for one part, in đồng, up to 9,999; 0 where nobody has said. */
  readonly 'notices.smsPartVnd': number;
  /**
   * Dossiers received, or else submitted, from this day on have the forms of TT 03/2025/TT-VPCP, earlier ones those of
   * TT 01/2018/TT-VPCP. That the later set replaces the earlier with the two-tier wards of 01/07/2025 is known from
   * practice; the day was not read in the circular itself.
   */
  readonly 'papers.newFormsFrom': LocalDate;
  /** The mã số thuế of the office, which receipts of fees bear; '' where they leave room for it. */
  readonly 'papers.taxCode': string;
  /** The receipt bears the number of the identity paper, which no message says otherwise. */
  readonly 'notices.receiptByMail': ReceiptByMail;
  /** Where citizens look their dossier up, as `isFollowUrl` takes it; '' where there is no such page. */
  readonly 'notices.followUrl': string;
  /** Who works in several offices has one digest, at the latest of their times. */
  readonly 'notices.digestAt': DigestTime;
  readonly 'notices.digestFigures': DigestFigures;
  /** Figures of an office are its own until it shows them; one above it cannot do that for it. */
  readonly 'reports.publicCard': PublicCard;
}

export type OfficeSettingKey = keyof OfficeSettings;

/** Where nobody has set anything. */
export const DEFAULT_OFFICE_SETTINGS: OfficeSettings = {
  'apology.minLeadDays': 1,
  'apology.maxPerDossier': 1,
  'apology.maxExtensionDays': 0,
  'deadline.compare': 'day',
  'forecast.tightPercent': 15,
  'forecast.latePercent': 50,
  'notices.quietChannels': 'sms',
  'notices.quietFromHour': 21,
  'notices.quietToHour': 7,
  'notices.smsLetters': 'plain',
  'notices.smsPartVnd': 0,
  'papers.newFormsFrom': '2025-07-01',
  'papers.taxCode': '',
  'notices.receiptByMail': 'attached',
  'notices.followUrl': '',
  'notices.digestAt': '07:30',
  'notices.digestFigures': 'leaders',
  'reports.publicCard': 'hidden',
};

type Allowed =
  | { readonly from: number; readonly to: number }
  | { readonly words: readonly string[] }
  /** An address, or '' for none. */
  | { readonly address: true }
  /** A tax code of an organisation, or '' for none. */
  | { readonly taxCode: true }
  /** A day between these, both included. */
  | { readonly firstDay: LocalDate; readonly lastDay: LocalDate };

/** What each may be. */
export const OFFICE_SETTING_RANGES: Readonly<Record<OfficeSettingKey, Allowed>> = {
  'apology.minLeadDays': { from: 0, to: 30 },
  'apology.maxPerDossier': { from: 1, to: 10 },
  'apology.maxExtensionDays': { from: 0, to: 365 },
  'deadline.compare': { words: LATENESS_COMPARES },
  'forecast.tightPercent': { from: 1, to: 99 },
  'forecast.latePercent': { from: 1, to: 99 },
  'notices.quietChannels': { words: QUIET_CHANNELS },
  'notices.quietFromHour': { from: 0, to: 23 },
  'notices.quietToHour': { from: 0, to: 23 },
  'notices.smsLetters': { words: SMS_LETTERS },
  'notices.smsPartVnd': { from: 0, to: 9_999 },
  // No counter had the later forms before the circular, and none still takes dossiers under the earlier in 2100.
  'papers.newFormsFrom': { firstDay: '2025-01-01', lastDay: '2099-12-31' },
  'papers.taxCode': { taxCode: true },
  'notices.receiptByMail': { words: RECEIPT_BY_MAIL },
  'notices.followUrl': { address: true },
  'notices.digestAt': { words: DIGEST_TIMES },
  'notices.digestFigures': { words: DIGEST_FIGURES },
  'reports.publicCard': { words: PUBLIC_CARD },
};

export const OFFICE_SETTING_KEYS = Object.keys(DEFAULT_OFFICE_SETTINGS) as readonly OfficeSettingKey[];

/** What each office says for itself alone: it holds for none below, and nobody says it for the whole country. */
export const isOwnSetting = (key: OfficeSettingKey): boolean =>
  key === 'reports.publicCard' || key === 'papers.taxCode';

export function isOfficeSettingValue(key: OfficeSettingKey, value: unknown): boolean {
  const allowed = OFFICE_SETTING_RANGES[key];
  if ('words' in allowed) return typeof value === 'string' && allowed.words.includes(value);
  if ('address' in allowed) return typeof value === 'string' && (value === '' || isFollowUrl(value));
  if ('taxCode' in allowed) return typeof value === 'string' && (value === '' || isTaxCode(value));
  if ('firstDay' in allowed) {
    return typeof value === 'string' && isLocalDate(value) && value >= allowed.firstDay && value <= allowed.lastDay;
  }
  return Number.isInteger(value) && Number(value) >= allowed.from && Number(value) <= allowed.to;
}

/** What holds for an office. @param set what it and the offices above it have set, the nearest word of each */
export function officeSettings(set: Partial<OfficeSettings>): OfficeSettings {
  return { ...DEFAULT_OFFICE_SETTINGS, ...set };
}

/** Whether the settings agree with each other: what is called late must be likelier to miss than what is called tight. */
export const settingsAgree = (settings: OfficeSettings): boolean =>
  settings['forecast.tightPercent'] < settings['forecast.latePercent'];
