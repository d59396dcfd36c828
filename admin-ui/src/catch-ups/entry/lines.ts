import { type CatchUpForm, lineAfter, type LineForm, MOST_LINES } from './line-form';

/** What can be done with the lines of a batch; each puts the cursor where one goes on. */
export interface Lines {
  readonly change: (line: LineForm) => void;
  /** The same for what was not typed, such as a card that was read: the cursor goes on to what is left. */
  readonly fill: (line: LineForm, field: string) => void;
  readonly open: (id: number, field?: string) => void;
  /** One up or down. */
  readonly step: (by: 1 | -1) => void;
  readonly remove: (id: number) => void;
  /** A new line behind the last one, with what is known of it already. @returns whether there is room for it */
  readonly begin: (known?: (line: LineForm) => LineForm, field?: string) => boolean;
}

/** Where typing begins: what was suggested before is passed by Enter. */
const FIRST_FIELD = 'blockNumber';

/** @param focus puts the cursor into a field of the line in hand */
export function linesOf(form: CatchUpForm, change: (form: CatchUpForm) => void, focus: (field: string) => void): Lines {
  const { lines, current } = form;
  const open: Lines['open'] = (id, field = FIRST_FIELD) => {
    change({ ...form, current: id });
    focus(field);
  };
  const put = (line: LineForm): void =>
    change({ ...form, lines: lines.map((one) => (one.id === line.id ? line : one)) });
  return {
    open,
    change: put,
    fill: (line, field) => {
      put(line);
      focus(field);
    },
    step: (by) => {
      const next = lines[lines.findIndex(({ id }) => id === current) + by];
      if (next) open(next.id);
    },
    remove: (id) => {
      const at = lines.findIndex((line) => line.id === id);
      const left = lines.filter((line) => line.id !== id);
      const kept = left.length > 0 ? left : [lineAfter([])];
      change({ ...form, lines: kept, current: kept[Math.min(at, kept.length - 1)]!.id });
      focus(FIRST_FIELD);
    },
    begin: (known = (line) => line, field = FIRST_FIELD) => {
      if (lines.length >= MOST_LINES) return false;
      const next = known(lineAfter(lines));
      change({ ...form, lines: [...lines, next], current: next.id });
      focus(field);
      return true;
    },
  };
}
