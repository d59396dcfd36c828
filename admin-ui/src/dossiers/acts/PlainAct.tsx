import { ActDialog, type ActProps } from './ActDialog';
import type { DossierTransition } from '@motcua/shared/dossiers';

/** An act that asks nothing: it says what it does and waits for Enter. */
export const plainAct = (transition: DossierTransition) => {
  const PlainAct = (props: ActProps) => <ActDialog {...props} transition={transition} fields={NOTHING} />;
  return PlainAct;
};

const NOTHING = {};
