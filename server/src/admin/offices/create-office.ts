import { recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Office } from '../../offices/office.entity.js';
import { refuseTaken, requireDay, requirePeriod } from '../admin-rules.js';
import { officeView, type OfficeView } from './find-offices.js';
import { lockTree, readParent } from './office-tree.js';
import type { CreateOfficeDto } from './offices.dto.js';

/** What citizens call the counter, unless an office says otherwise. */
export const DEFAULT_COUNTER_NAME = 'Bộ phận Một cửa';

/** Sets up an office below one that the actor administers. @throws DomainError 404, 403, 422 */
export async function createOffice(tx: OfficeTx, actor: Actor, input: CreateOfficeDto): Promise<OfficeView> {
  await lockTree(tx);
  const parent = await readParent(tx, actor, input.parentCode);
  const validFrom = requireDay(input.validFrom, 'validFrom');
  const validTo = input.validTo === undefined ? null : requireDay(input.validTo, 'validTo');
  if (validTo !== null) requirePeriod(validFrom, validTo, 'validTo');
  const id = newId();
  await refuseTaken(
    'office.code_taken',
    'code',
    tx.em.insert(Office, {
      id,
      code: input.code,
      name: input.name,
      parentId: parent.id,
      path: [...parent.path, id],
      placeName: input.placeName,
      counterName: input.counterName ?? DEFAULT_COUNTER_NAME,
      phone: input.phone ?? null,
      address: input.address ?? null,
      validFrom,
      validTo,
      // What stands below an invented office is invented.
      demo: parent.demo,
    }),
  );
  const after = await officeView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, {
    subjectKind: 'office',
    subjectId: id,
    action: 'create',
    before: null,
    after,
  });
  return after;
}
