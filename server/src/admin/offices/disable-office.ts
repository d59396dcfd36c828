import { localDateOf } from '@motcua/shared/calendar';
import type { Actor } from '../../common/actor.js';
import { refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Office } from '../../offices/office.entity.js';
import { requireDay, requirePeriod } from '../admin-rules.js';
import { officeView, type OfficeView } from './find-offices.js';
import { lockOwnOffice } from './office-tree.js';
import type { DisableOfficeDto } from './offices.dto.js';
import { changeRecorded } from '../change-recorded.js';

/** Gives an office its last day. It takes no dossiers in afterwards; what it has taken in is brought to its end. */
export async function disableOffice(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { version, validTo }: DisableOfficeDto,
): Promise<OfficeView> {
  const office = await lockOwnOffice(tx, actor, id, version);
  const lastDay = validTo === undefined ? localDateOf(tx.now) : requireDay(validTo, 'validTo');
  requirePeriod(office.validFrom, lastDay, 'validTo');
  return end(tx, actor, office, lastDay);
}

/** Takes the last day back. */
export async function enableOffice(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<OfficeView> {
  const office = await lockOwnOffice(tx, actor, id, version);
  if (office.validTo === null) throw refused('office.not_disabled', 'This office has no last day.');
  return end(tx, actor, office, null);
}

async function end(tx: OfficeTx, actor: Actor, { id, version }: Office, validTo: string | null): Promise<OfficeView> {
  return changeRecorded(
    tx,
    actor,
    { subjectKind: 'office', subjectId: id, action: validTo === null ? 'change' : 'disable', view: officeView },
    () => tx.em.update(Office, { id }, { validTo, version: version + 1 }),
  );
}
