import { useQueryClient } from '@tanstack/react-query'
import { Tree } from 'antd'
import { useEffect, useState } from 'react'
import { listOrgs, type OrgCard } from '../../../../../kernel/orgs/contract.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { consoleText } from '../../../console.text.ts'

type Below = ReadonlyMap<string, readonly OrgCard[]>

/** The reader's organisation and everything below it, each level asked for when it is opened. */
export function OrgTree({
  root,
  picked,
  onPick,
}: {
  root: OrgCard
  picked: string | null
  onPick: (org: OrgCard) => void
}) {
  const queries = useQueryClient()
  const [below, setBelow] = useState<Below>(new Map())

  const open = async (id: string) => {
    const { orgs } = await queries.ensureQueryData(ask(listOrgs, { query: { parentId: id } }))
    setBelow((known) => new Map(known).set(id, orgs))
  }
  useEffect(() => {
    void queries
      .ensureQueryData(ask(listOrgs, { query: { parentId: root.id } }))
      .then(({ orgs }) => setBelow((known) => new Map(known).set(root.id, orgs)))
  }, [queries, root.id])

  return (
    <Tree<OrgNode>
      blockNode
      aria-label={consoleText.orgs.tree}
      defaultExpandedKeys={[root.id]}
      selectedKeys={picked ? [picked] : []}
      onSelect={(_keys, { node }) => onPick(node.org)}
      loadData={(node) => open(String(node.key))}
      treeData={[nodeOf(root, below)]}
    />
  )
}

type OrgNode = { key: string; title: string; isLeaf: boolean; children: OrgNode[]; org: OrgCard }

function nodeOf(org: OrgCard, below: Below): OrgNode {
  return {
    key: org.id,
    title: org.name,
    isLeaf: !org.hasChildren,
    children: (below.get(org.id) ?? []).map((one) => nodeOf(one, below)),
    org,
  }
}
