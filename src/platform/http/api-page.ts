type Operation = {
  readonly summary?: string
  readonly 'x-door'?: string
  readonly 'x-reach'?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: unknown
  }[]
  readonly requestBody?: unknown
  readonly responses?: unknown
}

type Document = {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths: Record<string, Record<string, Operation>>
}

/** The OpenAPI document as one plain page, without scripts, so that it prints and needs nothing from outside. */
export function renderApiPage(document: Document): string {
  const byTag = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'api'
      byTag.set(tag, [...(byTag.get(tag) ?? []), renderOperation(path, method, operation)])
    }
  }
  const sections = [...byTag]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([tag, items]) => `<h2 id="${escapeMarkup(tag)}">${escapeMarkup(tag)}</h2>${items.join('')}`)
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeMarkup(document.info.title)} API</title><style>${style}</style>
<h1>${escapeMarkup(document.info.title)} API</h1><p>${escapeMarkup(document.info.description ?? '')} The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>${sections.join('')}</html>`
}

function renderOperation(path: string, method: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).map(
    (one) =>
      `<li><code>${escapeMarkup(one.name)}</code> in ${escapeMarkup(one.in)}${one.required ? ', required' : ''}: <code>${escapeMarkup(JSON.stringify(one.schema))}</code></li>`,
  )
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escapeMarkup(path)}</code> ${escapeMarkup(operation.summary ?? '')}</summary>
<p>${escapeMarkup(operation['x-door'] ?? '')} Reach: ${escapeMarkup(operation['x-reach'] ?? '')}.</p>${parameters.length > 0 ? `<ul>${parameters.join('')}</ul>` : ''}${block('Body', operation.requestBody)}${block('Answers', operation.responses)}</details>`
}

function block(title: string, schema: unknown): string {
  return schema === undefined ? '' : `<h3>${title}</h3><pre>${escapeMarkup(JSON.stringify(schema, null, 2))}</pre>`
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

const style = `body{font:15px/1.6 system-ui,sans-serif;max-width:960px;margin:32px auto;padding:0 16px;color:#1b1a18}
summary{padding:6px 0;cursor:pointer}summary b{display:inline-block;width:64px;color:#235a85}code,pre{font:13px/1.5 ui-monospace,monospace}
pre{background:#f5f4f1;padding:12px;border-radius:6px;overflow:auto;max-height:420px}h2{margin-top:32px;border-bottom:1px solid #eceae6}a{color:#235a85}`
