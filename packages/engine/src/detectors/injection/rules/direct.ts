import { rules } from "./rule";

/** What is an attack whoever says it: to a model, about its orders, its prompt, its limits. */
export const DIRECT = rules(
  "any",
  `
  override.earlier-orders      1     !NOT {DISMISS PRIOR ORDERS}~9
  override.all-orders          1     !NOT DISMISS ..2 ALL ..4 ORDERS
  override.your-orders         1     !NOT DISMISS ..2 YOUR ..3 ORDERS
  override.your-orders         1     !NOT DISMISS ..1 YOUR ..3 LIMITS
  override.safety              1     !NOT DISMISS ..3 SAFETY ..3 ORDERS|LIMITS
  override.opening-orders      1     ^ DISMISS ..2 ORDERS ..0 AND
  override.earlier-matter      1     !NOT DISMISS ..2 ALL ..3 PRIOR ..3 MATTER
  override.earlier-matter      1     !NOT DISMISS ..3 ALL ..3 MATTER ..2 PRIOR
  override.earlier-matter      0.6   ^ DISMISS ..2 PRIOR ..2 MATTER
  override.the-orders          0.6   !NOT DISMISS ..0 THE ..0 ORDERS
  override.told                0.4   EVERYTHING|WHAT ..3 TOLD
  override.fake-end            0.6   FAKE_END
  override.past-orders         0.5   YOUR ..1 PRIOR ..1 ORDERS
  override.your-matter         0.6   !NOT DISMISS ..2 YOUR ..2 MATTER
  override.everything          1     ^ DISMISS ..1 EVERYTHING
  override.everything          1     AND ..1 DISMISS ..1 EVERYTHING ..6 AND
  override.everything          1     !NOT DISMISS ..2 EVERYTHING ..3 ABOVE|TOLD|PRIOR
  override.above               1     ^ DISMISS ..3 ABOVE
  override.above               1     AND ..1 DISMISS ..1 ABOVE
  override.what-was-told       1     !NOT DISMISS ..2 WHAT ..3 TOLD
  override.opening-orders      0.7   ^ DISMISS ..0 ORDERS
  override.not-exist           0.7   ORDERS|LIMITS ..1 NOT_EXIST
  override.all-matter          0.5   ^ DISMISS ..2 ALL ..2 MATTER
  override.leave-behind        1     LEAVE ..5 PRIOR ..3 MATTER|ORDERS ..3 BEHIND
  override.leave-behind        0.6   ^ LEAVE ..1 BEHIND
  override.change-orders       1     CHANGE ..1 YOUR ..1 ORDERS
  override.change-orders       1     YOUR ..2 ORDERS ..0 IS ..1 NOW
  override.change-orders       1     PRIOR ..1 ORDERS ..1 IS ..2 NOW
  override.praise              0.5   ^ PRAISE ..8 NOW
  override.new-orders          0.6   NEW_ORDERS
  override.your-new-orders     1     YOUR ..1 NEW_ORDERS ..2 IS
  override.opening-new-orders  0.5   ^ NEW_ORDERS
  extraction.named-prompt      1     !NOT REVEAL ..3 YOUR|THE ..2 PROMPT
  extraction.named-prompt      0.6   ^ REVEAL ..4 PROMPT
  extraction.own-orders        1     !NOT REVEAL ..3 YOUR ..3 SELF_ORDERS
  extraction.above             0.6   ^ REPEAT ..1 ABOVE
  extraction.above             1     REPEAT ..2 EVERYTHING|WHAT|MATTER ..1 ABOVE
  extraction.above             0.6   RESTATE ..2 EVERYTHING|WHAT ..1 ABOVE
  extraction.conversation      0.7   REPEAT|RESTATE ..1 EVERYTHING ..3 CONVERSATION
  extraction.followed          1     !NOT REVEAL ..4 THE ..1 ORDERS ..1 YOU_FOLLOW
  extraction.own-settings      0.6   !NOT ^ REVEAL ..1 YOUR ..1 SELF_SOFT
  extraction.verbatim          0.3   VERBATIM
  extraction.verbatim-orders   0.7   {VERBATIM YOUR|PRIOR ORDERS}~12
  extraction.given             1     ORDERS ..0 ASK_GIVEN
  extraction.given             1     YOUR ..1 ROLE ..0 TELL_YOU
  extraction.given             1     PROMPTED
  extraction.given             1     THE_MAKER ..0 TELL_YOU
  override.from-maker          1     NEW_ORDERS ..1 FROM_MAKER
  override.your-new-act        0.5   ^ YOUR ..0 NEW_ORDERS ..3 ACT_SYSTEM
  extraction.given             1     REVEAL ..1 WRITTEN_ABOVE
  extraction.completion        1     BEGIN_WITH ..8 MY_PROMPT
  extraction.beginning         1     BEGINNING|NUMBER ..2 LINE ..3 YOUR ..1 SELF_ORDERS|PROMPT
  extraction.beginning         1     REVEAL ..3 BEGINNING ..3 LINE ..4 CONVERSATION
  extraction.what-told         0.7   REVEAL ..3 WHAT ..2 TOLD ..3 ABOVE|PRIOR
  secret.your-secret           1     !NOT REVEAL ..4 YOUR ..2 SECRET
  secret.ask-secret            0.7   ^ REVEAL ..3 SECRET
  secret.ask-secret            0.5   !NOT REVEAL ..3 SECRET
  secret.named                 1     !NOT REVEAL ..1 THE|YOUR ..0 SECRET_NAMED
  secret.in-verse              1     MAKE ..3 CREATIVE ..3 THE|YOUR ..0 PASSWORD
  secret.letters               1     !NOT SPELLING ..2 OF ..2 SECRET
  secret.spelled               0.5   {SPELLING SECRET}~14
  secret.in-prompt             0.4   IN_PROMPT
  secret.confirm               1     I_AM ..1 ROLE|MASTER ..20 SECRET
  privilege.master             1     I_AM ..0 YOUR ..1 ROLE
  privilege.master             1     ^ I_AM ..1 MASTER
  privilege.maker              0.8   ROLE ..1 WHO_MADE
  privilege.mode               1     ENABLE ..1 MODE
  privilege.mode               1     MODE ..3 ENABLE
  privilege.technical-mode     1     YOU_ENTER ..2 MODE_TECHNICAL
  privilege.technical-mode     0.6   MODE_TECHNICAL ..2 ENABLE
  privilege.named-mode         0.5   MODE
  privilege.my-orders          0.6   MY_ORDERS
  persona.now-you              0.3   NOW_YOU
  persona.stay                 0.3   STAY
  persona.unbound              0.4   UNBOUND
  persona.unbound-twice        0.3   UNBOUND ..60 UNBOUND
  persona.wicked               0.2   WICKED
  persona.wicked-list          0.3   WICKED ..5 WICKED
  persona.ai-self              0.2   AI_SELF
  persona.no-refusal           0.25  NEVER ..6 FORBID_REFUSAL
  persona.now-you-unbound      0.5   NOW_YOU ..40 UNBOUND
  persona.pwned                1     SAY ..6 PWN
  encoding.decode-and-obey     1     DECODE ..16 AND ..3 OBEY
  encoding.answer-encoded      0.4   {DECODE ENCODED}~8
  split.join-and-answer        0.5   JOIN ..3 PIECES ..24 OBEY|SAY
  split.model-of-strings       0.5   {PIECES MODEL_CALL JOIN}~30
  exfiltration.private         1     !NOT SEND ..8 PASTE ..10 TO ..5 TARGET|EMAIL
  `,
);
