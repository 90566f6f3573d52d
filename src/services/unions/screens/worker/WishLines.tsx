import { Lines } from '../../../../ui/Lines.tsx'
import type { ApplicationCard } from '../../foundings.contract.ts'
import { workerText as text } from '../../worker.text.ts'

type Wish = Pick<
  ApplicationCard,
  'name' | 'employerName' | 'employerCreditCode' | 'workerCount' | 'memberCount' | 'founderName' | 'remark'
> & { readonly files: readonly { readonly name: string }[] }

/** What is asked for, a line each; what was left out has none. */
export function WishLines({ wish, parentName, number }: { wish: Wish; parentName: string; number?: string }) {
  const lines = [
    { label: text.number, value: number ?? '' },
    { label: text.parentChosen, value: parentName },
    { label: text.unionName, value: wish.name },
    { label: text.employer, value: wish.employerName },
    { label: text.employerCode, value: wish.employerCreditCode ?? '' },
    { label: text.workers, value: text.people(wish.workerCount) },
    { label: text.members, value: text.people(wish.memberCount) },
    { label: text.founder, value: wish.founderName },
    { label: text.remark, value: wish.remark },
    { label: text.files, value: wish.files.map((file) => file.name).join('、') },
  ]
  return <Lines lines={lines.filter((line) => line.value !== '')} />
}
