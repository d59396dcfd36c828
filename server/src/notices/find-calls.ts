import { localDateOf } from '@motcua/shared/calendar';
import { type CallToMake, NOTICE_KINDS } from '@motcua/shared/notices';
import { maskPhone } from '@motcua/shared/validation';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import type { Page } from '../common/cursor.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { openSubmitter } from '../dossiers/submitter.js';
import { NEEDS_SOMEBODY } from '../figures/untold.sql.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';
import { noticeRulesOf } from './notice-rules-of-offices.js';
import { CALLED, type Callee, numberSetRight, numberToCall, numberWasHeard, OTHERS_CALLED } from './number-to-call.js';

interface CallRow extends Omit<CallToMake<Date>, 'name' | 'phone' | 'oftenInVain'>, Callee {
  readonly applicantName: string;
}

export const CALLER_ROLES = ['counter_officer'] as const;
const OFTEN = 3;
const MOST = 200;

/**
 * One line for each thing a citizen was not told, however many channels failed with it; the text message stands for it
 * where there is one. What was stopped because it would have come twice is no
 * reason to call. Nobody is called about kinds that the office does not tell by phone. After a wrong number nobody is called
 * again before the dossier has another number, or one was heard there.
 */
const OWED_CALLS = `
  SELECT DISTINCT ON (n.event_id, n.kind, n.recipient)
         n.id AS "noticeId", ${CALLED.dossierId} AS dossier_id, ${CALLED.recipient} AS recipient,
         n.kind, n.channel, n.state, n.last_error AS "lastError",
         COALESCE(others.say, n.say, n.body) AS say, n.created_at AS since, made.tries, made."lastTriedAt",
         made."lastOutcome", made."lastNote",
         n.address_enc AS "addressEnc", ${numberWasHeard('n', CALLED)} AS "numberHeard"
    FROM notice n
    ${OTHERS_CALLED}
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS tries, max(c.at) AS "lastTriedAt",
             (array_agg(c.outcome ORDER BY c.at DESC, c.id DESC))[1] AS "lastOutcome",
             (array_agg(c.note ORDER BY c.at DESC, c.id DESC))[1] AS "lastNote",
             COALESCE(bool_or(c.outcome = 'wrong_number' AND NOT (n.number_heard AND c.at <= n.created_at)
                              AND NOT ${numberSetRight(CALLED, 'c.at')}), false) AS wrong
        FROM notice_call c JOIN notice same ON same.id = c.notice_id
       WHERE same.dossier_id = n.dossier_id AND same.event_id = n.event_id AND same.kind = n.kind AND same.recipient = n.recipient) made
   WHERE n.office_id = ANY ($1::uuid[]) AND (n.office_id, n.kind) IN (SELECT * FROM unnest($2::uuid[], $3::text[]))
     AND n.same_text_as_id IS NULL AND ${NEEDS_SOMEBODY} AND NOT made.wrong
   ORDER BY n.event_id, n.kind, n.recipient, n.channel = 'sms' DESC, n.id`;

/** Whom the counter has to call, also for offices it has succeeded: each failed, unclear or given up message that no other channel made good. */
export class FindCalls {
  constructor(private readonly box: SecretBox) {}

  /** Those not called yet come first, then those called longest ago; at most 200, for each one told leaves the list. */
  async list(tx: OfficeTx, actor: Actor, officeCode: string | undefined): Promise<Page<CallToMake<Date>>> {
    const { office, officeIds } = await scopeOf(tx, actor, officeCode);
    const rows: CallRow[] = await tx.em.query(
      `SELECT owed."noticeId", d.id AS "dossierId", d.code AS "dossierCode", owed.recipient, owed.kind, owed.channel,
              owed.state, owed."lastError", owed.say, owed.since, owed.tries, owed."lastTriedAt", owed."lastOutcome", owed."lastNote",
              owed."addressEnc", owed."numberHeard",
              d.applicant_name AS "applicantName", d.phone_enc AS "phoneEnc", d.submitter_enc AS "submitterEnc"
         FROM (${OWED_CALLS}) owed JOIN dossier d ON d.id = owed.dossier_id
        ORDER BY owed."lastTriedAt" NULLS FIRST, owed.since, owed."noticeId" LIMIT ${MOST + 1}`,
      [officeIds, ...(await kindsCalled(tx, officeIds))],
    );
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'list' });
    return {
      data: rows.slice(0, MOST).map((row) => this.view(row)),
      page: { nextCursor: null, hasNext: rows.length > MOST },
    };
  }

  /** For the figure in the rail: names nobody, so it leaves no record. */
  async count(tx: OfficeTx, actor: Actor, officeCode: string | undefined): Promise<{ value: number; exact: boolean }> {
    const { officeIds } = await scopeOf(tx, actor, officeCode);
    const [{ n }]: [{ n: number }] = await tx.em.query(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM (${OWED_CALLS}) owed LIMIT ${MOST + 1}) counted`,
      [officeIds, ...(await kindsCalled(tx, officeIds))],
    );
    return { value: Math.min(n, MOST), exact: n <= MOST };
  }

  private view({ applicantName, phoneEnc, submitterEnc, addressEnc, ...row }: CallRow): CallToMake<Date> {
    const submitter = row.recipient === 'submitter' ? openSubmitter(this.box, submitterEnc) : null;
    const phone = numberToCall(this.box, { ...row, phoneEnc, submitterEnc, addressEnc });
    return {
      ...row,
      name: submitter?.fullName ?? applicantName,
      phone: phone === null ? null : maskPhone(phone),
      oftenInVain: row.tries >= OFTEN,
    };
  }
}

/** What an office has taken over is its own to call about. */
const scopeOf = (
  tx: OfficeTx,
  actor: Actor,
  officeCode: string | undefined,
): ReturnType<typeof chooseWithPredecessors> =>
  chooseWithPredecessors(tx.em, actor, CALLER_ROLES, officeCode, localDateOf(tx.now));

/** Pairs of an office and a kind that it tells by phone, as two lists. */
async function kindsCalled(tx: OfficeTx, officeIds: readonly string[]): Promise<readonly [string[], string[]]> {
  const rules = await noticeRulesOf(tx.em, officeIds);
  const pairs = [...rules].flatMap(([officeId, of]) =>
    NOTICE_KINDS.filter((kind) => of[kind].phone === 'fallback').map((kind) => [officeId, kind] as const),
  );
  return [pairs.map(([officeId]) => officeId), pairs.map(([, kind]) => kind)];
}
