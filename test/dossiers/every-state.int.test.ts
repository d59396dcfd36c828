import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOSSIER_STATES, foldEvents, type StateEvent } from '@motcua/shared/dossiers';
import { startTestApi, type TestApi } from '../support/api.js';
import { inState } from '../support/dossiers.js';

describe('the lifecycle', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it.each(DOSSIER_STATES)('reaches %s by acts alone, and its state is the fold of its events', async (state) => {
    const dossier = await inState[state](api);
    expect(dossier.state).toBe(state);
    expect(foldEvents(dossier['events'] as StateEvent[])).toEqual({ state, version: dossier.version });
  });
});
