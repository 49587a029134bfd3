/** A JSON Schema as zod writes it. */
export interface Shape {
  type?: string | string[]
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | false
  items?: Shape
  anyOf?: Shape[]
}
