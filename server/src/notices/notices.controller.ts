import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTICE_CHANNELS, NOTICE_STATES, type NoticeChannel, type NoticeState } from '@motcua/shared/notices';
import { recordAccess } from '../audit/access-log.js';
import { WriteOnce } from '../audit/write-once.js';
import { type Actor, hasRole, holdsRoleAnywhere } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import { Answers, pageExample, WriteAnswers } from '../common/http/answers.js';
import { Line, OneOf, QueryWhole, Uuid } from '../common/http/fields.js';
import { CurrentActor, Write, type WriteContext } from '../common/http/request.js';
import { OfficeTransactions, type OfficeTx } from '../database/office-transaction.js';
import { DossierId } from '../dossiers/dossiers.controller.js';
import { chooseOffice } from '../offices/office-choice.js';
import { NOTICE_EXAMPLE, NOTICE_RECALLED_EXAMPLE } from './notices.examples.js';
import { RecallNotice } from './recall-notice.js';
import { ResendNotice } from './resend-notice.js';

export class ListNoticesQuery {
  @Uuid({ optional: true }) dossierId?: string;
  @OneOf(NOTICE_CHANNELS, { optional: true }) channel?: NoticeChannel;
  @OneOf(NOTICE_STATES, { optional: true }) state?: NoticeState;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

const ROLES = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'] as const;
const DEFAULT_LIMIT = 25;
const PURPOSE = 'notices';

/** What was told in the message of another notice shows the words and the fate of that message. */
const ROW = `
  SELECT n.id, n.dossier_id AS "dossierId", d.code AS "dossierCode", n.kind, n.channel, n.recipient, n.address_masked AS "to",
         sent.subject, sent.body AS text, sent.state, sent.attempts, sent.gateway, sent.last_error AS "lastError",
         n.created_at AS "createdAt", sent.accepted_at AS "acceptedAt", n.told_with_id AS "toldWithId",
         sent.not_before AS "notBefore", sent.recalled_because AS "recalledBecause",
         (SELECT other.code FROM dossier other WHERE n.told_with_id IS NOT NULL AND other.id = sent.dossier_id) AS "toldWithCode"
    FROM notice n JOIN dossier d ON d.id = n.dossier_id JOIN notice sent ON sent.id = COALESCE(n.told_with_id, n.id)`;

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly writeOnce: WriteOnce,
    private readonly resends: ResendNotice,
    private readonly recalls: RecallNotice,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What citizens were told, and what became of it' })
  @Answers(200, pageExample(NOTICE_EXAMPLE))
  list(@CurrentActor() actor: Actor, @Query() query: ListNoticesQuery): Promise<Page<unknown>> {
    return this.transactions.forActor(actor, async (tx) => {
      const officeId = await this.officeOf(tx, actor, query);
      if (officeId === null) return { data: [], page: { nextCursor: null, hasNext: false } };
      const limit = query.limit ?? DEFAULT_LIMIT;
      const cursor = readCursor(PURPOSE, query.cursor, () => false);
      const rows: { id: string }[] = await tx.em.query(
        `${ROW}
          WHERE n.office_id = $1 AND ($2::uuid IS NULL OR n.dossier_id = $2) AND ($3::text IS NULL OR n.channel = $3)
            AND ($4::text IS NULL OR sent.state = $4) AND ($5::uuid IS NULL OR n.id < $5)
          ORDER BY n.id DESC LIMIT $6`,
        [officeId, query.dossierId ?? null, query.channel ?? null, query.state ?? null, cursor?.id ?? null, limit + 1],
      );
      await recordAccess(tx, {
        officeId,
        staffId: actor.staffId,
        action: 'list',
        ...(query.dossierId && { dossierId: query.dossierId }),
      });
      return pageOf(
        rows,
        limit,
        ({ id }) => writeCursor(PURPOSE, { value: null, id }),
        (row) => row,
      );
    });
  }

  /**
   * The notices of one dossier lie with its receiving office, whoever handles it; others with the office one names.
   *
   * @returns null when there is no such dossier here: a list of its notices is empty
   */
  private async officeOf(
    tx: OfficeTx,
    actor: Actor,
    { dossierId, officeCode }: ListNoticesQuery,
  ): Promise<string | null> {
    if (dossierId === undefined) return (await chooseOffice(tx.em, actor, ROLES, officeCode)).id;
    if (!ROLES.some((role) => holdsRoleAnywhere(actor, role))) {
      throw forbidden('role.not_allowed', 'Your roles do not allow this.');
    }
    const rows: { office_id: string }[] = await tx.em.query('SELECT office_id FROM dossier WHERE id = $1', [dossierId]);
    if (!rows[0]) return null;
    await tx.widen(rows[0].office_id);
    return rows[0].office_id;
  }

  @Post(':id/resend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send once more what failed or whose fate is unknown' })
  @WriteAnswers(200, NOTICE_EXAMPLE)
  async resend(@Write() write: WriteContext, @Param('id', DossierId) id: string): Promise<unknown> {
    const answer = await this.writeOnce.run(write, null, async (tx) => {
      await this.requireCounter(tx, write.actor, id);
      await this.resends.resend(tx, id);
      const [row]: [unknown] = await tx.em.query(`${ROW} WHERE n.id = $1`, [id]);
      return { status: 200, body: row };
    });
    return answer.body;
  }

  @Post(':id/recall')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take back a notice before it leaves',
    description:
      'The counter, a leader and whoever did the act can take it back while it is `planned` and was never tried, or when it is `manual`. Later the answer is 409 `notice.too_late`.',
  })
  @WriteAnswers(200, NOTICE_RECALLED_EXAMPLE)
  async recall(@Write() write: WriteContext, @Param('id', DossierId) id: string): Promise<unknown> {
    const answer = await this.writeOnce.run(
      write,
      null,
      async (tx) => {
        await this.requireRecaller(tx, write.actor, id);
        await this.recalls.recall(tx, id);
        const [row]: [unknown] = await tx.em.query(`${ROW} WHERE n.id = $1`, [id]);
        return { status: 200, body: row };
      },
      (tx) => this.requireRecaller(tx, write.actor, id),
    );
    return answer.body;
  }

  private async requireRecaller(tx: OfficeTx, actor: Actor, noticeId: string): Promise<void> {
    const rows: { officeId: string; dossierId: string; actorId: string }[] = await tx.em.query(
      `SELECT n.office_id AS "officeId", n.dossier_id AS "dossierId", e.actor_id AS "actorId"
         FROM notice n JOIN dossier_event e ON e.id = n.event_id WHERE n.id = $1`,
      [noticeId],
    );
    const notice = rows[0];
    if (!notice) throw notFound();
    const { officeId, dossierId, actorId } = notice;
    const may = hasRole(actor, officeId, 'counter_officer') || hasRole(actor, officeId, 'leader');
    if (!may && actorId !== actor.staffId) {
      throw forbidden('role.not_allowed', 'Only the counter, a leader and who did the act take notices back.');
    }
    await recordAccess(tx, { officeId, staffId: actor.staffId, dossierId, action: 'list' });
  }

  private async requireCounter(tx: OfficeTx, actor: Actor, noticeId: string): Promise<void> {
    const rows: { office_id: string }[] = await tx.em.query('SELECT office_id FROM notice WHERE id = $1', [noticeId]);
    if (!rows[0]) throw notFound();
    if (!hasRole(actor, rows[0].office_id, 'counter_officer')) {
      throw forbidden('role.not_allowed', 'Only the counter sends notices again.');
    }
  }
}
