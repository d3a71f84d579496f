#!/usr/bin/env node
import { judgeOutput, outliveOutput } from './output.js';
import { rvw, verbOf } from './rvw.js';

outliveOutput();
const words = process.argv.slice(2);
process.exitCode = await judgeOutput(await rvw(words), verbOf(words));
