// Events whose plan or employer is not recorded count in no limit and no basis: told, since nothing else would.
import { byCommand } from "../kernel/advice.ts";
import type { Finding } from "../kernel/problem.ts";
import { say, worded } from "../kernel/sentence.ts";
import { isKnown, restsOn } from "../ledger/mentions.ts";
import type { PersonCheck } from "./check.ts";

export const danglingName: PersonCheck = {
  name: "dangling-name",
  per: "person",
  find(ledger, person) {
    const known = {
      people: new Set(ledger.people.keys()),
      employers: new Set(ledger.employers.keys()),
      plans: new Set(ledger.plans.keys()),
    };
    const left = ledger.events.flatMap((event) =>
      restsOn(event)
        .filter((reference) => !isKnown(reference, known))
        .map((reference) => ({ id: event.id, ...reference })),
    );
    const what = ({ to, name }: (typeof left)[number]) => `the ${to} "${name}"`;
    return [...Map.groupBy(left, what)].map(
      ([it, events]): Finding => ({
        code: "ledger.dangling-name",
        severity: "error",
        ...worded(
          say`${it} is not recorded, and ${events.length} of the events of ${{ person }} rest on it`,
        ),
        hint: byCommand("record it again, or take the events back", "correct EVENT --remove"),
        events: events.map(({ id }) => id),
      }),
    );
  },
};
