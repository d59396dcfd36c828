import { describe, expect, it } from '@jest/globals';
import {
  DEFAULT_OFFICE_SETTINGS,
  isOfficeSettingValue,
  OFFICE_SETTING_KEYS,
  OFFICE_SETTING_RANGES,
  type OfficeSettingKey,
  officeSettings,
  settingsAgree,
} from './office-settings.js';

describe('settings of an office', () => {
  it('begin with values that are allowed and agree', () => {
    const wrong = OFFICE_SETTING_KEYS.filter((key) => !isOfficeSettingValue(key, DEFAULT_OFFICE_SETTINGS[key]));
    expect(wrong).toEqual([]);
    expect(Object.keys(OFFICE_SETTING_RANGES)).toEqual([...OFFICE_SETTING_KEYS]);
    expect(settingsAgree(DEFAULT_OFFICE_SETTINGS)).toBe(true);
  });

  it.each<[OfficeSettingKey, unknown, boolean]>([
    ['apology.minLeadDays', 0, true],
    ['apology.minLeadDays', 30, true],
    ['apology.minLeadDays', 31, false],
    ['apology.minLeadDays', -1, false],
    ['apology.minLeadDays', 1.5, false],
    ['apology.minLeadDays', '1', false],
    ['apology.maxPerDossier', 0, false],
    ['apology.maxExtensionDays', 0, true],
    ['deadline.compare', 'minute', true],
    ['deadline.compare', 'hour', false],
    ['deadline.compare', 1, false],
    ['forecast.latePercent', 100, false],
    ['papers.newFormsFrom', '2025-07-01', true],
    ['papers.newFormsFrom', '2026-02-30', false],
    ['papers.newFormsFrom', '2018-01-01', false],
    ['papers.newFormsFrom', '01/07/2025', false],
    ['papers.newFormsFrom', 2025, false],
    ['notices.followUrl', 'https://dichvucong.haiduong.gov.vn/tra-cuu?ma={code}', true],
    ['notices.followUrl', 'https://dichvucong.gov.vn', true],
    ['notices.followUrl', 'http://dichvucong.gov.vn', false],
    ['notices.followUrl', 'https://dichvucong.gov.vn@evil.example/x', false],
    ['notices.followUrl', 'https://dichvucong.gov.vn/{cccd}', false],
    ['notices.followUrl', 'https://dichvucong.gov.vn/{code}/{code}', false],
    ['notices.followUrl', 'https://dichvucong.gov.vn/tra cứu', false],
    ['notices.followUrl', `https://dichvucong.gov.vn/${'a'.repeat(100)}`, false],
    ['notices.followUrl', 5, false],
    ['papers.taxCode', '', true],
    ['papers.taxCode', '0100109106', true],
    ['papers.taxCode', '0100109106-001', true],
    ['papers.taxCode', '0100109107', false],
    ['papers.taxCode', 100109106, false],
  ])('%s may be %s: %s', (key, value, allowed) => {
    expect(isOfficeSettingValue(key, value)).toBe(allowed);
  });

  it('keep what is set, and the usual for the rest', () => {
    expect(officeSettings({ 'apology.maxPerDossier': 2 })).toEqual({
      ...DEFAULT_OFFICE_SETTINGS,
      'apology.maxPerDossier': 2,
    });
  });

  it('do not agree when late would be less likely than tight', () => {
    expect(settingsAgree(officeSettings({ 'forecast.tightPercent': 50 }))).toBe(false);
  });
});
