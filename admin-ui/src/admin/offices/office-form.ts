import { OFFICE_CODE_PATTERN } from '@motcua/shared/dossiers';
import type { OfficeRecord } from '../admin.types';

export interface OfficeValues {
  readonly name: string;
  /** Empty for an office that has none above it. */
  readonly parentCode: string;
  readonly placeName: string;
  readonly counterName: string;
  readonly phone: string;
  readonly address: string;
  readonly validFrom: string;
}

export const officeValues = (office: OfficeRecord): OfficeValues => ({
  name: office.name,
  parentCode: office.parentCode ?? '',
  placeName: office.placeName,
  counterName: office.counterName,
  phone: office.phone ?? '',
  address: office.address ?? '',
  validFrom: office.validFrom,
});

/** Key of a sentence about a code that is no agency identifier. */
export const officeCodeProblem = (code: string): string | undefined =>
  OFFICE_CODE_PATTERN.test(code) ? undefined : 'admin.office.wrong_code';
