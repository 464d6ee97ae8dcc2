/** Prints what the built extension carries along of the lexicons; a process of its own leaves the bench's cold. */
import { leaningTable, packLeanings } from '../../lib/replies/leaning-table.ts';
import { lexicons } from '../../lib/replies/trade.ts';

process.stdout.write(packLeanings(leaningTable(lexicons)));
