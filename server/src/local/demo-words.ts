/** Short Vietnamese words without diacritics that are hard to mistake for one another when read aloud. Exactly 64. */
export const DEMO_WORDS = [
  ...['bau', 'bien', 'buom', 'cam', 'canh', 'cau', 'chanh', 'chim', 'chuoi', 'dao', 'dau', 'dong', 'dua', 'duong'],
  ...['ghe', 'giay', 'gio', 'hoa', 'hong', 'khe', 'khoai', 'kien', 'lang', 'lua', 'mai', 'mang', 'mat', 'may'],
  ...['men', 'mit', 'mua', 'muoi', 'nang', 'nghe', 'ngoc', 'nha', 'nhan', 'nho', 'nuoc', 'nui', 'ong', 'phong'],
  ...['que', 'rung', 'sao', 'sen', 'song', 'suoi', 'tam', 'tao', 'thac', 'thong', 'thu', 'thuyen', 'tra', 'trang'],
  ...['tre', 'trong', 'vai', 'vang', 'voi', 'vuon', 'xanh', 'xuan'],
] as const;
