import { useTranslate } from 'react-admin';
import { useKeyHint } from '../../keyboard/use-shortcut';

/** Tells the sheet of the keys that rows hear. */
export function useRowHints(): void {
  const translate = useTranslate();
  const group = translate('list.rows.group');
  useKeyHint('↑ ↓', translate('list.rows.walk'), group);
  useKeyHint('Enter', translate('list.rows.open'), group);
  useKeyHint('F2', translate('list.rows.next_act'), group);
  useKeyHint('Space', translate('list.rows.select'), group);
}
