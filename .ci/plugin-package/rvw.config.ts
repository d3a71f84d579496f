import { defineConfig } from 'rules-vs-weights';

export default defineConfig({ plugins: ['larger-number'] });
