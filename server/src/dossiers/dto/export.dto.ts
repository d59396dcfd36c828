import { ArrayUnique } from 'class-validator';
import { OneOf, WordList } from '../../common/http/fields.js';
import { DossierFilters, type Sort, SORTS } from './list.dto.js';

export const EXPORT_COLUMNS = [
  'code',
  'externalCode',
  'applicant',
  'procedure',
  'procedureCode',
  'state',
  'dueAt',
  'timeliness',
  'receivedAt',
  'submittedAt',
  'finishedAt',
  'holder',
  'step',
  'channel',
  'office',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export class ExportDossiersDto extends DossierFilters {
  @OneOf(SORTS, { optional: true }) sort?: Sort;
  @OneOf(['asc', 'desc'], { optional: true }) order?: 'asc' | 'desc';
  @WordList(EXPORT_COLUMNS, {
    min: 1,
    example: ['code', 'applicant', 'procedure', 'dueAt', 'timeliness'],
    description: 'Columns of the sheet from left to right, none twice.',
  })
  @ArrayUnique()
  columns!: ExportColumn[];
  @OneOf(LANGUAGES, { description: 'Of the headings, states and other words; names stay as they are.' })
  language!: Language;
}
