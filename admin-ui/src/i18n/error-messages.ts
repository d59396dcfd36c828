import sentences from './error-sentences.json';

const both = sentences as Record<string, { vi: string; en: string }>;

const inLanguage = (language: 'vi' | 'en'): Record<string, string> =>
  Object.fromEntries(Object.entries(both).map(([code, sentence]) => [code, sentence[language]]));

/** Errors that have no answer to take a code from. */
export const vi = {
  ...inLanguage('vi'),
  network: 'Không liên lạc được với máy chủ. Hãy kiểm tra mạng rồi thử lại.',
  unknown: 'Máy chủ từ chối nhưng không nói rõ vì sao. Hãy tải lại trang.',
};

export const en: Record<keyof typeof vi, string> = {
  ...inLanguage('en'),
  network: 'The server does not answer. Check the network and try again.',
  unknown: 'The server refused without saying why. Reload the page.',
};
