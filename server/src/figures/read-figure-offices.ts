import type { FigureOfficeChoice } from '@motcua/shared/figures';
import type { Actor } from '../common/actor.js';
import { forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { figureOfficesOf } from './figure-offices.js';

/** @throws DomainError 403 for who reads figures of no office */
export async function readFigureOffices(tx: OfficeTx, actor: Actor): Promise<FigureOfficeChoice[]> {
  const readable = figureOfficesOf(actor);
  if (readable.length === 0) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  const lists = actor.roles.filter(({ role }) => role !== 'administrator').map(({ officeId }) => officeId);
  return tx.em.query(
    `SELECT o.code, o.name, parent.code AS "parentCode", o.id = ANY ($2) AS lists,
            EXISTS (SELECT 1 FROM office b WHERE b.id <> o.id AND o.id = ANY (b.path))
              AND NOT EXISTS (SELECT 1 FROM office b WHERE o.id = ANY (b.path) AND b.id <> ALL ($1)) AS below,
            EXISTS (SELECT 1 FROM office b WHERE b.id <> o.id AND o.id = ANY (b.path))
              AND NOT EXISTS (SELECT 1 FROM office b WHERE o.id = ANY (b.path) AND b.id <> ALL ($2)) AS "listsBelow"
       FROM office o LEFT JOIN office parent ON parent.id = o.parent_id
      WHERE o.id = ANY ($1) ORDER BY cardinality(o.path), o.code`,
    [readable, lists],
  );
}
