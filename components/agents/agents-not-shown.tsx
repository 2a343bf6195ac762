import { NotShown } from "../frame/not-shown";

/** For members whose role does not include agents. */
export function AgentsNotShown() {
  return (
    <NotShown title="Agents" subject="agents">
      Every role but billing does. An owner can give you another one.
    </NotShown>
  );
}
