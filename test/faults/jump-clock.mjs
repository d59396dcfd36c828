// Preloaded into a process under test (`node --import`): its clock is as far ahead as whoever started it says.
const RealDate = Date;
const real = Date.now;
let offset = 0;
process.on('message', ({ aheadMs }) => (offset = aheadMs ?? offset));
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(real() + offset);
    else super(...args);
  }
  static now() {
    return real() + offset;
  }
};
