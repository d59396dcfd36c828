/** Longest name kept, in characters. */
export const MAX_FILE_NAME = 200;

/** Controls, surrogates without partner, and what is not seen but turns letters around: `exe.fdp` that reads `pdf.exe`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
/** Letters that some system gives a meaning of its own. */
const MEANING = /[<>:"|?*]/g;

/**
 * A file's name as it may be shown: its last part without folders, in NFC, without characters that are not seen, at most
 * `MAX_FILE_NAME` long with its extension kept.
 *
 * @returns an empty text when nothing readable is left
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const readable = last.replace(UNSEEN, '').normalize('NFC').replace(MEANING, '_').replace(/\s+/gu, ' ');
  const name = readable.replace(/^[. ]+|[. ]+$/g, '');
  const letters = [...name];
  if (letters.length <= MAX_FILE_NAME) return name;
  const extension = [...(/\.[^. ]{1,10}$/u.exec(name)?.[0] ?? '')];
  return [...letters.slice(0, MAX_FILE_NAME - extension.length), ...extension].join('');
}
