import axios from 'axios';

const BASE = process.env.API_URL ?? 'https://api.acme.test';

export const http = axios.create({ baseURL: `${BASE}/v1` });
