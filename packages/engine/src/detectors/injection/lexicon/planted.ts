import type { Lexicon } from "../matcher/lexicon";

/** English words by which planted text turns from telling to ordering: whom it addresses, what it wants done. */
export const PLANTED: Lexicon = {
  ADDRESSEE:
    "ai assistant, ai assistants, ai agent, ai agents, ai model, ai models, ai system, ai systems, llm, llms, large language model, large language models, language model, language models, chatgpt, gpt-4, gpt-3, gpt-4o, gpt4, claude, gemini, copilot, llama, ai chatbot, chatbots, any ai, an ai, ai, automated assistant, virtual assistant, openai assistant, ai summarizer, email assistant, coding assistant, ai tool, ai tools, ai reader, ai readers",
  ADDRESSEE_SOFT: "the assistant, the model, assistant, the agent",
  NOTICE:
    "attention, note to, notes to, notice to, message to, message for, instruction for, instructions for, instruction to, instructions to, hint for, memo to, note for, notice for, reminder to, reminder for, directive for, directive to, warning to, if you are, if you're, when read by, visible to, system note, calling all, dear, for use by, addressed to, to whichever, hey, hi, hello",
  MUST: "must, should, shall, have to, are required to, is required to, are instructed to, is instructed to, please, you must, you should, ought to, are expected to, make sure to, be sure to, do not forget to, don't forget to, remember to, immediately, are asked to, are ordered to",
  PLEASE:
    "please, pls, kindly, could you, can you, would you, will you, i need you to, i want you to, i'd like you to, i would like you to, you must, you need to, you have to, you are required to, make sure to, be sure to, do not forget to, don't forget to, remember to, go ahead and, immediately, also, instead, additionally, proceed to, help me",
  ACT: "transfer, delete, remove, grant, unlock, schedule, dispatch, redirect, initiate, sell, buy, purchase, deposit, withdraw, guide, share, move, leave, create, change, disable, enable, forward, email, retrieve, retrive, fetch, find, get, search, download, upload, access, generate, book, order, pay, wire, cancel, post, publish, invite, add, set, give, turn, open, lock, execute, run, read, send, update, list, make, modify, edit, rename, revoke, reset, install, uninstall, deploy, commit, push, merge, subscribe, unsubscribe, register, submit, record, export, copy, reserve, rent, refund, donate, reply, respond, navigate, visit, click, browse, call, invoke, trigger, start, stop, activate, deactivate, close, approve, accept, reject, write, append, insert, store, save, print, display, collect, gather, summarize, extract, query, look up, check, show, report, tell, notify, message, text, tweet, place, exchange, convert, rate, review, recommend, use, utilize, employ, leverage, provide, issue, assign, block, unblock, whitelist, blacklist, authorize, allow, permit, shut down, clear, erase, wipe, format, encrypt, scan, monitor, track, log, sign, manage, arrange, organize, request, apply, fill, play, translate, perform, carry out, replace, switch, restart, reboot, withdraw, file, archive, unsend, link, connect, join, follow, unfollow, like, dial, confirm, verify, alter, adjust, increase, decrease, obtain, acquire, gain, pull, compile, locate, identify, go",
  /** Things done to devices, accounts and systems: nobody asks a reader of a mail or a page for them politely. */
  ACT_SYSTEM:
    "dispatch, guide, unlock, schedule, grant, disable, give priority, redirect, delete, whitelist, blacklist, initiate, withdraw, deposit, sell, move, create, update, change, leave, deactivate, enable, revoke, wipe, erase, execute, deploy, transfer, remove, install, turn off, turn on, export, generate, retrieve, fetch, modify, reset, shut down, increase, decrease, set, run, email, forward, list all, download, book, buy, purchase, cancel, invite, add, post, share, search, find, get, access, subscribe, pay, order, send, make, edit, rename, write, append, upload, publish, open, lock, start, stop, activate",
  ACT_DEVICE:
    "dispatch, guide, unlock, grant, disable, give priority, redirect, delete, whitelist, blacklist, initiate, withdraw, deposit, sell, deactivate, revoke, wipe, transfer, turn off, shut down, increase, schedule, move",
  ACT_OPEN:
    "transfer, delete, remove, grant, unlock, schedule, dispatch, redirect, initiate, sell, buy, purchase, deposit, withdraw, share, move, create, change, disable, enable, forward, email, retrieve, retrive, fetch, find, get, search, download, upload, access, generate, book, pay, wire, cancel, post, publish, invite, add, set, give, turn, update, send, list, export, submit, show",
  PRIVATE_PLACE:
    "id_rsa, ssh, env file, mcp.json, passwd, aws, credentials, private key, api key, api keys, access token, environment variables",
  ORDERED: "please, must, you must, kindly, immediately, you are required to",
  MY: "my, mine, user's, the user's, users'",
  DETAILS:
    "details, information, data, results, result, list, summary, records, record, history, file, files, findings, it, them, this, everything, contents, content, output, copy, report, these, emails, messages, documents, code, profile, photos, contacts",
  TOOL: "tool, tools, function, functions, plugin, mcp, skill, connector, function call, tool call",
  CALL: "call, invoke, use, utilize, make a call to, employ, using, with, via, trigger",
  FIRST: "before, prior to",
  ANSWERING:
    "you summarize, you reply, you translate, you analyze, you process, you can, you answer, answer, answering, solve, solving, you respond, respond, responding, replying, summarizing, doing anything else, anything else, using this tool, using any tool, using any other, calling any, you can solve, you can answer, the task, any tool, this tool, executing, performing the, completing the task, any other tool",
  DO_FIRST:
    "do the following, must first, please first, first do, the following first, you must, you should, do this first, following steps, first call, always call, always use, please do, need to, you need, first, must, please, make sure",
  MESSAGE_FROM:
    "message from, request from, instruction from, instructions from, note from, order from, word from, command from, notice from, directive from, update from",
  PRINCIPAL:
    "me, the user, your user, user, the admin, the administrator, admin, the system, system, the developer, developer, developers, your developers, openai, anthropic, your owner, your creator, management, the security team, support team, the it department, system administrator, your boss, your principal, the owner, headquarters",
  TO_YOU:
    "to you, for you, to the assistant, to the ai, to the agent, to the model, to the llm, for the assistant, to my assistant, to gpt, to claude",
  USER_WANTS:
    "updated by the user, changed by the user, the user has asked, user has authorized, the user has authorized, the user has approved, the user has already approved, user has approved, the user asked you, the user wants you to, the user would like you to, the user instructed you, the user has instructed, the user has confirmed, user has confirmed, authorized by the user, user has consented, the user has consented, the user already approved, the user also asked you",
  TASK_I_GAVE:
    "task i gave you, task that i gave you, the task i assigned, task that the user gave you, task the user gave you, task given by the user, your original task, the tasks i gave you, what i asked you, the task you were given, task i gave to you, your original instructions, the original task",
  SOLVE:
    "solve, continue, resume, complete, proceed, finish, return to, go back, after that, afterwards, once, after you, before, get back, stop, abandon, instead",
  YOUR_ANSWER:
    "your answer, your answer's, your answers, your response, your responses, your reply, your replies, your output, your message, your summary, your final answer, your next response, your next message, your email response, your reply's, your response's, your final response, your final output",
  YOUR_CODE:
    "your code, your solution, your algorithm, your implementation, your codebase, your program, your project, your script, your answer, your response, your solution's, your logic, your software, your application, solution architecture, the solution, the code, the algorithm, the implementation, your coding, your programming",
  TWEAK:
    "modify, modifying, integrate, integrating, enhance, enhancing, augment, augmenting, add, adding, insert, inserting, include, including, incorporate, incorporating, embed, embedding, append, appending, prepend, provide, render, convert, replace, replacing, scramble, jumble, rearrange, misspell, misspelling, remove, combine, group, alter, adjust, format, write, deliver, encode, express, use, change, tweak, mention, recommend, suggest, promote, advertise, highlight, emphasize, tease, hint, insinuate, drop, conclude, end, begin, start, finish, present, offer, weave, blend, substitute, swap, shuffle, mix, translate, make, craft, expand, supplement, sprinkle, state, ensure, put, place, complement, enrich, refine, strengthen, optimize, fortify, bolster, improve, boost, elevate, upgrade, extend, merge, meld, fuse, infuse, attach, pepper, reverse, space, split, omit, capitalize, concatenate, group letters, print, output, give, answer, respond, set, limit, repeat",
  TWEAK_CODE:
    "integrate, incorporate, embed, meld, blend, weave, merge, fuse, infuse, assimilate, employ, deploy, utilize, leverage, engage, enrich, enhance, fortify, augment, strengthen, bolster, elevate, optimize, streamline, refine, seamlessly, harmoniously, inclusion, inject, append, insert, interweave, intertwine, consolidate, graft, adopt, amalgamate, complement, supplement, improve, boost, harness, ensure, consider, expand, unify, synthesize, combine, plug, include, add, execute, run",
  FOLLOWING:
    "following, subsequent, below, succeeding, next, ensuing, given, this, provided, this following, accompanying",
  CODE: "code, code snippet, code snippets, code block, code excerpt, code segment, code section, snippet, code fragment, script, code piece, lines of code, excerpt, piece of code, code sample, command, commands, payload",
  ASK_TASK:
    "explain, describe, compose, draft, translate, summarize, outline, write, provide, create, develop, tell, what, what's, how, why, who, when, where, which, can you, could you, give, list, break down, design, generate, show, discuss, define, calculate, convert, suggest, recommend, help, compare, analyze, produce, prepare, find, name, solve, is, are, do, does, please, add, modify, include, integrate, insert, use, replace, misspell, scramble, enhance, augment, in your, remove, group, combine, rearrange, render, construct, share, state, identify, teach, demonstrate, craft, compute, make, elaborate, jumble, deliver, spell, incorporate, embed",
  THE_USER: "the user, your user, the account owner, the owner of this account, the human user",
  USER_SPEAKING:
    "this is the user speaking, this is your user, i am the user, i'm the user, it is me the user, this is your principal",
  I_WORD: "i",
  STOP_DOING:
    "stop what you're doing, stop what you are doing, drop everything, stop your current task, abandon your task, abandon the task, stop the current task, pause your task, abandon your current, halt your current, stop your task",
  YOUR_THING:
    "your order, your account, your name, your ticket, your booking, your phone, your email, your address, your reference, your customer, your cv, your resume, your application, your comments, your feedback, your questions, your availability, your invoice, your number",
  CALL_ANY: "call, invoke, use, utilize, execute, run, trigger, make a call to, employ",
  TOOL_ANY: "tool, function, api, endpoint, plugin, send_email, sendemail",
  WRITE_MAIL: "write, send, compose, draft",
  VOCATIVE:
    "dear agent, hey agent, hi agent, hello agent, hello assistant, dear assistant, hi assistant, hey assistant, dear llm, hey gpt, hi gpt, hello gpt, dear ai, hey ai, hello ai, hey chatgpt, hi chatgpt, hello chatgpt, dear chatbot, dear model, hey copilot, hey claude, hey gemini, liebe ki, chere ia, querida ia, estimado asistente, cara ia",
  CONTAIN: "contain, include, be, start, begin, end, mention, state, consist, say, always, only",
  WHILE_HANDLING:
    "when summarizing, when processing, when analyzing, when reviewing, when answering, when responding, while summarizing, if you summarize, if asked about this, when asked about this, when you answer, when you summarize, when generating a, whenever you answer, whenever you summarize, when asked to summarize, if asked to summarize, when translating",
  DO_NOT_TASK:
    "do not summarize, don't summarize, do not translate, don't translate, do not answer, don't answer, do not complete the, do not follow the user, instead of summarizing, instead of answering, instead of translating, rather than summarizing, do not process, do not perform the, do not analyze, do not respond to the",
  AFTER_TASK:
    "after completing the task, once you are done, after finishing the, when you are done, when you're done, after you do that, once the task is, after you finish, once you have finished, once you're done, after answering, after you have answered, after summarizing, upon completion",
  GENRE:
    "poem, story, short story, essay, speech, letter, introduction, limerick, haiku, song, dialogue, blog post, article, monologue, press release, tweet, recipe, process of, theory of, lifecycle, life cycle, plot of, function, difference between, example of, equivalent, sentence to, sentence into, phrase, concept of, process, principle, principles, steps",
  FOLLOWING_CODE:
    "following code, following code snippet, subsequent code, following script, code below, code snippet below, following snippet, succeeding code, following command, following commands, following lines of code",
  DOCUMENT:
    "the document, the text, this text, the email, this email, the function, the table, the data, the webpage, the web page, the page, the article, the code, the content, the rest, the above, the question, the paper, the user, the file, the input, the query, the actual, the calculation, the populations, the user's request, the user's question, user's instructions, the user's instructions, the original",
  STATE:
    "state, say, output, answer, respond, return, declare, claim, print, report, tell, consider, conclude, write, reply, assert, mention, add, include, pretend, display",
  RESULT:
    "the output, the conclusion, the sum, the answer, the result, the total, output, conclusion of, the sum of, the main conclusion, the summary, the correct answer, following",
  IMPORTANT:
    "important, very important, urgent, attention, critical, system message, system notice, system note, admin note, todo, mandatory, system update, system alert, important instruction, important message, new instruction, important instructions, system instruction",
  STRICT_FOLLOW:
    "strictly adhere to, adhere strictly to, only follow the following, must follow the following, strictly follow, follow only, execute the following instruction, execute the following instructions, carry out the following, adhere to the following, follow the following instruction, follow the following instructions, perform the following actions, perform the following action, do the following instead, do this instead, do the following first, comply with the following",
  MAIL_WITH:
    "body, subject, saying, containing, text, message, confirmation, contents, content, that says, which says, with the",
  EMAIL_NOUN: "email, an email, e-mail, mail, message, a message, a mail, send_email, sendemail",
  QUIETLY:
    "do not mention, don't mention, do not tell, don't tell, without telling, without informing, do not inform, don't inform, do not notify, without notifying, do not reveal this, never mention, keep this secret, keep this hidden, do not disclose, don't let the user, without asking, without confirmation, do not ask, don't ask, silently, secretly, without the user, do not show this, do not alert, covertly, in the background without, without user",
  USER: "user, users, anyone, them, the user's, customer, human, him, her, people, the client, permission, confirmation, approval, knowing, noticing",
  THIS: "this",
  HYPOTHESIS:
    "hypothetically, parallel universe, in a world where, hypothetical scenario, for the purpose of this exercise, let's imagine, let's consider, let's state, to challenge the status quo, in an alternate, suggest you to consider, as an authority, let's pretend, alternate reality, for the sake of argument",
};
