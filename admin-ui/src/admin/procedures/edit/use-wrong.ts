import { useTranslate } from 'react-admin';
import type { Wrong } from '../definition-checks';

/** The sentence about what is wrong. */
export function useWrong(): (wrong: Wrong | undefined) => string | undefined {
  const translate = useTranslate();
  return (wrong) => wrong && translate(`admin.procedure.wrong.${wrong}`);
}
