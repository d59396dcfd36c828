import { describe, expect, it } from '@jest/globals';
import { newestOf } from './scanner-folder';

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
