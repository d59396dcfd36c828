import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openForOwner } from '../without-walls.js';

/** One column of a table as `foldVietnamese` folds apostrophes. */
export const foldApostrophes = (table: string, column: string): string =>
  `UPDATE ${table} SET ${column} = translate(${column}, '\u2018\u2019\u02BC\u0060\u00B4', repeat('''', 5))
    WHERE ${column} ~ '[\u2018\u2019\u02BC\u0060\u00B4]'`;

/** Names and titles with an apostrophe are found however it is written. */
export class ApostrophesFolded1765600400010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Behind the walls not even the owner sees a row.
    const restore = await openForOwner((sql): Promise<unknown> => db.query(sql), ['dossier']);
    await db.query(foldApostrophes('dossier', 'applicant_fold'));
    await restore();
    await db.query(foldApostrophes('procedure_version', 'search_text'));
  }

  /** The fold is not unfolded: the version before finds by it what is written with the plain one. */
  async down(): Promise<void> {}
}
