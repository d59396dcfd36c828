import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Office } from '../../offices/office.entity.js';
import { emptyIsNull, given, requireDay, requirePeriod } from '../admin-rules.js';
import { officeView, type OfficeView } from './find-offices.js';
import { lockOwnOffice, lockTree, moveOffice } from './office-tree.js';
import type { ChangeOfficeDto } from './offices.dto.js';

/**
 * Changes what an office is called, where it stands and how long. Its code stays for ever: codes of dossiers begin with
 * it; an office under a new code is a new office and the old one's successor.
 *
 * @throws DomainError 404, 403, 409, 422
 */
export async function changeOffice(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  { version, parentCode, phone, address, validFrom, validTo, name, placeName, counterName }: ChangeOfficeDto,
): Promise<OfficeView> {
  if (parentCode !== undefined) await lockTree(tx);
  const office = await lockOwnOffice(tx, actor, id, version);
  const from = validFrom === undefined ? office.validFrom : requireDay(validFrom, 'validFrom');
  const to = validTo === undefined ? office.validTo : requireDay(validTo, 'validTo');
  if (to !== null) requirePeriod(from, to, 'validTo');
  const before = await officeView(tx.em, id);
  if (parentCode !== undefined) await moveOffice(tx, actor, office, parentCode);
  const changes = given({ name, placeName, counterName, phone: emptyIsNull(phone), address: emptyIsNull(address) });
  await tx.em.update(Office, { id }, { ...changes, validFrom: from, validTo: to, version: version + 1 });
  const after = await officeView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, { subjectKind: 'office', subjectId: id, action: 'change', before, after });
  return after;
}
