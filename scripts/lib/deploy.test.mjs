import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { Secret } from 'kubernetes-models/v1/Secret'
import { Service } from 'kubernetes-models/v1/Service'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { ROOT } from './project.mjs'

const DEPLOY = join(ROOT, 'deploy')
const KINDS = { Deployment, Ingress, NetworkPolicy, PodDisruptionBudget, Secret, Service }

const read = (path) =>
  parseAllDocuments(readFileSync(join(ROOT, path), 'utf8')).map((document) => document.toJS())

const manifests = readdirSync(join(DEPLOY, 'kubernetes')).flatMap((file) =>
  read(`deploy/kubernetes/${file}`).map((manifest) => [file, manifest]),
)

describe('the files for Kubernetes', () => {
  it.each(manifests)('%s is as the published schema says', (_, manifest) => {
    const Kind = KINDS[manifest.kind]
    expect(() => new Kind(manifest).validate()).not.toThrow()
  })

  it('would not pass with a text for a number', () => {
    const [, deployment] = manifests.find(([, { kind }]) => kind === 'Deployment')
    const broken = { ...deployment, spec: { ...deployment.spec, replicas: 'three' } }
    expect(() => new Deployment(broken).validate()).toThrow('replicas')
  })
})

const analyze = (...args) => spawnSync('systemd-analyze', args, { encoding: 'utf8' })
const units = readdirSync(DEPLOY).filter((file) => file.endsWith('.service'))

it.skipIf(analyze('--version').status !== 0).each(units)('systemd takes %s', (unit) => {
  const folder = mkdtempSync(join(tmpdir(), 'offsite-units-'))
  try {
    // It looks whether the program is there; Node may be elsewhere on this machine.
    const text = readFileSync(join(DEPLOY, unit), 'utf8')
    writeFileSync(join(folder, unit), text.replaceAll('/usr/bin/node', process.execPath))
    const { status, stderr } = analyze('verify', join(folder, unit))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
