import type { AttachmentKind, AttachmentWarning } from '@motcua/shared/attachments';

/** A file that lies aside, read where the inspection wants to look. */
export interface InspectedBytes {
  readonly size: number;
  /** At most `length` bytes from `offset` on; fewer at the end. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Why a file is not taken; each has its sentence, as `attachment.` and the word: never renamed. */
export const FILE_FAULTS = [
  'empty',
  'type_unknown',
  'type_old_office',
  'type_picture',
  'type_page',
  'type_program',
  'type_archive',
  'polyglot',
  'macros',
  'active_content',
  'zip_bomb',
  'too_many_pixels',
  'damaged',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export type Verdict =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly warnings: readonly AttachmentWarning[] }
  | { readonly ok: false; readonly fault: FileFault };

export const wrong = (fault: FileFault): Verdict => ({ ok: false, fault });

export const right = (kind: AttachmentKind, warnings: readonly AttachmentWarning[] = []): Verdict => ({
  ok: true,
  kind,
  warnings,
});

/** An A3 page at 600 dots to the inch has 70 million. A program that shows more may take gigabytes for it. */
const MAX_PIXELS = 120_000_000;
const MAX_SIDE = 30_000;

export const tooManyPixels = (width: number, height: number): boolean =>
  width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS;

/** What another program would take the file for. */
const FOREIGN = [
  '%PDF-',
  '<script',
  '<html',
  '<!doctype',
  '<svg',
  '<?php',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'Rar!\u001a\u0007',
];

export function foreignMarker(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').toLowerCase();
  return FOREIGN.some((marker) => text.includes(marker.toLowerCase()));
}

export const contains = (bytes: Buffer, text: string): boolean => bytes.includes(text, 0, 'latin1');

const WINDOW = 65_536;

/** Pieces of a file from `from` to its end, each with the last `overlap` bytes of the one before at its front. */
export async function* windows(
  file: InspectedBytes,
  from: number,
  overlap: number,
): AsyncGenerator<{ readonly at: number; readonly bytes: Buffer }> {
  for (let at = from; at < file.size; at += WINDOW) {
    const start = Math.max(from, at - overlap);
    const bytes = await file.read(start, at - start + WINDOW);
    if (bytes.length === 0) return;
    yield { at: start, bytes };
  }
}
