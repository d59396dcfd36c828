import { describe, expect, it } from '@jest/globals';
import { DEFAULT_HOURS } from '@motcua/shared/calendar';
import { type HoursRow, hoursTimeline } from './hours-timeline.js';

const row = (depth: number, validFrom: string, cutOffMinute: number): HoursRow => ({
  depth,
  validFrom,
  week: DEFAULT_HOURS.weeklyHours,
  cutOffMinute,
  dueTime: 'close',
});
const cutOffs = (...rows: HoursRow[]): string[] =>
  hoursTimeline(rows).map(({ validFrom, sameDayCutOff }) => `${validFrom} ${sameDayCutOff}`);

describe('hours down the office tree', () => {
  it('are the national default until somebody sets any', () => {
    expect(hoursTimeline([])).toEqual([DEFAULT_HOURS]);
    expect(cutOffs(row(1, '2026-03-01', 800))).toEqual(['2000-01-01 900', '2026-03-01 800']);
  });

  it('are those of the nearest office, also when one above sets its own later', () =>
    expect(cutOffs(row(0, '2026-01-01', 700), row(2, '2026-02-01', 800), row(1, '2026-03-01', 600))).toEqual([
      '2000-01-01 900',
      '2026-01-01 700',
      '2026-02-01 800',
    ]));

  it('change with each newer word of the same office', () =>
    expect(cutOffs(row(1, '2026-05-01', 650), row(1, '2026-02-01', 800))).toEqual([
      '2000-01-01 900',
      '2026-02-01 800',
      '2026-05-01 650',
    ]));
});
