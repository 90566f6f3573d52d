import { defineConfig } from 'vitest/config'

const server = ['test/setup/server.ts']

/**
 * Groups run one after another, cheapest first; inside a group two files at a time, the cores of a small machine.
 * Scenarios, attack and faults are one group: each has one long file, beside which the files of the others run.
 * Most files of a group share the modules of their process, whose loading would take longer than the tests; what a test file
 * leaves in a module's memory must therefore not matter to the next, nor to the same modules over another database.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'house',
          isolate: false,
          include: ['test/house/**/*.test.ts'],
          exclude: ['test/house/schema.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'rules',
          isolate: false,
          include: ['src/**/*rules.test.ts'],
          // Property tests on a busy machine; no test measures time.
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'behaviours',
          isolate: false,
          include: ['src/**/*.test.ts', 'test/house/schema.test.ts'],
          exclude: ['src/**/*rules.test.ts'],
          globalSetup: server,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'scenarios',
          isolate: false,
          include: ['test/scenarios/**/*.test.ts'],
          globalSetup: server,
          testTimeout: 300_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'attack',
          include: ['test/attack/**/*.test.ts'],
          globalSetup: server,
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: server,
          testTimeout: 300_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: server,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
