import { OWED_NOTICE_STATES, REACHED_NOTICE_STATES, type NoticeState } from '@motcua/shared/notices';
import type { DataSource } from 'typeorm';
import { NEEDS_SOMEBODY } from '../../server/src/figures/untold.sql.js';

export interface Account {
  readonly id: string;
  readonly state: NoticeState;
  readonly attempts: number;
  /** An officer is told to call. */
  readonly called: boolean;
}

/** What became of every notice. */
export function accountsOf(owner: DataSource): Promise<Account[]> {
  return owner.query(
    `SELECT n.id, n.state, n.attempts, (${NEEDS_SOMEBODY}) AS called FROM notice n
      WHERE n.state <> 'recalled' ORDER BY n.id`,
  );
}

export const isOwed = ({ state }: Account): boolean => OWED_NOTICE_STATES.includes(state);
export const isSent = ({ state }: Account): boolean => REACHED_NOTICE_STATES.includes(state);
