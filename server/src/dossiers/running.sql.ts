/** The clock of the dossier `d` runs. */
export const RUNNING = `d.state IN ('accepted', 'processing') AND NOT d.paused`;
