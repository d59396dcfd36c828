import { type NoticeChannel, type NoticeKind, quietUntil } from '@motcua/shared/notices';
import type { OfficeSettings } from '@motcua/shared/offices';
import type { EntityManager } from 'typeorm';
import { calendarAt, newestRevision } from '../calendar/office-calendars.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import type { Waiting } from '../outbox/order-notices.js';
import { noticeRulesOf } from './notice-rules-of-offices.js';

interface LeavingNotice {
  readonly id: string;
  readonly officeId: string;
  readonly channel: NoticeChannel;
  readonly kind: NoticeKind;
  /** The hour that officers see, the same for all. */
  readonly at: Date;
}

/** That it is day at an office holds for a minute: hundreds of notices a second are asked about. */
const KNOWN_FOR_MS = 60_000;

/** One office at one moment. */
interface Night {
  readonly askedAt: number;
  readonly disturbs: Promise<(notice: Pick<LeavingNotice, 'channel' | 'kind'>) => boolean>;
}

/**
 * Puts off until morning what would disturb a citizen at night or on a public holiday, by the calendar and the settings
 * of the notice's office, unless its rules call that kind urgent. Asked whenever something is about to leave, so it holds for first tries, later ones and what
 * an officer sends once more; and again right before the gateway is called, for the queue may have been long. The hour is the one that officers see, which a demonstration may have moved.
 */
export class KeepQuiet {
  private readonly nights = new Map<string, Night>();

  constructor(
    /** Those by which somebody is really reached; what is only kept wakes nobody. */
    private readonly channels: readonly NoticeChannel[],
    private readonly clockOffsetMs: number,
    private readonly dispatchWindowMs: number,
  ) {}

  /** @returns those that wait, and for how long */
  async keep(em: EntityManager, noticeIds: readonly string[]): Promise<Waiting[]> {
    if (this.channels.length === 0) return [];
    const leaving: LeavingNotice[] = await em.query(
      `SELECT id, office_id AS "officeId", channel, kind, now() + $3 * interval '1 millisecond' AS at FROM notice
        WHERE id = ANY ($1) AND state = 'planned' AND channel = ANY ($2)`,
      [noticeIds, this.channels, this.clockOffsetMs],
    );
    const [first] = leaving;
    if (!first) return [];
    const waits = await this.waits(em, [...new Set(leaving.map(({ officeId }) => officeId))], first.at);
    const late = leaving
      .map((notice) => ({ ...notice, forMs: waits.get(notice.officeId)?.[notice.channel] ?? 0 }))
      .filter(({ forMs }) => forMs > 0);
    // By day nobody has to know what is urgent.
    if (late.length === 0) return [];
    const rules = await noticeRulesOf(em, [...new Set(late.map(({ officeId }) => officeId))]);
    const waiting = late
      .filter(({ officeId, kind }) => rules.get(officeId)?.[kind].urgent !== true)
      .map(({ id, forMs }) => ({ noticeId: id, forMs }));
    if (waiting.length > 0) await this.note(em, waiting);
    return waiting;
  }

  /** Whether a notice whose turn has come would disturb now. */
  async disturbs(em: EntityManager, notice: Pick<LeavingNotice, 'officeId' | 'channel' | 'kind'>): Promise<boolean> {
    const { officeId, channel } = notice;
    if (!this.channels.includes(channel)) return false;
    let night = this.nights.get(officeId);
    if (!night || performance.now() - night.askedAt > KNOWN_FOR_MS) {
      night = { askedAt: performance.now(), disturbs: this.night(em, officeId) };
      this.nights.set(officeId, night);
    }
    const forget = (): void => {
      if (this.nights.get(officeId) === night) this.nights.delete(officeId);
    };
    try {
      const disturbs = (await night.disturbs)(notice);
      // That the night is over is known at once: what the outbox sends out again must not be put back by what was.
      if (disturbs) forget();
      return disturbs;
    } catch (error) {
      forget();
      throw error;
    }
  }

  private async night(em: EntityManager, officeId: string): Promise<Awaited<Night['disturbs']>> {
    const [{ at }]: [{ at: Date }] = await em.query(`SELECT now() + $1 * interval '1 millisecond' AS at`, [
      this.clockOffsetMs,
    ]);
    const waits = (await this.waits(em, [officeId], at)).get(officeId);
    const rules = (await noticeRulesOf(em, [officeId])).get(officeId);
    return ({ channel, kind }) => (waits?.[channel] ?? 0) > 0 && rules?.[kind].urgent !== true;
  }

  private async waits(
    em: EntityManager,
    officeIds: readonly string[],
    at: Date,
  ): Promise<ReadonlyMap<string, Record<NoticeChannel, number>>> {
    const revision = await newestRevision(em);
    const settings = await settingsOfOffices(em, officeIds);
    const waits = new Map<string, Record<NoticeChannel, number>>();
    for (const [officeId, set] of settings) {
      const calendar = await calendarAt(em, officeId, revision);
      const forMs = quietUntil(at, hoursOf(set), calendar).getTime() - at.getTime();
      const told = set['notices.quietChannels'];
      waits.set(officeId, { sms: told === 'none' ? 0 : forMs, email: told === 'all' ? forMs : 0 });
    }
    return waits;
  }

  /** The desk says when it leaves. */
  private async note(em: EntityManager, waiting: readonly Waiting[]): Promise<void> {
    await em.query(
      `UPDATE notice n SET not_before = now() + w.ms * interval '1 millisecond',
              due_at = now() + (w.ms + $3) * interval '1 millisecond'
         FROM unnest($1::uuid[], $2::float[]) AS w(id, ms) WHERE n.id = w.id AND n.state = 'planned'`,
      [waiting.map(({ noticeId }) => noticeId), waiting.map(({ forMs }) => forMs), this.dispatchWindowMs],
    );
  }
}

const hoursOf = (set: OfficeSettings) => ({
  fromHour: set['notices.quietFromHour'],
  toHour: set['notices.quietToHour'],
});
