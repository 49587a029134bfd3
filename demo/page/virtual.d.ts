declare module 'virtual:first-answers' {
  import type { FirstAnswers } from './first-answers'

  const answers: FirstAnswers
  export default answers
}
