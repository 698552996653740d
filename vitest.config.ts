import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: this is how vitest is told
export default defineConfig({
  test: {
    dir: 'tests',
    // Of two cores vitest would leave one idle.
    maxWorkers: '100%',
    // A test that asserts nothing shows nothing.
    expect: { requireAssertions: true },
    // Many tests start the command or the compiler: a busy machine makes them slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
