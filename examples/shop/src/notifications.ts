interface Customer {
  id: number;
  webhook: string;
}

async function notify(customer: Customer, event: string): Promise<void> {
  const response = await fetch(customer.webhook, { method: 'POST', body: JSON.stringify({ event }) });
  if (!response.ok) throw new Error(`Customer ${customer.id} answered ${response.status}`);
}

/** A sale with 50,000 customers opens 50,000 sockets. */
export async function notifyAll(customers: Customer[], event: string): Promise<void> {
  await Promise.all(customers.map((customer) => notify(customer, event)));
}

/** Ten at a time. */
export async function betterNotifyAll(customers: Customer[], event: string): Promise<void> {
  for (let start = 0; start < customers.length; start += 10) {
    await Promise.all(customers.slice(start, start + 10).map((customer) => notify(customer, event)));
  }
}
