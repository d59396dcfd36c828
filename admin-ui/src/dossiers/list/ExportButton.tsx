import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { KeyButton } from '../../keyboard/KeyButton';
import { callApiFile, problemOf } from '../../providers/http';
import { saveFile } from '../../ui/save-file';
import { chosenColumns } from './columns';
import type { ListFilters, View } from './list-query';
import { useListScope } from './use-list-scope';

/** What is shown as a table for a spreadsheet: the same dossiers, the same columns. The server records who took it. */
export const ExportButton = ({ view, filters, q }: { view: View; filters: ListFilters; q: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { preferences } = usePreferences();
  const scope = useListScope(view);
  const [working, setWorking] = useState(false);

  const take = async (): Promise<void> => {
    setWorking(true);
    try {
      const columns = chosenColumns(preferences.columns).flatMap(({ exported }) => exported);
      const { procedureCode, ...rest } = filters;
      const body = {
        view,
        ...(filters.officeCode === undefined && scope),
        ...rest,
        ...(procedureCode && { procedureCode: [procedureCode] }),
        ...(q && { q }),
        columns,
        language,
      };
      saveFile(await callApiFile('/dossiers/export', { method: 'POST', body }));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setWorking(false);
    }
  };

  return (
    <KeyButton
      keys="x"
      label={translate('list.export')}
      group={translate('list.title')}
      hint={translate('list.export_hint')}
      color="inherit"
      loading={working}
      onPress={() => void take()}
    />
  );
};
