import { describe, expect, it } from '@jest/globals';
import { isAttached, newestOf } from './scanner-folder';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const scanned = (name: string, minutesAgo: number): File =>
  new File(['x'], name, { lastModified: NOW.getTime() - minutesAgo * 60_000 });
const names = (files: readonly File[], has = (_: File): boolean => false): string[] =>
  newestOf(files, NOW, has).map(({ file, justScanned }) => `${justScanned ? '✓ ' : ''}${file.name}`);

describe('the folder of a scanner', () => {
  it('shows the newest first and chooses only those of the last minutes', () => {
    expect(names([scanned('cũ.pdf', 600), scanned('1.PDF', 3), scanned('2.jpg', 1)])).toEqual([
      '✓ 2.jpg',
      '✓ 1.PDF',
      'cũ.pdf',
    ]);
  });

  it('leaves out what the desk does not take, and does not choose what the dossier has', () => {
    expect(names([scanned('Thumbs.db', 1), scanned('._1.pdf', 1), scanned('1.pdf', 1)], () => true)).toEqual(['1.pdf']);
  });

  it('shows no more than can be looked through', () => {
    expect(names(Array.from({ length: 500 }, (_, index) => scanned(`${index}.pdf`, index)))).toHaveLength(40);
  });
});

describe('a file of the folder and one of the dossier', () => {
  const kept = (name: string, convertedFrom: 'tiff' | null = null) => ({ name, convertedFrom, sizeBytes: 100 });

  it.each([
    ['name and size are the same', 'quét 1.pdf', 100, kept('quét 1.pdf'), true],
    ['scanned anew under the same name', 'quét 1.pdf', 101, kept('quét 1.pdf'), false],
    ['the name was cleaned when it came in', 'quét  1 .pdf'.normalize('NFD'), 100, kept('quét 1 .pdf'), true],
    ['it was kept as another kind', 'quét 1.TIF', 9_000, kept('quét 1.pdf', 'tiff'), true],
    ['another one', 'quét 2.TIF', 9_000, kept('quét 1.pdf', 'tiff'), false],
    ['a PDF is not what was converted', 'quét 1.pdf', 9_000, kept('quét 1.pdf', 'tiff'), false],
  ])('is told by name and size: %s', (_why, name, size, one, same) =>
    expect(isAttached({ name, size }, one)).toBe(same),
  );
});
