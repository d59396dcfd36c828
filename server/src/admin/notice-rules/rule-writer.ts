import type { EntityManager, EntityTarget } from 'typeorm';
import { type AdminSubject, recordAdminChange } from '../../audit/admin-audit.js';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import { newId } from '../../common/ids.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { refuseTaken, requireVersion } from '../admin-rules.js';
import { requireScope, scopeOf } from '../calendars/calendar-scope.js';
import { changeRecorded } from '../change-recorded.js';

interface RuleRow {
  readonly id: string;
  readonly officeId: string | null;
  readonly kind: string;
  readonly version: number;
}

/** Rules that an office sets by kind for itself and all below it, each change with its version and kept. */
export class RuleWriter<Row extends RuleRow, Rule extends object, View extends object> {
  constructor(
    private readonly table: EntityTarget<Row>,
    private readonly subjectKind: AdminSubject,
    private readonly view: (em: EntityManager, id: string) => Promise<View>,
  ) {}

  /** @throws DomainError 404, 403, 422 `notice_rule.doubled` */
  async create(
    tx: OfficeTx,
    actor: Actor,
    officeCode: string | undefined,
    kind: Row['kind'],
    rule: Rule,
  ): Promise<View> {
    const officeId = await scopeOf(tx.em, actor, officeCode);
    const id = newId();
    await refuseTaken('notice_rule.doubled', 'kind', tx.em.insert(this.table, { id, officeId, kind, ...rule }));
    const after = await this.view(tx.em, id);
    await this.record(tx, actor, id, 'create', null, after);
    return after;
  }

  /** @throws DomainError 404, 403, 409 */
  async change(tx: OfficeTx, actor: Actor, id: string, version: number, rule: Rule): Promise<View> {
    await this.lock(tx, actor, id, version);
    const { subjectKind, view } = this;
    return changeRecorded(tx, actor, { subjectKind, subjectId: id, action: 'change', view }, () =>
      tx.em.update(this.table, id, { ...rule, version: version + 1 }),
    );
  }

  /** Takes a rule back: what the office above has set holds again. @throws DomainError 404, 403, 409 */
  async remove(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<View> {
    await this.lock(tx, actor, id, version);
    const before = await this.view(tx.em, id);
    await tx.em.delete(this.table, id);
    await this.record(tx, actor, id, 'disable', before, null);
    return before;
  }

  private async lock(tx: OfficeTx, actor: Actor, id: string, version: number): Promise<void> {
    const { tableName } = tx.em.connection.getMetadata(this.table);
    const [rule]: RuleRow[] = await tx.em.query(
      `SELECT id, office_id AS "officeId", version FROM ${tableName} WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!rule) throw notFound();
    await requireScope(tx.em, actor, rule.officeId);
    requireVersion(rule, version);
  }

  private record(
    tx: OfficeTx,
    actor: Actor,
    subjectId: string,
    action: 'create' | 'disable',
    before: View | null,
    after: View | null,
  ): Promise<void> {
    return recordAdminChange(tx, actor.staffId, { subjectKind: this.subjectKind, subjectId, action, before, after });
  }
}
