import { prisma } from './clients.js';

interface CartItem {
  productId: string;
  quantity: number;
}

/** A query per item of the cart. */
export async function priceOf(items: CartItem[]): Promise<number> {
  let total = 0;
  for (const item of items) {
    const product = await prisma.product.findUnique({ where: { id: item.productId } });
    if (product === null) throw new Error(`No product ${item.productId}`);
    total += product.price * item.quantity;
  }
  return total;
}

/** One query for all of them. */
export async function betterPriceOf(items: CartItem[]): Promise<number> {
  const ids = [...new Set(items.map((item) => item.productId))];
  const products = await prisma.product.findMany({ where: { id: { in: ids } } });
  const productById = new Map(products.map((product) => [product.id, product]));
  let total = 0;
  for (const item of items) {
    const product = productById.get(item.productId);
    if (product === undefined) throw new Error(`No product ${item.productId}`);
    total += product.price * item.quantity;
  }
  return total;
}
