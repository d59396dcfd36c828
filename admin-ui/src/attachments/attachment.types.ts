import type {
  AttachmentKind,
  AttachmentState,
  AttachmentWarning,
  ConvertedKind,
  FileScan,
} from '@motcua/shared/attachments';
import type { SignatureReport } from '@motcua/shared/signatures';

/** One file of a dossier, as the API shows it. */
export interface Attachment {
  readonly id: string;
  readonly dossierId: string;
  readonly position: number;
  readonly componentCode: string | null;
  readonly name: string;
  readonly kind: AttachmentKind;
  /** What it was when it came, where it is kept as something else. */
  readonly convertedFrom: ConvertedKind | null;
  readonly warnings: readonly AttachmentWarning[];
  /** What its digital signatures were worth when it came in; null for a file without any. */
  readonly signatures: SignatureReport | null;
  /** The newest check of them since. */
  readonly checkedAgain: { readonly report: SignatureReport; readonly by: { readonly fullName: string } | null } | null;
  readonly sizeBytes: number;
  readonly state: AttachmentState;
  readonly scan: FileScan;
  readonly uploadedAt: string;
  readonly uploadedBy: { readonly id: string; readonly fullName: string };
  readonly removalReason: string | null;
  /** The last day on which the paper is valid; null where nobody has said it. */
  readonly validUntil: string | null;
  /** It was the electronic copy of a result that has been cancelled, and is that of no other. */
  readonly copyOfCancelled: boolean;
  /** The earlier dossier whose paper is used again. */
  readonly reusedFrom: {
    readonly dossierId: string;
    readonly dossierCode: string;
    /** Whether one's own offices see that dossier. */
    readonly readable: boolean;
  } | null;
}

/** A paper of another dossier of the same person, as the API offers it. */
export interface EarlierPaper {
  readonly attachment: Attachment;
  readonly dossierCode: string;
  /** As that dossier has the name. */
  readonly applicantName: string;
  readonly paperName: string;
  /** The paper it may stand for here. */
  readonly suggestedComponent: string | null;
}

/** What of a dossier its files need. */
export interface DossierWithPapers {
  readonly id: string;
  readonly state: string;
  readonly components: readonly {
    readonly code: string;
    readonly name: string;
    readonly required: string;
    readonly present: boolean;
  }[];
  readonly events: readonly { readonly transition: string; readonly at: string }[];
}

/** Where its bytes are, as `callApi` takes it; each look leaves a record. */
export const contentPath = ({ id }: Attachment): string => `/attachments/${id}/content`;

/** Its content may be seen: not removed, and the virus scanner, where there is one, has nothing against it. */
export const isAvailable = ({ state, scan }: Attachment): boolean =>
  state === 'kept' && (scan === 'clean' || scan === 'unscanned');

/** The page can show it; what it cannot is downloaded. */
export const isViewable = (file: Attachment): boolean => isAvailable(file) && isShown(file.kind);

const isShown = (kind: AttachmentKind): boolean => kind === 'jpeg' || kind === 'png' || kind === 'pdf';

/** 1,4 MB or 120 kB. */
export function sizeText(bytes: number, locale: string): string {
  const inMegabytes = bytes >= 1_000_000;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: inMegabytes ? 1 : 0 });
  return inMegabytes ? `${number.format(bytes / 1_000_000)} MB` : `${number.format(Math.max(1, bytes / 1000))} kB`;
}
