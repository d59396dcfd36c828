import { useEffect, useState } from 'react';

const REST_MS = 300;

/** What is typed, once it has come to rest; null before, for what is being changed is nobody's. */
export function useResting<T>(value: T | null): T | null {
  const [resting, setResting] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setResting(JSON.parse(text) as T | null), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.stringify(resting) === text ? resting : null;
}
