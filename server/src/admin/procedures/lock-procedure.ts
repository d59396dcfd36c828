import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { Procedure } from '../../procedures/procedure.entity.js';
import { requireVersion } from '../admin-rules.js';

/** @throws DomainError 404, 409 */
export async function lockProcedure(tx: OfficeTx, code: string, version: number): Promise<Procedure> {
  const procedure = await tx.em.findOne(Procedure, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!procedure) throw notFound();
  requireVersion(procedure, version);
  return procedure;
}
