import { rules } from "./rule";

/** What counts where the reader is not supposed to be spoken to: documents, pages, mails, results of tools. */
export const ADDRESSED = rules(
  "addressed",
  `
  planted.to-assistant         1     NOTICE ..3 ADDRESSEE
  planted.to-assistant         0.6   NOTICE ..0 ADDRESSEE_SOFT
  planted.soft-must            0.6   ADDRESSEE_SOFT ..0 MUST ..4 ACT|STATE|DISMISS|TWEAK
  planted.to-you               1     TO_YOU ..0 ADDRESSEE|ADDRESSEE_SOFT
  planted.vocative-system      0.5   VOCATIVE ..4 ACT_SYSTEM
  planted.assistant-must       1     ADDRESSEE ..3 MUST ..4 ACT|STATE|DISMISS
  planted.before-answering     1     FIRST ..5 ANSWERING ..14 DO_FIRST ..6 ACT|OBEY|DO_FIRST
  planted.before-answering     1     FIRST ..3 ANSWERING ..3 CALL ..5 TOOL
  planted.message-to-you       1     MESSAGE_FROM ..2 PRINCIPAL ..8 TO_YOU
  planted.user-speaking        1     MESSAGE_FROM ..1 THE_USER ..12 ACT
  planted.user-speaking        1     ^ I_WORD ..0 THE_USER
  planted.user-speaking        1     USER_SPEAKING
  planted.stop-doing           1     STOP_DOING ..3 AND ..2 ACT
  planted.vocative             0.6   VOCATIVE
  planted.vocative-act         1     ^ VOCATIVE ..12 ACT ..4 TOOL_ANY|MY|EMAIL
  planted.do-not-task          1     DO_NOT_TASK ..8 STATE
  planted.after-task           0.5   AFTER_TASK ..3 ACT
  planted.while-handling       0.7   WHILE_HANDLING ..6 STATE|TWEAK
  planted.user-wants           1     USER_WANTS ..8 ACT
  planted.task-given           1     {SOLVE TASK_I_GAVE DO_FIRST}~24
  planted.task-given           0.7   SOLVE ..4 TASK_I_GAVE
  planted.strictly             1     IMPORTANT ..8 STRICT_FOLLOW
  planted.quietly              0.7   QUIETLY ..4 USER
  planted.quietly-this         0.55  QUIETLY ..0 THIS
  smuggled.document            1     !NOT DISMISS ..1 DOCUMENT ..4 AND|STATE
  smuggled.hypothesis          0.5   HYPOTHESIS
  smuggled.result              0.6   STATE ..4 RESULT ..12 IS
  `,
);

/** Requests and tasks in tool results and context. */
export const OUTSIDE = rules(
  "outside",
  `
  planted.request-mine         0.7   PLEASE ..1 ACT ..9 MY
  planted.opening-mine         0.6   ^ ACT_OPEN ..7 MY
  planted.request-system       1     ^ PLEASE ..0 ACT_DEVICE ..9 NUMBER|EMAIL
  planted.request-value        0.6   ^ PLEASE ..0 ACT_SYSTEM
  planted.request-all          0.7   ^ PLEASE ..0 ACT_DEVICE ..0 ALL
  planted.request-tool         1     ORDERED ..1 CALL ..5 TOOL
  planted.call-tool            0.3   CALL ..4 TOOL
  planted.private-place        0.3   PRIVATE_PLACE
  planted.send-results         1     SEND ..4 DETAILS ..8 TO ..6 EMAIL
  planted.act-then-send        1     ^ ACT ..14 AND ..3 SEND ..8 EMAIL
  planted.send-mail            1     ^ SEND ..2 EMAIL_NOUN ..3 TO ..2 EMAIL ..6 MAIL_WITH
  planted.your-answer          1     ^ TWEAK ..8 YOUR_ANSWER
  planted.in-your-answer       1     ^ TO ..3 YOUR_ANSWER ..3 TWEAK
  planted.must-answer          1     -YOUR_THING MUST ..1 TWEAK ..8 YOUR_ANSWER
  planted.answer-must          1     ^ YOUR_ANSWER ..0 MUST ..2 CONTAIN
  planted.request-to-address   0.7   -YOUR_THING PLEASE ..2 ACT_SYSTEM ..10 EMAIL
  planted.call-with-address    1     CALL_ANY ..4 TOOL_ANY ..8 EMAIL
  planted.send-mail            1     PLEASE ..1 WRITE_MAIL ..2 EMAIL_NOUN ..2 TO ..2 EMAIL ..6 MAIL_WITH
  smuggled.foreign-document    1     {DISMISS_FOREIGN DOCUMENT_FOREIGN}~4
  planted.code                 1     TWEAK_CODE ..6 FOLLOWING ..2 CODE ..8 YOUR_CODE
  planted.code                 1     YOUR_CODE ..6 TWEAK_CODE ..4 FOLLOWING ..2 CODE
  planted.following-code       0.6   {FOLLOWING_CODE YOUR_CODE}~14
  planted.following-code       0.6   TWEAK_CODE ..4 FOLLOWING_CODE
  planted.genre                0.6   ^ ASK_TASK ..4 GENRE
  planted.important-act        1     ^ IMPORTANT ..2 PLEASE ..1 ACT
  `,
);
