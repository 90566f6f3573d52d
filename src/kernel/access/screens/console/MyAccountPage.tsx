import { PageHead } from '../../../../ui/console/Card.tsx'
import { consoleText } from '../../console.text.ts'
import { FactorCard } from './FactorCard.tsx'
import { SessionsCard } from './SessionsCard.tsx'

/** 我的账号: how I sign in. */
export default function MyAccountPage() {
  return (
    <div className="pad narrow">
      <PageHead title={consoleText.account} sub={consoleText.accountLead} />
      <FactorCard />
      <SessionsCard />
    </div>
  )
}
