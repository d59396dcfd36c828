import { useTranslate } from 'react-admin';
import { DayField } from '../form/DayField';
import { LineField } from '../form/LineField';

export interface SuccessionValues {
  readonly effectiveOn: string;
  readonly decisionNumber: string;
}

interface Props {
  readonly values: SuccessionValues;
  readonly set: (changes: Partial<SuccessionValues>) => void;
}

export const SuccessionFields = ({ values, set }: Props) => {
  const translate = useTranslate();
  return (
    <>
      <DayField
        label={translate('admin.succession.day')}
        value={values.effectiveOn}
        onChange={(effectiveOn) => set({ effectiveOn })}
        path="effectiveOn"
        required
      />
      <LineField
        label={translate('admin.decision_number')}
        value={values.decisionNumber}
        onChange={(decisionNumber) => set({ decisionNumber })}
        path="decisionNumber"
        maxLength={100}
        required
      />
    </>
  );
};
