import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FigureTab } from './FigureTabs';
import { addressNow, useAddressChange } from './use-address-change';
import { useChosenPeriod } from './use-chosen-period';
import { isGrouped, useGrouping } from './use-grouping';
import { OTHER_PERIOD, useWhen } from './use-when';

interface Props {
  readonly tab: FigureTab;
  readonly office: string;
  /** As the person has chosen. */
  readonly withBelow: boolean;
  /** Whether there are offices below, and they are counted. */
  readonly below: boolean;
}

/** Told of this moment. */
const OF_NOW: readonly FigureTab[] = ['ageing', 'pauses'];

/** Writes into the address what it does not say yet: what was seen is found again by the back button, and by who gets the link. */
export const WholeAddress = ({ tab, office, withBelow, below }: Props) => {
  const [search] = useSearchParams();
  const change = useAddressChange();
  const [period] = useChosenPeriod();
  const { when } = useWhen();
  const { groupBy } = useGrouping(isGrouped(tab) ? tab : 'onTime', below);
  const ofPeriod = tab === 'onTime' ? when === OTHER_PERIOD : !OF_NOW.includes(tab);
  const whole = new URLSearchParams({
    tab,
    office,
    below: String(withBelow),
    ...(tab === 'onTime' && { when }),
    ...(ofPeriod && period),
    ...(isGrouped(tab) && { by: groupBy }),
  }).toString();
  useEffect(() => {
    const now = addressNow();
    // Another choice is on its way: this drawing knows nothing of it, the next one does.
    if (now.toString() !== search.toString()) return;
    const said = [...new URLSearchParams(whole)].filter(([name, value]) => value !== '' && !now.has(name));
    if (said.length === 0) return;
    change((address) => said.forEach(([name, value]) => address.set(name, value)), { replace: true });
  }, [whole, search, change]);
  return null;
};
