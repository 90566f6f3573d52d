/** What crosses the wire of medical mutual aid. Split by noun; this file is the browser's door. */
export * from './claims.contract.ts'
export * from './coverage.contract.ts'
export * from './payouts.contract.ts'
export * from './policies.contract.ts'
export * from './settlements.contract.ts'
