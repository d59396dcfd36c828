import { useTranslate } from 'react-admin';
import { PageHead } from '../../ui/PageHead';
import { DossierListBase } from './DossierListBase';

/** Results at the counter: whoever comes for one is found here. */
export const ToHandOver = () => {
  const translate = useTranslate();
  return (
    <>
      <PageHead title={translate('rail.to_hand_over')} />
      <DossierListBase view="toHandOver" empty={translate('list.empty.toHandOver')} />
    </>
  );
};
