import type { GeneratedOffice, Invention } from './invention.js';

/** More than this is worth a second core; the number is not the computer's, for what is made must not hang on it. */
const TWO_FROM = 50_000;

/** Halves of the offices with what they have, to be invented side by side. Offices that were merged stay together. */
export function partsOf(invention: Invention): Invention[] {
  const { dossiers, offices, seed } = invention;
  const halves = dossiers < TWO_FROM ? [offices] : halvesOf(offices);
  const whole = weightOf(offices);
  let given = 0;
  return halves.map((own, index) => {
    const share = index === halves.length - 1 ? dossiers - given : Math.round((dossiers * weightOf(own)) / whole);
    const part = { ...invention, offices: own, dossiers: share, seed: seed + index, peopleFrom: given };
    given += share;
    return part;
  });
}

/** Every second successor with those it has taken over. */
function halvesOf(offices: readonly GeneratedOffice[]): GeneratedOffice[][] {
  const last = (office: GeneratedOffice): GeneratedOffice => office.merged?.into ?? office;
  const places = [...new Set(offices.map((office) => last(office).id))];
  const halves = [0, 1].map((half) => offices.filter((office) => places.indexOf(last(office).id) % 2 === half));
  return halves.filter((half) => half.length > 0);
}

const weightOf = (offices: readonly GeneratedOffice[]): number => offices.reduce((sum, { weight }) => sum + weight, 0);
