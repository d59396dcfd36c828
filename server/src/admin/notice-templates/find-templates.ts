import {
  type EffectiveTemplate,
  NOTICE_CHANNELS,
  NOTICE_LANGUAGES,
  TEMPLATE_KINDS,
  type TemplateKey,
  type TemplateVersion,
} from '@motcua/shared/notices';
import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import { type Actor, hasRole } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { forbidden, notFound } from '../../common/domain-error.js';
import { defaultWords } from '../../notices/templates/default-words.js';
import { chooseOffice } from '../../offices/office-choice.js';
import type { ListTemplatesQuery, ListVersionsQuery } from './notice-templates.dto.js';

/** Who reads an office's words; they also may put in force what another has proposed. */
export const TEMPLATE_READERS: readonly StaffRole[] = ['administrator', 'leader'];

const VIEW = `
  SELECT t.id, o.code AS "officeCode", t.kind, t.channel, t.language, t.number, t.state, t.subject, t.body,
         c.full_name AS "createdBy", t.created_by_id AS "createdById", t.created_at AS "createdAt", p.full_name AS "proposedBy",
         t.proposed_by_id AS "proposedById",
         t.proposed_at AS "proposedAt", a.full_name AS "activatedBy", t.activated_at AS "activatedAt",
         t.retired_at AS "retiredAt", t.version
    FROM notice_template t JOIN office o ON o.id = t.office_id JOIN staff c ON c.id = t.created_by_id
    LEFT JOIN staff p ON p.id = t.proposed_by_id LEFT JOIN staff a ON a.id = t.activated_by_id`;

export async function templateView(em: EntityManager, id: string): Promise<TemplateVersion<Date>> {
  const rows: TemplateVersion<Date>[] = await em.query(`${VIEW} WHERE t.id = $1`, [id]);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws DomainError 404 for words of a foreign office, 403 without one of the roles at theirs */
export function requireTemplateRole(actor: Actor, officeId: string, roles: readonly StaffRole[]): void {
  if (!actor.roles.some((pair) => pair.officeId === officeId)) throw notFound();
  if (!roles.some((role) => hasRole(actor, officeId, role))) {
    throw forbidden('role.not_allowed', 'Your roles at this office do not allow this.');
  }
}

/** @throws DomainError 404, 403 */
export async function readTemplate(em: EntityManager, actor: Actor, id: string): Promise<TemplateVersion<Date>> {
  const rows: { officeId: string }[] = await em.query(
    `SELECT office_id AS "officeId" FROM notice_template WHERE id = $1`,
    [id],
  );
  if (!rows[0]) throw notFound();
  requireTemplateRole(actor, rows[0].officeId, TEMPLATE_READERS);
  return templateView(em, id);
}

/** Every kind on every channel in every language, with the words that hold. */
export async function findTemplates(
  em: EntityManager,
  actor: Actor,
  { officeCode }: ListTemplatesQuery,
): Promise<Page<EffectiveTemplate>> {
  const office = await chooseOffice(em, actor, TEMPLATE_READERS, officeCode);
  const active: TemplateVersion<Date>[] = await em.query(
    `${VIEW} JOIN office asked ON asked.id = $1
      WHERE t.state = 'active' AND t.office_id = ANY (asked.path)
      ORDER BY array_position(asked.path, t.office_id) DESC`,
    [office.id],
  );
  const pending: TemplateVersion<Date>[] = await em.query(
    `${VIEW} WHERE t.office_id = $1 AND t.state IN ('draft', 'proposed') ORDER BY t.number DESC`,
    [office.id],
  );
  const keys = TEMPLATE_KINDS.flatMap((kind) =>
    NOTICE_CHANNELS.flatMap((channel) => NOTICE_LANGUAGES.map((language) => ({ kind, channel, language }))),
  );
  const data = keys.map((key): EffectiveTemplate => {
    const same = (row: TemplateKey): boolean =>
      row.kind === key.kind && row.channel === key.channel && row.language === key.language;
    const [holds, open] = [active.find(same), pending.find(same)];
    const { subject, body } = holds ?? defaultWords(key.kind, key.channel, key.language);
    return {
      ...key,
      subject,
      body,
      holds: holds ? { id: holds.id, officeCode: holds.officeCode, number: holds.number } : null,
      pending: open ? { id: open.id, number: open.number, state: open.state } : null,
    };
  });
  return { data, page: { nextCursor: null, hasNext: false } };
}

const MOST_VERSIONS = 100;

/** The versions an office itself has made, the newest first, at most 100. */
export async function findVersions(
  em: EntityManager,
  actor: Actor,
  { officeCode, kind, channel, language }: ListVersionsQuery,
): Promise<Page<TemplateVersion<Date>>> {
  const office = await chooseOffice(em, actor, TEMPLATE_READERS, officeCode);
  const rows: TemplateVersion<Date>[] = await em.query(
    `${VIEW} WHERE t.office_id = $1 AND t.kind = $2 AND t.channel = $3 AND t.language = $4
      ORDER BY t.number DESC LIMIT ${MOST_VERSIONS + 1}`,
    [office.id, kind, channel, language],
  );
  return { data: rows.slice(0, MOST_VERSIONS), page: { nextCursor: null, hasNext: rows.length > MOST_VERSIONS } };
}
