const letter = (name: string): [string, readonly [string, string]] => [`Key${name}`, [name.toLowerCase(), name]];

/**
 * What the keys of a US keyboard type, without and with Shift. Scanners type for this keyboard, whatever layout and
 * input method the computer has: so a key is read by its place and never by the letter that arrived.
 */
export const US_LAYOUT: ReadonlyMap<string, readonly [string, string]> = new Map([
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter),
  ...[...')!@#$%^&*('].map((shifted, digit): [string, readonly [string, string]] => [
    `Digit${digit}`,
    [String(digit), shifted],
  ]),
  ...[...'0123456789'].map((digit): [string, readonly [string, string]] => [`Numpad${digit}`, [digit, digit]]),
  ['NumpadDecimal', ['.', '.']],
  ['NumpadDivide', ['/', '/']],
  ['NumpadMultiply', ['*', '*']],
  ['NumpadSubtract', ['-', '-']],
  ['NumpadAdd', ['+', '+']],
  ['Space', [' ', ' ']],
  ['Backquote', ['`', '~']],
  ['Minus', ['-', '_']],
  ['Equal', ['=', '+']],
  ['BracketLeft', ['[', '{']],
  ['BracketRight', [']', '}']],
  ['Backslash', ['\\', '|']],
  ['Semicolon', [';', ':']],
  ['Quote', ["'", '"']],
  ['Comma', [',', '<']],
  ['Period', ['.', '>']],
  ['Slash', ['/', '?']],
]);
