import fc from 'fast-check';

// What an earlier test run measured says nothing of the code of now, and a test that looks on sees nothing be measured.
process.env['RVW_FRESH'] ??= '1';

/**
 * Property tests draw the same cases every time, so that a change is judged by what it changes.
 * `FAST_CHECK_SEED=$RANDOM npx vitest` looks for cases that nobody thought of.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 2017) });
