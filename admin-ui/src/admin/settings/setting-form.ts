import { formatDateVi } from '@motcua/shared/calendar';
import { formatThousands, formatVnd, readVnd } from '@motcua/shared/payments';
import { isOfficeSettingValue, OFFICE_SETTING_RANGES, type OfficeSettingKey } from '@motcua/shared/offices';
import type { Translate } from '../../time/time-words';
import type { EffectiveSetting } from '../admin.types';

/** Whether the office itself has set it; '' is the whole country. */
export const isOwnSetting = ({ set }: Pick<EffectiveSetting, 'set'>, officeCode: string): boolean =>
  set !== null && (set.officeCode ?? '') === officeCode;

export const isMoney = (key: OfficeSettingKey): boolean => key === 'notices.smsPartVnd';

/** The value as a field shows it. */
export const settingText = ({ key, value }: EffectiveSetting): string =>
  isMoney(key) ? formatThousands(Number(value)) : String(value);

/** What was typed, as the API takes it; null when the setting cannot have that value. */
export function readSetting(key: OfficeSettingKey, text: string): number | string | null {
  const typed = text.trim();
  const isNumber = /^\d+$/.test(typed) && !('taxCode' in OFFICE_SETTING_RANGES[key]);
  const value = isMoney(key) ? readVnd(text) : isNumber ? Number(typed) : typed;
  return value !== null && isOfficeSettingValue(key, value) ? value : null;
}

/** The call that makes the office's own word this value. */
export function writingOf(
  setting: EffectiveSetting,
  officeCode: string,
  value: number | string,
): { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly body: object } {
  const { key, set } = setting;
  if (set !== null && isOwnSetting(setting, officeCode)) {
    return { method: 'PATCH', path: `settings/${set.id}`, body: { value, version: set.version } };
  }
  return { method: 'POST', path: 'settings', body: { key, value, ...(officeCode !== '' && { officeCode }) } };
}

const UNITS: Readonly<
  Record<
    Exclude<OfficeSettingKey, 'papers.newFormsFrom' | 'papers.taxCode' | 'notices.followUrl' | 'notices.smsPartVnd'>,
    string
  >
> = {
  'apology.minLeadDays': 'days',
  'apology.maxPerDossier': 'times',
  'apology.maxExtensionDays': 'working_days',
  'deadline.compare': 'compare',
  'forecast.tightPercent': 'percent',
  'forecast.latePercent': 'percent',
  'notices.quietChannels': 'compare',
  'notices.quietFromHour': 'oclock',
  'notices.quietToHour': 'oclock',
  'notices.smsLetters': 'compare',
  'notices.receiptByMail': 'compare',
  'notices.digestAt': 'compare',
  'notices.digestFigures': 'compare',
  'reports.publicCard': 'compare',
};

/** One of the words a setting can be; times of the day are read as they stand. */
export const settingWord = (key: OfficeSettingKey, word: string, translate: Translate): string =>
  key === 'notices.digestAt' ? word : translate(`admin.settings.compare.${word}`);

/** The value with its unit; 0 where it means that there is no limit, or that nobody knows. */
export function settingWords({ key, value }: EffectiveSetting, translate: Translate): string {
  if (key === 'papers.newFormsFrom') return translate('admin.settings.from_day', { day: formatDateVi(String(value)) });
  if (key === 'notices.followUrl' || key === 'papers.taxCode') {
    return value === '' ? translate('admin.settings.not_said') : String(value);
  }
  if (typeof value === 'string') return settingWord(key, value, translate);
  if (key === 'apology.maxExtensionDays' && value === 0) return translate('admin.settings.no_limit');
  if (key === 'notices.smsPartVnd') return value === 0 ? translate('admin.settings.not_said') : formatVnd(value);
  return translate(`admin.settings.units.${UNITS[key]}`, { smart_count: value });
}
