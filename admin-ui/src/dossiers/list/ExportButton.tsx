import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { KeyButton } from '../../keyboard/KeyButton';
import { callApi, callApiFile, newIdempotencyKey, problemOf } from '../../providers/http';
import { saveFile } from '../../ui/save-file';
import { chosenColumns } from './columns';
import { askedFilters, type ListFilters, type View } from './list-query';
import { useListScope, usePlace } from './use-list-scope';

/**
 * What is shown as a table for a spreadsheet: the same dossiers, the same columns. The server records who took it. What is too
 * long to be waited for, and what is for programs, is made in the background.
 */
export const ExportButton = ({ view, filters, q }: { view: View; filters: ListFilters; q: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [language] = useLocaleState();
  const { preferences } = usePreferences();
  const scope = useListScope(view);
  const place = usePlace(view, filters);
  const [working, setWorking] = useState<'xlsx' | 'csv' | null>(null);

  const client = useQueryClient();

  const asked = () => {
    const columns = chosenColumns(preferences.columns, place).flatMap(({ exported }) => exported);
    const { procedureCode, ...rest } = askedFilters(filters);
    return {
      view,
      ...(filters.officeCode === undefined && scope),
      ...rest,
      ...(procedureCode && { procedureCode: [procedureCode] }),
      ...(q && { q }),
      columns,
      language,
    };
  };
  const inBackground = async (format: 'xlsx' | 'csv', words: string): Promise<void> => {
    const body = { ...asked(), format };
    await callApi('/exports/dossiers', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
    void client.invalidateQueries({ queryKey: ['exports'] });
    notify(words);
  };
  const take = async (format: 'xlsx' | 'csv'): Promise<void> => {
    setWorking(format);
    try {
      if (format === 'csv') await inBackground('csv', 'exports.asked');
      else saveFile(await callApiFile('/dossiers/export', { method: 'POST', body: asked() }));
    } catch (error) {
      const { code } = problemOf(error);
      if (code === 'export.too_many') {
        await inBackground('xlsx', 'exports.long').catch((refusal: unknown) =>
          notify(`errors.${problemOf(refusal).code}`, { type: 'error' }),
        );
      } else notify(`errors.${code}`, { type: 'error' });
    } finally {
      setWorking(null);
    }
  };

  const group = translate('list.title');
  return (
    <>
      <KeyButton
        keys="x"
        label={translate('list.export')}
        group={group}
        hint={translate('list.export_hint')}
        color="inherit"
        loading={working === 'xlsx'}
        onPress={() => void take('xlsx')}
      />
      <KeyButton
        keys="v"
        label={translate('figures.file.csv')}
        group={group}
        hint={translate('list.export_csv_hint')}
        color="inherit"
        loading={working === 'csv'}
        onPress={() => void take('csv')}
      />
    </>
  );
};
