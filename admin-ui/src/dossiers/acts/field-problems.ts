import { createContext, useContext } from 'react';
import { useTranslate } from 'react-admin';
import type { Problem } from '../../providers/http';

/** What the API said about single fields of the act in hand. */
export const FieldProblems = createContext<NonNullable<Problem['errors']>>([]);

/** The sentence about one field, named as the API names it: `changes.phone`. */
export function useFieldProblem(path: string | undefined): string | undefined {
  const translate = useTranslate();
  const found = useContext(FieldProblems).find((one) => one.path === path);
  return found && translate(`errors.${found.code}`);
}
