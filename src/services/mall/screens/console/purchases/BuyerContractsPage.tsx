import { ContractsDesk } from './ContractsDesk.tsx'

/** Purchase contracts as the buyer reads them. */
export default function BuyerContractsPage() {
  return <ContractsDesk desk="buyer" />
}
