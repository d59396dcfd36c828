import type { CSSProperties, ReactNode } from 'react';

const HIDDEN: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/** Words that only who listens to the page needs. */
export const HiddenWords = ({ children }: { readonly children: ReactNode }) => <span style={HIDDEN}>{children}</span>;
