import type { SignatureLevel, SignatureVerdict } from '../signatures/index.js';

/** One line of an office's register of results (sổ kết quả). Instants in ISO 8601, local dates as `YYYY-MM-DD`. */
export interface RegisteredResult {
  readonly id: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly applicantName: string;
  readonly year: number;
  /** Số: given by the register, or as it stands on the paper. */
  readonly number: string;
  /** Ký hiệu, such as `QĐ-UBND`. */
  readonly symbol: string | null;
  /** Trích yếu. */
  readonly title: string;
  readonly copies: number;
  readonly signer: { readonly id: string; readonly fullName: string } | null;
  readonly signedOn: string;
  readonly cancelledAt: string | null;
  /** Where the paper lies until it is collected. */
  readonly shelfSlot: string | null;
  readonly copy: ResultCopy | null;
  readonly handedOver: boolean;
}

/** The electronic copy of a result: a file of the dossier. */
export interface ResultCopy {
  readonly attachmentId: string;
  readonly name: string;
  /** What the digital signatures in it were worth when it came in; null where nobody has signed it. */
  readonly signature: SignatureVerdict | null;
  /** What the last of them brings along for being checked later. */
  readonly level: SignatureLevel | null;
}

/** Longest place on a shelf, and longest symbol, in characters. */
export const MAX_SHELF_SLOT = 40;
export const MAX_SYMBOL = 40;
