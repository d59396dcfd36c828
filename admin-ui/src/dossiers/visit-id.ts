/** A random UUID (version 4). `crypto.randomUUID` is missing on the plain http address of a ward. */
export function newVisitId(bytes = crypto.getRandomValues(new Uint8Array(16))): string {
  const marked = bytes.map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = [...marked].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
