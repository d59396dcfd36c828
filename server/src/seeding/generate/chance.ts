/** Numbers that look like chance and come again with the same seed (sfc32 of PractRand). */
export class Chance {
  private a: number;
  private b: number;
  private c = 0x9e3779b9;
  private counter = 1;
  private timeOf = NaN;
  private time = '';

  /** @param seed a whole number */
  constructor(seed: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 2 ** 32) | 0;
    for (let round = 0; round < 20; round += 1) this.word();
  }

  /** 32 bits. */
  private word(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to and without 1. */
  next(): number {
    return this.word() / 2 ** 32;
  }

  /** A whole number from 0 up to and without `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  /** Mostly short, now and then long. */
  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** A UUIDv7 of that time, so that rows lie as they would if they had been written then. */
  id(atMs: number): string {
    if (atMs !== this.timeOf) {
      const time = Math.floor(atMs).toString(16).padStart(12, '0');
      this.timeOf = atMs;
      this.time = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    }
    const [one, two, three] = [this.word(), this.word(), this.word()];
    return (
      this.time +
      HEX[one & 0xfff]! +
      VARIANT[(one >>> 12) & 3]! +
      HEX[(one >>> 14) & 0xfff]! +
      '-' +
      HEX[two & 0xfff]! +
      HEX[(two >>> 12) & 0xfff]! +
      HEX[three & 0xfff]! +
      HEX[(three >>> 12) & 0xfff]!
    );
  }
}

/** Three digits each. */
const HEX = Array.from({ length: 0x1000 }, (_, n) => n.toString(16).padStart(3, '0'));
const VARIANT = ['-8', '-9', '-a', '-b'];

/** Things of which some are chosen more often. */
export class Weighted<T> {
  private readonly sums: number[] = [];

  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T) => number,
  ) {
    let sum = 0;
    for (const item of items) this.sums.push((sum += weightOf(item)));
  }

  pick(chance: Chance): T {
    const wanted = chance.next() * this.sums.at(-1)!;
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}
