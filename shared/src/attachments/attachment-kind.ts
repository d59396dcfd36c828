/** What an attachment may be; told by its content, never by its name. Stored words: never renamed. */
export const ATTACHMENT_KIND = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg' },
  png: { mediaType: 'image/png', extension: 'png' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
} as const;
export type AttachmentKind = keyof typeof ATTACHMENT_KIND;

export const ATTACHMENT_KINDS = Object.keys(ATTACHMENT_KIND) as readonly AttachmentKind[];

/** What is taken and kept as one of these: what telephones and scanners make and browsers do not show. Stored words. */
export const CONVERTED_KINDS = ['heic', 'tiff'] as const;
export type ConvertedKind = (typeof CONVERTED_KINDS)[number];

/** `removed`: put there by mistake; the row stays, with who removed it and why, and its content is shown no more. */
export const ATTACHMENT_STATES = ['kept', 'removed'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/**
 * What is known of viruses in a file's content. `unscanned`: no scanner is set up. `waiting`: the scanner did not answer; the
 * file is shown once it has. Stored words: never renamed.
 */
export const FILE_SCANS = ['unscanned', 'waiting', 'clean', 'infected'] as const;
export type FileScan = (typeof FILE_SCANS)[number];

/**
 * What an officer should know before opening it. `encrypted`: asks for a password that Motcua does not know. `xfa`: brings a
 * form of its own beside the pages, which other programs show in their place. Stored words: never renamed.
 */
export const ATTACHMENT_WARNINGS = ['encrypted', 'xfa'] as const;
export type AttachmentWarning = (typeof ATTACHMENT_WARNINGS)[number];

/** Files of one dossier, removed ones included: beyond this somebody's program runs wild. */
export const MAX_ATTACHMENTS = 500;
