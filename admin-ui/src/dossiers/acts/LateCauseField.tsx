import { LATE_CAUSES, type LateCause } from '@motcua/shared/dossiers';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';

/** Empty while none is chosen. */
export type ChosenCause = LateCause | '';

interface Props {
  readonly value: ChosenCause;
  readonly onChange: (cause: ChosenCause) => void;
  readonly autoFocus?: boolean;
}

/** Why a dossier is late, in one of a few words that reports can count. */
export const LateCauseField = ({ value, onChange, autoFocus = false }: Props) => {
  const translate = useTranslate();
  return (
    <ChoiceField<ChosenCause>
      label={translate('act.late_cause')}
      value={value}
      onChange={onChange}
      choices={[
        { value: '', label: translate('act.late_cause_choose') },
        ...LATE_CAUSES.map((cause) => ({ value: cause, label: translate(`late_causes.${cause}`) })),
      ]}
      required
      autoFocus={autoFocus}
    />
  );
};
