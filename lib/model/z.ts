import { z } from 'zod';

// Zod's fast path probes `new Function`, which the closed-network policy of our pages reports as a violation.
z.config({ jitless: true });

export { z };
