import { pool } from './clients.js';

interface Order {
  id: number;
  customerId: number;
  total: number;
}

interface OrderWithLines extends Order {
  lines: unknown[];
}

/** One query for the orders, and one more for the lines of each. */
export async function ordersWithLines(orders: Order[]): Promise<OrderWithLines[]> {
  const result: OrderWithLines[] = [];
  for (const order of orders) {
    const { rows } = await pool.query('SELECT sku, quantity FROM order_lines WHERE order_id = $1', [
      order.id,
    ]);
    result.push({ ...order, lines: rows });
  }
  return result;
}

/** Two queries, however many orders there are. */
export async function betterOrdersWithLines(orders: Order[]): Promise<OrderWithLines[]> {
  const ids = orders.map((order) => order.id);
  const { rows } = await pool.query(
    'SELECT order_id, sku, quantity FROM order_lines WHERE order_id = ANY($1) ORDER BY order_id',
    [ids],
  );
  const linesOf = Map.groupBy(rows, (row: { order_id: number }) => row.order_id);
  return orders.map((order) => ({ ...order, lines: linesOf.get(order.id) ?? [] }));
}

/** A retry is a loop that has to wait for each turn: nothing to report. */
export async function orderCount(): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rows } = await pool.query('SELECT count(*)::int AS count FROM orders');
      return rows[0].count;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
