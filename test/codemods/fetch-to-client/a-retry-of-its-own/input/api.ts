import { createClient } from '@unhappy-path/client';

export const api = createClient();
export const apiOnce = createClient({ retry: false });
