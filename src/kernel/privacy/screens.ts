export { RevealCell } from './screens/console/RevealCell.tsx'
export { type MaskedPerson, RevealDialog } from './screens/console/RevealDialog.tsx'
export { useRevealed } from './screens/console/use-revealed.ts'
