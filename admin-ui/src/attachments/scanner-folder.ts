import { cleanFileName } from '@motcua/shared/attachments';
import type { Attachment } from './attachment.types';

/** Endings of what the desk takes; the server looks at the content. */
export const ACCEPTED = ['.pdf', '.jpg', '.jpeg', '.png', '.heic', '.heif', '.tif', '.tiff', '.docx', '.xlsx'] as const;

/** Scanned for whom stands at the counter now. */
const JUST_NOW_MS = 10 * 60_000;
/** A scanner's folder may hold years. */
const SHOWN = 40;

export interface FoundFile {
  readonly file: File;
  /** Chosen unless the officer says otherwise. */
  readonly justScanned: boolean;
}

/**
 * The newest files of a scanner's folder. Only those of the last minutes are chosen beforehand: the rest is other people's.
 *
 * @param has whether the dossier has a file of this name and size already
 */
export function newestOf(files: readonly File[], now: Date, has: (file: File) => boolean): readonly FoundFile[] {
  return files
    .filter(({ name }) => ACCEPTED.some((ending) => name.toLowerCase().endsWith(ending)) && !name.startsWith('.'))
    .toSorted((a, b) => b.lastModified - a.lastModified)
    .slice(0, SHOWN)
    .map((file) => ({ file, justScanned: now.getTime() - file.lastModified < JUST_NOW_MS && !has(file) }));
}

/**
 * Whether a file of this computer is what a dossier has, as far as name and size tell. What was converted has another ending and
 * another size: its name tells alone.
 */
export function isAttached(
  { name, size }: Pick<File, 'name' | 'size'>,
  one: Pick<Attachment, 'name' | 'convertedFrom' | 'sizeBytes'>,
): boolean {
  const given = cleanFileName(name);
  if (one.convertedFrom === null) return one.name === given && one.sizeBytes === size;
  return WAS_CONVERTED.test(given) && stemOf(one.name) === stemOf(given);
}

const WAS_CONVERTED = /\.(?:hei[cf]|tiff?)$/i;
const stemOf = (name: string): string => name.replace(/\.[^.]{1,5}$/u, '');
