import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { listTerms } from '../../../terms.contract.ts'

const text = consoleText.today

/** Terms that have ended or end soon, one line each, where there are any. */
export default function NextTerms() {
  const { org } = useReader()
  const { data } = useQuery(ask(listTerms, { query: { orgId: org.id } }))
  return (['overdue', 'soon'] as const)
    .filter((state) => (data?.counts[state] ?? 0) > 0)
    .map((state) => (
      <li key={state}>
        <time>{text.when[state]}</time>
        <Link to={`/unions/terms?state=${state}`}>
          <b>{say(text[state], { n: count(data!.counts[state]) })}</b>
          <small>{text.more[state]}</small>
        </Link>
      </li>
    ))
}
