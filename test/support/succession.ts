import { newId } from '../../server/src/common/ids.js';
import { OTHER_WARD, type TestApi } from './api.js';

/** While the work lasts Cộng Hòa is taken over by Sao Đỏ, whose people act for both. */
export async function whileTakenOver(api: TestApi, work: () => Promise<void>): Promise<void> {
  const id = newId();
  await api.sql(
    `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
     SELECT $1, p.id, s.id, '2024-01-01', '1/NQ' FROM office p, office s WHERE p.code = 'H23.18.07' AND s.code = $2`,
    [id, OTHER_WARD],
  );
  try {
    await work();
  } finally {
    await api.sql('DELETE FROM office_succession WHERE id = $1', [id]);
  }
}
