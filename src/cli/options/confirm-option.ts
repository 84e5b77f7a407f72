// `--confirm`: what somebody has looked at, for imports that ask.
import { oneOf, repeatedOption } from "../../answers/input.ts";

export const confirmOption = repeatedOption(
  "--confirm <what>",
  "account: the file is of another account, and that is right; large-amounts: amounts above 10,000,000.00 are right",
  oneOf(["account", "large-amounts"]),
);
