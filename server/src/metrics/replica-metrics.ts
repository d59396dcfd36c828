import { Counter, Gauge, type Registry } from 'prom-client';
import type { Replica } from '../database/replica.js';
import type { ReportTransactions } from '../database/report-transactions.js';

/** Where reports are read, and how far behind that is. */
export function tellOfReplica(registry: Registry, replica: Replica, { reads }: ReportTransactions): void {
  const registers = [registry];
  new Gauge({
    name: 'motcua_replica_fit',
    help: '1 while reports read the replica, 0 while they read the database itself',
    registers,
    collect() {
      this.set(replica.state === 'ok' ? 1 : 0);
    },
  });
  new Gauge({
    name: 'motcua_replica_lag_seconds',
    help: 'How old what the replica holds is; left out while nobody knows',
    registers,
    collect() {
      if (replica.lagMs === null) this.remove();
      else this.set(replica.lagMs / 1_000);
    },
  });
  new Counter({
    name: 'motcua_report_reads_total',
    help: 'Reports, and files of lists and registers, by where they were read: replica, database',
    labelNames: ['source'],
    registers,
    collect() {
      this.reset();
      for (const [source, n] of Object.entries(reads)) this.inc({ source }, n);
    },
  });
}
