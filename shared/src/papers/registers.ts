import type { LocalDate } from '../calendar/index.js';

/** A register (sổ theo dõi hồ sơ) that was printed. */
export interface RegisterView {
  readonly id: string;
  /** First and last day of receipt. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** How many dossiers it lists. */
  readonly lines: number;
  readonly copies: number;
}

/** An office whose register can be printed. */
export interface RegisterOffice {
  readonly code: string;
  readonly name: string;
}

/** A register in the list of those that were printed. */
export interface PrintedRegister extends RegisterView {
  /** Whose it is: where an office was taken over, its registers stand among those of the one that has done so. */
  readonly officeName: string;
  readonly madeBy: string;
  readonly madeAt: string;
}
