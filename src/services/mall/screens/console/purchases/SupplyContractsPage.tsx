import { ContractsDesk } from './ContractsDesk.tsx'

/** Purchase contracts as the supplier reads them. */
export default function SupplyContractsPage() {
  return <ContractsDesk desk="supplier" />
}
