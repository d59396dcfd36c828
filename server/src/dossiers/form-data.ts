import type { FormField } from '@motcua/shared/procedures';
import { malformed, refused } from '../common/domain-error.js';

const MAX_VALUES = 100;
const MAX_BYTES = 32 * 1024;

export type FormData = Record<string, string | number | boolean>;

/**
 * The values of a procedure's own form: flat, at most a hundred, at most 32 kB, under the names the procedure declares.
 *
 * @throws DomainError 400 when it is not flat or too large, 422 `form_data.key_unknown` for a name that is not declared
 */
export function readFormData(data: Record<string, unknown> | undefined, fields: readonly FormField[]): FormData {
  const entries = Object.entries(data ?? {});
  if (entries.length > MAX_VALUES || Buffer.byteLength(JSON.stringify(data ?? {})) > MAX_BYTES) {
    throw malformed('formData', 'field.out_of_range');
  }
  for (const [key, value] of entries) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) throw malformed(`formData.${key}`, 'field.wrong_type');
  }
  const declared = new Set(fields.map(({ key }) => key));
  const unknown = entries.filter(([key]) => !declared.has(key));
  if (unknown.length > 0) {
    throw refused(
      'form_data.key_unknown',
      'The procedure declares no such value.',
      unknown.map(([key]) => ({ path: `formData.${key.slice(0, 100)}`, code: 'field.unknown' })),
    );
  }
  return Object.fromEntries(entries) as FormData;
}
