import type { FactoryProvider, InjectionToken } from '@nestjs/common';

/**
 * A plain class as a Nest provider: classes name their dependencies in the constructor only, and this names where they
 * come from, in the same order.
 */
export function provide<T, D extends unknown[]>(
  type: new (...dependencies: D) => T,
  ...inject: { [K in keyof D]: InjectionToken }
): FactoryProvider<T> {
  return { provide: type, useFactory: (...dependencies) => new type(...(dependencies as D)), inject };
}
