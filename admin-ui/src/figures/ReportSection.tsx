import Box from '@mui/material/Box';
import { formatDateVi } from '@motcua/shared/calendar';
import type { FigureOffice } from '@motcua/shared/figures';
import type { ReactNode } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Section } from '../ui/Section';
import { timeOf } from './words';

interface Props {
  readonly title: string;
  readonly report: {
    readonly office: FigureOffice;
    readonly below: boolean;
    readonly from?: string;
    readonly to?: string;
    readonly asOf: string;
    readonly definitionVersion: number;
  };
  /** What must be known to read the numbers. */
  readonly note?: string | false;
  readonly children: ReactNode;
}

/** A report with whose it is, of which days or which moment, and by which definitions. */
export const ReportSection = ({ title, report, note, children }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { office, below, from, to, asOf, definitionVersion } = report;
  const where = below ? translate('figures.where_below', { office: office.name }) : office.name;
  const when = from && to ? `${formatDateVi(from)} – ${formatDateVi(to)}` : timeOf(asOf, locale);
  return (
    <Section title={title} aside={`${where}, ${when}`}>
      {children}
      <Box sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>
        {note && `${note} `}
        {translate('figures.as_of', { time: timeOf(asOf, locale), version: definitionVersion })}
      </Box>
    </Section>
  );
};
