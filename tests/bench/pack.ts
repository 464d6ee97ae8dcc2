/** Prints what the built extension carries along of the lexicons; a process of its own leaves the bench's cold. */
import { lexiconTable, packLexicon } from '../../lib/replies/lexicon-table.ts';
import { lexicons } from '../../lib/replies/trade.ts';

process.stdout.write(packLexicon(lexiconTable(lexicons)));
