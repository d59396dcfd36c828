import type { Actor } from '../common/actor.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { type Ii06Asked, readIi06 } from '../figures/read-figures.js';
import { officeInFull } from '../papers/templates/form-parts.js';
import type { Ii06Form } from './ii-06-form.js';

/** Biểu II.06 with what only paper says. The numbers are those of `readIi06`. @throws DomainError as it does */
export async function readIi06Form(
  tx: OfficeTx,
  actor: Actor,
  { byProcedure = false, ...asked }: Ii06Asked & { readonly byProcedure?: boolean | undefined },
): Promise<Ii06Form> {
  const report = await readIi06(tx, actor, asked);
  const [printed]: [{ place: string; receiver: string | null; madeBy: string }] = await tx.em.query(
    `SELECT o.place_name AS place, above.name AS receiver, s.full_name AS "madeBy"
       FROM office o LEFT JOIN office above ON above.id = o.parent_id CROSS JOIN staff s
      WHERE o.code = $1 AND s.id = $2`,
    [report.office.code, actor.staffId],
  );
  return {
    ...printed,
    receiver: printed.receiver && officeInFull(printed.receiver),
    report: { ...report, office: { ...report.office, name: officeInFull(report.office.name) } },
    madeAt: tx.now,
    byProcedure,
    closed: null,
  };
}
