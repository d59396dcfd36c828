import { useTranslate } from 'react-admin';
import { Sign } from '../admin/parts/Sign';
import type { Tone } from '../ui/tone';
import type { CatchUpState } from './catch-up.types';

const SIGNS: Record<CatchUpState, readonly [Tone, string]> = {
  pending: ['amber', '◔'],
  approved: ['green', '✓'],
  refused: ['red', '●'],
};

export const StateSign = ({ state }: { state: CatchUpState }) => {
  const translate = useTranslate();
  const [tone, sign] = SIGNS[state];
  return (
    <Sign tone={tone}>
      <span aria-hidden>{sign} </span>
      {translate(`catch_ups.states.${state}`)}
    </Sign>
  );
};
