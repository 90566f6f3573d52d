import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Select, Upload } from 'antd'
import { uploadFile } from '../../../../kernel/files/contract.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { parseYuan } from '../../../../platform/money.ts'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { MonthsField } from './MonthsField.tsx'
import { RegionField } from './RegionField.tsx'

/** Everything as it was typed; several choices are joined by commas, a file is its id. */
export type Values = Readonly<Record<string, string>>

export type FieldPlan = {
  readonly key: string
  readonly label: string
  readonly kind:
    | 'text'
    | 'area'
    | 'day'
    | 'moment'
    | 'yuan'
    | 'number'
    | 'one'
    | 'some'
    | 'file'
    | 'password'
    | 'months'
    | 'region'
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly extra?: string
  readonly first?: string
  readonly needed?: true
  readonly most?: number
  readonly latest?: string
  /** Takes the whole width of the dialog. */
  readonly wide?: true
  readonly when?: (values: Values) => boolean
}

type FieldGiven = {
  readonly field: FieldPlan
  readonly value: string
  readonly onChange: (value: string) => void
}

const wideKinds = ['area', 'some', 'file', 'months']

export function FormField({ field, value, onChange }: FieldGiven) {
  const id = `field-${field.key}`
  const wide = field.wide || wideKinds.includes(field.kind)
  return (
    <Form.Item
      label={field.label}
      htmlFor={id}
      extra={field.extra}
      required={Boolean(field.needed)}
      className={wide ? 'wide' : undefined}
    >
      <Control id={id} field={field} value={value} onChange={onChange} />
    </Form.Item>
  )
}

function Control({ id, field, value, onChange }: FieldGiven & { id: string }) {
  const { kind, choices = [], most = 200 } = field
  switch (kind) {
    case 'area':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={most}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'one':
      return (
        <Select
          id={id}
          allowClear={!field.needed}
          showSearch={{ optionFilterProp: 'label' }}
          value={value || null}
          options={[...choices]}
          onChange={(picked: string | undefined) => onChange(picked ?? '')}
        />
      )
    case 'some':
      return (
        <Select
          id={id}
          mode="multiple"
          value={value === '' ? [] : value.split(',')}
          options={[...choices]}
          onChange={(picked: string[]) => onChange(picked.join(','))}
        />
      )
    case 'file':
      return <FileControl value={value} onChange={onChange} />
    case 'months':
      return <MonthsField value={value} onChange={onChange} />
    case 'region':
      return <RegionField id={id} value={value} onChange={onChange} />
    case 'password':
      return (
        <Input.Password
          id={id}
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    default:
      return (
        <Input
          id={id}
          type={kind === 'day' ? 'date' : kind === 'moment' ? 'datetime-local' : 'text'}
          inputMode={kind === 'yuan' ? 'decimal' : kind === 'number' ? 'numeric' : undefined}
          max={field.latest}
          maxLength={kind === 'text' ? most : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

/** One paper, stored as soon as it is picked; its name stays with its id. */
function FileControl({ value, onChange }: Pick<FieldGiven, 'value' | 'onChange'>) {
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload(uploadFile, { query: { name: file.name, purpose: 'document' }, file }, { onProgress: () => undefined }),
    onSuccess: ({ id, name }) => onChange(`${id} ${name}`),
  })
  const name = value.split(' ').slice(1).join(' ')
  const problem = sentenceOf(sending.error)
  return (
    <>
      <Upload
        accept=".pdf,.png,.jpg,.jpeg"
        showUploadList={false}
        beforeUpload={(picked) => {
          sending.mutate(picked)
          return false
        }}
      >
        <Button loading={sending.isPending} icon={<Icon name="upload" size="s" />}>
          {consoleText.pickFile}
        </Button>
      </Upload>
      {name && <small className="soft"> {say(consoleText.uploaded, { name })}</small>}
      {problem && <p role="alert">{problem}</p>}
    </>
  )
}

export const fileIdOf = (value: string | undefined): string | null => value?.split(' ')[0] || null
export const listOf = <Choice extends string>(value: string | undefined): Choice[] =>
  value ? (value.split(',') as Choice[]) : []
/** Fen of a typed sum; what cannot be read is nothing, which the server refuses with its sentence. */
export const fenOf = (value: string | undefined): number => parseYuan((value ?? '').trim()) ?? 0
/** The instant that a clock of Shanghai showed when it was typed. */
export const instantOf = (value: string): string => new Date(`${value}:00+08:00`).toISOString()
/** An instant as a field takes it. */
export const localOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)
