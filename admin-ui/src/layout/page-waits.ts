import { type Query, useIsFetching } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** What comes sooner should not blink; between a page's script and its first answer the sign stays. */
const LATE_MS = 250;
const OVER_MS = 100;

let scripts = 0;
const watchers = new Set<() => void>();

const count = (more: 1 | -1): void => {
  scripts += more;
  watchers.forEach((watch) => watch());
};

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** In place of a page whose script has not come yet. */
export const ScriptWait = (): null => {
  useEffect(() => {
    count(1);
    return () => count(-1);
  }, []);
  return null;
};

/** Whether nothing is shown yet in place of the answer: not even that to the question before. */
export const hasNothing = ({ observers }: Query): boolean =>
  observers.some((observer) => observer.getCurrentResult().status === 'pending');

/** Whether the page has been waiting for its script, or anything on it for its first answer. */
export function usePageWaits(): boolean {
  const script = useSyncExternalStore(watch, () => scripts > 0);
  const waits = useIsFetching({ predicate: hasNothing }) > 0 || script;
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(waits), waits ? LATE_MS : OVER_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  return late;
}
