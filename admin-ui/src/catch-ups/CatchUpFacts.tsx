import { useTranslate } from 'react-admin';
import { Fact, Facts } from '../dossiers/show/Facts';
import { whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import type { CatchUp } from './catch-up.types';

/** Why it was on paper, on whose decision, and who has said what about it. */
export const CatchUpFacts = ({ batch }: { batch: CatchUp }) => {
  const translate = useTranslate();
  const now = useNow();
  const { reason, decision, requestedBy, requestedAt, settledBy, settledAt, settlementReason } = batch;
  const whoWhen = (name: string, at: string): string =>
    translate('catch_ups.who_when', { name, when: whenWords(new Date(at), now, translate) });
  return (
    <Facts>
      <Fact name={translate('catch_ups.columns.reason')}>{reason}</Fact>
      <Fact name={translate('catch_ups.columns.decision')}>{decision}</Fact>
      <Fact name={translate('catch_ups.columns.requested_by')}>{whoWhen(requestedBy.fullName, requestedAt)}</Fact>
      {settledBy && settledAt && (
        <Fact name={translate('catch_ups.settled_by')}>{whoWhen(settledBy.fullName, settledAt)}</Fact>
      )}
      {settlementReason && <Fact name={translate('catch_ups.settlement_reason')}>{settlementReason}</Fact>}
    </Facts>
  );
};
