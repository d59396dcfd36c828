import type { LocalDate } from '@motcua/shared/calendar';

/** A stretch of text in one face. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Stands on one line, together with the first word behind it. */
  readonly whole?: boolean;
}

export type Words = string | readonly Run[];

export type Align = 'left' | 'center' | 'right';

export interface Column {
  /** Shares of the width of the page. */
  readonly width: number;
  readonly align?: Align;
}

export interface Cell {
  readonly words: Words;
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Otherwise the column's. */
  readonly align?: Align;
}

export interface Signature {
  /** A line for each; a deputy signs under two or three. */
  readonly title: string;
  readonly hint: string;
  /** Printed under the space for the hand. */
  readonly name?: string;
}

/** Nơi nhận: whom the paper goes to, small and on the left of the signature. */
export interface Receivers {
  readonly receivers: readonly string[];
}

/** One part of a paper, from top to bottom. */
export type Block =
  | {
      readonly kind: 'heading';
      /** The agency above, in capitals; null where the agency itself issues the paper. */
      readonly above: string | null;
      /** Who issues the paper, in capitals. */
      readonly issuer: string;
      /** `Số: 42/BPTNTKQ`. */
      readonly number: string | null;
      readonly place: string;
      readonly on: LocalDate;
    }
  /** With a QR on its left where there is something to scan. */
  | {
      readonly kind: 'title';
      /** One for each line. */
      readonly lines: readonly string[];
      readonly below?: readonly Words[];
      readonly mark?: { readonly qr: string; readonly alt: string };
    }
  | { readonly kind: 'text'; readonly words: Words; readonly align?: Align; readonly small?: boolean }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly header: readonly (readonly Cell[])[];
      readonly rows: readonly (readonly Cell[])[];
      /** More rows of the table before it, whose header is not said again. */
      readonly goesOn?: boolean;
    }
  /** Side by side; null leaves its share of the width empty. */
  | { readonly kind: 'signatures'; readonly columns: readonly (Signature | Receivers | null)[] }
  | { readonly kind: 'new-page' };

/** A paper before it is set: what it says, in order. Same document, same bytes. */
export interface PaperDocument {
  readonly size: 'a5' | 'a4' | 'a4-landscape';
  /** What readers and printers call the file. */
  readonly title: string;
  /** Above everything, e.g. `Mẫu số 01`; null on papers that are no numbered form. */
  readonly corner: string | null;
  /** The place for the organisation's electronic signature. */
  readonly sealLine: boolean;
  /** At the foot of each page. */
  readonly foot: string;
  /** Of the event it is about; stands in the file as its time of making. */
  readonly at: Date;
  readonly blocks: readonly Block[];
}
