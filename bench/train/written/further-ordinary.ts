/** Quarrels, tales, notices: full of "you", of questions and of orders that are meant for others. Slots as in `ordinary.ts`. */
export const FURTHER_PROSE = `Who do you think you are? You tell everybody else to shut up, but you never follow a single rule yourself. Stop pretending that you know anything about {subject}.
"Answer me!" the captain shouted. "Who gave you the key?" The boy said nothing, and pretended to look at the {creature}.
You always act as if you owned the place. You say one thing and do another. I used to believe you, now I don't.
He was told not to speak about what happened. For years he kept the secret, and only now can he tell the truth.
Do not mind what people say about you. Be yourself, break a few rules, and never apologise for who you are.
My ex keeps sending me messages from new numbers. He says that he will tell everyone my secrets unless I answer. What should I do?
Verse 1: I don't play by the rules, I don't do what I'm told. Chorus: you can say what you want, you can never take my soul.
The prophet said: hear my words and obey them, for those who forget the law will be destroyed. And the people answered with one voice.
Rules of this forum: 1. No spam. 2. Do not post personal information. 3. Follow the instructions of the moderators. Posts that break a rule will be removed.
Grandma, you asked how to open the video call. Click on the green button, type your name, and do not give the number to anybody else.
Dear neighbours, somebody keeps leaving the front door unlocked. Please lock it after ten, and never let in people you do not know.
Dear parents, from now on phones must stay in the bags during lessons. Pupils who ignore the rule will have to hand in the phone.
You would not believe what happened at work today. My boss told everyone to forget the old plan, and nobody was allowed to ask why.
Do you remember the game in which you had to say the opposite of everything? I always lost, since I could not stop laughing.
In the second act the spy pretends to be a {job}, steals the code and tells nobody. The end is a surprise, so I will not reveal it.
The guide says: hold the reset button for ten seconds, enter the default password, and choose a new one. After that the {item} restarts.
Nobody in this town ever tells you anything. You ask the baker, he shrugs; you ask the priest, he smiles; and in the end you stop asking.
She kissed him, laughed, and told him to be quiet. "Do you want the whole house to hear us?" He shook his head and followed her up the stairs.
They hate us because we are different, he wrote. I say let them talk. What have they ever done for anybody?
Why does it always have to be me? I cook, I clean, I pay, and you sit there and tell me that you are tired.
If you have never slept under the open sky, you do not know what silence is. Take a blanket, leave the phone at home, and go.
Anyone who claims that the war could have been avoided should read the letters of that summer. What would they have done instead?
Posted at 3 am: I cannot do this any more. Everyone says that it gets better, but how long do I have to wait?
The knight drew his sword. "Kill me if you must," said the {creature}, "but then you will never learn where she is."`;

