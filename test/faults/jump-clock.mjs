// Preloaded into a process under test (`node --import`): its clock jumps by MOTCUA_JUMP_MS, MOTCUA_JUMP_AFTER_MS after its start.
const RealDate = Date;
const real = Date.now;
let offset = 0;
setTimeout(() => (offset = Number(process.env.MOTCUA_JUMP_MS)), Number(process.env.MOTCUA_JUMP_AFTER_MS)).unref();
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(real() + offset);
    else super(...args);
  }
  static now() {
    return real() + offset;
  }
};
