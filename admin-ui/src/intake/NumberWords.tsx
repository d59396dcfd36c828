import { localDateOf } from '@motcua/shared/calendar';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { toneStyle } from '../ui/tone';
import { serverNow } from '../providers/http';
import { bareNumber, numberWarnings, type PersonForm } from './person-form';

const DIGITS = 12;

/** While one types: how many digits are left, then whether the number agrees with the rest. It never forbids. */
export const NumberWords = ({ person }: { person: PersonForm }) => {
  const translate = useTranslate();
  if (person.idKind === 'cmnd') return <Said tone="amber">{translate('intake.people.warnings.withdrawn_number')}</Said>;
  const warnings = numberWarnings(person, localDateOf(serverNow()));
  if (warnings === null) {
    const left = DIGITS - bareNumber(person.idNumber).length;
    const typing = person.idKind === 'citizenId' && left > 0 && left < DIGITS;
    return typing ? translate('intake.people.number_left', { smart_count: left }) : null;
  }
  if (warnings.length === 0) return <Said tone="green">{translate('intake.people.matches')}</Said>;
  return (
    <Said tone="amber">⚠ {warnings.map((warning) => translate(`intake.people.warnings.${warning}`)).join('; ')}</Said>
  );
};

const Said = ({ tone, children }: { tone: 'green' | 'amber'; children: React.ReactNode }) => (
  <Box component="span" sx={[toneStyle(tone), { px: 0.75, borderRadius: 1, fontWeight: 500 }]}>
    {children}
  </Box>
);
