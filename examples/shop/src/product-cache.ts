import { pool, redis } from './clients.js';

interface Product {
  id: number;
  name: string;
}

async function loadProduct(id: number): Promise<Product> {
  const { rows } = await pool.query('SELECT id, name FROM products WHERE id = $1', [id]);
  return rows[0];
}

/** Every product that anyone ever looked at stays in Redis, as it was then. */
export async function cachedProduct(id: number): Promise<Product> {
  const cached = await redis.get(`product:${id}`);
  if (cached !== null) return JSON.parse(cached);
  const product = await loadProduct(id);
  await redis.set(`product:${id}`, JSON.stringify(product));
  return product;
}

/** Forgotten after five minutes. */
export async function betterCachedProduct(id: number): Promise<Product> {
  const cached = await redis.get(`product:${id}`);
  if (cached !== null) return JSON.parse(cached);
  const product = await loadProduct(id);
  await redis.set(`product:${id}`, JSON.stringify(product), 'EX', 300);
  return product;
}
