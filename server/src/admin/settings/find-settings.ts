import {
  DEFAULT_OFFICE_SETTINGS,
  isOwnSetting,
  OFFICE_SETTING_KEYS,
  type OfficeSettingKey,
} from '@motcua/shared/offices';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredOffice } from '../administered.js';
import type { ListSettingsQuery } from './settings.dto.js';

/** One setting that somebody has made. */
export interface SettingView {
  readonly id: string;
  readonly key: OfficeSettingKey;
  readonly value: number | string;
  /** Who made it; null for the whole country. */
  readonly officeCode: string | null;
  readonly version: number;
}

/** What holds for an office, and by whose word. */
export interface EffectiveSetting {
  readonly key: OfficeSettingKey;
  readonly value: number | string;
  /** Null where nobody has set anything. */
  readonly set: Pick<SettingView, 'id' | 'officeCode' | 'version'> | null;
}

const VIEW = `
  SELECT s.id, s.key, s.value, o.code AS "officeCode", s.version
    FROM office_setting s LEFT JOIN office o ON o.id = s.office_id`;

export async function settingView(em: EntityManager, id: string): Promise<SettingView> {
  const rows: [SettingView] = await em.query(`${VIEW} WHERE s.id = $1`, [id]);
  return rows[0];
}

/** Every setting once, with the value that holds for the office. */
export async function findSettings(
  em: EntityManager,
  actor: Actor,
  { officeCode }: ListSettingsQuery,
): Promise<Page<EffectiveSetting>> {
  const office = officeCode === undefined ? null : await administeredOffice(em, actor, officeCode);
  const rows: SettingView[] = await em.query(
    `${VIEW} LEFT JOIN office asked ON asked.id = $1
      WHERE s.office_id IS NULL OR s.office_id = ANY (asked.path)
      ORDER BY COALESCE(array_position(asked.path, s.office_id), 0) DESC`,
    [office?.id ?? null],
  );
  const data = OFFICE_SETTING_KEYS.map((key): EffectiveSetting => {
    const nearest = rows.find((row) => row.key === key && (!isOwnSetting(key) || row.officeCode === office?.code));
    if (!nearest) return { key, value: DEFAULT_OFFICE_SETTINGS[key], set: null };
    const { id, value, version } = nearest;
    return { key, value, set: { id, officeCode: nearest.officeCode, version } };
  });
  return { data, page: { nextCursor: null, hasNext: false } };
}
