import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { addDays, addMonths, localDateOf } from '@motcua/shared/calendar';
import {
  type FigureOffice,
  type MeasureId,
  ON_TIME_FIGURES,
  type OnTimeColumn,
  percentVi,
  type StatisticsCard,
} from '@motcua/shared/figures';
import { Fragment, useContext, useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { serverNow } from '../providers/http';
import { ChoiceField } from '../ui/ChoiceField';
import { Section } from '../ui/Section';
import { CardSwitch } from './CardSwitch';
import { Defined } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { useCard, useCardSharing, useOnTime } from './use-figures';
import { monthOf, timeOf } from './words';

/** How far back one looks: an office sees the past that it has brought over. */
const MONTHS_BACK = 48;

/** The card of the office's website: as it is now or was at the end of a month, whether everybody may see it, and what the website pastes in. */
export const CardSection = ({ office }: { readonly office: FigureOffice }) => {
  const translate = useTranslate();
  const [month, setMonth] = useState<string | null>(null);
  const card = useCard(office.code, month);
  const present = localDateOf(serverNow()).slice(0, 7);
  const months = Array.from({ length: MONTHS_BACK + 1 }, (_none, back) =>
    addMonths(`${present}-01`, -back).slice(0, 7),
  );
  const sharing = useCardSharing(office.code);
  return (
    <Section title={translate('card.title')}>
      <Stack direction="row" useFlexGap spacing={4} sx={{ flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ flex: '0 1 340px' }}>
          <Box sx={{ mb: 1.5 }}>
            <ChoiceField
              label={translate('card.month')}
              value={month ?? present}
              onChange={(next) => setMonth(next === present ? null : next)}
              choices={months.map((value) => ({ value, label: monthOf(value) }))}
            />
          </Box>
          <Waiting {...card}>{(shown) => <Card office={office} card={shown} />}</Waiting>
        </Box>
        <Box sx={{ flex: '1 1 420px' }}>
          <Waiting {...sharing}>
            {({ shown, json, snippet }) => (
              <Stack spacing={1.5}>
                <CardSwitch officeCode={office.code} shown={shown} />
                {shown && (
                  <>
                    <ToCopy label={translate('card.snippet')} text={snippet} rows={4} />
                    <ToCopy label={translate('card.json')} text={json} rows={1} />
                  </>
                )}
              </Stack>
            )}
          </Waiting>
        </Box>
      </Stack>
    </Section>
  );
};

/** As visitors of the website see it; what its numbers are made of opens for who may look. */
const Card = ({ office, card }: { readonly office: FigureOffice; readonly card: StatisticsCard }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { month, solvedPercent, total, onTimeOrEarly, late, latePercent, updatedAt } = card;
  const nothing = total === 0;
  const rows: readonly (readonly [MeasureId, string, string, readonly OnTimeColumn[]])[] = [
    [
      'cardSolved',
      translate('card.solved', { month: month.slice(5) }),
      nothing ? translate('card.nothing') : percentVi(solvedPercent),
      [],
    ],
    ['cardTotal', translate('card.total'), total.toLocaleString('de-DE'), ['received']],
    ['cardOnTime', translate('card.on_time'), onTimeOrEarly.toLocaleString('de-DE'), ['beforeTime', 'onTime']],
    ['cardLate', translate('card.late'), late.toLocaleString('de-DE'), ['late', 'openOverdue']],
    ['cardLateShare', translate('card.late_percent'), nothing ? '–' : percentVi(latePercent), []],
  ];
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
      <Typography sx={{ fontWeight: 600 }}>{translate('card.heading')}</Typography>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {office.name}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 0.5, columnGap: 2, '& dd': { m: 0 } }}
      >
        {rows.map(([measure, term, value, parts]) => (
          <Box key={term} sx={{ display: 'contents' }}>
            <dt>
              <Defined measure={measure} label={term} />
            </dt>
            <Box component="dd" sx={{ textAlign: 'right', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
              {value}
            </Box>
            {parts.length > 0 && <MadeOf office={office} month={month} parts={parts} />}
          </Box>
        ))}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {translate('card.updated', { year: month.slice(0, 4), time: timeOf(updatedAt, locale) })}
      </Typography>
    </Box>
  );
};

interface MadeOfProps {
  readonly office: FigureOffice;
  readonly month: string;
  readonly parts: readonly OnTimeColumn[];
}

/** The figures that are added up, since 1 January, each with its dossiers behind it. */
const MadeOf = ({ office, month, parts }: MadeOfProps) => {
  const translate = useTranslate();
  const behind = useContext(BehindFigures);
  const to = addDays(addMonths(`${month}-01`, 1), -1);
  const { data } = useOnTime(
    { officeCode: office.code, below: false },
    { from: `${month.slice(0, 4)}-01-01`, to },
    'field',
  );
  const total = data?.total;
  if (!total || behind === null) return null;
  return (
    <BehindFigures value={{ officeCode: office.code, figureFrom: total.from, figureTo: total.to }}>
      <Box
        component="dd"
        sx={{ gridColumn: '1 / -1', mt: -0.5, fontSize: 12, textAlign: 'right', color: 'text.secondary' }}
      >
        {parts.map((part, index) => (
          <Fragment key={part}>
            {index > 0 && ' + '}
            {translate(`on_time.column.${part}`)}{' '}
            <FigureLink figure={ON_TIME_FIGURES[part]} count={total[part]} of={office.name} />
          </Fragment>
        ))}
      </Box>
    </BehindFigures>
  );
};

/** A text that goes elsewhere as it is. */
const ToCopy = ({ label, text, rows }: { readonly label: string; readonly text: string; readonly rows: number }) => {
  const translate = useTranslate();
  const notify = useNotify();
  // Browsers offer the clipboard to https and to this computer only.
  const offered = 'clipboard' in navigator;
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(() => notify('card.copied', { autoHideDuration: 2000 }));
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <TextField
        label={label}
        value={text}
        fullWidth
        size="small"
        multiline={rows > 1}
        {...(rows > 1 && { rows })}
        onFocus={({ target }) => target.select()}
        slotProps={{ input: { readOnly: true, sx: { fontFamily: 'monospace', fontSize: 13 } } }}
      />
      {offered && (
        <Button variant="outlined" aria-label={translate('card.copy_what', { what: label })} onClick={copy}>
          {translate('card.copy')}
        </Button>
      )}
    </Stack>
  );
};
