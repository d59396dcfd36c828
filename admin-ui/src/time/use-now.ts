import { useEffect, useState } from 'react';
import { serverNow } from '../providers/http';

const EVERY_MS = 20_000;

/** The time by the server's clock, often enough for words in minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
