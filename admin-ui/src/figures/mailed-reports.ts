import type { MailedReport } from '@motcua/shared/figures';
import type { Translate } from '../time/time-words';
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

/** By what the rows of a report are grouped. */
export const groupName = (group: string, translate: Translate): string =>
  translate(group === 'step' ? 'boards.step_group.step' : `on_time.group.${group}`);
