/** Stands for the dossier's code in the address of an office's look-up page. */
const CODE = '{code}';

/** https, a host with a name, and nothing that a reader could take for an account; braces only around the code. */
const ADDRESS = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?(?:[/?#][\w\-.~!$&'()*+,;=:@%/?#[\]]*)?$/;

/** So that it leaves room in a text message for what is told. */
export const LONGEST_FOLLOW_URL = 120;

/** Whether citizens can be sent there; `{code}` may stand where the page takes the code of a dossier. */
export const isFollowUrl = (url: string): boolean =>
  url.length <= LONGEST_FOLLOW_URL && ADDRESS.test(url.replace(CODE, 'H23.18.07-260315-0042'));

/** Where the citizen of this dossier looks it up: nothing of them stands there but the code. @param url '' where there is no such page */
export const followLink = (url: string, code: string): { readonly link?: string } =>
  url === '' ? {} : { link: url.replace(CODE, encodeURIComponent(code)) };
