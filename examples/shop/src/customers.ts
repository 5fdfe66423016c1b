import { pool } from './clients.js';

/** Reads the avatar, the notes and every column that is still to come, to use two of them. */
export async function mailAddress(id: number): Promise<string> {
  const { rows } = await pool.query('SELECT * FROM customers WHERE id = $1', [id]);
  const [customer] = rows;
  return `${customer.name} <${customer.email}>`;
}

export async function betterMailAddress(id: number): Promise<string> {
  const { rows } = await pool.query('SELECT name, email FROM customers WHERE id = $1', [id]);
  const [customer] = rows;
  return `${customer.name} <${customer.email}>`;
}
