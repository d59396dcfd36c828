import { describe, expect, it } from '@jest/globals';
import type { EffectiveSetting } from '../admin.types';
import { isOwnSetting, readSetting, settingWords, writingOf } from './setting-form';

const setting = (officeCode?: string | null): EffectiveSetting => ({
  key: 'apology.maxPerDossier',
  value: 2,
  set: officeCode === undefined ? null : { id: 'a', officeCode, version: 3 },
});

describe('settings on the page', () => {
  it('are one’s own only where the office itself has set them', () => {
    expect(isOwnSetting(setting('H23'), 'H23')).toBe(true);
    expect(isOwnSetting(setting('H23'), 'H23.18')).toBe(false);
    expect(isOwnSetting(setting(null), '')).toBe(true);
    expect(isOwnSetting(setting(), '')).toBe(false);
  });

  it.each([
    ['apology.maxPerDossier', ' 2 ', 2],
    ['apology.maxPerDossier', '0', null],
    ['notices.smsPartVnd', '1.200', 1200],
    ['notices.smsPartVnd', '1,5', null],
    ['notices.smsPartVnd', '10.000', null],
    ['apology.maxPerDossier', '1,5', null],
    ['apology.maxPerDossier', '', null],
    ['deadline.compare', 'minute', 'minute'],
    ['deadline.compare', 'hour', null],
    ['papers.newFormsFrom', '2026-01-01', '2026-01-01'],
    ['papers.newFormsFrom', '2017-01-01', null],
    ['papers.taxCode', ' 0100109106 ', '0100109106'],
    ['papers.taxCode', '0100109107', null],
    ['papers.taxCode', '', ''],
  ] as const)('read %s from “%s” as %s', (key, text, value) => expect(readSetting(key, text)).toBe(value));

  it('change one’s own by its version, and set anew what was inherited', () => {
    expect(writingOf(setting('H23'), 'H23', 4)).toEqual({
      method: 'PATCH',
      path: 'settings/a',
      body: { value: 4, version: 3 },
    });
    const body = { key: 'apology.maxPerDossier', value: 4 };
    expect(writingOf(setting('H23'), 'H23.18', 4)).toEqual({
      method: 'POST',
      path: 'settings',
      body: { ...body, officeCode: 'H23.18' },
    });
    expect(writingOf(setting(), '', 4).body).toEqual(body);
  });

  it('say their unit, and that nothing is limited', () => {
    const translate = (key: string, more?: object): string => `${key} ${JSON.stringify(more ?? {})}`;
    expect(settingWords(setting(), translate)).toBe('admin.settings.units.times {"smart_count":2}');
    const open: EffectiveSetting = { key: 'apology.maxExtensionDays', value: 0, set: null };
    expect(settingWords(open, translate)).toContain('admin.settings.no_limit');
    const price: EffectiveSetting = { key: 'notices.smsPartVnd', value: 1200, set: null };
    expect(settingWords(price, translate)).toBe('1.200\u00a0₫');
    const day: EffectiveSetting = { key: 'papers.newFormsFrom', value: '2025-07-01', set: null };
    expect(settingWords(day, translate)).toBe('admin.settings.from_day {"day":"01/07/2025"}');
  });
});
