import { useInfiniteQuery } from '@tanstack/react-query'
import { addressOf } from '../../../../platform/client/address.ts'
import { askPages } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { downloadMyStatement, listMyStatements } from '../../merchants.contract.ts'
import { StatementRows } from './StatementRows.tsx'

const text = benefitsConsoleText.statements

/** 补贴结算单: what the union paid this merchant, and what it is due since. */
export default function MyStatementsPage() {
  const asked = useInfiniteQuery(askPages(listMyStatements, { query: {} }))
  const dueFen = asked.data?.pages[0]?.dueFen
  return (
    <div className="pad">
      <PageHead
        title={text.mine}
        sub={dueFen === undefined ? undefined : say(text.due, { yuan: displayYuan(dueFen) })}
      />
      <StatementRows
        asked={asked}
        fileOf={(id, format) => addressOf(downloadMyStatement, { params: { id }, query: { format } })}
      />
    </div>
  )
}
