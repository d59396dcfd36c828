import {
  type ChannelHealth,
  type GatewayHealth,
  NOTICE_CHANNELS,
  type NoticeChannel,
  type NoticeCounts,
  type NoticeHealth,
  type NoticeState,
} from '@motcua/shared/notices';
import type { OfficeTx } from '../database/office-transaction.js';
import { missingGateway } from './channels/gateways.js';
import { failedStaffMails } from './failed-staff-mails.js';
import { noticeTroubles } from './notice-troubles.js';
import { REMINDS_LATER } from './reminders.sql.js';

/** The sweeper looks every few seconds; what is over for so long was looked at by nobody. */
const OVERDUE_SECONDS = 120;

interface CountRow {
  readonly channel: NoticeChannel;
  readonly state: NoticeState;
  readonly n: number;
}

/** How the sending of messages of these offices goes. Figures and gateways' words, nothing of a citizen. */
export async function readNoticeHealth(
  tx: OfficeTx,
  officeIds: readonly string[],
  queueAnswers: boolean,
): Promise<NoticeHealth<Date>> {
  const owed = await readOwed(tx, officeIds);
  const written = await readWritten(tx, officeIds);
  const errors = await readLastErrors(tx, officeIds);
  const told = await readGateways(tx);
  const missing = NOTICE_CHANNELS.filter((channel) => told.some(({ gateway }) => gateway === missingGateway(channel)));
  const gateways = told.filter(({ gateway }) => !missing.some((channel) => gateway === missingGateway(channel)));
  const staffMails = await failedStaffMails(tx, officeIds);
  const channels = NOTICE_CHANNELS.map((channel): ChannelHealth<Date> => {
    const error = errors.find((row) => row.channel === channel);
    return {
      channel,
      owed: byState(owed.filter((row) => row.channel === channel)),
      lastHour: byState(written.filter((row) => row.channel === channel).map((row) => ({ ...row, n: row.hour }))),
      lastDay: byState(written.filter((row) => row.channel === channel)),
      lastError: error ? { words: error.words, at: error.at } : null,
    };
  });
  const overdue = owed.reduce((total, row) => total + row.overdue, 0);
  const times = owed.flatMap(({ oldest }) => (oldest ? [oldest.getTime()] : []));
  return {
    troubles: noticeTroubles(queueAnswers, overdue, channels, gateways, staffMails, missing),
    queueAnswers,
    oldestOwedAt: times.length === 0 ? null : new Date(Math.min(...times)),
    channels,
    gateways,
    staffMails,
    readAt: tx.now,
  };
}

/**
 * By the index of owed notices. One held for its visit, or for the case that another fails, is not owed yet, nor is a
 * reminder before its day.
 */
const readOwed = (
  tx: OfficeTx,
  officeIds: readonly string[],
): Promise<(CountRow & { overdue: number; oldest: Date | null })[]> =>
  tx.em.query(
    `SELECT channel, state, count(*)::int AS n,
            min(greatest(created_at, not_before)) FILTER (WHERE not_before IS NULL OR not_before <= now()) AS oldest,
            count(*) FILTER (WHERE due_at < now() - $2 * interval '1 second')::int AS overdue
       FROM notice
      WHERE state IN ('planned', 'dispatched', 'submitting', 'retry_waiting')
        AND held_for_visit_id IS NULL AND waits_for_id IS NULL AND office_id = ANY ($1)
        AND NOT ${REMINDS_LATER}
      GROUP BY 1, 2`,
    [officeIds, OVERDUE_SECONDS],
  );

const readWritten = (tx: OfficeTx, officeIds: readonly string[]): Promise<(CountRow & { hour: number })[]> =>
  tx.em.query(
    `SELECT channel, state, count(*)::int AS n,
            count(*) FILTER (WHERE created_at > $2::timestamptz - interval '1 hour')::int AS hour
       FROM notice WHERE office_id = ANY ($1) AND created_at > $2::timestamptz - interval '1 day' GROUP BY 1, 2`,
    [officeIds, tx.now],
  );

const readLastErrors = (
  tx: OfficeTx,
  officeIds: readonly string[],
): Promise<{ channel: NoticeChannel; words: string; at: Date }[]> =>
  tx.em.query(
    `SELECT DISTINCT ON (channel) channel, last_error AS words, created_at AS at
       FROM notice WHERE office_id = ANY ($1) AND created_at > $2::timestamptz - interval '1 day' AND last_error IS NOT NULL
      ORDER BY channel, created_at DESC`,
    [officeIds, tx.now],
  );

/** Workers tell every few seconds. */
const readGateways = (tx: OfficeTx): Promise<GatewayHealth[]> =>
  tx.em.query(
    `SELECT gateway, count(*)::int AS workers, count(*) FILTER (WHERE resting)::int AS resting,
            (array_agg(last_error ORDER BY resting DESC, told_at DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS "lastError"
       FROM gateway_state WHERE told_at > now() - interval '1 minute' GROUP BY gateway ORDER BY gateway`,
  );

const byState = (rows: readonly CountRow[]): NoticeCounts =>
  Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ state, n }) => [state, n]));
