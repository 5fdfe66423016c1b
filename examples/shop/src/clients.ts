import { PrismaClient } from '@prisma/client';
import { Redis } from 'ioredis';
import { Pool } from 'pg';

export const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
export const prisma = new PrismaClient();
export const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379');
