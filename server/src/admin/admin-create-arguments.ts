import { parseArgs } from 'node:util';
import { OFFICE_CODE_PATTERN } from '@motcua/shared/dossiers';
import { AdminCreateError } from './create-administrator.js';
import { USERNAME } from './staff/staff.dto.js';

export const ADMIN_CREATE_HELP = `npm run admin:create -- --username quantri --name "Trần Văn Đức" --office-code H23 [--office-name "UBND tỉnh Hải Dương"]

Makes the first administrator, and the first office when there is none. The password is asked for, or read from standard
input; an empty one is made by Motcua and printed once.

  --username     user name, lower case
  --name         full name
  --office-code  agency identifier (mã định danh) of the office
  --office-name  name of the office, when it is the first one
  --force        although there is an administrator already

Settings: DATABASE_URL and MOTCUA_SECRET_KEY; without them the database that npm start has made.`;

export interface AdminCreateArguments {
  readonly username: string;
  readonly fullName: string;
  readonly officeCode: string;
  readonly officeName: string | undefined;
  readonly force: boolean;
}

/**
 * @returns null when help was asked for
 * @throws AdminCreateError with a sentence
 */
export function readAdminCreateArguments(args: readonly string[]): AdminCreateArguments | null {
  const values = parsed(args);
  if (values.help) return null;
  return {
    username: required('--username', values.username, (text) => USERNAME.test(text), 'lower-case letters and digits'),
    fullName: required('--name', values.name, isLine, 'a full name on one line'),
    officeCode: required(
      '--office-code',
      values['office-code'],
      (text) => OFFICE_CODE_PATTERN.test(text),
      'an agency identifier such as H23.18.07',
    ),
    officeName:
      values['office-name'] === undefined
        ? undefined
        : required('--office-name', values['office-name'], isLine, 'a name on one line'),
    force: values.force ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        username: text,
        name: text,
        'office-code': text,
        'office-name': text,
        force: flag,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new AdminCreateError(`${(error as Error).message.split('. ')[0]}. Add --help to see what there is.`);
  }
}

const isLine = (text: string): boolean => text.length <= 100 && /^[^\p{Cc}\p{Cs}]+$/u.test(text);

function required(
  name: string,
  given: string | undefined,
  isRight: (text: string) => boolean,
  meaning: string,
): string {
  const text = (given ?? '').normalize('NFC').trim();
  if (text === '') throw new AdminCreateError(`${name} is missing: ${meaning}. Add --help to see an example.`);
  if (!isRight(text)) throw new AdminCreateError(`${name} must be ${meaning}.`);
  return text;
}
