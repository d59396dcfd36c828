import { formatMinute, type LedgerReason, type LimitUnit, weekdayOf } from '@motcua/shared/calendar';
import { shortDate, type Translate } from '../../../time/time-words';
import type { DossierLedger } from '../../pause.types';
import type { LedgerRow } from './ledger-rows';

/** Which day or days a row is about: `thứ Sáu 13/02`, `thứ Bảy 14/02 – Chủ nhật 15/02`, `thứ Năm 05/03, 07:00–11:30`. */
export function rowDays({ from, to, session, units }: LedgerRow, today: string, translate: Translate): string {
  const day = (date: string): string => `${translate(`weekdays.${weekdayOf(date)}`)} ${shortDate(date, today)}`;
  if (from !== to) return `${day(from)} – ${day(to)}`;
  // Where nothing counts the hours do not matter.
  if (session === undefined || units === 0) return day(from);
  return `${day(from)}, ${formatMinute(session.from)}–${formatMinute(session.to)}`;
}

/** Why a row counts or not, in the reader's language. */
export function reasonWords(reason: LedgerReason, { pauses }: DossierLedger, translate: Translate): string {
  const { kind, name, decision, pause } = reason;
  const stopped = pause === undefined ? undefined : pauses[pause];
  const pauseWords = stopped && [translate(`pauses.${stopped.cause}`), stopped.owner?.fullName, stopped.document];
  const words = [
    translate(`ledger.reasons.${kind}`, { name: name ?? '' }),
    decision && translate('ledger.by_decision', { decision }),
    ...(pauseWords ?? []),
  ];
  return words.filter(Boolean).join(' · ');
}

/** An amount in the unit that the lines are counted in: `3 ngày`, `2 buổi`, `4 giờ 30 phút`. */
export function unitsWords(units: number, unit: LimitUnit, translate: Translate): string {
  if (unit === 'halfDay') return translate('ledger.half_days', { smart_count: units });
  if (unit !== 'workingHour' && unit !== 'sameDay') return translate('ledger.days', { smart_count: units });
  const [hours, minutes] = [Math.floor(units / 60), units % 60];
  if (hours === 0) return translate('span.minutes', { count: minutes });
  return minutes === 0
    ? translate('span.hours', { count: hours })
    : translate('span.hours_minutes', { hours, minutes });
}
