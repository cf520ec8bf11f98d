import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,conformance,simulation,live,fuzz,house,examples}/**/*.test.ts'],
    testTimeout: 20_000,
    // The default leaves a core free, which is half of a small machine.
    maxWorkers: '100%',
    typecheck: { enabled: false },
  },
})
