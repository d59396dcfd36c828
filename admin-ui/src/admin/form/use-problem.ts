import { useContext, useState } from 'react';
import { useTranslate } from 'react-admin';
import { FieldProblems } from '../../dossiers/acts/field-problems';

/** What the API said about one place of the body, for as long as it holds what was refused. */
export function useProblem(path: string | undefined, value: unknown): string | undefined {
  const translate = useTranslate();
  const problems = useContext(FieldProblems);
  const now = JSON.stringify(value);
  const [refused, setRefused] = useState({ problems, value: now });
  if (refused.problems !== problems) setRefused({ problems, value: now });
  const found = path === undefined ? undefined : problems.find((one) => one.path === path);
  return found && refused.value === now ? translate(`errors.${found.code}`) : undefined;
}
