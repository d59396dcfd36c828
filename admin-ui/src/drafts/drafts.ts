/**
 * What people have typed and not yet sent, in the memory of this page only: a shared computer keeps nothing of a
 * citizen. Signing out, or another person signing in, forgets all of it.
 */
const drafts = new Map<string, unknown>();

export const readDraft = <T>(key: string): T | undefined => drafts.get(key) as T | undefined;

export const keepDraft = (key: string, value: unknown): void => void drafts.set(key, value);

export const dropDraft = (key: string): void => void drafts.delete(key);

export const forgetDrafts = (): void => drafts.clear();

// Reloading the page would lose them without a word.
window.addEventListener('beforeunload', (event) => {
  if (drafts.size > 0) event.preventDefault();
});
