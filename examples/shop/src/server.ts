import Fastify from 'fastify';
import { betterPriceOf, priceOf } from './catalog.js';
import { Checkout } from './checkout.js';
import { pool } from './clients.js';
import { betterMailAddress, mailAddress } from './customers.js';
import { betterNotifyAll, notifyAll } from './notifications.js';
import { betterOrdersWithLines, orderCount, ordersWithLines } from './orders.js';
import { betterCachedProduct, cachedProduct } from './product-cache.js';

const server = Fastify({ logger: true });
const checkout = new Checkout(pool);

server.get('/products/:id', ({ params }) => cachedProduct(Number((params as { id: string }).id)));
server.get('/better/products/:id', ({ params }) =>
  betterCachedProduct(Number((params as { id: string }).id)),
);
server.post('/price', ({ body }) => priceOf(body as never));
server.post('/better/price', ({ body }) => betterPriceOf(body as never));
server.post('/orders', ({ body }) => ordersWithLines(body as never));
server.post('/better/orders', ({ body }) => betterOrdersWithLines(body as never));
server.get('/orders/count', () => orderCount());
server.get('/customers/:id/mail', ({ params }) => mailAddress(Number((params as { id: string }).id)));
server.get('/better/customers/:id/mail', ({ params }) =>
  betterMailAddress(Number((params as { id: string }).id)),
);
server.post('/reserve/:id', ({ params }) => checkout.reserve(Number((params as { id: string }).id)));
server.post('/better/reserve/:id', ({ params }) =>
  checkout.betterReserve(Number((params as { id: string }).id)),
);
server.post('/sale', ({ body }) => notifyAll(body as never, 'sale'));
server.post('/better/sale', ({ body }) => betterNotifyAll(body as never, 'sale'));

await server.listen({ port: 3000 });
