import type { FigureOfficeChoice } from '@motcua/shared/figures';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { SubscriptionsDialog } from './SubscriptionsDialog';

interface Props {
  readonly offices: readonly FigureOfficeChoice[];
  /** The one that is looked at. */
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
}

/** Reports by mail. */
export const SubscribeButton = (props: Props) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <KeyButton
        keys="e"
        label={translate('report_mails.open')}
        group={translate('figures.title')}
        onPress={() => setOpen(true)}
        variant="outlined"
      />
      {open && <SubscriptionsDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
