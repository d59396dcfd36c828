import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Tables and columns in singular snake_case; keys are named after their table and columns. */
export class SnakeNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, customName: string | undefined): string {
    return customName ?? snake(className);
  }

  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, customName ?? propertyName].join('_'));
  }

  override primaryKeyName(tableOrName: Table | string): string {
    return `${nameOf(tableOrName)}_pk`;
  }

  override foreignKeyName(tableOrName: Table | string, columnNames: string[]): string {
    return `${nameOf(tableOrName)}_${columnNames.map(snake).join('_')}_fk`;
  }
}

const nameOf = (table: Table | string): string => (typeof table === 'string' ? table : table.name).split('.').at(-1)!;
