import type { Pool } from 'pg';

export class Checkout {
  constructor(private readonly pool: Pool) {}

  /** When the update throws, the client never goes back to the pool; after ten of those the shop stands still. */
  async reserve(orderId: number): Promise<boolean> {
    const client = await this.pool.connect();
    const { rowCount } = await client.query('UPDATE stock SET reserved = reserved + 1 WHERE order_id = $1', [
      orderId,
    ]);
    if (rowCount === 0) return false;
    await client.query('UPDATE orders SET state = $2 WHERE id = $1', [orderId, 'reserved']);
    client.release();
    return true;
  }

  /** Every way out passes `finally`. */
  async betterReserve(orderId: number): Promise<boolean> {
    const client = await this.pool.connect();
    try {
      const { rowCount } = await client.query(
        'UPDATE stock SET reserved = reserved + 1 WHERE order_id = $1',
        [orderId],
      );
      if (rowCount === 0) return false;
      await client.query('UPDATE orders SET state = $2 WHERE id = $1', [orderId, 'reserved']);
      return true;
    } finally {
      client.release();
    }
  }
}
