import type { MailedReport } from '@motcua/shared/figures';
import type { FigureTab } from './FigureTabs';

/** Where each report that comes by mail is looked at. */
export const TAB_OF_REPORT: Readonly<Record<MailedReport, FigureTab>> = {
  'II.06': 'form',
  'on-time': 'onTime',
  steps: 'steps',
  ageing: 'ageing',
  supplements: 'supplements',
  pauses: 'pauses',
  'qd-766': 'qd766',
  'late-causes': 'lateCauses',
};
