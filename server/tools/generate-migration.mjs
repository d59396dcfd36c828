// Prints the statements that would bring the database of DATABASE_URL to what the entities say. A starting point for a
// migration, to be read line by line: hand-made indexes, policies and grants are not in it.
import 'reflect-metadata';
import { createDataSource } from '../dist/database/data-source.js';

const db = createDataSource({ url: process.env.DATABASE_URL, poolSize: 1, applicationName: 'generate-migration' });
await db.initialize();
const { upQueries } = await db.driver.createSchemaBuilder().log();
for (const { query } of upQueries) console.log(`${query};`);
await db.destroy();
