import { OFFICE_SETTING_KEYS, type OfficeSettingKey } from '@motcua/shared/offices';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { Line, OneOf } from '../../common/http/fields.js';
import { VersionDto } from '../admin-http.js';

/** A whole number or a word; which of them is for the key to say. */
const SettingValue = (): PropertyDecorator =>
  applyDecorators(
    ValidateBy({
      name: 'isSettingValue',
      validator: { validate: (value: unknown) => Number.isInteger(value) || typeof value === 'string' },
    }),
    ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string' }], example: 2 }),
  );

export class ListSettingsQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: what holds for the whole country.' })
  officeCode?: string;
}

export class CreateSettingDto {
  @Line({ max: 40, optional: true, example: 'H23.18.07', description: 'None: for the whole country.' })
  officeCode?: string;
  @OneOf(OFFICE_SETTING_KEYS, { example: 'apology.maxPerDossier' }) key!: OfficeSettingKey;
  @SettingValue() value!: number | string;
}

export class ChangeSettingDto extends VersionDto {
  @SettingValue() value!: number | string;
}
