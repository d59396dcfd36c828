import type { LocalDate } from '@motcua/shared/calendar';
import type { ExportDossiersDto } from '../dossiers/dto/export.dto.js';

/** What is kept of an asking, as the columns of the job have the rest. */
export type ExportRequest =
  | { readonly kind: 'register'; readonly officeCode: string; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly kind: 'dossiers'; readonly list: ExportDossiersDto }
  | {
      readonly kind: 'closed_list';
      readonly closeId: string;
      readonly period: string;
      readonly from: LocalDate;
      readonly to: LocalDate;
    };
