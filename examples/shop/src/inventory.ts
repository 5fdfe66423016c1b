import { In, type Repository } from 'typeorm';

export class StockLevel {
  sku!: string;
  available!: number;
}

export class Inventory {
  constructor(private readonly stock: Repository<StockLevel>) {}

  /** The query hides in a method: the loop still sends one per SKU. */
  async missing(skus: string[]): Promise<string[]> {
    const missing: string[] = [];
    for (const sku of skus) {
      if ((await this.available(sku)) === 0) missing.push(sku);
    }
    return missing;
  }

  async betterMissing(skus: string[]): Promise<string[]> {
    const levels = await this.stock.findBy({ sku: In(skus) });
    const availableBySku = new Map(levels.map((level) => [level.sku, level.available]));
    return skus.filter((sku) => (availableBySku.get(sku) ?? 0) === 0);
  }

  private async available(sku: string): Promise<number> {
    const level = await this.stock.findOneBy({ sku });
    return level?.available ?? 0;
  }
}
