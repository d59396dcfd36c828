/** Who can be told, in the order in which it is read. */
export const TOLD = ['holder', 'leaders', 'supervisors'] as const;
