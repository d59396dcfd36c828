import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useStore, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useAddressChange } from './use-address-change';

const TABS = ['form', 'onTime', 'steps', 'ageing', 'supplements', 'pauses', 'lateCauses', 'qd766'] as const;
export type FigureTab = (typeof TABS)[number];

/** Which of the reports is looked at: in the address, and in the memory of the page for who comes back without one. */
export function useFigureTab(): [FigureTab, (tab: FigureTab) => void] {
  const [search] = useSearchParams();
  const change = useAddressChange();
  const [kept, keep] = useStore<FigureTab>('figures.tab', 'form');
  const choose = (next: FigureTab): void => {
    keep(next);
    change((address) => {
      address.set('tab', next);
      // Each report has groups, a time or a view of its own.
      for (const own of ['by', 'when', 'age']) address.delete(own);
    });
  };
  return [TABS.find((one) => one === search.get('tab')) ?? kept, choose];
}

/** The reports of an office. */
export const FigureTabs = () => {
  const translate = useTranslate();
  const [tab, setTab] = useFigureTab();
  return (
    <Tabs
      value={tab}
      onChange={(_event, next: FigureTab) => setTab(next)}
      variant="scrollable"
      aria-label={translate('on_time.reports')}
      sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      {TABS.map((one) => (
        <Tab key={one} value={one} label={translate(`on_time.tab.${one}`)} />
      ))}
    </Tabs>
  );
};
