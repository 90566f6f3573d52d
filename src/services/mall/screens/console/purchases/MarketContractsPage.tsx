import { ContractsDesk } from './ContractsDesk.tsx'

/** Purchase contracts as the operator reads them. */
export default function MarketContractsPage() {
  return <ContractsDesk desk="operator" />
}
