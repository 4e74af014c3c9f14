import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeContract } from './src/describe-contract.ts';

const text = `${JSON.stringify(describeContract(), null, 2)}\n`;
writeFileSync(join(import.meta.dirname, 'contract.json'), text);
