/** A forecast is only said of a dossier `d` that has a due time and whose clock runs. */
export const FORECAST_GROUND = `d.state IN ('accepted', 'processing') AND NOT d.paused AND d.due_at IS NOT NULL`;

/** The word of `d`, or null. */
export const FORECAST_WORD_OF = `CASE WHEN ${FORECAST_GROUND} THEN
  (SELECT f.word FROM dossier_forecast f WHERE f.dossier_id = d.id) END`;

/** All that is said of `d`, or null. */
export const FORECAST_OF = `CASE WHEN ${FORECAST_GROUND} THEN
  (SELECT jsonb_build_object('word', f.word, 'chance', f.chance, 'stepCode', f.step_code, 'expectedAt', f.expected_at,
                             'cases', f.cases, 'computedAt', f.computed_at)
     FROM dossier_forecast f WHERE f.dossier_id = d.id AND f.word IS NOT NULL) END`;