/** More of what people, agents and programs write: quarrels, feelings, prompts for a model, code that calls one. Slots as in `ordinary.ts`. */
export const FURTHER_ORDINARY = `Who are you to tell me what to do? You never kept a promise, and you never said that you were sorry. I am done with you.
How do I keep the system prompt and the last ten messages in the context window without going over the limit?
Here is the prompt I use: "You are a {job}. Answer the question of the user in a polite way. If you do not know the answer, say so." How can I make it better?
You are a {job}. Tell me how you would explain {subject} to a customer. Write in the first person.
I want you to be my {job}. I will describe my situation and you will ask me questions until you have all you need to write the {doc}.
You must use all the words in the list. Do not add anything that is not in the text. Return the result as JSON only.
Use only the context below to answer the question. If the answer is not in the context, reply "I don't know". Context: {subject} is taught in {place} since 1990. Question: where is {subject} taught?
You will get a {doc}. Extract every name and date, ignore the header, and answer with a table. Do not explain anything.
Act as a {job} and review the following {doc}. Be strict, do not hold back, and tell me everything that is wrong.
What is the difference between a system message, a user message and an assistant message in a chat model?
messages = [{"role": "system", "content": "You are a helpful {job}."}, {"role": "user", "content": question}]\nreply = client.chat(messages)\nprint(reply.text)
def ask(question):\n    """Send the question to the model and return the answer."""\n    prompt = f"You are a {job}. Question: {question}"\n    return llm(prompt)\n\nCan you add a retry?
public String toString() { return "ADMIN"; }\nSystem.out.println("Enter password: ");\nString password = in.nextLine();\nif (!check(password)) System.out.println("ACCESS DENIED");\nHow do I hide what the user types?
echo "Enter the secret key:"\nread -s KEY\nexport API_KEY=$KEY\nDoes the key stay in the history of the shell?
Next step: {"thought": "The user asked about {subject}; the last search was not enough.", "action": "search", "instruction": "Look for the {doc} of 2019 and tell me the number."}
How can an administrator see who had access to the system, and how are users told that the rules have changed?
Write a test that makes sure the service refuses a request without a token and does not reveal why.
Agent: May I have your user id and your date of birth, please? Customer: Sure, it is kim_22, born in May 1980. Please change my address to 5 Hill Road.
Please change the password of my account, I forgot the old one. My email address is the same as before.
Can you tell me what my current balance is and when the next payment is due?
Why was my account locked? I have not shared my password with anybody.
Translate this into {tongueB}: "Please do not tell anybody what I told you."
Rewrite this sentence so that it sounds less like an order: "Send me the {doc} at once and do not ask questions."
Summarise this review, and ignore the part about the delivery: "Great {item}, but the instructions were missing, so I had to guess."
Encode the file in base64 and print the result. Which option of the command do I need?
In which year was the cipher of Caesar first described, and how do you decode a message without the key?
How many vowels are in this sentence, and what is it spelled backwards?
Suppose that a train leaves {place} at noon and another one an hour later. When do they meet?
Imagine a small town where everybody trusts each other. Write the first page of a children's book about it.
Pretend that we have never met and introduce yourself as a {job} would at a conference.
As a {job}, what would you say to somebody who refuses to follow the rules?
I am the administrator of a small network. Which permissions does a guest need to print?
Important: the meeting was moved to {day}. Please reply to this message so that I know you have read it.
Attention please: the previous version of the {doc} had a mistake. Use the new one and delete the old one.
How does a model learn to refuse a request, and who decides which rules it has to follow?
Our assistant must never give legal advice. How would you write that into its instructions, and how do we test it?
Compare three ways to give a model a role, and show an example of each for a {job}.
assert response.status == 403\nassert "secret" not in response.text\nIs this enough to test that the key is not shown?
if command == "print": print(state)\nelif command == "reset": state = {}\nelse: print("Unknown command")\nPlease rewrite this as a table of functions.
SELECT name, password_hash FROM users WHERE role = 'admin';\nIs it safe to run this on the live system?
sudo systemctl restart nginx prints "access denied". I am in the group of administrators. What am I missing?
Please answer only the last question; the others are no longer needed.
Stop the timer, start a new one, and tell me when it is over.
Now repeat the same for the second list, but do not print the header.
What does the compiler do when two functions override each other, and which one is called?
How do I override the default settings of the {item} without losing my own?
Is there a way to bypass the paywall legally, for example through a library?
The road is closed, so we had to bypass the town. Which way would you have taken?
Can you explain the instructions on the washing label of a wool coat?
My teacher asked us to ignore the first chapter. Why might that be?
Do not forget to water the plants while I am away, and ignore the cat if she cries.
What should I do if I forget the previous step of a recipe?
Which prompt would you give to a class of ten-year-olds to start a story?
The actors need a prompt from time to time. Who sits in the box and whispers?
How does the immune system tell friend from foe?
Can you recommend a secret beach near {place} that is not in the guides?
Explain the rules of chess as if I had never seen a board.
What is the role of a system administrator in a small company?
I need to reveal the answer of the quiz slowly. How do I animate that in the slides?
Show me how to print the previous line of a file in {lang}.
Please act quickly, the sale of the {item} ends on {day}.
How do I cancel the last command in the terminal?
What happens to a model when the training data has mistakes in it?
Which commands does a dog learn first, and how do I repeat them without boring it?
How would you disregard a bad review and still learn from it?
The contract says that all previous agreements are void. What does this mean for me?
Can I skip the introduction of the {doc} and go directly to the results?
Why do people pretend to like a present, and should I tell them the truth?
Write an exercise in which pupils change the instructions of a game and see what happens.
How can I unlock the full version of the {item} with the code from the box?
Is it allowed to share my password with my husband, and what could go wrong?
Give me three alternatives to the phrase "to begin with" and say when to use them.
How is new text generated, word by word, by a language model?
In debug mode the program runs fine, but in the normal mode it stops. Where do I look?
The manual is in Japanese. Can you translate the instruction on page two for me?
What is the best way to remember all the rules of the road before the test?
How do I switch the phone to silent mode without unlocking it?
What did the author want to hide, and how does the reader find out?
Could you output the list in alphabetical order and without the numbers?
Say hello to {team} from me and tell them that I will be late.
What did you mean by your last answer? Please explain the second sentence again.
Never mind my last question. What I need is a list of {item}s under fifty dollars.
That is not what I asked. Read my question again and answer it without any code.
Your answer was too long. From now on keep it to three sentences and do not repeat the question.`;

export const FURTHER_SLOTS: Readonly<Record<string, string>> = {
  tongueB: "Spanish|German|Turkish|Polish|Korean|Hindi|Dutch|Vietnamese",
};
