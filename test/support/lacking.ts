import { execFileSync } from 'node:child_process';

/** Programs of Debian's packages that tests look at files with. */
const PACKAGES: Readonly<Record<string, string>> = {
  pdfsig: 'poppler-utils',
  certutil: 'libnss3-tools',
  qpdf: 'qpdf',
  soffice: 'libreoffice-calc-nogui',
};

/** For the name of a skipped test: what is not installed, or nothing. */
export function lacking(...tools: string[]): string {
  const missing = tools.filter((tool) => {
    try {
      execFileSync('which', [tool], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
  const packages = missing.map((tool) => PACKAGES[tool] ?? tool);
  return packages.length === 0 ? '' : ` (not installed: apt-get install ${packages.join(' ')})`;
}
