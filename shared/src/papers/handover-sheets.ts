/** Dossiers on their way between officers, results on theirs to the counter, or what one person brought. Stored words. */
export const SHEET_KINDS = ['dossiers', 'results', 'intake'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** A sheet for many dossiers (phiếu bàn giao, biên bản giao nhận) that was printed. */
export interface HandoverSheetView {
  readonly id: string;
  readonly kind: SheetKind;
  readonly year: number;
  readonly number: number;
  /** Null for results, and for what a citizen brought. */
  readonly giver: string | null;
  readonly receiver: string | null;
  /** How many dossiers it lists. */
  readonly dossiers: number;
  readonly copies: number;
}

/** A sheet in the list of those that were printed. */
export interface PrintedSheet extends HandoverSheetView {
  /** Which office's count the number is of, where that is another than the one that was asked for. */
  readonly otherOffice: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}
