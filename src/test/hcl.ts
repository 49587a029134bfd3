import { parse } from '@cdktn/hcl2json'
import * as z from 'zod'

/** Blocks by their headers: `resource`, then its type, then its label, then a list of bodies. */
const fileSchema = z.record(z.string(), z.unknown())

/**
 * For tests: an HCL text as HashiCorp's own parser reads it (compiled to WebAssembly). Templates stay
 * as they are written, so `$${` is text; a reference stands in `${}`.
 * @throws for what is not HCL
 */
export async function readHcl(text: string): Promise<Record<string, unknown>> {
  return fileSchema.parse(await parse('offsite.tf', text))
}

/** As it came: zod leaves out a label `__proto__`, which Terraform takes like any other. */
const labelsSchema = z.instanceof(Object)
const resourcesSchema = z.object({ resource: z.record(z.string(), labelsSchema) })
const bodiesSchema = z.array(z.record(z.string(), z.unknown())).length(1)

/** For tests: the resources of an HCL text, by `TYPE.LABEL`. */
export async function readResources(
  text: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { resource } = resourcesSchema.parse(await readHcl(text))
  return Object.fromEntries(
    Object.entries(resource).flatMap(([type, labels]) =>
      Object.entries(labels).map(([label, bodies]) => {
        const [body] = bodiesSchema.parse(bodies)
        return [`${type}.${label}`, body ?? {}]
      }),
    ),
  )
}
