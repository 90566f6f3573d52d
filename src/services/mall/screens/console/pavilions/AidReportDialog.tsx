import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { today } from '../../../../../platform/client/today.ts'
import type { BodyOf } from '../../../../../platform/http/endpoint.ts'
import { newId } from '../../../../../platform/ids.ts'
import { displayYuan, parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type AidProjectCard, reportAid } from '../../../aid-projects.contract.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { TextField } from './TextField.tsx'

const text = pavilionsText.aid
export type ReportKind = BodyOf<typeof reportAid>['kind']

const titles: Record<ReportKind, string> = {
  progress: text.report,
  finished: text.finish,
  stopped: text.stop,
  budget: text.changeBudget,
}

/** What is reported of a project: progress, its end, or another budget. */
export function ReportDialog({
  project,
  kind,
  onClose,
}: {
  project: AidProjectCard
  kind: ReportKind
  onClose: () => void
}) {
  const answers = useQueryClient()
  const [idempotencyKey] = useState(newId)
  const [onDay, setOnDay] = useState(today())
  const [percent, setPercent] = useState(project.percent)
  const [money, setMoney] = useState('')
  const [words, setWords] = useState('')
  const amount = money.trim() === '' ? 0 : parseYuan(money.trim())
  const spends = kind === 'progress' || kind === 'finished'
  const report = useMutation({
    mutationFn: () => {
      const told = { onDay, words: words.trim() }
      const body =
        kind === 'progress'
          ? ({ kind, ...told, percent, spentFen: amount! } as const)
          : kind === 'finished'
            ? ({ kind, ...told, spentFen: amount! } as const)
            : kind === 'budget'
              ? ({ kind, ...told, budgetFen: amount! } as const)
              : ({ kind, ...told } as const)
      return call(reportAid, { params: { id: project.id }, body }, { idempotencyKey })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const locked = words.trim().length < 2 || amount === null || (kind === 'budget' && amount === 0) || onDay === ''
  return (
    <ActDialog
      open
      title={`${titles[kind]} · ${project.name}`}
      onClose={onClose}
      act={{
        name: titles[kind],
        danger: kind === 'stopped',
        busy: report.isPending,
        locked,
        onAct: () => report.mutate(),
      }}
      problem={sentenceOf(report.error)}
      done={report.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <DayField id="report-day" label={text.day} value={onDay} onChange={setOnDay} />
        {kind === 'progress' && (
          <Form.Item label={text.percent} htmlFor="report-percent">
            <InputNumber
              id="report-percent"
              min={project.percent}
              max={100}
              precision={0}
              value={percent}
              onChange={(picked) => setPercent(picked ?? project.percent)}
            />
          </Form.Item>
        )}
        {(spends || kind === 'budget') && (
          <TextField
            id="report-money"
            label={spends ? text.spending : text.newBudget}
            {...(spends && { help: say(text.spendingHelp, { n: displayYuan(project.budgetFen - project.spentFen) }) })}
            most={20}
            value={money}
            onChange={setMoney}
          />
        )}
        <TextField
          id="report-words"
          label={kind === 'progress' ? text.words : kind === 'finished' ? text.resultWords : text.whyWords}
          most={500}
          lines={3}
          value={words}
          onChange={setWords}
        />
      </Form>
    </ActDialog>
  )
}
