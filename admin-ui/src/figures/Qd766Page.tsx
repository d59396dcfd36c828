import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { type FigureOfficeChoice, FIGURES, type PeriodFigure, QD_766, type Qd766Report } from '@motcua/shared/figures';
import { Fragment, useContext } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { Defined } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { askedOf, PeriodPicker } from './PeriodPicker';
import { NOT_PRINTED, ON_PAPER } from './print';
import { PrintButton } from './PrintButton';
import { ReportSection } from './ReportSection';
import { Share } from './Share';
import { TableFiles } from './TableFiles';
import { TABLE } from './table-style';
import { useQd766 } from './use-figures';
import { useChosenPeriod } from './use-chosen-period';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** What of QĐ 766 is known here: each indicator with the figures it is made of, which open their dossiers. */
export const Qd766Page = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useChosenPeriod();
  const period = askedOf(chosen);
  const asked = { officeCode: office.code, below };
  const report = useQd766(asked, period);
  const behind = useContext(BehindFigures);
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', ...NOT_PRINTED }}>
        <PeriodPicker chosen={chosen} onChange={setChosen} />
        <Box sx={{ flex: 1 }} />
        <TableFiles report="qd-766" office={asked} period={period} disabled={report.data === undefined} />
        <PrintButton disabled={report.data === undefined} />
      </Stack>
      {period && (
        <Box sx={ON_PAPER}>
          <Waiting {...report}>
            {(shown) => (
              <BehindFigures value={behind && { ...behind, figureFrom: shown.from, figureTo: shown.to }}>
                <ReportSection title={translate('qd_766.heading')} report={shown} note={translate('qd_766.note')}>
                  <Indicators report={shown} />
                </ReportSection>
              </BehindFigures>
            )}
          </Waiting>
        </Box>
      )}
    </>
  );
};

const COLUMNS = ['part', 'whole', 'percent', 'points'] as const;

const Indicators = ({ report }: { readonly report: Qd766Report }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const number = (count: number, decimals = 0): string =>
    count.toLocaleString(locale, { minimumFractionDigits: decimals });
  return (
    <Table size="small" aria-label={translate('qd_766.heading')} sx={TABLE}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">{translate('qd_766.indicator')}</TableCell>
          {COLUMNS.map((column) => (
            <TableCell key={column} scope="col" align="right">
              {translate(`qd_766.${column}`)}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {report.data.map(({ id, part, whole, percent, points, maxPoints }) => (
          <TableRow key={id} sx={{ breakInside: 'avoid' }}>
            <TableCell component="th" scope="row">
              <Defined indicator={id} />
            </TableCell>
            <TableCell align="right">
              {number(part)}
              <MadeOf figures={QD_766[id].part} report={report} />
            </TableCell>
            <TableCell align="right">
              {number(whole)}
              <MadeOf figures={QD_766[id].whole} report={report} />
            </TableCell>
            <TableCell align="right">
              <Share percent={percent} />
            </TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              {points === null || maxPoints === null ? '–' : `${number(points, 2)} / ${maxPoints}`}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

/** The figures that are added up. */
const MadeOf = ({ figures, report }: { readonly figures: readonly PeriodFigure[]; readonly report: Qd766Report }) => {
  const [locale] = useLocaleState();
  return (
    <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
      {figures.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ' + '}
          {FIGURES[id][locale === 'en' ? 'en' : 'vi'].name}{' '}
          <FigureLink figure={id} count={report.figures[id]} of={report.office.name} />
        </Fragment>
      ))}
    </Box>
  );
};
