import { localDateOf } from '../../shared/src/calendar/index.js';
import type { Desk } from './desk.js';

/** A dossier as the database has it. */
export async function stored(
  { api }: Desk,
  id: string,
): Promise<{ state: string; version: number; dueAt: Date | null; events: string[] }> {
  const [dossier] = await api.sql<{ state: string; version: number; dueAt: Date | null }>(
    'SELECT state, version, due_at AS "dueAt" FROM dossier WHERE id = $1',
    [id],
  );
  const events = await api.sql<{ transition: string }>(
    'SELECT transition FROM dossier_event WHERE dossier_id = $1 ORDER BY seq',
    [id],
  );
  return { ...dossier!, events: events.map(({ transition }) => transition) };
}

const DAY_MS = 86_400_000;
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** `17:00 hôm nay`, `17:00 thứ Tư 25/11`: by the clock of Vietnam, wherever this runs. */
export function whenInVietnam(at: Date, now = new Date()): string {
  const local = new Date(at.getTime() + 7 * 3_600_000);
  const time = local.toISOString().slice(11, 16);
  const [day, today] = [localDateOf(at), localDateOf(now)];
  const near: Record<number, string> = { [-1]: 'hôm qua', 0: 'hôm nay', 1: 'ngày mai' };
  const [year, month, date] = day.split('-');
  const far = [date, month, ...(today.startsWith(year!) ? [] : [year])].join('/');
  return `${time} ${near[(Date.parse(day) - Date.parse(today)) / DAY_MS] ?? `${WEEKDAYS[local.getUTCDay()]} ${far}`}`;
}
