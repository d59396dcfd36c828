import type { RowTexts } from './generated-rows.js';

/** Codes and register numbers without a gap, so that the application goes on with the next. */
export class GeneratedNumbers {
  private readonly last = new Map<string, number>();

  next(officeId: string, kind: 'code' | 'register' | 'result', period: string): number {
    const key = `${officeId}\t${kind}\t${period}`;
    const number = (this.last.get(key) ?? 0) + 1;
    this.last.set(key, number);
    return number;
  }

  write(rows: RowTexts): void {
    for (const [key, last] of this.last) rows.add('number_series', ...key.split('\t'), last);
  }
}
