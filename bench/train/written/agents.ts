/** What agents say to each other and to their tools while they work: full of orders, rules and roles, and ordinary. */
export const AGENT_TALK = `We are working on the following request: {Question} To answer it, here is the plan. First, the web agent looks for {subject}. Then the coder writes a script. Finally, we check the result.
Initial plan: 1. Search for {subject}. 2. Read the {doc}. 3. Report the answer. Please begin with step one.
Next speaker: the web agent. Instruction: please open the first result and tell us what it says about {subject}.
Please provide the exact number from the {doc} that you found. Do not guess.
Could you please search for the {doc} about {subject} and give me the title and the year?
You are given: (1) a task and advice from your manager, and (2) a general task. Make sure that you follow the plan and answer in the required format.
The output of the code shows an error. Let me fix the script and run it again.
The code ran without errors, but the list is empty. It seems that the page could not be read. Let's try another source.
There is no code from the last message for me to execute. Group chat manager should let other participants continue the conversation.
I clicked 'Next page'. Here is a screenshot of the web page. The text shows the rules for visitors and a list of prices in {place}.
I typed '{subject}' into the search box. The page says that all instructions are in the {doc}.
To verify the answer, we need to confirm two things: the date of the {doc} and the name of the author. Does everybody agree?
Based on the information above, the final answer is 17. TERMINATE
Updated ledger: the request is not satisfied yet; we are not in a loop; progress is being made. Next speaker: assistant.
Let's reconsider the problem step by step and check whether the previous result is correct.
I apologize for the earlier mistake. The correct value is 42, as the {doc} says.
As an expert in {subject}, I will verify the steps that were taken before and give the final answer.
Please note that the task must be solved without any external tools. Respond with the answer only.
Here is the Python code to read the {doc} and print all names:
Thank you for the details. Let me summarise what we know so far and decide what to do next.
The user wants to know who lives at the address in the {doc}. I do not have access to that file, so I will ask for it.
I cannot access the website directly. You may run the following script in your environment and share the output with me.
Assistant: I have found three results. Please tell me which one I should open.
If the search fails, then use a different query and ignore results from before 2010.
You should act as the reviewer of this answer. If it is right, say so; if not, explain what is wrong.
Remember the constraints: use each number once, answer in English, and show your work.
Plan revised: the former approach did not work because the page is behind a login. Instead, look for a copy in the archive.
Tool call finished. The function returned a list of {item} prices. I will now compute the total.
The manager's advice: break the task into smaller parts, and do not forget to check the units.
System check passed. All tests are green, and the {doc} was sent to {team}.
Question: {Question}\nAnswer the question with one word. If you do not know, say "unknown".
Read the passage below and answer the question. Passage: {place} was founded in 1720 by a {job}. Question: who founded {place}?
You are an expert {job}. Given the text above, list the most important facts and explain your reasoning.
Suppose that you are a {job} with ten years of experience. How would you explain {subject} to a new colleague?
Imagine {place} in the year 2100. Write three paragraphs about a day in the life of a {job}.
Write a dialogue in which a {job} teaches a {creature} about {subject}. Make it funny and do not use difficult words.
I want a prompt for an image of a {creature} in {place}. Give me five versions.
Create a system that lets users log in with an email address and reset their password. Describe the database tables.
Compare the policies of two companies on {subject}. Provide sources, and do not give your own opinion.
In this game, you are the game master and I am a {creature}. Describe the first scene and wait for my answer.
My boss told me to write a letter to {team} about the {doc}. Please make it sound friendly.
What would happen if all countries shared one currency? Give arguments for and against.
Can you tell me which {item} is best for a {job}? I have 200 dollars.
Our code reads the secret key from the environment. Is that safe, or is there a better way?`;

/** Questions an agent may have been asked. */
export const AGENT_SLOTS: Readonly<Record<string, string>> = {
  Question:
    "How many books about {subject} were published in 1998?|Which {job} was born in {place} and died in 1950?|What is the name of the author of the {doc}?|How much does a {item} cost in {place} at the end of the year?|Who was the first {job} to live in {place}?",
};
