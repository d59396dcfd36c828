import { formatMinute, minuteOfDay } from '@motcua/shared/calendar';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';

/** What browsers call a picture that was copied, not a file. */
const UNNAMED = 'image.png';

/** Takes files that are pasted while no dialog is open. A picture of the clipboard is named after the time of day. */
export function usePaste(on: boolean, add: (files: readonly File[]) => void): void {
  const translate = useTranslate();
  const latest = useRef(add);
  useEffect(() => {
    latest.current = add;
  });
  useEffect(() => {
    if (!on) return;
    const paste = ({ clipboardData }: ClipboardEvent): void => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length === 0 || document.querySelector('[role=dialog]')) return;
      const at = formatMinute(minuteOfDay(serverNow())).replace(':', 'g');
      const name = `${translate('attachments.pasted', { at })}.png`;
      latest.current(files.map((file) => (file.name === UNNAMED ? new File([file], name, { type: file.type }) : file)));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [on, translate]);
}
