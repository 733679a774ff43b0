export { loopback } from './routes/loopback.ts';
