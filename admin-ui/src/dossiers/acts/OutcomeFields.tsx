import { useTranslate } from 'react-admin';
import { RadioField } from '../../ui/RadioField';
import { ReasonField } from './ReasonField';

/** What was decided; a denial says why. */
export interface Decided {
  readonly outcome: 'granted' | 'denied';
  readonly reason: string;
}

export const GRANTED: Decided = { outcome: 'granted', reason: '' };

/** The call's `outcome` and `reason`, or null for a denial without one. */
export function outcomeFields({ outcome, reason }: Decided): { outcome: string; reason?: string } | null {
  if (outcome === 'granted') return { outcome };
  return reason.trim() === '' ? null : { outcome, reason: reason.trim() };
}

export const OutcomeFields = ({
  value,
  onChange,
  autoFocus = false,
}: {
  value: Decided;
  onChange: (decided: Decided) => void;
  autoFocus?: boolean;
}) => {
  const translate = useTranslate();
  return (
    <>
      <RadioField
        label={translate('act.outcome')}
        value={value.outcome}
        onChange={(outcome) => onChange({ ...value, outcome })}
        choices={(['granted', 'denied'] as const).map((one) => ({
          value: one,
          label: translate(`act.outcomes.${one}`),
        }))}
        row
        autoFocus={autoFocus}
      />
      {value.outcome === 'denied' && (
        <ReasonField value={value.reason} change={(reason) => onChange({ ...value, reason })} required />
      )}
    </>
  );
};
