import { localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { serverNow } from '../../providers/http';
import type { OfficeRecord } from '../admin.types';
import { useWrite } from '../api/use-write';
import { DayField, usePeriodProblem } from '../form/DayField';
import { FormDialog } from '../form/FormDialog';

interface Props {
  readonly office: OfficeRecord;
  readonly onClose: () => void;
  readonly onShowNew: () => void;
}

/** Gives an office its last day. */
export const OfficeEnd = ({ office, onClose, onShowNew }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const [validTo, setValidTo] = useState(() => localDateOf(serverNow()));
  const wrong = usePeriodProblem(office.validFrom, validTo);
  const submit = async (): Promise<void> => {
    if ((await send('POST', `offices/${office.id}/disable`, { version: office.version, validTo })) === null) return;
    notify('admin.office.end.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('admin.office.end.ask', { name: office.name })}
      effect={translate('admin.office.end.effect')}
      submit={translate('admin.office.end.button')}
      onSubmit={() => void submit()}
      onClose={onClose}
      working={working}
      problem={problem}
      onShowNew={() => {
        forget();
        onShowNew();
      }}
    >
      <DayField
        label={translate('admin.office.last_day')}
        value={validTo}
        onChange={setValidTo}
        path="validTo"
        required
        autoFocus
        wrong={wrong}
      />
    </FormDialog>
  );
};
