import type { Page } from 'playwright-core';

/** Everything a browser has of a page: what it keeps, where it has been, and what it shows, by the place it lies in. */
export async function remainsOf(page: Page): Promise<Record<string, string>> {
  const kept = await page.evaluate(async () => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(async ({ name }) => {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name!);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error!);
        });
        const stores = [...database.objectStoreNames].map(
          (store) =>
            new Promise((resolve, reject) => {
              const reading = database.transaction(store).objectStore(store).getAll();
              reading.onsuccess = () => resolve(reading.result);
              reading.onerror = () => reject(reading.error!);
            }),
        );
        return { name, rows: await Promise.all(stores) };
      }),
    );
    const cached = await Promise.all(
      (await caches.keys()).map(async (key) => {
        const cache = await caches.open(key);
        const answers = (await cache.keys()).map(async (request) => [
          request.url,
          await (await cache.match(request))?.text(),
        ]);
        return [key, await Promise.all(answers)];
      }),
    );
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(
      ({ value }) => value,
    );
    return {
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      indexedDB: JSON.stringify(databases),
      caches: JSON.stringify(cached),
      'document.cookie': document.cookie,
      'window.name': window.name,
      'history.state': JSON.stringify(window.history.state),
      title: document.title,
      document: document.documentElement.outerHTML,
      fields: JSON.stringify(fields),
    };
  });
  const cdp = await page.context().newCDPSession(page);
  const history = await cdp.send('Page.getNavigationHistory');
  await cdp.detach();
  return {
    ...kept,
    cookies: JSON.stringify(await page.context().cookies()),
    history: JSON.stringify(history.entries),
  };
}

/** The places where one of these words is found. */
export const placesWith = (remains: Record<string, string>, words: readonly string[]): string[] =>
  Object.entries(remains).flatMap(([place, text]) =>
    words.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${word} in ${place}`),
  );
