import type { AttachmentKind, AttachmentWarning } from '@motcua/shared/attachments';

/** A file that lies aside, read where the inspection wants to look. */
export interface InspectedBytes {
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

/** Why a file is not taken; each has its sentence. Stored in nothing, but shown: never renamed. */
export type FileFault = 'empty' | 'type_unknown';

export type Verdict =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly warnings: readonly AttachmentWarning[] }
  | { readonly ok: false; readonly fault: FileFault };

const fault = (code: FileFault): Verdict => ({ ok: false, fault: code });
const fine = (kind: AttachmentKind): Verdict => ({ ok: true, kind, warnings: [] });

/** Tells by its content what a file is and whether it may be kept. Names and types that came with it say nothing. */
export async function inspectFile(file: InspectedBytes): Promise<Verdict> {
  if (file.size === 0) return fault('empty');
  const head = await file.read(0, 512);
  const starts = (...bytes: number[]): boolean => bytes.every((byte, index) => head[index] === byte);
  if (head.toString('latin1', 0, 5) === '%PDF-') return fine('pdf');
  if (starts(0xff, 0xd8, 0xff)) return fine('jpeg');
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return fine('png');
  return fault('type_unknown');
}
