import smpp from 'smpp';

const NAMES = new Map(Object.entries(smpp.errors).map(([name, status]) => [status, name] as const));

/** The same message would be refused again: its text, its number, its sender or the right to send it. */
const PERMANENT = new Set(
  [
    'ESME_RINVMSGLEN',
    'ESME_RINVSRCADR',
    'ESME_RINVDSTADR',
    'ESME_RINVSERTYP',
    'ESME_RINVESMCLASS',
    'ESME_RINVSRCTON',
    'ESME_RINVSRCNPI',
    'ESME_RINVDSTTON',
    'ESME_RINVDSTNPI',
    'ESME_RX_P_APPN',
    'ESME_RX_R_APPN',
    'ESME_RDELIVERYFAILURE',
    'ESME_RPROHIBITED',
    'ESME_RINVDCS',
    'ESME_RTLVNOTALLWD',
  ].map((name) => smpp.errors[name]),
);

/** Everything else passes: too fast, a full queue, an account to be topped up, a code of the gateway's own. */
export const isPermanent = (status: number): boolean => PERMANENT.has(status);

/** Such as `ESME_RTHROTTLED (0x58)`. */
export function statusWords(status: number): string {
  const name = NAMES.get(status);
  const code = `0x${status.toString(16).padStart(2, '0')}`;
  return name === undefined ? code : `${name} (${code})`;
}
