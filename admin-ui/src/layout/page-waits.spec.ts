import { describe, expect, it } from '@jest/globals';
import { keepPreviousData, QueryClient, QueryObserver } from '@tanstack/react-query';
import { hasNothing } from './page-waits';

describe('a page', () => {
  it('waits for a first answer, and for none while it still shows that to the question before', async () => {
    const client = new QueryClient();
    const waits = (): boolean => client.isFetching({ predicate: hasNothing }) > 0;
    let answer = (_page: string): void => undefined;
    const asked = (page: number) => ({
      queryKey: ['list', page],
      queryFn: () => new Promise<string>((resolve) => (answer = resolve)),
      placeholderData: keepPreviousData,
    });
    const observer = new QueryObserver(client, asked(1));
    const answered = new Promise<void>((resolve) => {
      observer.subscribe(({ data }) => data !== undefined && resolve());
    });
    expect(waits()).toBe(true);
    answer('first page');
    await answered;
    expect(waits()).toBe(false);
    observer.setOptions(asked(2));
    expect(observer.getCurrentResult().data).toBe('first page');
    expect([client.isFetching(), waits()]).toEqual([1, false]);
    client.clear();
  });
});
