import { probe } from '../support/probe.js';
import { testRule } from '../support/test-rule.js';

testRule(probe, {
  valid: [
    `
// the same names from another package
import neo4j from './neo4j.js';
await neo4j.driver(url).executeQuery('RETURN 1');
    `,
  ],
  invalid: [
    `
import neo4j from 'neo4j-driver';
const driver = neo4j.driver(url, neo4j.auth.basic(user, password));
await driver.executeQuery('RETURN 1');
      ~~~~~~~~~~~~~~~~~~~ round-trip
const session = driver.session({ database: 'neo4j' });
                ~~~~~~~~~~~~~~ acquire
await session.run('RETURN 1');
      ~~~~~~~~~~~ round-trip
await session.executeWrite(async (tx) => {
      ~~~~~~~~~~~~~~~~~~~~ round-trip
  await tx.run('RETURN 1');
        ~~~~~~ round-trip
});
const transaction = await session.beginTransaction();
                          ~~~~~~~~~~~~~~~~~~~~~~~~ round-trip, acquire
await transaction.run('RETURN 1');
      ~~~~~~~~~~~~~~~ round-trip
await transaction.commit();
      ~~~~~~~~~~~~~~~~~~ round-trip, release
await session.close();
      ~~~~~~~~~~~~~ release
    `,
    `
// up to version 5, and annotations
import { driver, type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
await driver(url).session().readTransaction((tx) => tx.run('RETURN 1'));
      ~~~~~~~~~~~~~~~~~~~ acquire
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ round-trip
                                                    ~~~~~~ round-trip
export async function load(driver: Driver, session: Session, tx: ManagedTransaction) {
  await driver.executeQuery('RETURN 1');
        ~~~~~~~~~~~~~~~~~~~ round-trip
  await session.run('RETURN 1');
        ~~~~~~~~~~~ round-trip
  await tx.run('RETURN 1');
        ~~~~~~ round-trip
}
    `,
  ],
});
