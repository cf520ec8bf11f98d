import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,conformance,simulation,live,fuzz,house,examples}/**/*.test.ts'],
    testTimeout: 20_000,
    typecheck: { enabled: false },
  },
})
