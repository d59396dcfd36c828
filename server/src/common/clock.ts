/**
 * The time of an act is read once, from the database's transaction, and handed on as a value. The offset is zero
 * but in demonstrations and tests.
 */
export class Clock {
  constructor(private readonly offsetMs: number) {}

  /** The time of the transaction, moved by the offset. */
  at(transactionTime: Date): Date {
    return new Date(transactionTime.getTime() + this.offsetMs);
  }

  /** For what has no transaction: leases and log-ins are judged by the database, so only shutdown and schedules ask this. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}
