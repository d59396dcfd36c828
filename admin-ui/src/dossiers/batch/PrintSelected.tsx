import { useNotify, useTranslate } from 'react-admin';
import type { DossierRow } from '../dossier.types';
import { KeyButton } from '../../keyboard/KeyButton';
import { callApiFile, problemOf } from '../../providers/http';
import { useRoles } from '../../providers/use-roles';
import { printFile } from '../../papers/print-file';
import { BUNDLE, usePrintRun } from '../../papers/use-print-queue';

/** So many dossiers stand on one sheet. */
const ON_A_SHEET = 50;

/** Prints the receipts of the selected dossiers as one file, or the sheet with which their results go to the counter. */
export const PrintSelected = ({ rows }: { rows: readonly DossierRow[] }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const roles = useRoles();
  const { done, print } = usePrintRun();
  const group = translate('batch.group');
  const received = rows.filter(({ receivedAt, receivedHere }) => receivedAt !== null && receivedHere);
  const decided = rows.filter(({ state }) => state === 'decided').slice(0, ON_A_SHEET);
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      notify(`errors.${problemOf(problem).code}`, { type: 'error' });
    }
  };
  const printReceipts = (): Promise<void> =>
    print(
      received.map(({ id }) => ({ dossierId: id })),
      (file) => printFile(file, translate('papers.print_receipts')),
    );
  const printResults = async (): Promise<void> => {
    const ids = decided.map(({ id }) => id).join(',');
    printFile((await callApiFile(`/papers/result-handover?ids=${ids}`)).content, translate('papers.results'));
  };
  return (
    <>
      {received.length > 0 && roles.has('counter_officer') && (
        <KeyButton
          keys="F9"
          label={
            done === null
              ? translate('papers.print_receipts')
              : translate('papers.queue.progress', { done, total: Math.min(BUNDLE, received.length) })
          }
          group={group}
          size="small"
          variant="outlined"
          disabled={done !== null}
          onPress={() => void run(printReceipts)}
        />
      )}
      {decided.length > 0 && (
        <KeyButton
          keys="Shift+F9"
          label={translate('papers.results')}
          group={group}
          size="small"
          variant="outlined"
          onPress={() => void run(printResults)}
        />
      )}
    </>
  );
};
