import type { DataSource } from 'typeorm';
import { DomainError } from '../common/domain-error.js';
import type { DeliveryReport } from './channels/notice-channel.js';

/** What a gateway tells of messages that are not ours, or of none, must not fill the table. */
const MOST_WAITING = 20_000;

/**
 * Writes down what a gateway told of a message: once or often, in any order, before the answer to the message too. Of
 * several the furthest stays, and that something arrived is further than that it did not. The worker does the rest.
 */
export class RecordReport {
  constructor(private readonly db: DataSource) {}

  /**
   * @param addressEnc whom the message was for, where the report says so
   * @throws DomainError 429 when too many wait for a message that nobody knows, or for the worker
   */
  async execute(report: DeliveryReport, addressEnc: Buffer | null = null): Promise<void> {
    const { gateway, gatewayId, noticeId, state, words, at } = report;
    const [{ kept }]: [{ kept: boolean }] = await this.db.query(
      `WITH known AS (SELECT 1 FROM gateway_report WHERE gateway = $1 AND reference = $2),
       room AS (
         SELECT EXISTS (SELECT 1 FROM known)
                OR (SELECT count(*) FROM (SELECT 1 FROM gateway_report WHERE pending LIMIT $8) AS waiting) < $8 AS kept),
       recorded AS (
         INSERT INTO gateway_report (gateway, reference, notice_id, state, words, at, address_enc, pending)
         SELECT $1, $2, $3::uuid, $4, $5, $6::timestamptz, $7::bytea, true FROM room WHERE kept
         ON CONFLICT (gateway, reference) DO UPDATE
            SET state = excluded.state, words = excluded.words, at = excluded.at, address_enc = excluded.address_enc,
                notice_id = COALESCE(gateway_report.notice_id, excluded.notice_id), received_at = now(), pending = true
          WHERE ${rankOf('excluded')} > ${rankOf('gateway_report')})
       SELECT kept FROM room`,
      [gateway, gatewayId ?? noticeId, noticeId, state, words, at, addressEnc, MOST_WAITING],
    );
    if (kept) return;
    throw new DomainError('too_many', 'gateway.too_many_reports', 'Too many reports wait: send this one again later.', {
      retryAfterSeconds: 300,
    });
  }
}

const rankOf = (row: string): string =>
  `CASE ${row}.state WHEN 'delivered' THEN 3 WHEN 'undelivered' THEN 2 WHEN 'expired' THEN 2 WHEN 'gateway_accepted' THEN 1 ELSE 0 END`;
