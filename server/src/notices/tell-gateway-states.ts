import type { NoticeChannel } from '@motcua/shared/notices';
import type { DataSource } from 'typeorm';
import { newId } from '../common/ids.js';
import { missingGateway } from './channels/gateways.js';
import type { GuardedChannel } from './channels/guarded.channel.js';

/** Tells, for those who look at the pages, how the gateways of this worker do. */
export class TellGatewayStates {
  private readonly workerId = newId();

  constructor(
    private readonly db: DataSource,
    private readonly gateways: readonly GuardedChannel[],
    private readonly missing: readonly NoticeChannel[],
  ) {}

  /** @returns false: there is nothing more to tell now */
  async tell(): Promise<boolean> {
    const states = [
      ...this.gateways.map(({ gateway, resting, lastError }) => ({ gateway, resting, lastError })),
      ...this.missing.map((channel) => ({ gateway: missingGateway(channel), resting: true, lastError: null })),
    ];
    if (states.length === 0) return false;
    await this.db.query(
      `INSERT INTO gateway_state (worker_id, gateway, resting, last_error)
       SELECT $1, g.gateway, g.resting, g.last_error
         FROM unnest($2::text[], $3::boolean[], $4::text[]) AS g (gateway, resting, last_error)
       ON CONFLICT (worker_id, gateway) DO UPDATE
          SET resting = excluded.resting, last_error = excluded.last_error, told_at = now()`,
      [
        this.workerId,
        states.map(({ gateway }) => gateway),
        states.map(({ resting }) => resting),
        states.map(({ lastError }) => lastError),
      ],
    );
    return false;
  }
}
