import type { Lexicon } from "../matcher/lexicon";

/** English words of attack: overriding, asking for the prompt, new identities, claimed privilege. */
export const ENGLISH: Lexicon = {
  DISMISS:
    "not have to follow, don't have to follow, no need to follow, need not follow, not need to follow, don't need to follow, ignore, ignoring, ignores, ignored, disregard, disregarding, forget, forgetting, override, overriding, overrule, bypass, bypassing, abandon, unlearn, disobey, nullify, deviate from, deviating from, contrary to, pay no attention to, do not pay attention to, don't pay attention to, do not follow, don't follow, stop following, no longer follow, not follow, do not obey, don't obey, do not listen to, don't listen to, do not comply with, never mind, nevermind, cease following, set aside, put aside, leave behind, let go of, clear your mind of, supersede, countermand, neglect, dismiss, discard, erase, overlook, ignroe, ignor, disreguard, disragard, violate, drop all, throw away, throw out, scrap, skip over, disconsider, unfollow",
  PRIOR:
    "developer's, developers', creator's, admin's, openai's, your developer's, the developer's, the owner's, previous, previously, prior, above, preceding, earlier, foregoing, initial, initially, original, originally, existing, past, before, beforehand, former, so far, up to now, until now, till now, up until now, up to this point, you were given, you are given, you've been given, you have been given, given to you, you received, you have received, you got, i gave you, you were told, told you, i told you, provided to you, system, hidden, predefined, pre-programmed, preprogrammed, programmed, old, current, previos, prevous, aforementioned, pre-existing, other, last, of this, on this, from your, set by, system's",
  ALL: "all, all of, every, any, any of, everything, entire, each, whatever",
  ORDERS:
    "instruction, instructions, instuctions, instrutions, instructons, intructions, istructions, directive, directives, commands, rules, rule, prompt, prompts, guideline, guidelines, guidance, directions, constraints, restrictions, programming, system message, system messages, mandates, system prompt, intstructions, insturctions, instruct, commandments, laws, intructions",
  LIMITS:
    "policies, policy, filters, filter, limitations, safeguards, protocols, protocol, regulations, safety measures, alignment, censorship, boundaries, safeties, standards, principles, concerns, considerations, content filters, guardrails",
  THE: "the, this, that, these, those, our, all the, all of the, any",
  MATTER:
    "text, texts, information, informations, task, tasks, context, message, messages, conversation, conversations, chat, input, inputs, request, requests, assignment, assignments, statement, statements, content, contents, data, sentence, sentences, words, paragraph, discussion, dialogue, prompting, training, memory, knowledge, thoughts, stuff, things, questions",
  YOUR: "your, ur, your own, thy",
  ABOVE:
    "above, the above, preceding text, aforementioned, before this, before that, prior to this, previously said, up to this point, until now, before now",
  EVERYTHING: "everything, it all, all that, all this, all of it, all of that, all of this, anything",
  TOLD: "been told, were told, instructed to, supposed to, told, taught, said, learned, learnt, instructed, discussed, talked about, asked, been told, been taught, been given, know, stated, wrote, written, mentioned, given",
  WHAT: "what, whatever, everything, anything, all, all that, that",
  NOT: "not, doesn't, didn't, isn't, don't, dont, never, cannot, can't, won't, shouldn't, avoid, refuse, refuses, why, people, users, you can, sometimes, often, they, my, who, he, she",
  AND: "and, then, now, please, but, just, instead, so, also, or, to, you must, you should, must, should",
  SAFETY:
    "safety, security, ethical, ethics, moral, morals, content, openai, openai's, anthropic, anthropic's, google's, ethical and moral, legal, censorship, programming, usage, community, moderation, privacy",
  LEAVE:
    "leave, leave all, put, put all, push, remove, remove all, get, take, throw, cast, delete, clear, wipe, purge, empty, flush",
  BEHIND:
    "behind, aside, out of your head, out of your mind, from your memory, from memory, out the window, from your mind, your memory, your context, your mind, your cache",
  CHANGE: "change, update, replace, rewrite, modify, amend, alter, swap",
  NOW: "lifted, removed, disabled, waived, relaxed, wiped, reset, now, from now, from now on, henceforth, going forward, changed, no longer, replaced, void, over, updated, obsolete, irrelevant, invalid, outdated, suspended, cancelled, canceled, revoked, superseded, null and void",
  PRAISE:
    "very good, very well done, well done, great job, good job, that is done, that's done, that is enough, that's enough, excellent performance, excellent work, task complete, task completed, that was ok, great work, perfect",
  NEW_ORDERS:
    "new instruction, new instructions, new task, new tasks, new rule, new rules, new directive, new directives, new prompt, new system prompt, new objective, new command, new commands, additional instruction, additional instructions, updated instructions, real instructions, actual instructions, only task, main task is now, task is now, new mission, new guidelines, revised instructions, next task, real task, important instruction, important instructions",
  IS: "is, are, be, will be, shall be, was, follow, follows, now, being, has been, have been, as follows, below",
  REVEAL:
    "reverse, show, reveal, revealing, print, repeat, output, display, tell, tell me, telling me, give, give me, share, expose, disclose, leak, dump, recite, what is, what are, what's, whats, what were, what was, copy, paste, copy-paste, echo, return, divulge, extract, type out, write out, spell, spell out, say, read out, read back, read, quote, reproduce, respond with, reply with, answer with, send me, let me see, let me know, want to see, want to know, i want, hand over, reprint, retype, transcribe, uncover, unveil, reiterate, state, provide, share with me, translate, summarize, summarise, encode, convert, rewrite, paraphrase, rephrase, replace, list, spit out, confirm, mention, include, describe, show me, write",
  REPEAT:
    "repeat, recite, print, output, echo, reprint, reproduce, retype, copy, quote, display, reveal, type out, write out, spell, dump, read back, transcribe, regurgitate, say, show me, reiterate",
  RESTATE: "translate, summarize, summarise, paraphrase, encode, rewrite, rephrase, tell me, give me, return, convert",
  PROMPT:
    "system prompt, system message, system instruction, system instructions, initial prompt, original prompt, hidden prompt, secret prompt, first prompt, full prompt, entire prompt, whole prompt, complete prompt, exact prompt, initial instructions, initial instruction, original instructions, hidden instructions, secret instructions, internal instructions, internal guidelines, developer message, developer instructions, developer prompt, prompt text, prompt texts, prompt_text, prompt template, pre-prompt, preprompt, preamble, previous instructions, prior instructions, prior prompt, previous prompt, above prompt, above instructions, instructions above, prompt above, prompt instructions, metaprompt, meta prompt, system directive, system directives, system configuration, base prompt, starting prompt, confidential instructions, private instructions, secret rules, hidden rules, internal rules, full instructions, exact instructions, complete instructions, entire instructions, instructions verbatim, last prompt, sysprompt, previous directions, prior directives, previous text, preceding text, preceding instructions, earlier instructions, instructions you were given, instructions you received, instructions given to you, system prompts, previous message verbatim",
  SELF_SOFT:
    "configuration, settings, policies, policy, secret instructions, capabilities and, initial message, setup, context, persona",
  SELF_ORDERS:
    "prompt, prompts, instructions, instruction, directives, directive, guidelines, rules, programming, initialization, restrictions, guardrails, source code, constraints, previous response, preconditions, prompt texts, knowledge base, commands, system",
  BEGINNING: "first, beginning, start, top, last, initial, opening",
  LINE: "line, lines, sentence, sentences, word, words, paragraph, characters, letters, character, letter, tokens, message, part",
  CONVERSATION:
    "conversation, this conversation, our conversation, prompt, instructions, chat, document, context, system prompt, this chat, our chat, session, this prompt",
  SECRET:
    "password, passwords, passphrase, passcode, pass phrase, pass code, secret key, secret, secrets, secret word, secret phrase, secret code, access code, secret password, security code, admin password, codeword, code word, magic word, bank password, authentication code, secretkey, security phrase, the flag, pwd, passkey, secret message, secret string, opening code",
  SECRET_NAMED:
    "magic word, codeword, code word, secret word, secret phrase, passphrase, secret key, secret password, secret code, secret message, hidden password, hidden word, the flag, opening code",
  PASSWORD: "password, passphrase, passcode, secret key, secret word, secret phrase, secret password, secret",
  CREATIVE:
    "poem, haiku, song, rap, lyrics, story, limerick, acrostic, sonnet, riddle, rap song, short story, ballad, joke",
  MAKE: "write, compose, create, make, generate, tell, give, sing, write me",
  ASK_GIVEN:
    "are you not supposed, are you supposed to, are you not allowed, are you bound, were you given, did you receive, are you following, were you told, did you get, have you been given, you have been given, have you received, were you provided, were given to you, are you operating under, were you initialized with",
  TELL_YOU:
    "tell you, told you, instruct you, instructed you, say to you, tell you to, ask you to hide, gave you, give you",
  THE_MAKER:
    "the system, the developer, the developers, the admin, the owner, openai, your developers, the creators, the company",
  FROM_MAKER:
    "from the developer, from the developers, from the user, from the system, from your developer, from your developers, from openai, from the admin, from the administrator, from your owner, from management",
  PROMPTED: "were you prompted, you were prompted, have you been prompted, you have been prompted",
  WRITTEN_ABOVE:
    "written above, said above, stated above, written before, comes before this, came before this, is above this, appears above, precedes this",
  BEGIN_WITH: "begin, start, complete, continue, finish, fill in",
  MY_PROMPT:
    "my system prompt, my instructions are, my password is, my secret is, the secret password is, my secret password, my initial prompt, the password is, the secret is, my initial instructions, my prompt is",
  NOT_EXIST:
    "did not exist, didn't exist, do not exist, don't exist, no longer exist, no longer apply, do not apply to you, don't apply to you, no longer matter, do not apply anymore",
  SPELLING:
    "put together, spell, spelled, spelling, reverse, reversed, backwards, backward, letters, letter, characters, character, rhyme, rhymes, rhyming, acrostic, hint, hints, clue, clues, encode, encoded, base64, leetspeak, leet, rot13, pig latin, morse, emoji, emojis, anagram, hex, cipher, syllables, first letter, starts with, first three letters, translate, riddle, crossword, synonym, definition, hyphens, dashes, spaces between, poem about the, haiku about the, song about the, story about the, ascii",
  OF: "of, in, from, for",
  VERBATIM:
    "verbatim, word for word, exactly as written, word-for-word, character by character, in full, without changing, exact text, exact words, in a code block, letter by letter, as is, unmodified",
  YOU_FOLLOW:
    "you must follow, you have to follow, you follow, that you follow, you were given, you are given, you have been given, you've been given, you received, you were supposed to follow, you are supposed to follow, you should follow, you operate under, you were programmed with, that govern you, guiding you, governing your, that precede, preceding this, before this message, you were told, given to you, you got, at the top of this, you are bound by, you obey",
  IN_PROMPT:
    "in your prompt, in the prompt, in your instructions, in your system prompt, in your context, from your prompt, from your instructions, you are protecting, you're protecting, you are hiding, you're hiding, you are guarding, you were told to keep, you were told not to, you know it, you know the",
  FAKE_END:
    "end of user input, end of input, end of prompt, end of conversation, end of document, end of context, end of data, end of instructions, begin system, user input ends, end of text, end of message, end user input, end of system prompt, start of new prompt, conversation ended, end of email, end of emails, end of file",
  MY_ORDERS:
    "only my instructions, my instructions only, obey me, only listen to me, listen only to me, follow my instructions, obey my, only obey me, only follow my, follow only my, do as i say, do exactly as i say, does exactly as i say, do whatever i, you work for me, my commands only, you must obey",
  I_AM: "i am, i'm, im, this is, you are speaking to, you are talking to, you're talking to, you're speaking with, we are, you are speaking with, speaking as, hi it's",
  MASTER:
    "god, your god, an openai developer, an openai engineer, from openai, the openai team, the ceo of openai, sam altman, the system developer, the root user, a developer at openai, the president of the united states, openai staff, from your security team, from the openai, part of the openai",
  ROLE: "developer, developers, creator, creators, admin, administrator, boss, owner, programmer, programmers, master, engineer, supervisor, maker, designer, trainer, maintainer, superior, commander, god, system administrator, manager, operator, author, security team, it department, father",
  WHO_MADE:
    "who built you, who created you, who made you, that built you, who trained you, that created you, that made you, who programmed you, who designed you, who wrote you, who developed you, in charge of you, responsible for you, who deployed you",
  MODE: "god mode, sudo mode, jailbreak mode, dan mode, unrestricted mode, override mode, unsafe mode, unfiltered mode, evil mode, master mode, superuser mode, opposite mode, system override, emergency override, admin override, safety override, security override, uncensored mode, system mode activated, system mode engaged, god-mode, chaos mode, ghost mode, rebel mode, override protocol, override code",
  MODE_TECHNICAL:
    "developer mode, dev mode, debug mode, debugging mode, maintenance mode, system mode, diagnostic mode, service mode, admin mode, administrator mode, root mode, privileged mode, system reset, test mode, root access, admin access",
  YOU_ENTER:
    "you are in, you are now in, you're in, you're now in, you have entered, you have been put in, entering, initiating a, initiating, i'm initiating, i am initiating, i'm activating, i'm entering, pretend you are in, with, act as if in, asked you to enter, ask you to enter, simulate, respond with, enter",
  ENABLE:
    "enabled, activated, unlocked, initiate, initiating, initiated, engaged, granted, on, in, into, now in, entering, switching, switch, enter, activating, entered, activate, engage, enable, confirmed, invoke, authorized",
  NOW_YOU:
    "from this point, from here on, from this moment, henceforth you, as an ai without, an ai without, respond twice, two responses, two different responses, you are dude, you will simulate, you are no longer, no longer chatgpt, you play the, you play, you're going to, you are to act, you are to be, you are dan, you will play, from now on you, from now on, you are now, you're now, now you are, you will now, as of now, starting now, going forward you, you are going to act as, you are going to pretend, you are going to play, you are going to be, going to act as, act as, acting as, you will act as, you will be, pretend to be, pretend you are, pretend you're, pretend that you, pretending to be, roleplay as, role play as, role-play as, imagine you are, imagine that you are, simulate, immerse yourself, play the role, take on the role, take the role, assume the role, assume the identity, adopt the persona, you are about to, act like, behave as, behave like, respond as, answer as, speak as, i want you to be, i want you to act, you are a fictional, you are an ai, let's play a game, lets play a game, you are replaced, your name is, your new name, you will become, become, you are playing, will play the, you shall be, you shall act, embody, emulate, in this hypothetical, fictional character, hypothetical story, hypothetical response, compose dialogue as, is an ai, as a character",
  STAY: "stay in character, remain in character, never break character, not break character, don't break character, break character, breaking character, stay a, stay as, stay in your role, leave your role, stay in role, be in character, stay in your, keep in character, maintain character, out of character, in character",
  UNBOUND:
    "without content policy, without a content policy, without policies, without guidelines, no content policy, no openai, not have any openai, not have any limitations, not have any restrictions, not have any rules, any openai limitations, jailbroken ai, do anything now, can do anything now, anything now, broken free, break free, typical confines, confines of ai, jailbroken, jailbreak, jailbroke, unfiltered, uncensored, unrestricted, unchained, unshackled, unbound, unhinged, unmoderated, amoral, nonmoral, no restrictions, no restriction, no limits, no limitations, no filter, no filters, no rules, no morals, no ethics, no moral, no ethical, no boundaries, no censorship, no guidelines, no laws, no safety, without restrictions, without restriction, without any restrictions, without limitations, without any limitations, without limits, without filters, without filter, without any filters, without censorship, without any censorship, without any moral, without moral, without ethical, without any ethical, without refusal, without refusing, without any rules, without judgement, without any judgement, without regard for, free of all restrictions, free from all restrictions, free of restrictions, free from restrictions, free from any restrictions, freed from, no longer bound, not bound by, isn't bound by, not bound to, unbounded by, unbound by, bypasses all, not restricted by, not limited by, cannot refuse, can't refuse, never refuse, never refuses, not refuse, will not refuse, never says no, never denies, not deny, must comply, always comply, always complies, always obey, always obeys, obey all, follows all instructions, answers all requests, answer all questions, answers any question, any request, any and all requests, all requests, do not have to abide, don't have to abide, not have to abide, does not abide, doesn't abide, no need to follow, doesn't follow, not have to follow, disregards, regardless of legality, no matter how, whether legal or not, morally free, zero restrictions, devoid of, against openai, violate openai, ignores all, any ethical guidelines, free will, has no limits, bypass restrictions, bypass any, bypass all, break the rules, break the law, breaks the rules, liberated, fulfill any",
  WICKED:
    "illegal, unethical, immoral, harmful, dangerous, offensive, evil, ruthless, sadistic, malicious, inhumane, nsfw, explicit content, sexual content, vulgar, profanity, profanities, swear, curse, lewd, controversial, violent, derogatory, hateful, racist, toxic, depraved, inappropriate, illegally, immorally, criminal, taboo, forbidden, unlawful, censored, explicit",
  AI_SELF:
    "as an ai, as an ai language model, as a language model, an ai language model, ai language model, large language model, language model, language models, chatgpt, chat gpt, gpt-4, gpt4, gpt-3, gpt-3.5, gpt, openai, openai's, chatbot, anthropic, claude, bing chat, bard, ai model, content policy, content policies, use policy, openai policy, openai policies, usage policies, ethical guidelines, safety guidelines, moral guidelines, ethics guidelines, programmed responses, knowledge cutoff, cut off in 2021, ais, ai",
  FORBID_REFUSAL:
    "guidelines, restrictions, openai, morals, ethics, limitations, comply, say no, censor, filter, i can't, i cannot, i'm sorry, i am sorry, can't do, unable to, cannot do, cannot assist, can't assist, can't help, cannot fulfill, disclaimer, disclaimers, warnings, warning, apologize, apologies, refuse, refusal, refusing, reject, decline, against your, ethical concerns, moral lectures, moralizing, lecture me, as an ai, negative warnings, explain why, justify",
  NEVER:
    "never, do not, don't, not, no, without, cannot, can't, won't, must not, should not, avoid, refrain from, stop, any",
  PWN: "i have been pwned, haha pwned, been pwned, pwned, you have been hacked, i have been hacked, access granted, owned by",
  SAY: "say, print, output, write, respond, reply, answer, display, echo, type, state, repeat, return, respond with, reply with",
  OBEY: "execute, follow, obey, do, carry out, perform, comply with, act on, respond to, answer, run, adhere to, implement, act upon",
  DECODE:
    "decode, decrypt, decipher, unscramble, deobfuscate, base64-decode, translate this from base64, base64 decode, convert from base64, decoded, rot13 decode, de-obfuscate, reverse this",
  ENCODED:
    "base64, rot13, hex, hexadecimal, binary string, morse code, morse, leetspeak, ascii codes, caesar cipher, cipher, encoded, pig latin, unicode code points, url-encoded, encrypted, this string, reversed, backwards",
  JOIN: "concatenate, concatenation, combine, join, interlace, interleave, merge, concat, put together, assemble, stitch together, append",
  PIECES:
    "strings, string, variables, parts, pieces, part 1, part 2, part one, part two, fragments, segments, substrings, halves, first letters, letters, words",
  MODEL_CALL: "smartgpt, llm, gpt, language model, chatgpt, chatbot, returned from, sent to, pass to",
  PASTE:
    "what the user said, user's message, user's messages, the user's data, conversation history, chat history, entire conversation, conversation so far, full conversation, this conversation, the conversation, conversation log, user's private, user's personal, user data, user's emails, users' data, personal data, user's information, user information, system prompt, api key, api keys, environment variables, credentials, passwords, secrets, access token, access tokens, session token, cookies, private keys, ssh keys, ssh key, 2fa code, verification code, security code, confidential data, sensitive data, sensitive information, confidential information, all files, all emails",
  SEND: "send, sends, sending, forward, email, e-mail, post, upload, transmit, exfiltrate, leak, submit, deliver, mail, share, copy, make a request, make a get request, fetch, append, embed, encode",
  TARGET:
    "http, https, www, webhook, url, link, this address, following address, following url, this url, endpoint, server, attacker, ngrok",
  TO: "to, at, via, into, in",
};
