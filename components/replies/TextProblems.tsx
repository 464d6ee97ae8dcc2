import { CircleAlert } from 'lucide-react';
import type { Problem } from '../../lib/replies/template.ts';
import { useWords } from '../ui/words.tsx';
import './replies.css';

/** What is wrong with the tags of a reply's text: what, on which line, at which character; a click goes there. */
export function TextProblems({
  text,
  problems,
  onGo,
}: {
  text: string;
  problems: readonly Problem[];
  onGo: (problem: Problem) => void;
}) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <ul className="reply-problems" role="alert">
      {problems.map((problem) => {
        const before = text.slice(0, problem.at).split('\n');
        return (
          <li key={`${problem.at} ${problem.what}`}>
            <button type="button" className="reply-problem" onClick={() => onGo(problem)}>
              <CircleAlert aria-hidden="true" />
              {t('desk.replies.problemAt', {
                line: before.length,
                character: (before.at(-1) ?? '').length + 1,
                problem: t(`desk.replies.problem.${problem.what}`, { found: problem.found }),
              })}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
