import { useState } from 'react';
import { useNotify } from 'react-admin';
import { problemOf } from '../providers/http';
import { printFile } from './print-file';

/** Brings a file and gives it to the printer, one at a time; what goes wrong is told. */
export function usePrinting(): {
  readonly working: boolean;
  readonly print: (bring: () => Promise<Blob>, title: string) => Promise<void>;
} {
  const notify = useNotify();
  const [working, setWorking] = useState(false);
  const print = async (bring: () => Promise<Blob>, title: string): Promise<void> => {
    setWorking(true);
    try {
      printFile(await bring(), title);
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setWorking(false);
    }
  };
  return { working, print };
}
