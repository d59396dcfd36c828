import { type ReactNode, useEffect } from 'react';
import { Frame } from '../layout/Frame';
import { useConnected } from '../live/use-live';
import { useSignedIn } from '../providers/use-signed-in';
import { LibraryWords } from './LibraryWords';
import { fetchPages } from './pages';

/** Long enough for the first list to have come. */
const AFTER_MS = 2_500;

/** The frame, which brings the other pages' scripts in while nobody waits for them. */
export const DeskFrame = ({ children }: { children: ReactNode }) => {
  const { person } = useSignedIn();
  const connected = useConnected();
  const ready = person !== undefined && connected;
  useEffect(() => {
    if (!ready) return;
    // Without a network the page itself will say so when it is opened.
    const timer = setTimeout(() => void fetchPages().catch(() => undefined), AFTER_MS);
    return () => clearTimeout(timer);
  }, [ready]);
  return (
    <LibraryWords>
      <Frame>{children}</Frame>
    </LibraryWords>
  );
};
