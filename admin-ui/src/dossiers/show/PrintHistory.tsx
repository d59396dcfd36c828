import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { printFile } from '../../papers/print-file';
import { callApiFile, problemOf } from '../../providers/http';

/** Prints all that was done to the dossier (quá trình xử lý hồ sơ). */
export const PrintHistory = ({ dossierId }: { dossierId: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [working, setWorking] = useState(false);
  const print = async (): Promise<void> => {
    setWorking(true);
    try {
      const { content } = await callApiFile(`/dossiers/${dossierId}/slips/process_history.pdf`);
      printFile(content, translate('papers.history'));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setWorking(false);
    }
  };
  return (
    <KeyButton
      keys="0"
      size="small"
      label={translate('papers.history')}
      group={translate('keyboard.dossier')}
      loading={working}
      onPress={() => void print()}
    />
  );
};
