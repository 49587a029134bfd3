import { EmptyState } from '~/ui/EmptyState'

/** What to do where no project is listed. The API does not say which of the two reasons it is. */
export default function NoProjects() {
  return (
    <EmptyState title="No projects">
      <p>
        This token has no access to any project. Ask an administrator of your organization to add
        you to one. If the organization has no project yet, create one in the Aiven Console.
      </p>
      <p>Then reload this page.</p>
    </EmptyState>
  )
}
