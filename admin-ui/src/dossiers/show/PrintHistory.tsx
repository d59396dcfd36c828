import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { usePrinting } from '../../papers/use-printing';
import { callApiFile } from '../../providers/http';

/** Prints all that was done to the dossier (quá trình xử lý hồ sơ). */
export const PrintHistory = ({ dossierId }: { dossierId: string }) => {
  const translate = useTranslate();
  const { working, print } = usePrinting();
  const bring = async (): Promise<Blob> =>
    (await callApiFile(`/dossiers/${dossierId}/slips/process_history.pdf`)).content;
  return (
    <KeyButton
      keys="0"
      size="small"
      label={translate('papers.history')}
      group={translate('keyboard.dossier')}
      loading={working}
      onPress={() => void print(bring, translate('papers.history'))}
    />
  );
};
