import {
  isOfficeSettingValue,
  isOwnSetting,
  type OfficeSettingKey,
  officeSettings,
  type OfficeSettings,
  settingsAgree,
} from '@motcua/shared/offices';
import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { OfficeSetting } from '../../offices/office-setting.entity.js';
import { settingsOfOffice } from '../../offices/settings-of-office.js';
import { refusedField, refuseTaken, requireVersion } from '../admin-rules.js';
import { requireScope, scopeOf } from '../calendars/calendar-scope.js';
import { changeRecorded } from '../change-recorded.js';
import { type SettingView, settingView } from './find-settings.js';
import type { ChangeSettingDto, CreateSettingDto } from './settings.dto.js';

/** Sets something for an office and, but for `isOwnSetting`, all below it. @throws DomainError 404, 403, 422 `setting.value_invalid`, `setting.doubled`, `setting.disagree` */
export async function createSetting(tx: OfficeTx, actor: Actor, input: CreateSettingDto): Promise<SettingView> {
  const officeId = await scopeOf(tx.em, actor, input.officeCode);
  requireValue(input.key, input.value);
  if (officeId === null && isOwnSetting(input.key)) {
    throw refusedField('setting.value_invalid', 'Each office says this for itself.', 'officeCode');
  }
  await lockSettings(tx, officeId);
  const id = newId();
  await refuseTaken(
    'setting.doubled',
    'key',
    tx.em.insert(OfficeSetting, { id, officeId, key: input.key, value: input.value }),
  );
  await requireAgreement(tx, officeId);
  const after = await settingView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office_setting',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}

/** @throws DomainError 404, 403, 409, 422 `setting.value_invalid`, `setting.disagree` */
export async function changeSetting(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { value, version }: ChangeSettingDto,
): Promise<SettingView> {
  const found = await lockSetting(tx, actor, id, version);
  requireValue(found.key, value);
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'office_setting', subjectId: id, action: 'change', view: settingView },
    async () => {
      await tx.em.update(OfficeSetting, { id }, { value, version: version + 1 });
      await requireAgreement(tx, found.officeId);
    },
  );
}

/** Takes a setting back: what the office above has set holds again. @throws DomainError 404, 403, 409, 422 `setting.disagree` */
export async function removeSetting(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<SettingView> {
  const found = await lockSetting(tx, actor, id, version);
  const before = await settingView(tx.em, id);
  await tx.em.delete(OfficeSetting, { id });
  await requireAgreement(tx, found.officeId);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office_setting',
    subjectId: id,
    action: 'disable',
    before,
    after: null,
  });
  return before;
}

async function lockSetting(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<OfficeSetting> {
  const seen = await tx.em.findOneBy(OfficeSetting, { id });
  if (!seen) throw notFound();
  await requireScope(tx.em, actor, seen.officeId);
  await lockSettings(tx, seen.officeId);
  const setting = await tx.em.findOneBy(OfficeSetting, { id });
  if (!setting) throw notFound();
  requireVersion(setting, version);
  return setting;
}

/** One at a time for each office: two settings that only together disagree must not both find the other unchanged. */
async function lockSettings(tx: OfficeTx, officeId: string | null): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`settings/${officeId ?? ''}`]);
}

function requireValue(key: OfficeSettingKey, value: unknown): void {
  if (!isOfficeSettingValue(key, value)) {
    throw refusedField('setting.value_invalid', 'This setting cannot have this value.', 'value');
  }
}

/** Of the office itself; one below that has set its own half is read as it stands. */
async function requireAgreement(tx: OfficeTx, officeId: string | null): Promise<void> {
  if (!settingsAgree(officeId === null ? await nationalSettings(tx) : await settingsOfOffice(tx.em, officeId))) {
    throw refusedField('setting.disagree', 'Tight must begin at a smaller chance than late.', 'value');
  }
}

async function nationalSettings(tx: OfficeTx): Promise<OfficeSettings> {
  const rows = await tx.em.query<{ key: OfficeSettingKey; value: number | string }[]>(
    'SELECT key, value FROM office_setting WHERE office_id IS NULL',
  );
  return officeSettings(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}
