import type { FigureOfficeChoice } from '@motcua/shared/figures';
import { type Actor, rolesAt } from '../common/actor.js';
import { forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { heldAt } from '../offices/office-choice.js';
import { CLOSING_ROLES, figureOfficesOf } from './figure-offices.js';
import { REASON_READERS } from './read-refusals.js';

/** @throws DomainError 403 for who reads figures of no office */
export async function readFigureOffices(tx: OfficeTx, actor: Actor): Promise<FigureOfficeChoice[]> {
  const readable = figureOfficesOf(actor);
  if (readable.length === 0) throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  const lists = actor.roles.filter(({ role }) => role !== 'administrator').map(({ officeId }) => officeId);
  const reasons = [...heldAt(actor, REASON_READERS)];
  const closes = readable.filter((id) => rolesAt(actor, id).some(({ role }) => CLOSING_ROLES.includes(role)));
  return tx.em.query(
    `SELECT o.code, o.name, parent.code AS "parentCode", o.id = ANY ($2) AS lists, ${allBelow('$1')} AS below,
            ${allBelow('$2')} AS "listsBelow", o.id = ANY ($3) AS reasons, ${allBelow('$3')} AS "reasonsBelow",
            o.id = ANY ($4) AS closes
       FROM office o LEFT JOIN office parent ON parent.id = o.parent_id
      WHERE o.id = ANY ($1) ORDER BY cardinality(o.path), o.code`,
    [readable, lists, reasons, closes],
  );
}

/** Whether there are offices below, all of them among these. */
const allBelow = (ids: string): string => `
  EXISTS (SELECT 1 FROM office b WHERE b.id <> o.id AND o.id = ANY (b.path))
    AND NOT EXISTS (SELECT 1 FROM office b WHERE o.id = ANY (b.path) AND b.id <> ALL (${ids}))`;
