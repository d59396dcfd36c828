import { parseArgs } from 'node:util';
import { instantAt, isLocalDate } from '@motcua/shared/calendar';
import { GenerateError } from './generate-error.js';

export const GENERATE_HELP = `npm run data:generate -- --dossiers 1000000 --offices 200 [--seed 1] [--until 2026-11-30]

Fills a database without dossiers with those of an invented province, as two years of work would have left them: about one
in a hundred is open. One ward of twenty was merged into another on 1 July. For trying out and measuring; nothing of it can be taken out again. The people of the first ward are
motcua1.g99.001, thuly1.g99.001, lanhdao.g99.001, and giamsat.g99 reads all of it. Stop the application meanwhile.

  --dossiers  how many, 1 to 10000000
  --offices   how many wards, 1 to 999
  --seed      a whole number; the same one makes the same dossiers
  --until     the day before which the two years end, at midnight, no later than today; without it they end now
  --yes       also beside offices that are no demonstration, and in production

Settings: DATABASE_URL of the owner and MOTCUA_SECRET_KEY; without them the database that npm start has made. All accounts
have the password of MOTCUA_DEMO_PASSWORD; without it one is made and told.`;

export interface GenerateArguments {
  readonly dossiers: number;
  readonly offices: number;
  readonly seed: number;
  /** Undefined: now. */
  readonly until: Date | undefined;
  readonly yes: boolean;
}

/**
 * @returns null when help was asked for
 * @throws GenerateError with a sentence
 */
export function readGenerateArguments(args: readonly string[], now: Date): GenerateArguments | null {
  const values = parsed(args);
  if (values.help) return null;
  return {
    dossiers: whole('--dossiers', values.dossiers, 1, 10_000_000),
    offices: whole('--offices', values.offices, 1, 999),
    seed: whole('--seed', values.seed ?? '1', 0, Number.MAX_SAFE_INTEGER),
    until: values.until === undefined ? undefined : midnight(values.until, now),
    yes: values.yes ?? false,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { dossiers: text, offices: text, seed: text, until: text, yes: flag, help: flag };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new GenerateError(`${(error as Error).message.split('. ')[0]}. Add --help to see what there is.`);
  }
}

function whole(name: string, text: string | undefined, least: number, most: number): number {
  if (text === undefined) throw new GenerateError(`${name} is missing. Add --help to see an example.`);
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new GenerateError(`${name} must be a whole number from ${least} to ${most}.`);
}

function midnight(text: string, now: Date): Date {
  // The published calendars begin with 2022, and two years lie before the end.
  if (!isLocalDate(text) || text < '2024-01-10') {
    throw new GenerateError('--until must be a day from 2024-01-10 on, such as 2026-11-30.');
  }
  const until = instantAt(text, 0);
  if (until > now) throw new GenerateError('--until must not lie ahead: nothing has happened there yet.');
  return until;
}
