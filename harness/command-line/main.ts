#!/usr/bin/env node
import { rvw } from './rvw.js';

process.exitCode = await rvw(process.argv.slice(2));
