import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useStore, useTranslate } from 'react-admin';

const TABS = ['form', 'onTime', 'steps', 'ageing', 'supplements', 'pauses', 'lateCauses', 'qd766'] as const;
export type FigureTab = (typeof TABS)[number];

/** Which of the reports is looked at, in the memory of the page only. */
export const useFigureTab = (): [FigureTab, (tab: FigureTab) => void] => useStore<FigureTab>('figures.tab', 'form');

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
