import type { DataSource } from 'typeorm';
import type { DeliveryReport } from './channels/notice-channel.js';

/**
 * Writes down what a gateway told of a message: once or often, in any order, before the answer to the message too. Of
 * several the furthest stays, and that something arrived is further than that it did not. The worker does the rest.
 */
export class RecordReport {
  constructor(private readonly db: DataSource) {}

  /** @param addressEnc whom the message was for, where the report says so */
  async execute(report: DeliveryReport, addressEnc: Buffer | null = null): Promise<void> {
    const { gateway, gatewayId, noticeId, state, words, at } = report;
    await this.db.query(
      `INSERT INTO gateway_report (gateway, reference, notice_id, state, words, at, address_enc, pending)
       VALUES ($1, $2, $3, $4, $5, $6, $7, true)
       ON CONFLICT (gateway, reference) DO UPDATE
          SET state = excluded.state, words = excluded.words, at = excluded.at, address_enc = excluded.address_enc,
              notice_id = COALESCE(gateway_report.notice_id, excluded.notice_id), received_at = now(), pending = true
        WHERE ${rankOf('excluded')} > ${rankOf('gateway_report')}`,
      [gateway, gatewayId ?? noticeId, noticeId, state, words, at, addressEnc],
    );
  }
}

const rankOf = (row: string): string =>
  `CASE ${row}.state WHEN 'delivered' THEN 3 WHEN 'undelivered' THEN 2 WHEN 'expired' THEN 2 WHEN 'gateway_accepted' THEN 1 ELSE 0 END`;
